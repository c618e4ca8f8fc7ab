"""Around the app: who is let in."""
