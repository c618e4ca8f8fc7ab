"""Who a letter goes to: interviewers by their id, the contact, referees, one person inside, or nobody but the user.

Decides which people a letter has and what is known of each. Two people of one name stay two: everything goes by id.
"""

from dataclasses import dataclass
from hashlib import sha256

from scoring.candidacy import LONGEST_LINE, Candidacy
from scoring.catalogue.letter_shapes import To
from scoring.facts.messages import people
from scoring.lines import one_line
from scoring.round_two.people import Person, expected
from scoring.round_two.people import people as people_of_both

MAIN, CONTACT, INSIDE, YOURSELF = "main", "contact", "inside", "yourself"
REFEREES = ("referee-1", "referee-2")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person with what is known of them; `name` is empty where it is not known."""

    id: str
    name: str = ""
    role: str = ""
    address: str = ""


def recipients(candidacy: Candidacy, to: To) -> tuple[str, ...]:
    """Return the ids of those whom a letter goes to; without a contact, questions go to the main interviewer."""
    everybody = tuple(person.id for person in candidacy.present_interviewers)
    main = everybody[:1] or (MAIN,)
    contact = people(candidacy)["contact"]
    found: dict[To, tuple[str, ...]] = {
        "main_interviewer": main,
        "further_interviewers": everybody[1:],
        "everybody": everybody or main,
        "round_two": tuple(person.id for person in expected(candidacy)) or everybody or main,
        "contact": (contact,) if contact in {*everybody, CONTACT} else main,
        "referees": REFEREES,
        "inside_contact": (INSIDE,),
        "yourself": (YOURSELF,),
    }
    return found[to]


def recipient(candidacy: Candidacy, who: str) -> Recipient:
    """Return what the candidacy knows of a person; an unknown id is a person of whom nothing is known.

    A referee or somebody inside is known by the name that the user gave in a letter.
    """
    for person in candidacy.interviewers:
        if person.id == who:
            return Recipient(who, one_line(person.name), one_line(person.role), (person.email or "").strip())
    if who == CONTACT and candidacy.contact:
        contact = candidacy.contact
        return Recipient(who, one_line(contact.name), one_line(contact.role), (contact.address or "").strip())
    if later := joined_later(who, candidacy):
        return Recipient(who, one_line(later.name), one_line(later.role))
    about = joined("name", who)
    named = [note.text for note in candidacy.notes if note.kind == "blank" and note.about == about]
    return Recipient(who, one_line(named[-1])[:LONGEST_LINE] if named else "")


def joined_later(who: str, candidacy: Candidacy) -> Person | None:
    """Return somebody who is in round two only; events know them by name, as they have no part in round one."""
    return next((person for person in people_of_both(candidacy) if person.new and person.id == who), None)


def joined(*parts: str) -> str:
    """Join ids to one id that differs whenever a part differs, also where the parts are as long as an id may be."""
    whole = "-".join(parts)
    return whole if len(whole) <= _LONGEST else f"{whole[:31]}-{sha256(whole.encode()).hexdigest()[:32]}"
