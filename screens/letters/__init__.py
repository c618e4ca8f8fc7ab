"""The list of letters, and one letter: its text, and how it leaves the screen."""
