"""Ids and links: what the entries of a catalogue call each other.

Decides which field may name what. Every fault holds the path of keys and list positions to the value at fault;
`scoring.loading` turns that into a file and a line.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.catalogue import Catalogue
from scoring.loading.yaml_source import Steps
from scoring.terms import again


class Fault(NamedTuple):
    """A value that does not fit the rest of the catalogue, and what to do about it."""

    steps: Steps
    message: str


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
    "interviews.leaves_out.factors": "factor",
    "interviews.asks": "factor",
    "interviews.quick": "factor",
    "interviews.adds": "action",
    "interviews.cancels.actions": "action",
    "interviews.brings": "letter",
    "interviews.drops": "letter",
    "letter_blanks.answer": "factor",
    "letter_blanks.hint": "factor",
    "letter_uses.letter": "letter",
    "letter_uses.occasions.actions": "action",
    "letter_doubts.letters": "letter",
    "scoring.checks.factors": "factor",
    "scoring.thank_you.factor": "factor",
    "scoring.pending.factor": "factor",
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
    "scheduling.at_once": "action",
    "scheduling.preparation_order": "action",
    "scheduling.short_notice.actions": "action",
}

# What may stand once only. Ids of what covers a seed row differ from each other, since it is found by id alone.
_TAKEN = "The id {} is taken already; give this entry an id of its own."
_ONCE = {
    (*(f"{covering}.id" for covering in _COVERING), "disagreements.id"): _TAKEN,
    ("dimensions.id",): _TAKEN,
    ("research.id",): _TAKEN,
    ("articles.id",): _TAKEN,
    ("stop_rules.id",): _TAKEN,
    ("messages.id",): _TAKEN,
    ("seed_rows.id",): _TAKEN,
    ("scoring.checks.id",): _TAKEN,
    ("scoring.gates.id",): _TAKEN,
    ("round_two.parts.id",): _TAKEN,
    ("round_two.reasons.id",): _TAKEN,
    ("round_two.groups.id",): _TAKEN,
    ("facts.name",): "The fact {} stands twice; remove one of the two.",
    ("letter_uses.letter",): "Letter {} stands twice; put its occasions together.",
    ("letter_blanks.key",): "The key `{}` stands twice; let each blank have its own.",
    ("letter_blanks.question",): "The question `{}` stands twice; let each blank have its own.",
    ("scheduling.short_notice.hours",): "Another set is for {} hours already; join the two.",
    ("letter_blanks.texts",): "The text `{}` stands twice; let each blank have its own.",
}

# Links that both sides name.
_MIRRORS = (
    ("factors.actions", "actions.factors"),
    ("dimensions.factors", "factors.dimension"),
    *((f"{covering}.seed_refs", "seed_rows.covered_by") for covering in _COVERING),
)


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what stands twice, ids that nothing has, and links that only one side names."""
    for places, message in _ONCE.items():
        for steps, text in again(found for place in places for found in texts_at(catalogue, place)):
            yield Fault(steps, message.format(text))
    yield from _dangling(catalogue)
    yield from _one_sided(catalogue)


def texts_at(catalogue: Catalogue, place: str) -> Iterator[tuple[Steps, str]]:
    """Yield the texts and whole numbers at a path of field names such as `scoring.checks.when`, through every list on the way, with the steps to each."""
    return _texts(catalogue, place.split("."), ())


def _texts(value: object, path: Sequence[str], above: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, path, (*above, i))
    elif path and value is not None:
        yield from _texts(getattr(value, path[0]), path[1:], (*above, path[0]))
    elif isinstance(value, str | int):
        yield above, str(value)


def _dangling(catalogue: Catalogue) -> Iterator[Fault]:
    for place, kind in _LINKS.items():
        known = {name for entries in _KINDS[kind] for _, name in texts_at(catalogue, f"{entries}.id")}
        named = list(texts_at(catalogue, place))
        for steps, name in named:
            if name not in known:
                yield Fault(steps, f"There is no {kind} {name}; correct the id or add that entry.")
        for steps, (_, name) in again((steps, (steps[:-1], name)) for steps, name in named):
            yield Fault(steps, f"{name} stands twice in this list; remove one of the two.")


def _one_sided(catalogue: Catalogue) -> Iterator[Fault]:
    for mirror in _MIRRORS:
        for here, there in (mirror, mirror[::-1]):
            entries, field = there.split(".")
            last = {name: steps[:2] for steps, name in texts_at(catalogue, f"{entries}.id")}
            answers = {(name, one) for steps, one, name in _named(catalogue, there) if steps[:2] == last[one]}
            for steps, one, name in _named(catalogue, here):
                if name in last and (one, name) not in answers:
                    message = f"{one} names {name}, but {name} does not name {one}"
                    yield Fault(steps, f"{message}; add {one} to the `{field}` of {name}, or remove {name} here.")


def _named(catalogue: Catalogue, place: str) -> Iterator[tuple[Steps, str, str]]:
    """Yield the steps to each link at a path, the id of the entry that it stands in, and the id that it names."""
    owners = {steps[:2]: name for steps, name in texts_at(catalogue, f"{place.partition('.')[0]}.id")}
    return ((steps, owners[steps[:2]], name) for steps, name in texts_at(catalogue, place))
