"""Who a letter goes to: interviewers by their id, the contact, referees, one person inside, or nobody but the user."""

from hashlib import sha256

from scoring.candidacy import Candidacy
from scoring.catalogue.letter_shapes import To
from scoring.people import CONTACT, INSIDE, REFEREES, YOURSELF, identities, met

_LONGEST = 64


def recipients(candidacy: Candidacy, to: To) -> tuple[str, ...]:
    """Return the ids of those whom a letter goes to; without a contact, questions go to the main interviewer."""
    main, *others = met(candidacy)
    found: dict[To, tuple[str, ...]] = {
        "main_interviewer": (main,),
        "further_interviewers": tuple(others),
        "everybody": (main, *others),
        "round_two": met(candidacy, again=True),
        "contact": (identities(candidacy)[CONTACT],),
        "referees": REFEREES,
        "inside_contact": (INSIDE,),
        "yourself": (YOURSELF,),
    }
    return found[to]


def joined(*parts: str) -> str:
    """Join ids to one id that differs whenever a part differs, also where the parts are as long as an id may be."""
    whole = "-".join(parts)
    return whole if len(whole) <= _LONGEST else f"{whole[:31]}-{sha256(whole.encode()).hexdigest()[:32]}"
