"""Whom a letter can reach: its people under the contact rule, and whether such an interview has it at all."""

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.catalogue.letter_shapes import To
from scoring.facts.rounds import rounds
from scoring.facts.settings import settings_of
from scoring.people import CONTACT, INSIDE, REFEREES, THROUGH, YOURSELF, identities, met
from scoring.terms import SECOND


def recipients(candidacy: Candidacy, to: To, number: int = SECOND) -> tuple[str, ...]:
    """Return the ids of those whom a letter goes to, after a further interview those of round `number`.

    Without a contact, questions go to the main interviewer.
    Unless they may be written to freely, nobody there is; what goes through one person or office goes there alone. Where
    that person is the only one who was met, there is nobody to pass anything on to, so they are written to as usual.
    """
    main, *others = met(candidacy)
    anywhere: dict[To, tuple[str, ...]] = {"referees": REFEREES, "yourself": (YOURSELF,)}
    found: dict[To, tuple[str, ...]] = {
        "main_interviewer": (main,),
        "further_interviewers": tuple(others),
        "everybody": (main, *others),
        "round_two": met(candidacy, number),
        "contact": (identities(candidacy)[CONTACT],),
        "inside_contact": (INSIDE,),
    }
    rule = candidacy.contact_rule.kind
    there = found if rule == "open" else {}
    if rule == "through":
        between = (identities(candidacy)[THROUGH],)
        alone = met(candidacy) == met(candidacy, number) == between
        there = {**found, "contact": between, "inside_contact": ()} if alone else {"through": between}
    return (anywhere | there).get(to, ())


def open_to(letter: str, candidacy: Candidacy, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the people whom a letter may go to at any time, those of its first occasion in front; nobody where it does not fit."""
    settings = settings_of(candidacy, catalogue)
    brought = {name for setting in settings for name in setting.brings}
    dropped = {name for setting in settings for name in setting.drops} | (catalogue.special_letters - brought)
    if letter in dropped:
        return ()
    use = catalogue.letter_use[letter]
    if not use.occasions:
        return (YOURSELF,)
    numbers = [one.number for one in rounds(candidacy.events_in_order)][::-1] or [SECOND]
    found = [who for one in use.occasions for number in numbers for who in recipients(candidacy, one.to, number)]
    if use.sends and use.sends.kind == "thank_you_sent" and "through" not in {one.to for one in use.occasions}:
        found += recipients(candidacy, "everybody")
    return tuple(dict.fromkeys(found))
