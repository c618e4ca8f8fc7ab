"""Advice on what costs most."""
