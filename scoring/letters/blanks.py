"""Blanks: what stands for the words in braces of a letter, from where, and what is still missing.

Decides the order of sources: what the user wrote for this blank, what the candidacy knows, a note, the words beside an
answer; and in which note an answer to a blank is kept. What is only a hint is shown and never used by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from scoring.calendar import ONE_DAY, spoken
from scoring.candidacy import Candidacy, Note, day_of
from scoring.catalogue.letter_shapes import Known, LetterBlank, Written
from scoring.facts import Snapshot
from scoring.language import interview_name
from scoring.lines import one_line
from scoring.people import known, round_tag
from scoring.round_two.notes import ANY, evidence, written
from scoring.round_two.people import CARES, met_so_far
from scoring.round_two.questions import bank
from scoring.terms import SECOND

_LONGEST_ID = 64
_CHANNELS = {"email": "by email", "phone": "by phone", "letter": "by letter"}


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of one letter to one person. `about` names it for that person; `value` is empty if nothing fills it.

    `note` holds what the user writes for it, `hint` is what else they wrote that may serve.
    """

    of: LetterBlank
    about: str
    value: str
    note: Note
    hint: str

    @property
    def given(self) -> bool:
        """Whether the user wrote it for this blank."""
        return bool(self.note.text.strip())

    @property
    def marker(self) -> str:
        """What stands in the letter while the blank is open; an optional one leaves nothing behind."""
        return "" if self.of.optional else f"[{self.of.question}]"


def look_up(blank: LetterBlank, who: str, now: Snapshot) -> Blank:
    """Return a blank as it stands for one person."""
    candidacy, personal = now.candidacy, blank.scope == "person"
    number = round_of(blank, now)
    parts = (blank.key, *([round_tag(number)] if number > SECOND else []), *([who] if personal else []))
    about = joined(*parts)
    own = _kept_in(blank, about, candidacy)
    hints = (evidence(candidacy, blank.hint), *_texts(blank.hint_notes, candidacy, who if personal else None))
    if blank.lines:
        value = "\n".join(f"- {line}" for line in _lines(blank, now) if line)
    else:
        noted = _texts(blank.notes, candidacy)[-1:] or [evidence(candidacy, blank.answer)]
        value = one_line(own.text) or _known(blank.known, who, now) or noted[0]
    return Blank(blank, about, value, own, "; ".join(filter(None, hints)))


def round_of(blank: LetterBlank, now: Snapshot) -> int:
    """Return the number of the round for which a blank is filled, 2 where that makes no difference."""
    return {"ahead": now.number, "held": now.thanks_round}.get(blank.of_round or "", SECOND)


def joined(*parts: str) -> str:
    """Join ids to one id that differs whenever a part differs, also where the parts are as long as an id may be."""
    whole = "-".join(parts)
    return whole if len(whole) <= _LONGEST_ID else f"{whole[:31]}-{sha256(whole.encode()).hexdigest()[:32]}"


def _kept_in(blank: LetterBlank, about: str, candidacy: Candidacy) -> Note:
    """Return the note that holds what is written for a blank: one of its own, or the newest of those that fill it."""
    source, found = blank.notes, written(candidacy, "blank", about)
    if source and not source.ending and not found:
        found = written(candidacy, source.kind, source.about or ANY) or (Note(id=_id(about), kind=source.kind),)
    return found[-1] if found else Note(id=_id(about), kind="blank", about=about)


def _id(about: str) -> str:
    return joined("blank", about)


def _known(field: Known | None, who: str, now: Snapshot) -> str:
    """Return a field of the candidacy, empty while it is not known or, of a decision date, when it has passed."""
    candidacy, stated = now.candidacy, now.candidacy.decision_date
    found = {
        "name": known(candidacy, who).name,
        "role": candidacy.role,
        "employer": candidacy.employer,
        "interview_date": spoken(now.last_day),
        "interview_day": _seen_from(now.today, candidacy.interview_day),
        "second_interview": _moment(now.second_moment),
        "second_interview_day": _seen_from(now.today, now.last_held.day if now.last_held else now.round_two_day),
        "decision_date": spoken(stated) if stated and stated >= now.today else "",
        "answer_by": _moment(now.answer_by),
    }
    return one_line(found.get(field or ""))


def _moment(when: date | datetime | None) -> str:
    """Return a day as it stands in a sentence, with the time where it is known."""
    time = f" at {when:%H:%M}" if isinstance(when, datetime) else ""
    return f"{spoken(day_of(when))}{time}" if when else ""


def _seen_from(today: date, day: date | None) -> str:
    return {today: "today", today - ONE_DAY: "yesterday"}.get(day, f"on {spoken(day)}") if day else ""


def _texts(source: Written | None, candidacy: Candidacy, who: str | None = None) -> list[str]:
    """Return the words of some notes in their order, each on one line; with `who`, of those about that person."""
    if source is None:
        return []
    notes = written(candidacy, source.kind, who or source.about or ANY)
    if source.ending is None:
        return [one_line(note.text) for note in notes]
    came_of = {note.about: one_line(note.text) for note in written(candidacy, source.ending)}
    return [f"{one_line(note.text).rstrip('.;!? ')}; {came_of[note.id]}" for note in notes if note.id in came_of]


def _lines(blank: LetterBlank, now: Snapshot) -> Iterator[str]:
    """Yield everything that belongs in a blank with `lines`; a note is told with the name of whoever it is about."""
    candidacy, source = now.candidacy, blank.notes
    for note in written(candidacy, source.kind, source.about or ANY) if source else ():
        name = known(candidacy, note.about).name if note.about else ""
        yield f"{one_line(note.text)} ({name})" if name else one_line(note.text)
    match blank.known:
        case "people_there":
            for person in met_so_far(now):
                who = ", ".join(filter(None, (one_line(person.name), one_line(person.role))))
                cares = one_line(person.known.get(CARES))
                yield f"{who}: {cares}" if who and cares else who
        case "next_step":
            if second := now.second_moment:
                yield f"{interview_name(now.number).capitalize()}: {_moment(second)}"
            if candidacy.decision_date:
                yield f"Decision: by {spoken(candidacy.decision_date)}"
            if contact := candidacy.contact:
                by = _CHANNELS.get(contact.channel or "")
                yield ", ".join(one_line(one) for one in (contact.name, contact.role, by, contact.address) if one)
        case "question_bank":
            yield from (text for bucket in bank(candidacy, now.catalogue.round_two) for text in bucket.offered)
