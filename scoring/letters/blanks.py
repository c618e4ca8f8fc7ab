"""Blanks: what stands for the words in braces of a letter, from where, and what is still missing.

Decides the order of sources: what the user wrote for this blank, what the candidacy knows, a note, the words beside an
answer; and in which note an answer to a blank is kept. What is only a hint is shown and never used by itself.
"""

from dataclasses import dataclass
from datetime import date

from scoring.calendar import ONE_DAY, spoken
from scoring.candidacy import Candidacy, Note
from scoring.catalogue.letter_shapes import Known, LetterBlank
from scoring.facts import Snapshot
from scoring.letters.recipients import joined
from scoring.letters.sources import listed, moment, texts
from scoring.lines import one_line
from scoring.people import known
from scoring.round_two.notes import ANY, evidence, written


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
    candidacy = now.candidacy
    personal = blank.scope == "person"
    about = joined(blank.key, who) if personal else blank.key
    own = _kept_in(blank, about, candidacy)
    hints = (evidence(candidacy, blank.hint), *texts(blank.hint_notes, candidacy, who if personal else None))
    return Blank(
        of=blank,
        about=about,
        value=listed(blank, now) if blank.lines else _value(blank, own, who, now),
        note=own,
        hint="; ".join(filter(None, hints)),
    )


def _value(blank: LetterBlank, own: Note, who: str, now: Snapshot) -> str:
    candidacy = now.candidacy
    return (
        one_line(own.text)
        or _known(blank.known, who, now)
        or next(reversed(texts(blank.notes, candidacy)), "")
        or evidence(candidacy, blank.answer)
    )


def _kept_in(blank: LetterBlank, about: str, candidacy: Candidacy) -> Note:
    """Return the note that holds what is written for a blank: one of its own, or the newest of those that fill it."""
    note_id = joined("blank", about)
    own = next((note for note in reversed(candidacy.notes) if note.kind == "blank" and note.about == about), None)
    source = blank.notes
    if own or source is None or source.ending:
        return own or Note(id=note_id, kind="blank", about=about)
    return next(reversed(written(candidacy, source.kind, source.about or ANY)), Note(id=note_id, kind=source.kind))


def _known(field: Known | None, who: str, now: Snapshot) -> str:
    """Return a field of the candidacy, empty while it is not known or, of a decision date, when it has passed."""
    candidacy, today, said = now.candidacy, now.today, ""
    match field:
        case "name":
            said = known(candidacy, who).name
        case "role" | "employer":
            said = getattr(candidacy, field)
        case "interview_date":
            said = spoken(candidacy.interview_day)
        case "interview_day":
            said = _day_seen_from(candidacy.interview_day, today)
        case "second_interview" if second := candidacy.second_interview:
            said = moment(second)
        case "second_interview_day" if met := candidacy.round_two_day:
            said = _day_seen_from(met, today)
        case "decision_date" if (stated := candidacy.decision_date) and stated >= today:
            said = spoken(stated)
        case "answer_by":
            days = [e.respond_by for e in candidacy.events_in_order if e.kind == "offer" and e.respond_by]
            said = spoken(days[-1]) if days else ""
    return one_line(said)


def _day_seen_from(day: date, today: date) -> str:
    return {today: "today", today - ONE_DAY: "yesterday"}.get(day, f"on {spoken(day)}")
