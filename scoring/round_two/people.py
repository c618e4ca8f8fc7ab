"""What the user knows of each person who may be there in round two: notes about them, tagged with the prompt they answer.

Who they are, and who counts as coming, is decided in `scoring.people`.
"""

from scoring.candidacy import Candidacy
from scoring.catalogue.round_two_shapes import Group, Material
from scoring.facts import Snapshot
from scoring.people import added, coming, known, met
from scoring.round_two.notes import written
from scoring.terms import SECOND, Frozen

BEFORE, CARES = "before", "cares"


class Person(Frozen):
    """Somebody who may be there: name, job title, what is known by prompt, and whether they are new in round two."""

    id: str
    name: str
    role: str
    known: dict[str, str]
    new: bool


def people(candidacy: Candidacy) -> tuple[Person, ...]:
    """Return the interviewers of round one and those added for round two, in their order."""
    new, notes = [note.id for note in added(candidacy)], written(candidacy, "person")
    first = [person.id for person in candidacy.present_interviewers]
    noted = {who: {tag: note.text for note in notes if note.about == who for tag in note.links} for who in first + new}
    return tuple(
        Person(id=one.id, name=one.name, role=one.role, known=noted[one.id], new=one.id in new)
        for one in (known(candidacy, who) for who in first + new)
    )


def expected(candidacy: Candidacy, number: int = SECOND) -> tuple[Person, ...]:
    """Return those who count as coming to a round, with what is known of each."""
    there = coming(candidacy, number)
    return tuple(person for person in people(candidacy) if person.id in there)


def met_so_far(now: Snapshot) -> tuple[Person, ...]:
    """Return everybody who was there in an interview that took place, each once."""
    numbers = (1, *(one.number for one in now.rounds if one.over(now.today)))
    there = {who for number in numbers for who in met(now.candidacy, number)}
    return tuple(person for person in people(now.candidacy) if person.id in there)


def group_of(role: str, material: Material) -> Group | None:
    """Return the group of questions that a job title points to, None when no word of it is known."""
    words = {word.strip(".,;:()/-") for word in role.casefold().replace("/", " ").split()}
    return next((group for group in material.groups if words & set(group.roles)), None)
