"""How the number is made."""
