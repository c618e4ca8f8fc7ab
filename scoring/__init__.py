"""The domain: what a candidacy is, how ready it is, and what to do next.

Pure functions of a candidacy, a catalogue and a date. Nothing here knows the screen, the database or the clock.
"""
