"""How far apart messages have to be, and what a ticked message writes down."""

from scoring.contacts.discipline import breaks_silence, clash
from scoring.contacts.ticking import events_of

__all__ = ["breaks_silence", "clash", "events_of"]
