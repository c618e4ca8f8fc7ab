"""Who may be written to, when and why not, and what a ticked message writes down."""

from scoring.contacts.discipline import Discipline, Message, Sent, awaits_date, history, message, people
from scoring.contacts.ticking import events_of

__all__ = ["Discipline", "Message", "Sent", "awaits_date", "events_of", "history", "message", "people"]
