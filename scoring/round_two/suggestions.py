"""Suggestions: which sentence of a preparation factor the notes show, and why; never an answer by itself.

Rules read tallies: notes that hold words, by kind (`landed`, of the last interview alone `last_landed`) and by what they are
about (`value_plan_gain`), ticked actions (`done_A20`), and what is known of people. Without a rule that holds there is no suggestion.
"""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from scoring.candidacy import NoteKind
from scoring.catalogue.round_two_shapes import Material
from scoring.facts import Snapshot, compile_condition
from scoring.round_two.cases import cases_for_each
from scoring.round_two.notes import DEBRIEF
from scoring.round_two.people import BEFORE, CARES, expected
from scoring.terms import Frozen, Level

_NUMBERS, _YES_OR_NO = ("names", "people", "cases_for_each"), ("roles_known", "past_of_most_known", "concerns_known")


class Suggestion(Frozen):
    """A level that the notes show: its whole sentence, and the reason in words."""

    factor: str
    level: Level
    sentence: str
    why: str


def suggestions(now: Snapshot) -> tuple[Suggestion, ...]:
    """Return for each factor the highest level whose rule holds."""
    found, highest = tallies(now), dict[str, Suggestion]()
    for rule in sorted(now.catalogue.round_two.suggestions, key=lambda rule: rule.level):
        if compile_condition(rule.when)(found):
            sentence = now.catalogue.factor[rule.factor].anchors[rule.level]
            highest[rule.factor] = Suggestion(factor=rule.factor, level=rule.level, sentence=sentence, why=rule.why)
    return tuple(highest.values())


def known_tallies(material: Material, action_ids: Iterable[str]) -> dict[str, object]:
    """Return every name that a rule of suggestion may use, each at its empty value."""
    names = [f"{prompt.kind}_{prompt.about}" for prompt in material.prompts if prompt.about]
    last = (f"last_{kind}" for kind in sorted(DEBRIEF))
    numbers = [*names, *last, *get_args(NoteKind), *(f"ask_{group.id}" for group in material.groups), *_NUMBERS]
    yes_or_no = [*(f"done_{action}" for action in action_ids), *_YES_OR_NO]
    return {**dict.fromkeys(numbers, 0), **dict.fromkeys(yes_or_no, False)}


def tallies(now: Snapshot) -> dict[str, object]:
    """Count what the notes hold; blank notes count for nothing."""
    known, candidacy = known_tallies(now.catalogue.round_two, now.catalogue.action), now.candidacy
    there = [person for person in expected(candidacy, now.number) if person.name]
    notes = [note for note in candidacy.notes if note.text.strip()]
    found = {
        **Counter[str](name for note in notes for name in (note.kind, f"{note.kind}_{note.about}")),
        **Counter[str](f"last_{note.kind}" for note in notes if note.kind in DEBRIEF and now.of_last_talk(note)),
        **{name: now.facts[name] for name in known if name.startswith("done_")},
        "names": sum(bool(person.name.strip()) for person in candidacy.present_interviewers),
        "people": len(there),
        "roles_known": all(person.role for person in there),
        "past_of_most_known": sum(BEFORE in person.known for person in there) * 2 > len(there),
        "concerns_known": all(CARES in person.known for person in there),
        "cases_for_each": cases_for_each(candidacy),
    }
    return {name: found.get(name, empty) for name, empty in known.items()}
