"""Any candidacy that fits the shipped catalogue, and catalogues that differ from it in one respect.

`candidacies` all begin on one Monday with one or two people; `lives` begin on any weekday in any zone, with nobody to a panel
of eight, several rounds, people who come later or were removed, and events that call people by any of their names.

Every drawn candidacy is coherent: `scoring.validation.coherence.problems` finds nothing in it.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, TypeVar, get_args
from unicodedata import normalize

from hypothesis import strategies as st

from scoring.candidacy import Candidacy, Circumstance, ContactRuleKind, InterviewFormat, InterviewKind
from scoring.catalogue import Catalogue, Factor
from scoring.contacts import with_its_events
from scoring.loading import load_catalogue
from tests.support.golden import candidacy_of

CATALOGUE = load_catalogue()
FACTORS = tuple(CATALOGUE.factor)
DERIVED = CATALOGUE.scoring.thank_you.factor
LAST_DAY = 30

_BYTES = len(FACTORS) + 28
_ACTIONS = tuple(CATALOGUE.action)
_WORDS: tuple[str | None, ...] = ("does not apply", "cannot judge", None)
_ABOUT = ("status", "decision_date", "useful_item")
_ENDS = ("offer", "rejected", "parked")
_KINDS = get_args(InterviewKind)
_FORMATS = get_args(InterviewFormat)
_RULES: tuple[ContactRuleKind, ...] = ("open", "open", "through", "none")
_CIRCUMSTANCES = ((), (), *((name,) for name in get_args(Circumstance)), get_args(Circumstance))


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
        "kind": _KINDS[next(rest) % len(_KINDS)],
        "format": _FORMATS[next(rest) % len(_FORMATS)],
        "contact_rule": _RULES[next(rest) % len(_RULES)],
        "circumstances": _CIRCUMSTANCES[next(rest) % len(_CIRCUMSTANCES)],
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


def lives() -> st.SearchStrategy[Candidacy]:
    """Draw coherent candidacies of every kind that people have."""
    return st.binary(min_size=_LIFE, max_size=_LIFE).map(life)


def life(row: bytes) -> Candidacy:
    """Return the life that a row of bytes tells, as a file that holds it is read: each ticked message with its events."""
    return with_its_events(Candidacy.model_validate(_Life(row).told()), CATALOGUE)


passed = st.one_of(st.integers(0, 5), st.integers(0, 50)).map(lambda number: timedelta(days=number))
minutes = st.integers(3, 48).map(lambda fives: fives * 5)
"""Days after the interview, the first ones often; minutes a day from 15 to 240."""

_LIFE = len(FACTORS) + 200
_MONDAY = date(2026, 11, 16)
_NAMES = ("Anna", "Ben", "Chiara", "José", "Eva", "Farid", "Noor", "Zoë")
_SURNAMES = ("Berg", "Álvarez", "Berg", "Otieno", "Lund")
_ROLES = ("Head of sales", "Human resources", "Engineer")
_CONTACTS = ("status", "decision_date", "useful_item", "referee", "inside", "correction")
_CHANNELS = ("email", "phone", "phone", None)
_OF_NOTES = {"U1", "U2", "U3"}
T = TypeVar("T")


class _Life:
    """A life told from a row of bytes: each part takes the bytes it needs, so that one draw is quick to make."""

    def __init__(self, row: bytes) -> None:
        self.answers, self.rest = row[: len(FACTORS)], iter(row[len(FACTORS) :])
        self.start = _MONDAY + timedelta(days=self.up_to(6))
        self.people = [self.person(number) for number in range(self.up_to(8))]
        self.contact = self.one_of((None, *(("else", name) for name in ("Priya Nair",)), *self.people))

    def up_to(self, most: int) -> int:
        return next(self.rest) % (most + 1)

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.up_to(len(choices) - 1)]

    def often(self, times: int, of: int) -> bool:
        """Say yes so many times of so many; no is the simpler."""
        return self.up_to(of - 1) >= of - times

    def day(self, most: int = 45) -> date:
        return self.start + timedelta(days=self.up_to(most))

    def person(self, number: int) -> dict[str, Any]:
        name = f"{_NAMES[number]} {self.one_of(_SURNAMES)}"
        email = f"p{number}@employer.example" if self.often(1, 2) else None
        return {"id": f"i{number + 1}", "name": name, "email": email, "removed": self.often(1, 8)}

    def called(self, person: dict[str, Any]) -> str:
        """Return one of the ways in which people write whom they mean."""
        name = person["name"]
        apart = normalize("NFD", name.lower())
        ways: tuple[str, ...] = (person["id"], name, name.upper(), apart, f" {name}  ", person["email"] or name)
        return self.one_of(ways)

    def told(self) -> dict[str, Any]:
        hour, offset = time(self.up_to(23), 30), timezone(timedelta(hours=self.up_to(26) - 12))
        return {
            "id": "life",
            "depth": (depth := self.one_of(("quick", "full"))),
            "first_interview": {
                "ended": datetime.combine(self.start, hour, offset),
                "kind": self.one_of(_KINDS),
                "format": self.one_of(_FORMATS),
            },
            "contact_rule": self.rule(),
            "circumstances": self.one_of(_CIRCUMSTANCES),
            "asked_anyway": sorted({self.one_of(FACTORS) for _ in range(self.up_to(2))}),
            "interviewers": self.people,
            "expected_rounds": self.one_of(("two", "one", "three_or_more", "unknown")),
            "decision_date": self.day() if self.often(1, 2) else None,
            "contact": self.contact_told(),
            "interest": self.one_of((4, None, 1, 2, 3, 5)),
            "forecast": self.one_of((None, 0, 50)),
            "days_off": [self.day(20) for _ in range(self.up_to(4))],
            "opted_in": self.one_of(((), ("A11",))),
            "notes": self.coming(),
            "events": [*self.thanks(), *self.messages(), *self.rounds(), *self.endings()],
            "actions": self.states(),
            "answers": self.rated(
                {factor.id for factor in CATALOGUE.factors if factor.core} if depth == "quick" else set(FACTORS)
            ),
        }

    def contact_told(self) -> dict[str, Any] | None:
        if self.contact is None:
            return None
        channel = self.one_of(("email", "phone", None))
        if isinstance(self.contact, tuple):
            return {"name": self.contact[1], "channel": channel, "address": "priya@employer.example"}
        return {"name": self.contact["name"].upper(), "channel": channel, "address": self.contact["email"]}

    def rule(self) -> dict[str, Any]:
        """Tell whether they may be written to; who passes things on may be somebody who was there, or not be known."""
        agent = {"name": "Sam Reed", "role": "Agent", "email": "sam@agency.example"}
        through = self.one_of((agent, None, *(({"name": self.people[0]["name"]},) if self.people else ())))
        return {"kind": self.one_of(_RULES), "through": through}

    def coming(self) -> list[dict[str, Any]]:
        """Tell who will be in round two: some of round one, and some who are new."""
        if not self.often(1, 2):
            return []
        again = [
            {
                "id": f"of-{each['id']}",
                "kind": "person",
                "about": each["id"],
                "text": "There again",
                "links": ["before"],
            }
            for each in self.people
            if self.often(1, 2)
        ]
        new = [
            {
                "id": f"n{number}",
                "kind": "person",
                "text": f"Kim{number} {self.one_of(_SURNAMES)}, {self.one_of(_ROLES)}",
            }
            for number in range(self.up_to(3))
        ]
        return [*again, *new]

    def thanks(self) -> list[dict[str, Any]]:
        met: list[dict[str, Any]] = [*self.people] or [{"id": "nobody", "name": "", "email": None}]
        sent = []
        for person in met:
            if self.often(1, 2):
                to = None if not person["name"] or self.often(1, 8) else self.called(person)
                to = "through" if self.often(1, 4) else to
                sent.append({"kind": "thank_you_sent", "on": self.day(self.one_of((1, 0, 2, 6))), "to": to})
        return sent

    def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for _ in range(self.up_to(4)):
            if self.often(1, 3):
                found.append({"kind": "reply_received", "on": self.day(), "from": "contact"})
                continue
            to = self.one_of(("contact", None, "through", *(self.called(each) for each in self.people[:2])))
            about, channel = self.one_of(_CONTACTS), self.one_of(_CHANNELS)
            found.append({"kind": "contact", "on": self.day(), "to": to, "about": about, "channel": channel})
        if self.often(1, 4):
            agreed = self.up_to(8)
            deadline = self.start + timedelta(days=agreed + self.up_to(10))
            found.append({"kind": "task_agreed", "on": self.start + timedelta(days=agreed), "deadline": deadline})
        return found

    def rounds(self) -> list[dict[str, Any]]:
        """Tell of none, one or two more rounds, each with thanks to some of those who were there."""
        found: list[dict[str, Any]] = []
        on = self.start
        for _ in range(self.one_of((0, 1, 1, 2))):
            on += timedelta(days=self.up_to(14))
            after = on + timedelta(days=1 + self.up_to(12))
            found.append({"kind": "invited", "on": on, "second_interview": after if self.often(4, 5) else None})
            if self.often(1, 2):
                found.append({"kind": "second_interview_held", "on": after})
                found += [
                    {"kind": "thank_you_sent", "on": after + timedelta(days=self.up_to(2)), "to": self.called(each)}
                    for each in self.people
                    if self.often(1, 3)
                ]
            on = after
        return found

    def endings(self) -> list[dict[str, Any]]:
        kinds = self.one_of((("rejected",), ("offer",), ("offer", "accepted"), ("parked",), ("parked", "reopened")))
        on = self.day()
        return [{"kind": kind, "on": on + timedelta(days=place)} for place, kind in enumerate(kinds) if self.ends()]

    def ends(self) -> bool:
        return self.often(1, 3)

    def states(self) -> list[dict[str, Any]]:
        names = sorted({self.one_of(_ACTIONS) for _ in range(self.up_to(3))})
        return [{"action": name, "status": self.one_of(("done", "not_for_me")), "on": self.day(20)} for name in names]

    def rated(self, asked: set[str]) -> list[dict[str, Any]]:
        told = self.often(1, 4)
        usual, alike = self.up_to(4), self.up_to(3)
        found: list[dict[str, Any]] = []
        for name, byte in zip(FACTORS, self.answers, strict=True):
            if name not in asked or (name in _OF_NOTES and not told):
                continue
            if byte >= 232:
                if byte % 3:
                    other = {"kind": "unsure"} if byte % 2 else {"kind": "not_applicable", "reason": "Not here."}
                    found.append({"factor": name, **other})
            else:
                found.append({"factor": name, "kind": "rated", "level": usual if byte % 4 < alike else byte % 5})
        return found


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
