"""Gathering what the user wrote elsewhere: the notes that may fill a blank, and the lists of a worksheet.

Decides how notes read on one line each. Which of them fill a blank and which are only a hint is decided in
`scoring.letters.blanks`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from scoring.calendar import spoken
from scoring.candidacy import Candidacy, day_of
from scoring.catalogue.letter_shapes import LetterBlank, Written
from scoring.facts import Snapshot
from scoring.lines import one_line
from scoring.round_two.notes import ANY, written
from scoring.round_two.people import CARES, people
from scoring.round_two.questions import bank

_CHANNELS = {"email": "by email", "phone": "by phone", "letter": "by letter"}
_STOPS = ".;!? "


def moment(when: date | datetime) -> str:
    """Return a day as it stands in a sentence, with the time where it is known."""
    day = spoken(day_of(when))
    return f"{day} at {when:%H:%M}" if isinstance(when, datetime) else day


def texts(source: Written | None, candidacy: Candidacy, who: str | None = None) -> tuple[str, ...]:
    """Return the words of some notes in their order, each on one line; with `who`, of those about that person."""
    if source is None:
        return ()
    notes = written(candidacy, source.kind, who or source.about or ANY)
    if source.ending is None:
        return tuple(one_line(note.text) for note in notes)
    came_of = {note.about: one_line(note.text) for note in written(candidacy, source.ending)}
    return tuple(f"{one_line(note.text).rstrip(_STOPS)}; {came_of[note.id]}" for note in notes if note.id in came_of)


def listed(blank: LetterBlank, now: Snapshot) -> str:
    """Return everything that belongs in a blank with `lines`, each on a line with a dash; empty if there is nothing."""
    candidacy = now.candidacy
    found: Iterable[str]
    if blank.known == "people_there":
        found = _people_there(candidacy)
    elif blank.known == "next_step":
        found = _next_step(candidacy)
    elif blank.known == "question_bank":
        found = (text for bucket in bank(candidacy, now.catalogue.round_two) for text in bucket.offered)
    else:
        found = _noted(blank.notes, candidacy)
    return "\n".join(f"- {line}" for line in found if line)


def _noted(source: Written | None, candidacy: Candidacy) -> Iterator[str]:
    """Yield notes, with the name of whoever of round one they are about."""
    names = {person.id: one_line(person.name) for person in candidacy.interviewers}
    for note in written(candidacy, source.kind, source.about or ANY) if source else ():
        name = names.get(note.about or "")
        yield f"{one_line(note.text)} ({name})" if name else one_line(note.text)


def _people_there(candidacy: Candidacy) -> Iterator[str]:
    for person in people(candidacy):
        if not person.new:
            who = ", ".join(filter(None, (one_line(person.name), one_line(person.role))))
            cares = one_line(person.known.get(CARES, ""))
            yield f"{who}: {cares}" if who and cares else who


def _next_step(candidacy: Candidacy) -> Iterator[str]:
    if second := candidacy.second_interview:
        yield f"Second interview: {moment(second)}"
    if candidacy.decision_date:
        yield f"Decision: by {spoken(candidacy.decision_date)}"
    if contact := candidacy.contact:
        by = _CHANNELS.get(contact.channel or "")
        yield ", ".join(one_line(part) for part in (contact.name, contact.role, by, contact.address) if part)
