"""What people are called on the screen, as typed: by name, else by who they are, and told apart where names are alike."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import TypeVar

from scoring.candidacy import Candidacy
from scoring.people import CONTACT, INSIDE, REFEREES, THROUGH, added, known
from wording.sentences import called
from wording.words import capital

Key = TypeVar("Key")


def person_name(who: str, candidacy: Candidacy) -> str:
    """Name a person, else say their role, else who they are."""
    return called(who, candidacy)


def told_apart(people: Iterable[str], candidacy: Candidacy) -> dict[str, str]:
    """Name people with their job titles, for a list to choose from; whom that does not tell apart has a number."""
    return numbered({who: with_role(who, candidacy) for who in people})


def with_role(who: str, candidacy: Candidacy) -> str:
    """Name a person with the role, as a line or sentence begins: in front of a role or other words for a name stands a capital."""
    person = known(candidacy, who)
    if person.name:
        return ", ".join(filter(None, (person.name, person.role)))
    return capital(person_name(who, candidacy))


def other_names(who: str, candidacy: Candidacy) -> list[str]:
    """Return the names of everybody known but one person, those who are not listed any more included."""
    later = [note.id for note in added(candidacy)]
    others = dict.fromkeys([*(person.id for person in candidacy.interviewers), *later, CONTACT, THROUGH])
    return [known(candidacy, one).name for one in others if one != who]


def numbered(labels: Mapping[Key, str]) -> dict[Key, str]:
    """Give labels that are alike a number: a list to choose from goes by its labels."""
    unique: dict[Key, str] = {}
    for key, label in labels.items():
        taken = set(unique.values())
        choices = (label if number == 1 else f"{label} ({number})" for number in count(1))
        unique[key] = next(choice for choice in choices if choice not in taken)
    return unique


def of_events(candidacy: Candidacy) -> dict[str, str]:
    """Name everybody whom an event can be about, by what an event keeps: an id, and a name for those of round two only."""
    people = [*(person.id for person in candidacy.interviewers), *([CONTACT] if candidacy.contact else [])]
    rule = candidacy.contact_rule
    if rule.kind == "through":
        people = [THROUGH, *people]
    elif rule.through:
        people.append(THROUGH)
    people += [*(note.id for note in added(candidacy)), *REFEREES, INSIDE]
    return told_apart(people, candidacy)
