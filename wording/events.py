"""What happened, in a few words: the kinds of events as they are offered, and each event as it is told."""

from collections.abc import Iterable

from scoring.candidacy import Event, EventKind
from scoring.facts.rounds import Round, rounds
from scoring.language import an_interview, interview_name
from scoring.terms import SECOND
from wording.screen import LABELS
from wording.words import day_name, moment_name

KINDS, ABOUT = LABELS["kinds"], LABELS["about"]


def kind_words(kind: EventKind, number: int = SECOND) -> str:
    """Name a kind of event; an invitation and an interview that took place by their round."""
    return KINDS[kind].format(an_interview=an_interview(number), interview=interview_name(number))


def event_words(event: Event, events: Iterable[Event], who: str | None) -> str:
    """Say what happened; `events` are all of them in order, from which its round is known, `who` names whom it is about."""
    words = kind_words(event.kind, _number(event, events))
    if event.kind == "contact" and event.about:
        words = f"I wrote or called {ABOUT[event.about][0].lower()}{ABOUT[event.about][1:]}"
    if who:
        words += f" ({who})"
    if event.second_interview:
        words += f", for {moment_name(event.second_interview)}"
    if event.deadline:
        words += f", due on {day_name(event.deadline)}"
    if event.respond_by:
        words += f", answer by {day_name(event.respond_by)}"
    return words


def _number(event: Event, events: Iterable[Event]) -> int:
    """Return the round of an event: the newest one that is known once it has happened."""
    if event.kind not in {"invited", "second_interview_held"}:
        return SECOND
    told = list(events)
    until = told[: told.index(event) + 1] if event in told else [*told, event]
    return event.round or max(rounds(until), key=_by_number).number


def _by_number(one: Round) -> int:
    return one.number
