"""The list of letters, and one letter on the desk."""
