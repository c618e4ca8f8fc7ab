"""What people are called on the screen, as typed: by name, else by who they are, and told apart where names are alike."""

from collections import Counter
from collections.abc import Iterable

from scoring.candidacy import Candidacy
from scoring.letters.recipients import CONTACT, YOURSELF, recipient
from scoring.round_two.people import expected

_UNNAMED = {
    "main": "the person who led the talk",
    CONTACT: "your contact",
    "referee-1": "your first referee",
    "referee-2": "your second referee",
    "inside": "somebody inside",
    YOURSELF: "you, to keep at hand",
}


def person_name(who: str, candidacy: Candidacy) -> str:
    """Name a person, or say who they are where no name is known."""
    return recipient(candidacy, who).name or _UNNAMED.get(who, "an interviewer")


def told_apart(people: Iterable[str], candidacy: Candidacy) -> dict[str, str]:
    """Name people with their job titles, for a list to choose from; whom that does not tell apart has a number."""
    seen = Counter[str]()
    told = {}
    for who in people:
        line = ", ".join(filter(None, (person_name(who, candidacy), recipient(candidacy, who).role)))
        seen[line] += 1
        told[who] = line if seen[line] == 1 else f"{line} ({seen[line]})"
    return told


def of_events(candidacy: Candidacy) -> dict[str, str]:
    """Name everybody whom an event can be about, by what an event keeps: an id, and a name for those of round two only."""
    known = [*(person.id for person in candidacy.interviewers), *([CONTACT] if candidacy.contact else [])]
    later = {person.name: person.name for person in expected(candidacy) if person.new and person.name}
    return told_apart(known, candidacy) | later
