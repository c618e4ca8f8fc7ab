"""Who may be written to, when and why not, and what a ticked message writes down."""

from scoring.contacts.refusal import Refusal, refusal
from scoring.contacts.ticking import event_id, events_of, with_its_events

__all__ = ["Refusal", "event_id", "events_of", "refusal", "with_its_events"]
