"""Suggestions: which sentence of a preparation factor the notes show, and why; never an answer by itself.

Rules read tallies: notes that hold words, by kind (`landed`) and by what they are about (`value_plan_gain`), ticked actions
(`done_A20`), and what is known of people. Without a rule that holds there is no suggestion.
"""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from scoring.candidacy import Candidacy, NoteKind
from scoring.catalogue.round_two_shapes import Material
from scoring.facts import Snapshot, compile_condition
from scoring.round_two.cases import cases_for_each
from scoring.round_two.people import BEFORE, CARES, expected
from scoring.terms import Frozen, Level

_OF_PEOPLE = {"names": 0, "people": 0, "roles_known": False, "past_of_most_known": False, "concerns_known": False}


class Suggestion(Frozen):
    """A level that the notes show: its whole sentence, and the reason in words."""

    factor: str
    level: Level
    sentence: str
    why: str


def suggestions(now: Snapshot) -> tuple[Suggestion, ...]:
    """Return for each factor the highest level whose rule holds, in the order of the rules."""
    found, highest = tallies(now), dict[str, Suggestion]()
    for rule in now.catalogue.round_two.suggestions:
        before = highest.get(rule.factor)
        if (before is None or rule.level > before.level) and compile_condition(rule.when)(found):
            sentence = now.catalogue.factor[rule.factor].anchors[rule.level]
            highest[rule.factor] = Suggestion(factor=rule.factor, level=rule.level, sentence=sentence, why=rule.why)
    return tuple(highest.values())


def known_tallies(material: Material, action_ids: Iterable[str]) -> dict[str, object]:
    """Return every name that a rule of suggestion may use, each at its empty value."""
    prompts = [prompt for part in material.parts for prompt in part.prompts]
    names = [f"{prompt.kind}_{prompt.about}" for prompt in prompts if prompt.about]
    names += [*get_args(NoteKind), *(f"ask_{group.id}" for group in material.groups)]
    return {
        **dict.fromkeys(names, 0),
        **{f"done_{action}": False for action in action_ids},
        "cases_for_each": 0,
        **_OF_PEOPLE,
    }


def tallies(now: Snapshot) -> dict[str, object]:
    """Count what the notes hold; blank notes count for nothing."""
    notes = [note for note in now.candidacy.notes if note.text.strip()]
    known = known_tallies(now.catalogue.round_two, now.catalogue.action)
    counted = Counter[str](note.kind for note in notes)
    counted.update(f"{note.kind}_{note.about}" for note in notes if note.about)
    done = {name: now.facts[name] for name in known if name.startswith("done_")}
    found = known | counted | done | _of_people(now.candidacy)
    return {name: found[name] for name in known}


def _of_people(candidacy: Candidacy) -> dict[str, object]:
    there = [person for person in expected(candidacy) if person.name]
    return {
        "names": sum(bool(person.name.strip()) for person in candidacy.present_interviewers),
        "people": len(there),
        "roles_known": all(person.role for person in there),
        "past_of_most_known": sum(BEFORE in person.known for person in there) * 2 > len(there),
        "concerns_known": all(CARES in person.known for person in there),
        "cases_for_each": cases_for_each(candidacy),
    }
