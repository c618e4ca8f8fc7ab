"""Pieces of screen that several pages use. They may draw and they may save; they decide nothing about scores."""
