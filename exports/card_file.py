"""The card for the morning of round two: one page of PDF, read in fifteen minutes.

Drawn from the notes for round two. What is not written yet stands as a line to fill by hand, with what belongs on it;
nothing is made up. Long texts are cut, the app has the whole of them.
"""

from itertools import zip_longest
from typing import Any

from exports.export import Export
from exports.first_page import named, some, turn_to
from exports.lines import short
from exports.report import made_words
from exports.typesetting import breakable, typeset
from scoring.candidacy import Candidacy
from scoring.letters.drafting import draft
from scoring.letters.offers import closing_lines
from scoring.people import YOURSELF
from scoring.round_two.cases import cover, results
from scoring.round_two.notes import said, written
from scoring.round_two.people import expected, people
from scoring.round_two.questions import bank
from scoring.round_two.weak_answers import weak_points
from scoring.terms import Stage
from wording.words import day_name, job_words, moment_name

_CASES, _ANSWERS, _QUESTIONS, _PEOPLE = 3, 3, 6, 6
_LINE, _PARAGRAPH = 200, 280
_DIGITS = 6
_LONGEST_CLOSING = 600
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
    day = export.now.second_interview
    return "The morning of round two" if day is None else f"Round two, {day_name(day)}"


def _facts(export: Export) -> list[Entry]:
    """Return when, where, who, their problem, and whom to call when something goes wrong; what is not known is a line to write on."""
    now, moment = export.now, export.now.second_moment
    turn, telephone = turn_to(export.candidacy), _telephone(export.candidacy)
    unknown = "No day is known yet. Print this card again when the invitation is here."
    invitation = next((one for one in reversed(now.events) if one.kind == "invited"), None)
    facts = [
        ("When", moment_name(moment) if moment else unknown),
        ("Where", ""),
        ("They wrote", short(invitation.note if invitation and invitation.note else "", _LINE)),
        ("Who", _who(export)),
        ("Their problem", short("; ".join(_problem(export)), _LINE)),
        ("If you are late", turn),
        ("Telephone", ""),
    ]
    to_write = {"Where", "Their problem"} | (set() if telephone or now.refuses else {"Telephone"})
    return [(name, text) for name, text in facts if text or name in to_write]


def _problem(export: Export) -> tuple[str, ...]:
    return said(export.candidacy, export.catalogue.round_two.prompt("problem"))


def _telephone(candidacy: Candidacy) -> bool:
    """Tell whether the contact can be called: the address has digits enough for a number, and is no email address."""
    contact = candidacy.contact if candidacy.contact_rule.kind == "open" else None
    address = contact.address if contact else None
    return address is not None and "@" not in address and sum(map(str.isdigit, address)) >= _DIGITS


def _who(export: Export) -> str:
    """Name those who are expected first, then those of round one, who may be there again."""
    coming, known = expected(export.candidacy), people(export.candidacy)
    also = [person for person in known if person not in coming]
    names = [named(person.name, person.role) for person in coming]
    others = filter(None, (named(person.name, person.role) for person in also))
    return some(names + [f"{name} (from round one)" for name in others], _PEOPLE)


def _cases(export: Export) -> list[Entry]:
    """Return three cases with what came of them, those that cover most lines of the advert first."""
    candidacy, came_of = export.candidacy, results(export.candidacy)
    lines = [line.confirmed for line in cover(candidacy)]
    cases = sorted(written(candidacy, "case"), key=lambda case: -sum(case.id in line for line in lines))
    found = [(short(case.text, _LINE), short(came_of.get(case.id, ""), _LINE)) for case in cases[:_CASES]]
    return found + [("", "")] * (_CASES - len(found))


def _answers(export: Export) -> list[Entry]:
    """Return weak spots with the user's answers, those with an answer first; advice is for other days."""
    points = weak_points(export.candidacy, export.readiness, export.catalogue)
    first = sorted(points, key=lambda point: not point.answer.text.strip())[:_ANSWERS]
    return [(short(point.label, _LINE), short(point.answer.text, _PARAGRAPH)) for point in first]


def _questions(export: Export) -> list[str]:
    """Return the questions that the user chose; else some of the bank, in turn from each group that fits."""
    chosen = [note.text for note in written(export.candidacy, "ask")]
    if not chosen:
        offers = [bucket.offered for bucket in bank(export.candidacy, export.catalogue.round_two)]
        chosen = [text for turn in zip_longest(*offers) for text in turn if text]
    return [short(text, _LINE) for text in chosen[:_QUESTIONS]]


def _closing(export: Export) -> str:
    """Return the user's own closing line; else the warmest that fits, filled with what is known, with room for the rest."""
    own = next(iter(written(export.candidacy, "closing")), None)
    if own is not None:
        return short(own.text, _PARAGRAPH)
    now = export.now
    fitting = closing_lines(now)
    if not fitting:
        return ""
    warmest = draft(export.catalogue.letter[fitting[-1].letter], YOURSELF, now)
    words = warmest.body
    for blank in warmest.open:
        words = words.replace(blank.marker, _EMPTY)
    return short(words, _LONGEST_CLOSING)
