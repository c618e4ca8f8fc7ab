"""People: who somebody is, by whatever an event, a letter or a note calls them.

Everybody goes by one id: an interviewer's own, that of the note which added somebody for round two, or one of `RESERVED`.
Two people of one name stay two; somebody who is contact and interviewer is one person.
"""

from dataclasses import dataclass

from scoring.candidacy import LONGEST_LINE, Candidacy, Intermediary, Note
from scoring.lines import name_key, one_line
from scoring.terms import SECOND

MAIN, CONTACT, THROUGH, REFEREE, INSIDE, YOURSELF = "main", "contact", "through", "referee", "inside", "yourself"
REFEREES = (f"{REFEREE}-1", f"{REFEREE}-2")
_ROUND = "round-"
AWAY = "away"  # the tag of a note that somebody of round one will not be there again
RESERVED = frozenset({MAIN, CONTACT, THROUGH, REFEREE, INSIDE, YOURSELF, *REFEREES})


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what is known of them; `name` is empty where it is not known."""

    id: str
    name: str = ""
    role: str = ""
    address: str = ""


def known(candidacy: Candidacy, who: str) -> Known:
    """Return what the candidacy knows of a person by id, those removed too; of an unknown id nothing is known."""
    contact = candidacy.contact
    for person in candidacy.interviewers:
        if person.id == who:
            address = person.email
            if not address and contact and identities(candidacy)[CONTACT] == who:
                address = contact.address
            return Known(who, one_line(person.name), one_line(person.role), (address or "").strip())
    if who == CONTACT and contact:
        return Known(who, one_line(contact.name), one_line(contact.role), (contact.address or "").strip())
    if who == THROUGH and (agent := candidacy.contact_rule.through):
        return Known(who, one_line(agent.name), one_line(agent.role), (agent.email or "").strip())
    for note in added(candidacy):
        if note.id == who:
            return Known(who, added_name(note), one_line(note.text[:LONGEST_LINE].partition(",")[2]))
    return Known(who, given_name(candidacy, who))


def intermediary(candidacy: Candidacy) -> Intermediary | None:
    """Return the person or office that everything goes through, with nothing known where none is named; else None."""
    rule = candidacy.contact_rule
    return (rule.through or Intermediary()) if rule.kind == "through" else None


def identities(candidacy: Candidacy) -> dict[str, str]:
    """Return ids by id, name and address, each as `name_key` writes it; who is there now goes before who was removed.

    `MAIN` and `CONTACT` stand for an interviewer where one is known: without a contact, questions go to whoever led.
    Where everything goes through somebody, so does what goes to a contact of that name.
    """
    ids: dict[str, str] = {}

    def add(who: str, *names: str | None) -> None:
        for key in filter(None, map(name_key, names)):
            ids.setdefault(key, who)

    people = sorted(candidacy.interviewers, key=lambda person: person.removed)
    for person in people:
        add(person.id, person.id)
    for person in people:
        add(person.id, person.name, person.email)
    if agent := intermediary(candidacy):
        add(next((ids[key] for key in map(name_key, (agent.name, agent.email)) if key in ids), THROUGH), THROUGH)
        add(ids[THROUGH], agent.name, agent.email)
    main, contact = next((person.id for person in candidacy.present_interviewers), MAIN), candidacy.contact
    names = [contact.name, contact.address] if contact else []
    same = (ids[key] for key in map(name_key, names) if key in ids)
    ids |= {MAIN: main, CONTACT: next(same, CONTACT) if contact else main}
    add(ids[CONTACT], *names)
    for note in added(candidacy):
        add(note.id, note.id, added_name(note))
    for who in (REFEREE, *REFEREES, INSIDE):
        add(who, who, given_name(candidacy, who))
    return ids


def added(candidacy: Candidacy) -> tuple[Note, ...]:
    """Return the notes that name somebody for round two who had no part in round one."""
    ids = {person.id for person in candidacy.interviewers}
    people = (note for note in candidacy.notes if note.kind == "person" and note.about is None)
    return tuple(note for note in people if note.text.strip() and note.id not in ids)


def added_name(note: Note) -> str:
    """Return the name in such a note: what stands before the first comma."""
    return one_line(note.text[:LONGEST_LINE].partition(",")[0])


def given_name(candidacy: Candidacy, who: str) -> str:
    """Return the name that the user gave a referee or somebody inside in a letter; empty without one."""
    named = [note.text for note in candidacy.notes if note.kind == "blank" and note.about == f"name-{who}"]
    return one_line(named[-1])[:LONGEST_LINE] if named else ""


def coming(candidacy: Candidacy, number: int = SECOND) -> tuple[str, ...]:
    """Return who counts as coming to round `number`; who stays away from round two leaves the others.

    To round two: added for it, or with something noted. To a later one: added for it, or said to come to it.
    """
    first, new = (tuple(one.id for one in people) for people in (candidacy.present_interviewers, added(candidacy)))
    notes = [note for note in candidacy.notes if note.kind == "person" and note.text.strip()]
    if number > SECOND:
        there = {note.about or note.id for note in notes if round_tag(number) in note.links}
        return tuple(who for who in (*first, *new) if who in there)
    notes = [note for note in notes if not any(tag.startswith(_ROUND) for tag in note.links)]
    away = {note.about for note in notes if AWAY in note.links}
    noted = {*first, *(note.id for note in notes)} if away else {note.about or note.id for note in notes}
    return tuple(who for who in (*first, *new) if who in noted and who not in away)


def round_tag(number: int) -> str:
    """Return the tag of a note that somebody comes to a round after the second."""
    return f"{_ROUND}{number}"


def met(candidacy: Candidacy, number: int = 1) -> tuple[str, ...]:
    """Return whom the user met in a round: those of the round before as long as nobody is named for it."""
    if number == 1:
        return tuple(person.id for person in candidacy.present_interviewers) or (MAIN,)
    return coming(candidacy, number) or met(candidacy, number - 1)
