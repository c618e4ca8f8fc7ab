"""Conditions, stop rules, gates and checks: a tiny language of facts, compiled to closures.

Decides what a condition may say and whether it holds. It reads the text with `ast` and accepts a short list of nodes;
nothing is ever evaluated as Python. Which facts exist is decided in `scoring.facts`.
"""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from scoring.language import counted

Facts = Mapping[str, object]
Condition = Callable[[Facts], bool]
_Term = Callable[[Facts], object]
_Comparison = Callable[[Any, Any], bool]

MAX_LENGTH = 1000
MAX_DEPTH = 30
ORDERINGS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)

_COMPARISONS: dict[type[ast.cmpop], _Comparison] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class ConditionError(ValueError):
    """A condition that cannot be read; the message says which part and what to write instead."""


@lru_cache(maxsize=1024)
def compile_condition(text: str) -> Condition:
    """Compile a condition to a function of facts.

    A comparison with an unknown (None) value is false, whichever way round; only `is None` and `is not None` see it.
    Raises ConditionError for anything outside the language; evaluating raises KeyError for a name without a fact.
    """
    return _truth(parsed(text))


@lru_cache(maxsize=1024)
def names_in(text: str) -> frozenset[str]:
    """Return the facts that a condition reads. Raises ConditionError like `compile_condition`."""
    compile_condition(text)
    return frozenset(node.id for node in ast.walk(parsed(text)) if isinstance(node, ast.Name))


@lru_cache(maxsize=1024)
def parsed(text: str) -> ast.expr:
    """Return the syntax tree of a text. Raises ConditionError where it is too long, too deep or no expression."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"A condition may be {MAX_LENGTH} characters long; this one has {len(text)}.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else str(error)
        raise ConditionError(f"The condition {text!r} cannot be read: {reason}.") from None
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        depth = counted(MAX_DEPTH, "level")
        raise ConditionError(f"A condition may be nested {depth} deep; write this one with fewer brackets or signs.")
    return tree


def _truth(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=op, values=values):
            return _together(all if isinstance(op, ast.And) else any, map(_truth, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _truth(operand)
            return lambda facts: not inner(facts)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = pairwise([left, *comparators])
            return _together(all, (_comparison(one, op, other) for op, (one, other) in zip(ops, sides, strict=True)))
        case ast.Name() | ast.Constant(value=bool()):
            term = _term(node)
            return lambda facts: bool(term(facts))
    raise ConditionError(f"{ast.unparse(node)!r} is neither true nor false; use a fact, a comparison, and, or, not.")


def _together(hold: Callable[[Iterable[bool]], bool], conditions: Iterable[Condition]) -> Condition:
    parts = tuple(conditions)
    return parts[0] if len(parts) == 1 else lambda facts: hold(part(facts) for part in parts)


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
    match op, right:
        case ((ast.Is() | ast.IsNot()), ast.Constant(value=None)):
            term, wanted = _term(left), isinstance(op, ast.Is)
            return lambda facts: (term(facts) is None) is wanted
        case ((ast.Is() | ast.IsNot()), _):
            raise ConditionError(f"'is' stands only before None or not None, not before {ast.unparse(right)!r}.")
        case ast.In(), ast.Tuple(elts=choices):
            return _together(any, [_comparison(left, ast.Eq(), choice) for choice in choices])
        case ast.NotIn(), ast.Tuple(elts=choices):
            return _together(all, [_comparison(left, ast.NotEq(), choice) for choice in choices])
        case ((ast.In() | ast.NotIn()), _):
            raise ConditionError(f"After 'in' stands a list such as ('one', 'two'), not {ast.unparse(right)!r}.")
    for side in (left, right):
        match side:
            case ast.Constant(value=None):
                raise ConditionError("Nothing compares with None; write 'is None' or 'is not None'.")
            case ast.Constant(value=str() | bool()) if isinstance(op, ORDERINGS):
                raise ConditionError(f"{ast.unparse(side)} is not a number; compare it with == or !=.")
    compare, known_left, known_right = _COMPARISONS[type(op)], _term(left), _term(right)

    def holds(facts: Facts) -> bool:
        one, other = known_left(facts), known_right(facts)
        return one is not None and other is not None and compare(one, other)

    return holds


def _term(node: ast.expr) -> _Term:
    match node:
        case ast.Name(id=name):
            return operator.itemgetter(name)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            negative = -number
            return lambda _facts: negative
        case ast.Constant(value=int() | float() | str() as value):
            return lambda _facts: value
    raise ConditionError(f"{ast.unparse(node)!r} is not a fact, a number or a quoted word.")
