"""Any candidacy that fits the shipped catalogue, and catalogues that differ from it in one respect.

Every drawn candidacy is coherent: `scoring.validation.coherence.problems` finds nothing in it.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue, Factor
from scoring.loading import load_catalogue
from tests.support.golden import candidacy_of

CATALOGUE = load_catalogue()
FACTORS = tuple(CATALOGUE.factor)
DERIVED = CATALOGUE.scoring.thank_you.factor
LAST_DAY = 30

_BYTES = len(FACTORS) + 24
_ACTIONS = tuple(CATALOGUE.action)
_WORDS: tuple[str | None, ...] = ("does not apply", "cannot judge", None)
_ABOUT = ("status", "decision_date", "useful_item")
_ENDS = ("offer", "rejected", "parked")


def told(drawn: bytes) -> dict[str, Any]:
    """Tell the story of a candidacy from a row of bytes, in the words of a golden case; one draw is quick to make.

    The first bytes say how the candidate rated in general and how many answers are words, so that numbers, ranges and
    gaps all come up.
    """
    answers, rest = drawn[: len(FACTORS)], iter(drawn[len(FACTORS) :])
    words, usual, alike = next(rest) % 4 * 24, next(rest) % 5, next(rest) % 3
    return {
        "depth": ("quick", "full")[next(rest) % 2],
        "interviewers": 1 + next(rest) % 2,
        "interest": (None, 1, 2, 3, 4, 5)[next(rest) % 6],
        "forecast": (None, 0, 20, 80)[next(rest) % 4],
        "decision_day": (None, 4, 11)[next(rest) % 3],
        "contact": bool(next(rest) % 2),
        "answers": {
            name: answer
            for name, byte in zip(FACTORS, answers, strict=True)
            if (answer := _answer(byte, words, usual if byte % 4 < alike else None)) is not None
        },
        "events": [event for make in _HAPPENINGS for event in make(next(rest), next(rest))],
        "actions": _repairs(next(rest), next(rest)),
    }


def _answer(byte: int, words: int, usual: int | None) -> int | str | None:
    if byte >= 256 - words:
        return _WORDS[byte % 3]
    return byte % 5 if usual is None else usual


def _happening(kind: str, spread: int = 2) -> Callable[[int, int], list[dict[str, Any]]]:
    """Return a maker of one event on a day of the first month, or none."""
    return lambda chance, when: [{"day": when % LAST_DAY, "kind": kind, "to": "i1"}] if chance % spread else []


_HAPPENINGS = (
    _happening("thank_you_sent", 4),
    _happening("reply_received"),
    lambda chance, when: [
        {"day": when % LAST_DAY, "kind": "contact", "channel": "phone", "about": _ABOUT[chance % 3]}
        for _ in range(chance % 2)
    ],
    lambda chance, when: [
        {"day": when % LAST_DAY, "kind": "invited", "second_interview_day": when % LAST_DAY + 1 + chance % 20}
        for _ in range(chance % 2)
    ],
    lambda chance, when: [{"day": when % LAST_DAY, "kind": _ENDS[chance % 3]} for _ in range(chance // 3 % 2)],
)


def _repairs(which: int, when: int) -> list[dict[str, Any]]:
    names = {_ACTIONS[which % len(_ACTIONS)], _ACTIONS[when % len(_ACTIONS)]}
    return [
        {"day": when % LAST_DAY, "action": name, "status": "done", "repaired": CATALOGUE.action[name].factors}
        for name in sorted(names)
    ]


def candidacies() -> st.SearchStrategy[Candidacy]:
    """Draw coherent candidacies whose interview was on the golden cases' day."""
    drawn = st.binary(min_size=_BYTES, max_size=_BYTES)
    return drawn.map(lambda row: candidacy_of(told(row), CATALOGUE))


def changed(catalogue: Catalogue, **fields: object) -> Catalogue:
    """Return a catalogue with other fields, unchecked, so that a law may go beyond what an editor may write."""
    return Catalogue.model_construct(
        None, **{name: getattr(catalogue, name) for name in Catalogue.model_fields} | fields
    )


def reweighted(catalogue: Catalogue, scale: int) -> Catalogue:
    """Return the catalogue with every factor weight multiplied."""
    return changed(catalogue, factors=tuple(_weighing(factor, factor.weight * scale) for factor in catalogue.factors))


def _weighing(factor: Factor, weight: int) -> Factor:
    return factor.model_copy(update={"weight": weight})
