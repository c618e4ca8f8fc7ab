"""What the user has prepared for round two, in words: what report, document, text and workbook say of it.

Decides which notes belong here and in which order: that of the parts in `data/round_two.yaml`. What nobody wrote is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.export import Export
from exports.first_page import NOTES
from exports.lines import lines_of
from scoring.catalogue.round_two_shapes import Part
from scoring.language import round_name
from scoring.lines import name_key
from scoring.people import known
from scoring.round_two.cases import cover, results
from scoring.round_two.notes import ANY, written
from scoring.round_two.past import Past, past_rounds
from scoring.round_two.people import expected
from scoring.round_two.weak_answers import weak_points
from wording.events import event_words
from wording.screen import LABELS
from wording.words import capital, clean_line, day_name

Entry = tuple[str, tuple[str, ...]]

_ON_THE_FIRST_PAGE = frozenset({"landed", "promised"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """One part of the preparation: its title, and what is written for it under a label each."""

    title: str
    entries: tuple[Entry, ...]


def prepared(export: Export) -> tuple[Prepared, ...]:
    """Return the parts in which something is written, then the rounds that are behind."""
    parts = [Prepared(part.title, tuple(_entries(part, export))) for part in export.catalogue.round_two.parts]
    parts += [
        Prepared(f"{capital(round_name(one.number))}, as it was", tuple(_past(one, export)))
        for one in past_rounds(export.now)
    ]
    return tuple(part for part in parts if part.entries)


def _entries(part: Part, export: Export) -> Iterator[Entry]:
    match part.id:
        case "people":
            yield from _people(export)
        case "cases":
            yield from _cases(export)
        case "weak_answers":
            yield from _answers(export)
        case "log":
            yield from _log(part, export)
        case _:
            yield from _prompted(part, export)
            for kind in part.holds:
                if lines := _lines(note.text for note in written(export.candidacy, kind)):
                    yield "", lines


def _prompted(part: Part, export: Export) -> Iterator[Entry]:
    """Yield what is written for each prompt; of several for one kind, each has its own subject."""
    for prompt in part.prompts:
        notes = written(export.candidacy, prompt.kind, prompt.about or ANY)
        if prompt.kind in _ON_THE_FIRST_PAGE:
            notes = notes[NOTES:]
        if lines := _lines(note.text for note in notes):
            yield prompt.label, lines


def _people(export: Export) -> Iterator[Entry]:
    labels = {prompt.about or "": prompt.label for prompt in export.catalogue.round_two.person_prompts}
    for person in expected(export.candidacy, export.now.number):
        who = ", ".join(clean_line(part) for part in (person.name, person.role) if part.strip())
        known = (f"{labels[tag]}: {text}" for tag, text in person.known.items() if tag in labels)
        yield who, _lines(known)


def _cases(export: Export) -> Iterator[Entry]:
    """Yield each case with what came of it and the lines of the advert that it answers, then the lines without one."""
    came_of, lines = results(export.candidacy), cover(export.candidacy)
    for case in written(export.candidacy, "case"):
        answers = [line.requirement.text for line in lines if case.id in line.confirmed]
        result = came_of.get(case.id, "")
        yield (
            clean_line(case.text),
            _lines((result and f"What came of it: {result}", *(f"For their line: {text}" for text in answers))),
        )
    if open_lines := _lines(line.requirement.text for line in lines if not line.confirmed):
        yield "Lines of the advert without a case", open_lines


def _answers(export: Export) -> Iterator[Entry]:
    for point in weak_points(export.candidacy, export.readiness, export.catalogue):
        if lines := lines_of(point.answer.text):
            yield clean_line(point.label), lines


def _log(part: Part, export: Export) -> Iterator[Entry]:
    """Yield the questions they asked under the name of who asked them."""
    asked: dict[str, list[str]] = {}
    for note in (note for prompt in part.prompts for note in written(export.candidacy, prompt.kind)):
        asker = clean_line(known(export.candidacy, note.about).name) if note.about else ""
        asked.setdefault(asker, []).append(note.text)
    for asker, questions in asked.items():
        yield asker, _lines(questions)


def _past(one: Past, export: Export) -> Iterator[Entry]:
    told, ids = export.now.events, export.now.people
    yield "Who was there", _lines(_named(who, export) for who in one.people)
    yield (
        "What happened",
        _lines(
            f"{day_name(event.on)}: {event_words(event, told, who and _named(ids.get(name_key(who), who), export))}"
            for event in one.events
            for who in [event.to or event.sender]
        ),
    )
    if one.answers:
        yield "What you answered about your preparation", _lines(f"{name}: {said}" for name, said in one.answers)


def _named(who: str, export: Export) -> str:
    person = known(export.candidacy, who)
    return clean_line(person.name or person.role or LABELS["unnamed"].get(who, who))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in lines_of(text))
