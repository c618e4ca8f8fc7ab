"""Blanks: what stands for the words in braces of a letter, from where, and what is still missing.

Decides the order of sources: what the user wrote for this blank, what the candidacy knows, a note, the words beside an
answer. What is only a hint is shown and never used by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from scoring.calendar import ONE_DAY, spoken
from scoring.candidacy import Candidacy, day_of
from scoring.catalogue import Catalogue
from scoring.letters.material import Known, LetterBlank
from scoring.letters.recipients import joined, recipient


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of one letter to one person. `about` is the key of the note that fills it; `value` is empty if nothing does.

    `given` says that the user wrote it for this blank, `hint` is what else they wrote that may serve.
    """

    key: str
    about: str
    question: str
    example: str
    value: str
    given: bool
    personal: bool
    optional: bool
    hint: str

    @property
    def marker(self) -> str:
        """What stands in the letter while the blank is open; an optional one leaves nothing behind."""
        return "" if self.optional else f"[{self.question}]"


def by_text(catalogue: Catalogue) -> dict[str, LetterBlank]:
    """Return the blank of every text in braces."""
    return {text: blank for blank in catalogue.letter_blanks for text in blank.texts}


def look_up(blank: LetterBlank, who: str, candidacy: Candidacy, today: date) -> Blank:
    """Return a blank as it stands for one person on `today`."""
    personal = blank.scope == "person"
    about = joined(blank.key, who) if personal else blank.key
    own = _last(note.text for note in candidacy.notes if note.kind == "blank" and note.about == about)
    return Blank(
        key=blank.key,
        about=about,
        question=blank.question,
        example=blank.example,
        value=own or _known(blank.known, who, candidacy, today) or _noted(blank, candidacy),
        given=bool(own),
        personal=personal,
        optional=blank.optional,
        hint=_evidence(blank.hint, candidacy),
    )


def _noted(blank: LetterBlank, candidacy: Candidacy) -> str:
    notes = _last(note.text for note in candidacy.notes if blank.notes and note.kind == blank.notes)
    return notes or _evidence(blank.answer, candidacy)


def _evidence(factor: str | None, candidacy: Candidacy) -> str:
    own = (answer for answer in candidacy.answers if answer.factor == factor and answer.rater == "self")
    return _last(answer.evidence or "" for answer in own)


def _last(texts: Iterable[str]) -> str:
    """Return the last text that is not empty, on one line."""
    lines = [" ".join(text.split()) for text in texts]
    return next((line for line in reversed(lines) if line), "")


def _known(field: Known | None, who: str, candidacy: Candidacy, today: date) -> str:
    match field:
        case "name":
            said = recipient(candidacy, who).name
        case "role":
            said = candidacy.role
        case "employer":
            said = candidacy.employer
        case "interview_date":
            said = spoken(candidacy.interview_day)
        case "interview_day":
            said = _seen_from(candidacy.interview_day, today)
        case _:
            said = _to_come(field, candidacy, today)
    return " ".join(said.split())


def _to_come(field: Known | None, candidacy: Candidacy, today: date) -> str:
    """Return a date that events or the employer have set, empty while they have not."""
    second, met, stated = candidacy.second_interview, round_two_day(candidacy), candidacy.decision_date
    offers = [event.respond_by for event in candidacy.events_in_order if event.kind == "offer" and event.respond_by]
    said = {
        "second_interview": second and _moment(second),
        "second_interview_day": met and _seen_from(met, today),
        "decision_date": stated and stated >= today and spoken(stated),
        "answer_by": offers and spoken(offers[-1]),
    }
    return str(said.get(field or "") or "")


def round_two_day(candidacy: Candidacy) -> date | None:
    """Return the day on which the second interview took place or is to take place."""
    held = [event.on for event in candidacy.events_in_order if event.kind == "second_interview_held"]
    if held:
        return held[-1]
    return day_of(candidacy.second_interview) if candidacy.second_interview else None


def _seen_from(day: date, today: date) -> str:
    return {today: "today", today - ONE_DAY: "yesterday"}.get(day, f"on {spoken(day)}")


def _moment(moment: date | datetime) -> str:
    day = spoken(day_of(moment))
    return f"{day} at {moment:%H:%M}" if isinstance(moment, datetime) else day
