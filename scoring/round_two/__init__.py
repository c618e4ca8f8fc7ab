"""Preparation for round two: from the notes of a candidacy to countdown, lists, matches and suggestions.

Decides what follows from what the user wrote. Nothing here answers a factor: a suggestion is a sentence with its reason,
and the user takes it or leaves it. The words are in `data/round_two.yaml`.
"""
