"""Ids and links: what the entries of a catalogue call each other.

Decides which field may name what. Every fault holds the path of keys and list positions to the value at fault;
`scoring.loading` turns that into a file and a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from scoring.catalogue import Catalogue
from scoring.loading.yaml_source import Steps


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
    "card": ("context_cards",),
    "research entry": ("research",),
    "stop rule": ("stop_rules",),
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
    "actions.continues_after": "stop rule",
    **{f"{covering}.seed_refs": "seed row" for covering in _COVERING},
    "seed_rows.covered_by": _COVER,
    "letter_blanks.answer": "factor",
    "letter_blanks.hint": "factor",
    "letter_uses.letter": "letter",
    "letter_uses.occasions.actions": "action",
    "letter_doubts.letters": "letter",
    "scoring.checks.factors": "factor",
    "scoring.thank_you.factor": "factor",
    "scoring.pending.factor": "factor",
    "scoring.pending.with_factor": "factor",
    "round_two.parts.factor": "factor",
    "round_two.parts.letters": "letter",
    "round_two.parts.prompts.answer": "factor",
    "round_two.parts.recalls.answer": "factor",
    "round_two.parts.cards": "card",
    "round_two.parts.seed_refs": "seed row",
    "round_two.reasons.seed_refs": "seed row",
    "round_two.closing.letter": "letter",
    "round_two.confirming": "action",
    "round_two.thanks": "letter",
    "round_two.suggestions.factor": "factor",
    "round_two.after.letters": "letter",
    "scheduling.fit_check": "action",
    "scheduling.preparation_order": "action",
    "scheduling.short_notice.actions": "action",
}

# Ids that must differ from each other: what covers a seed row is found by id alone.
_NAMESPACES = (
    (*_COVERING, "disagreements"),
    ("dimensions",),
    ("research",),
    ("articles",),
    ("stop_rules",),
    ("seed_rows",),
)

# Links that both sides name: list, field, the other list, its field.
_MIRRORS = (
    ("factors", "actions", "actions", "factors"),
    ("dimensions", "factors", "factors", "dimension"),
    *((covering, "seed_refs", "seed_rows", "covered_by") for covering in _COVERING),
)


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield ids that are taken twice, ids that nothing has, and links that only one side names."""
    yield from _repeated_ids(catalogue)
    yield from _dangling(catalogue)
    yield from _one_sided(catalogue)


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
    for field in ("parts", "reasons", "groups"):
        entries = getattr(catalogue.round_two, field)
        yield from _repeats((entry.id, ("round_two", field, i, "id")) for i, entry in enumerate(entries))


def _repeats(places: Iterable[tuple[str, Steps]]) -> Iterator[Fault]:
    seen = set()
    for entry_id, steps in places:
        if entry_id in seen:
            yield Fault(steps, f"The id {entry_id} is taken already; give this entry an id of its own.")
        seen.add(entry_id)


def _references(catalogue: Catalogue) -> Iterator[_Reference]:
    for place, kind in _LINKS.items():
        for steps, named in texts_at(catalogue, place.split(".")):
            yield _Reference(steps, named, kind)


def texts_at(value: object, path: Sequence[str], above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield the texts at a path of field names, going through every list on the way, with the steps to each."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from texts_at(item, path, (*above, i))
    elif path and value is not None:
        yield from texts_at(getattr(value, path[0]), path[1:], (*above, path[0]))
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
