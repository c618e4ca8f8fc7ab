"""Mutants of the shipped catalogue: one field changed in one way, looked at by the lint, and used where the lint finds nothing.

A catalogue that passes the lint never raises: whoever edits `data/` learns of a mistake from `cli.py check`, or it makes no harm.
"""

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from functools import cache
from random import Random
from traceback import extract_tb
from typing import Any, NamedTuple
from unittest import mock

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.facts.reach import open_to
from scoring.letters.drafting import draft
from scoring.letters.offers import closing_lines, offers
from scoring.letters.posting import too_soon
from scoring.letters.review import review
from scoring.loading import SHIPPED, CatalogueError, assembly
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.round_two import cases, people, questions, suggestions, weak_answers
from screens.assessment.progress import sections
from screens.interviews.examples import load_example
from screens.letters.rest import others
from screens.round_two import outlook

Step = str | int
Where = tuple[Step, ...]
REMOVED = object()
HUGE = 10**9
_WITH_LETTERS = {1, 3, 7}  # writing them all takes longest
CONDITIONS = (
    "stage >= 2",
    'stage == "waitng"',
    "days_since_interview",
    "not",
    "1 / 0",
    "interest > 'three'",
    "V1 in 3",
)
KEPT_SAME = {"why", "reason", "wording", "text", "meaning", "summary", "question", "title"}


class Mutant(NamedTuple):
    """A field of the catalogue and what it holds now."""

    where: Where
    value: object

    def __str__(self) -> str:
        """Name the field by its kind, without its place in a list, and say what it holds."""
        path = ".".join("[]" if isinstance(step, int) else step for step in self.where)
        return f"{path} {'removed' if self.value is REMOVED else repr(self.value)[:60]}"


class Raised(NamedTuple):
    """A mutant that the lint let through, or that made the lint fall, with where it raised and what."""

    mutant: Mutant
    at: str
    error: str


@cache
def _shipped() -> assembly._Draft:
    return assembly._assemble(SHIPPED)  # noqa: SLF001  the files as data, before they are looked at


@cache
def every_mutant() -> tuple[Mutant, ...]:
    """Return every field of the catalogue in every way in which it is changed."""
    data = _shipped().data
    ids = sorted({str(entry["id"]) for part in data.values() for entry in _entries(part)})
    return tuple(
        Mutant(where, value)
        for place, (where, held) in enumerate(_fields(data))
        for value in _values(where, held, ids[place % len(ids)])
        if len(where) > 1 or value in (REMOVED, None, ())  # a whole folder has no entry that came from no file
    )


def some(number: int, seed: int) -> list[Mutant]:
    """Return so many mutants, each kind of field and change as often as the next, always the same for a seed."""
    kinds: dict[str, list[Mutant]] = {}
    random = Random(seed)  # noqa: S311  nobody's secret
    for mutant in every_mutant():
        kinds.setdefault(str(mutant), []).append(mutant)
    names = sorted(kinds)
    random.shuffle(names)
    chosen: list[Mutant] = []
    while len(chosen) < min(number, len(every_mutant())):
        chosen += [random.choice(kinds[name]) for name in names[: number - len(chosen)]]
    return chosen


def tried(mutant: Mutant) -> Raised | None:
    """Return how a mutant raises; None if the lint refuses it or all goes well."""
    try:
        catalogue = _loaded(mutant)
        if catalogue is not None:
            _use(catalogue)
    except Exception as error:  # noqa: BLE001  whatever it is, it should not have come so far
        frames = [frame for frame in extract_tb(error.__traceback__) if "/scoring/" in frame.filename]
        last = frames[-1] if frames else extract_tb(error.__traceback__)[-1]
        file = last.filename.rpartition("/scoring/")[2]
        return Raised(mutant, f"{file} {last.name}", f"{type(error).__name__}: {error}"[:120])
    return None


def _loaded(mutant: Mutant) -> Catalogue | None:
    """Return the catalogue with the field changed, None where the lint finds fault."""
    changed = copy(_shipped())
    changed.data, changed.problems = _changed(changed.data, mutant.where, mutant.value), []
    with mock.patch.object(assembly, "_assemble", return_value=changed):
        try:
            return assembly._load.__wrapped__(SHIPPED)  # noqa: SLF001  once for each mutant, not once for all
        except CatalogueError:
            return None


def _changed(data: Any, where: Where, value: object) -> Any:  # noqa: ANN401 - a catalogue as data is any of five things
    """Return the same data with one field changed; only what leads there is copied."""
    if not where:
        return value
    step, rest = where[0], where[1:]
    if isinstance(data, dict):
        if not rest and value is REMOVED:
            return {key: part for key, part in data.items() if key != step}
        return {**data, step: _changed(data[step], rest, value)}
    assert isinstance(step, int)
    if not rest and value is REMOVED:
        return (*data[:step], *data[step + 1 :])
    return (*data[:step], _changed(data[step], rest, value), *data[step + 1 :])


def _fields(data: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:  # noqa: ANN401 - see above
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ()
    for step, part in parts:
        yield (*where, step), part
        yield from _fields(part, (*where, step))


def _values(where: Where, held: object, other_id: str) -> Iterator[object]:
    """Yield what a field may hold by mistake."""
    yield REMOVED
    yield None
    match held:
        case bool():
            yield from (not held, 2, "yes")
        case int() | float():
            yield from (-5, 0, held + 1, HUGE, -HUGE, 0.5, "many", "")
        case str():
            yield from ("", "  ", other_id, 7, (held,))
            if where[-1] in {"condition", "when"}:
                yield from CONDITIONS
            elif len(held) < 40 and where[-1] not in KEPT_SAME:
                yield held + "x"
        case tuple():
            yield from ((), "word", held[1:], (*held, *held[:1]), ("word",))
        case dict():
            yield from ({}, "word", (held,))


def _entries(part: object) -> Iterator[dict[str, Any]]:
    for entry in part if isinstance(part, tuple) else ():
        if isinstance(entry, dict) and "id" in entry:
            yield entry


@cache
def _days() -> tuple[tuple[Candidacy, date], ...]:
    """Return a handful of candidacies on days that bring much of the catalogue up."""
    waiting, invited, fresh = (load_example(name) for name in ("waiting", "invited", "fresh"))
    start = waiting.candidacy.interview_day
    rejected = {"kind": "rejected", "on": start + timedelta(days=9)}
    written = waiting.candidacy.model_dump(by_alias=True)
    ended = Candidacy.model_validate({**written, "events": [*written["events"], rejected]})
    bare = Candidacy.model_validate(
        {"id": "bare", "interest": 2, "first_interview": fresh.candidacy.first_interview.model_dump()}
    )
    agent = Candidacy.model_validate(
        {**written, "contact_rule": {"kind": "through"}, "circumstances": ["internal", "academic"], "depth": "full"}
    )
    first = {**written["first_interview"], "kind": "recorded"}
    closed = Candidacy.model_validate({**written, "first_interview": first, "contact_rule": {"kind": "none"}})
    return (
        (fresh.candidacy, fresh.today),
        (waiting.candidacy, waiting.today),
        (waiting.candidacy, start + timedelta(days=33)),
        (invited.candidacy, invited.today),
        (invited.candidacy, invited.today + timedelta(days=8)),
        (ended, start + timedelta(days=10)),
        (bare, bare.interview_day + timedelta(days=40)),
        (agent, start + timedelta(days=2)),
        (closed, start + timedelta(days=2)),
    )


def _use(catalogue: Catalogue) -> None:
    """Ask everything of a catalogue that the screens ask."""
    for place, (candidacy, today) in enumerate(_days()):
        known = _that_fits(candidacy, catalogue)
        now = Snapshot(known, catalogue, today)
        result, steps = readiness(now), plan(now)
        plan(now, 15)
        due = offers(now, steps)
        others(now, steps, due)
        sections(now)
        outlook.countdown(now, steps)
        suggestions.suggestions(now)
        outlook.parts_in_order(result, catalogue)
        closing_lines(now)
        outlook.aftermath(now)
        questions.bank(known, catalogue.round_two)
        questions.follow_ups("Tell me about a conflict with a peer", catalogue.round_two)
        weak_answers.weak_points(known, result, catalogue)
        cases.matches(known, catalogue.round_two)
        people.people(known)
        for letter in catalogue.letters if place in _WITH_LETTERS else ():
            for who in open_to(letter.id, known, catalogue)[:2]:
                too_soon(letter.id, who, now)
                review(draft(letter, who, now).body, letter, known, catalogue, ())


def _that_fits(candidacy: Candidacy, catalogue: Catalogue) -> Candidacy:
    """Leave out what names a factor or an action that is gone: coherence refuses such a file before it gets here."""
    return candidacy.model_copy(
        update={
            "answers": tuple(answer for answer in candidacy.answers if answer.factor in catalogue.factor),
            "actions": tuple(state for state in candidacy.actions if state.action in catalogue.action),
            "opted_in": tuple(name for name in candidacy.opted_in if name in catalogue.action),
        }
    )
