"""What must hold between the entries of a catalogue that its models alone cannot say.

Decides which ids, links, sums and conditions fit together. Every fault names the path of keys and list positions to
the value at fault; `scoring.loading` turns that into a file and a line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import fsum, isclose
from typing import NamedTuple, Protocol

from scoring.catalogue import Catalogue
from scoring.conditions import ConditionError, names_in
from scoring.facts import known_fact_names
from scoring.source import Steps


class Fault(NamedTuple):
    """A value that does not fit the rest of the catalogue, and what to do about it."""

    steps: Steps
    message: str


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


class _Reference(NamedTuple):
    steps: Steps
    id: str
    kind: str


_COVERING = ("factors", "actions", "letters", "rules", "context_cards")

_COVER = "factor, action, letter, rule, card or disagreement"

# What an id may name, and the lists of the catalogue that define it.
_KINDS: dict[str, tuple[str, ...]] = {
    "dimension": ("dimensions",),
    "factor": ("factors",),
    "action": ("actions",),
    "letter": ("letters",),
    "research entry": ("research",),
    "seed row": ("seed_rows",),
    _COVER: (*_COVERING, "disagreements"),
}

# Every field that names an entry by its id.
_LINKS = {
    "dimensions.factors": "factor",
    "factors.dimension": "dimension",
    "factors.actions": "action",
    "factors.weight_rationale.research": "research entry",
    "actions.factors": "factor",
    "actions.templates": "letter",
    **{f"{covering}.seed_refs": "seed row" for covering in _COVERING},
    "seed_rows.covered_by": _COVER,
    "scoring.checks.factors": "factor",
    "scoring.thank_you.factor": "factor",
    "scoring.pending.factor": "factor",
    "scoring.pending.with_factor": "factor",
    "scheduling.preparation_order": "action",
    "scheduling.short_notice.actions": "action",
}

_CONDITIONS = ("actions.condition", "actions.stops_when.when", "scoring.checks.when", "scoring.gates.when")

# Ids that must differ from each other: what covers a seed row is found by id alone.
_NAMESPACES = ((*_COVERING, "disagreements"), ("dimensions",), ("research",), ("articles",), ("seed_rows",))

# Links that both sides name: list, field, the other list, its field.
_MIRRORS = (
    ("factors", "actions", "actions", "factors"),
    ("dimensions", "factors", "factors", "dimension"),
    *((covering, "seed_refs", "seed_rows", "covered_by") for covering in _COVERING),
)


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield everything that does not fit together."""
    checks: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
        _repeated_ids,
        _dangling,
        _one_sided,
        _dimensions,
        _weights,
        _seed_rows,
        _numbers,
        _conditions,
    )
    return chain.from_iterable(check(catalogue) for check in checks)


def _entries(catalogue: Catalogue, field: str) -> Sequence[_Entry]:
    entries: Sequence[_Entry] = getattr(catalogue, field)
    return entries


def _ids(catalogue: Catalogue, fields: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.id for field in fields for entry in _entries(catalogue, field))


def _repeated_ids(catalogue: Catalogue) -> Iterator[Fault]:
    for fields in _NAMESPACES:
        places = ((e.id, (field, i, "id")) for field in fields for i, e in enumerate(_entries(catalogue, field)))
        yield from _repeats(places)
    for field in ("checks", "gates"):
        entries: Sequence[_Entry] = getattr(catalogue.scoring, field)
        yield from _repeats((entry.id, ("scoring", field, i, "id")) for i, entry in enumerate(entries))


def _repeats(places: Iterable[tuple[str, Steps]]) -> Iterator[Fault]:
    seen = set()
    for entry_id, steps in places:
        if entry_id in seen:
            yield Fault(steps, f"The id {entry_id} is taken already; give this entry an id of its own.")
        seen.add(entry_id)


def _references(catalogue: Catalogue) -> Iterator[_Reference]:
    for place, kind in _LINKS.items():
        for steps, named in _at(catalogue, place.split(".")):
            yield _Reference(steps, named, kind)


def _at(value: object, path: Sequence[str], above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield the texts at a path of field names, going through every list on the way, with the steps to each."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _at(item, path, (*above, i))
    elif path and value is not None:
        yield from _at(getattr(value, path[0]), path[1:], (*above, path[0]))
    elif isinstance(value, str):
        yield above, value


def _dangling(catalogue: Catalogue) -> Iterator[Fault]:
    known = {kind: _ids(catalogue, fields) for kind, fields in _KINDS.items()}
    seen = set()
    for steps, named, kind in _references(catalogue):
        if named not in known[kind]:
            yield Fault(steps, f"There is no {kind} {named}; correct the id or add that entry.")
        place = (steps[:-1], named)
        if isinstance(steps[-1], int) and place in seen:
            yield Fault(steps, f"{named} stands twice in this list; remove one of the two.")
        seen.add(place)


def _named(entry: _Entry, field: str) -> tuple[str, ...]:
    ids: str | tuple[str, ...] = getattr(entry, field)
    return (ids,) if isinstance(ids, str) else ids


def _one_sided(catalogue: Catalogue) -> Iterator[Fault]:
    for field, key, other_field, other_key in _MIRRORS:
        yield from _unanswered(catalogue, (field, key), (other_field, other_key))
        yield from _unanswered(catalogue, (other_field, other_key), (field, key))


def _unanswered(catalogue: Catalogue, here: tuple[str, str], there: tuple[str, str]) -> Iterator[Fault]:
    answers = {entry.id: _named(entry, there[1]) for entry in _entries(catalogue, there[0])}
    for i, entry in enumerate(_entries(catalogue, here[0])):
        for k, named in enumerate(_named(entry, here[1])):
            if entry.id not in answers.get(named, (entry.id,)):
                steps: Steps = (here[0], i, here[1], k)
                message = f"{entry.id} names {named}, but {named} does not name {entry.id}"
                yield Fault(steps, f"{message}; add {entry.id} to the `{there[1]}` of {named}, or remove {named} here.")


def _dimensions(catalogue: Catalogue) -> Iterator[Fault]:
    for i, factor in enumerate(catalogue.factors):
        dimension = catalogue.dimension.get(factor.dimension)
        if dimension and factor.block != dimension.block:
            message = (
                f"Factor {factor.id} is in block {factor.block}, its dimension {dimension.id} in {dimension.block}"
            )
            yield Fault(("factors", i, "block"), f"{message}; make the two the same.")


def _weights(catalogue: Catalogue) -> Iterator[Fault]:
    for i, factor in enumerate(catalogue.factors):
        why = factor.weight_rationale
        if factor.weight != why.formula_weight and not why.override:
            message = f"Factor {factor.id} weighs {factor.weight}, the formula says {why.formula_weight}"
            yield Fault(("factors", i, "weight"), f"{message}; use that weight or give the reason in `override`.")
        articles = len({_article(row) for row in factor.seed_refs})
        if why.distinct_seeds != articles:
            steps = ("factors", i, "weight_rationale", "distinct_seeds")
            yield Fault(steps, f"The seed rows of factor {factor.id} come from {articles} articles; write {articles}.")
    derived = catalogue.factor.get(catalogue.scoring.thank_you.factor)
    if derived and not derived.derived:
        message = (
            f"Factor {derived.id} is computed from the thank-you, but is not `derived: true`; name the one that is."
        )
        yield Fault(("scoring", "thank_you", "factor"), message)


def _seed_rows(catalogue: Catalogue) -> Iterator[Fault]:
    articles = _ids(catalogue, ["articles"])
    for i, row in enumerate(catalogue.seed_rows):
        if not row.covered_by:
            yield Fault(("seed_rows", i, "covered_by"), f"Nothing covers seed row {row.id}; name the entry that does.")
        if _article(row.id) not in articles:
            yield Fault(("seed_rows", i, "id"), f"There is no article {_article(row.id)}; correct the id of this row.")
    for i, article in enumerate(catalogue.articles):
        rows = sum(_article(row.id) == article.id for row in catalogue.seed_rows)
        if rows != article.rows:
            message = f"Article {article.id} has {rows} seed rows; write {rows} or add the missing rows."
            yield Fault(("articles", i, "rows"), message)


def _article(row: str) -> str:
    return row.partition("-")[0]


def _numbers(catalogue: Catalogue) -> Iterator[Fault]:
    scoring = catalogue.scoring
    for stage in ("waiting", "invited"):
        steps: Steps = ("scoring", "stage_weights", stage)
        weights = scoring.stage_weights.get(stage)
        if weights is None:
            yield Fault(steps, f"The weights of the stage {stage} are missing; add them.")
        elif not isclose(total := fsum(weights.model_dump().values()), 1):
            yield Fault(steps, f"The weights of the stage {stage} add up to {total:g}; change them to add up to 1.")
        elif min(weights.model_dump().values()) < 0:
            yield Fault(steps, f"A weight of the stage {stage} is below 0; use 0 or more.")
    borders = [label.at_least for label in scoring.labels]
    if not borders or borders[0] != 0:
        yield Fault(("scoring", "labels"), "The first label must start at 0; set its `at_least` to 0.")
    for i, (lower, upper) in enumerate(pairwise(borders), start=1):
        if upper <= lower:
            message = (
                f"Label {scoring.labels[i].name} starts at {upper}, not above {lower}; put labels in rising order."
            )
            yield Fault(("scoring", "labels", i, "at_least"), message)
    if not 0 <= scoring.coverage.range_from <= scoring.coverage.number_from <= 1:
        message = "Coverage must rise from `range_from` to `number_from` between 0 and 1; correct the two."
        yield Fault(("scoring", "coverage"), message)


def _conditions(catalogue: Catalogue) -> Iterator[Fault]:
    known = known_fact_names(catalogue.factor, catalogue.action)
    for steps, text in chain.from_iterable(_at(catalogue, place.split(".")) for place in _CONDITIONS):
        try:
            names = names_in(text)
        except ConditionError as error:
            yield Fault(steps, str(error))
            continue
        for name in sorted(names - known):
            yield Fault(steps, f"There is no fact {name}; correct the name in this condition.")
        if "headline" in names and "checks" not in steps:
            yield Fault(steps, "The headline is known in checks only; use another fact in this condition.")
