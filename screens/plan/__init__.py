"""The plan as a list to tick."""
