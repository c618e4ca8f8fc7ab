"""Tallies: what the notes hold, as numbers and yes or no, under the names that rules of suggestion may use.

A note counts once it holds words. A kind counts by its name (`landed`), and what is about something also by both names
(`value_plan_gain`). Ticked actions count as `done_A20`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from scoring.candidacy import Candidacy, NoteKind
from scoring.catalogue.round_two_shapes import Material
from scoring.facts import Snapshot
from scoring.round_two.cases import cases_for_each
from scoring.round_two.people import BEFORE, CARES, expected

_PLAIN = {
    "names": 0,
    "people": 0,
    "roles_known": False,
    "past_of_most_known": False,
    "concerns_known": False,
    "cases_for_each": 0,
}


def known_tallies(material: Material, action_ids: Iterable[str]) -> dict[str, object]:
    """Return every name that a rule of suggestion may use, each at its empty value."""
    prompts = [prompt for part in material.parts for prompt in part.prompts]
    names = [f"{prompt.kind}_{prompt.about}" for prompt in prompts if prompt.about]
    names += [*get_args(NoteKind), *(f"ask_{group.id}" for group in material.groups)]
    return {**dict.fromkeys(names, 0), **{f"done_{action}": False for action in action_ids}, **_PLAIN}


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
