"""The person's data as a whole."""
