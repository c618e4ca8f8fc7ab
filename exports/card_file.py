"""The card for the morning of round two: one page of PDF, read in fifteen minutes.

Drawn from the notes for round two. What is not written yet stands as a line to fill by hand, with what belongs on it;
nothing is made up. Long texts are cut, the app has the whole of them.
"""

from itertools import zip_longest
from typing import Any

from exports.export import Export
from exports.lines import short
from exports.report import made_words
from exports.typesetting import breakable, typeset
from scoring.candidacy import ContactPerson
from scoring.facts import Snapshot
from scoring.letters.drafting import BRACES
from scoring.round_two.cases import cover, results
from scoring.round_two.notes import said, written
from scoring.round_two.outlook import closing_lines
from scoring.round_two.people import expected, people
from scoring.round_two.questions import bank
from scoring.round_two.weak_answers import weak_points
from scoring.terms import Stage
from wording.words import day_name, job_words, moment_name

_CASES, _ANSWERS, _QUESTIONS, _PEOPLE = 3, 3, 6, 6
_NAME, _LINE, _PARAGRAPH = 80, 200, 280
_TO_ANSWER = "Your answer in one sentence."
_EMPTY = "…………………"

Entry = tuple[str, str]


def render(export: Export) -> bytes:
    """Return the card on one page of `export.paper`; calm, too, when no second interview is known."""
    candidacy = export.candidacy
    content: dict[str, Any] = {
        "title": _title(export),
        "job": short(job_words(candidacy)),
        "facts": _facts(export),
        "cases": _cases(export),
        "answers": _answers(export),
        "questions": _questions(export),
        "closing": _closing(export),
        "made": made_words(export),
        "paper": export.paper,
    }
    return typeset("card", breakable(content), export.today)


def _title(export: Export) -> str:
    if export.readiness.stage in {Stage.HELD, Stage.CLOSED}:
        return "As you went into round two"
    day = Snapshot(export.candidacy, export.catalogue, export.today).second_interview
    return "The morning of round two" if day is None else f"Round two, {day_name(day)}"


def _facts(export: Export) -> list[Entry]:
    """Return when, where, who, their problem, and whom to call when something goes wrong."""
    candidacy = export.candidacy
    moment = candidacy.second_interview
    unknown = "No day is known yet. Print this card again when the invitation is here."
    problem = "; ".join(said(candidacy, export.catalogue.round_two.prompt("problem")))
    contact = candidacy.contact
    facts = [
        ("When", moment_name(moment) if moment else unknown),
        ("Where", ""),
        ("Who", _who(export)),
        ("Their problem", short(problem, _LINE)),
        ("If you are late", _reach(contact) if contact else ""),
    ]
    return [(name, text) for name, text in facts if text or name in {"Where", "Their problem"}]


def _who(export: Export) -> str:
    coming = expected(export.candidacy)
    known = (coming or people(export.candidacy))[:_PEOPLE]
    names = [_named(one.name, one.role) for one in known]
    return "; ".join(names) + ("" if coming or not names else " (from round one)")


def _named(name: str, role: str | None) -> str:
    return ", ".join(filter(None, (short(part or "", _NAME) for part in (name, role))))


def _reach(contact: ContactPerson) -> str:
    """Say whom to call; long names are cut so that the address never is."""
    return ", ".join(filter(None, (_named(contact.name, contact.role), short(contact.address or "", _LINE))))


def _cases(export: Export) -> list[Entry]:
    """Return three cases with what came of them, those that cover most lines of the advert first."""
    candidacy, came_of = export.candidacy, results(export.candidacy)
    lines = [line.confirmed for line in cover(candidacy)]
    cases = sorted(written(candidacy, "case"), key=lambda case: -sum(case.id in line for line in lines))
    found = [(short(case.text, _LINE), short(came_of.get(case.id, ""), _LINE)) for case in cases[:_CASES]]
    return found + [("", "")] * (_CASES - len(found))


def _answers(export: Export) -> list[tuple[str, str, str]]:
    """Return weak spots with the user's answers and what to do about each; those with an answer first."""
    points = weak_points(export.candidacy, export.readiness, export.catalogue)
    first = sorted(points, key=lambda point: not point.answer.text.strip())[:_ANSWERS]
    return [
        (short(point.label, _LINE), short(point.answer.text, _PARAGRAPH), point.advice or _TO_ANSWER) for point in first
    ]


def _questions(export: Export) -> list[str]:
    """Return the questions that the user chose; else some of the bank, in turn from each group that fits."""
    chosen = [note.text for note in written(export.candidacy, "ask")]
    if not chosen:
        offers = [bucket.offered for bucket in bank(export.candidacy, export.catalogue.round_two)]
        chosen = [text for turn in zip_longest(*offers) for text in turn if text]
    return [short(text, _LINE) for text in chosen[:_QUESTIONS]]


def _closing(export: Export) -> str:
    """Return the user's own closing line; else the warmest that fits, with room where words are missing."""
    own = next(iter(written(export.candidacy, "closing")), None)
    if own is not None:
        return short(own.text, _PARAGRAPH)
    fitting = closing_lines(Snapshot(export.candidacy, export.catalogue, export.today))
    warmest = export.catalogue.letter[fitting[-1].letter].text if fitting else ""
    return BRACES.sub(lambda _: _EMPTY, short(warmest, _PARAGRAPH))
