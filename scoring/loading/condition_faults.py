"""Conditions against the facts that are declared: names, types and words.

Decides nothing about when a condition holds; how it is read is in `scoring.facts.conditions`.
"""

import ast
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import inf

from scoring.catalogue import Catalogue
from scoring.catalogue.fact_shapes import Fact, FactType
from scoring.facts.conditions import ORDERINGS, ConditionError, names_in, parsed
from scoring.loading.links import Fault, texts_at
from scoring.round_two.suggestions import known_tallies

_PLACES = (
    "actions.condition",
    "actions.contact.owed_when",
    "actions.reasons.when",
    "actions.stops_when.when",
    "stop_rules.when",
    "scoring.checks.when",
    "scoring.gates.when",
    "letter_uses.occasions.when",
    "round_two.closing.when",
    "round_two.after.when",
)
_TYPES: dict[FactType, str] = {"number": "a number", "yes_no": "yes or no", "word": "a word"}


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield declarations of facts that say too little or too much, and conditions that do not fit them."""
    for i, fact in enumerate(catalogue.facts):
        for field, wanted_by in (("unit", "number"), ("words", "word")):
            if bool(getattr(fact, field)) != (fact.type == wanted_by):
                remedy = f"add `{field}`" if fact.type == wanted_by else f"remove `{field}`"
                yield Fault(("facts", i, "type"), f"The fact {fact.name} is {_TYPES[fact.type]}; {remedy}.")
    for place in _PLACES:
        yield from _unfit(catalogue, place, catalogue.fact)
    yield from _unfit(catalogue, "round_two.suggestions.when", _tallies(catalogue))


def _tallies(catalogue: Catalogue) -> dict[str, Fact]:
    """Return what is counted from the notes as facts of its own."""
    counted = known_tallies(catalogue.round_two, catalogue.action)
    types: dict[str, FactType] = {name: "yes_no" if empty is False else "number" for name, empty in counted.items()}
    return {name: Fact.model_construct(name=name, type=kind, meaning="") for name, kind in types.items()}


def _unfit(catalogue: Catalogue, place: str, known: Mapping[str, Fact]) -> Iterator[Fault]:
    for steps, text in texts_at(catalogue, place):
        try:
            names = names_in(text)
        except ConditionError as error:
            yield Fault(steps, str(error))
            continue
        unknown = sorted(names - known.keys())
        yield from (Fault(steps, f"There is no fact {name}; correct the name in this condition.") for name in unknown)
        for name in sorted(names & known.keys()):
            part = known[name].only_in
            if part and part not in steps:
                yield Fault(steps, f"The {name} is known in {part} only; use another fact in this condition.")
        if not unknown:
            yield from (Fault(steps, message) for message in dict.fromkeys(_misuses(parsed(text), known)))


def _misuses(tree: ast.expr, known: Mapping[str, Fact]) -> Iterator[str]:
    """Yield what a condition gets wrong about types and words; every name in it is known."""
    alone = [tree]
    for node in ast.walk(tree):
        match node:
            case ast.BoolOp(values=values):
                alone += values
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                alone.append(operand)
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                for op, (one, other) in zip(ops, pairwise([left, *comparators]), strict=True):
                    for choice in other.elts if isinstance(other, ast.Tuple) else [other]:
                        yield from _mismatch(op, one, choice, known)
    for node in alone:
        if isinstance(node, ast.Name) and known[node.id].type != "yes_no":
            fact = known[node.id]
            yield f"{fact.name} is {_TYPES[fact.type]} and not yes or no; {_remedy(fact)}."


def _mismatch(op: ast.cmpop, one: ast.expr, other: ast.expr, known: Mapping[str, Fact]) -> Iterator[str]:
    if isinstance(op, ast.Is | ast.IsNot):
        return
    for side, value in ((one, other), (other, one)):
        if not isinstance(side, ast.Name):
            continue
        fact, given = known[side.id], _type(value, known)
        if given != fact.type:
            yield f"{fact.name} is {_TYPES[fact.type]} and not {_TYPES[given]}; {_remedy(fact)}."
            return
        if isinstance(op, ORDERINGS) and fact.type != "number":
            yield f"{fact.name} is {_TYPES[fact.type]} and has no order; use == or !=."
            return
        if isinstance(value, ast.Constant) and fact.words and value.value not in fact.words:
            yield f"{fact.name} is never {value.value!r}; {_remedy(fact)}."
        number = value.value if isinstance(value, ast.Constant) else None
        low, high = fact.between or (-inf, inf)
        if isinstance(number, int | float) and not low <= number <= high:
            yield f"{fact.name} is from {low} to {high} and never {number}; correct the number."


def _type(node: ast.expr, known: Mapping[str, Fact]) -> FactType:
    match node:
        case ast.Name(id=name):
            return known[name].type
        case ast.Constant(value=bool()):
            return "yes_no"
        case ast.Constant(value=str()):
            return "word"
    return "number"


def _remedy(fact: Fact) -> str:
    if fact.type == "word":
        return f"compare it with one of {', '.join(map(repr, fact.words))}"
    return "compare it with a number" if fact.type == "number" else "write it alone or after `not`"
