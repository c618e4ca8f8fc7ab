"""How far apart messages have to be, and what a ticked message writes down."""

from scoring.contacts.discipline import Discipline
from scoring.contacts.ticking import events_of

__all__ = ["Discipline", "events_of"]
