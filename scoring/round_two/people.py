"""Who will be there in round two and when it is, and what the user knows of each.

A person is an interviewer of round one about whom something is noted, or a name with a job title that was added. What is
known of a person are notes about that id, tagged with the prompt that they answer.
"""

from scoring.candidacy import LONGEST_LINE, Candidacy, Note
from scoring.catalogue.round_two_shapes import Group, Material
from scoring.people import added, added_name, coming
from scoring.round_two.notes import written
from scoring.terms import Frozen

BEFORE, CARES = "before", "cares"


class Person(Frozen):
    """Somebody who may be there: name, job title, what is known by prompt, and whether they count as coming."""

    id: str
    name: str
    role: str
    known: dict[str, str]
    new: bool


def people(candidacy: Candidacy) -> tuple[Person, ...]:
    """Return the interviewers of round one and those added for round two, in their order."""
    notes = written(candidacy, "person")
    first = [_person(person.id, person.name, person.role or "", notes) for person in candidacy.present_interviewers]
    return (*first, *(_added(note, notes) for note in added(candidacy)))


def expected(candidacy: Candidacy) -> tuple[Person, ...]:
    """Return those who count as coming (`scoring.people.coming`), with what is known of each."""
    there = coming(candidacy)
    return tuple(person for person in people(candidacy) if person.id in there)


def group_of(role: str, material: Material) -> Group | None:
    """Return the group of questions that a job title points to, None when no word of it is known."""
    words = {word.strip(".,;:()/-") for word in role.casefold().replace("/", " ").split()}
    return next((group for group in material.groups if words & set(group.roles)), None)


def _person(person_id: str, name: str, role: str, notes: tuple[Note, ...], *, new: bool = False) -> Person:
    known = {tag: note.text for note in notes if note.about == person_id for tag in note.links}
    return Person(id=person_id, name=name.strip(), role=role.strip(), known=known, new=new)


def _added(note: Note, notes: tuple[Note, ...]) -> Person:
    return _person(note.id, added_name(note), note.text[:LONGEST_LINE].partition(",")[2], notes, new=True)
