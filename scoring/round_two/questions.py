"""Questions both ways: what may follow on a question of round one, and what to ask whom in round two.

What follows is inferred from words alone, by rules that are data; nobody on the other side has said so.
"""

from collections.abc import Iterator

from scoring.candidacy import Candidacy
from scoring.catalogue.round_two_shapes import Group, Material
from scoring.lines import one_line, plain_words
from scoring.round_two.notes import said, written
from scoring.round_two.people import group_of, people
from scoring.terms import Frozen


class Bucket(Frozen):
    """The bank for one group: whom it is for by name, what it offers, and the group itself."""

    group: Group
    names: tuple[str, ...]
    offered: tuple[str, ...]


def follow_ups(question: str, material: Material) -> tuple[str, ...]:
    """Return what may be asked next, in the order of the rules; one general question when no rule fits."""
    words = " " + plain_words(question)
    found = [rule.ask for rule in material.follow_ups if any(f" {start}" in words for start in rule.when)]
    return tuple(found) or (material.otherwise,)


def bank(candidacy: Candidacy, material: Material) -> tuple[Bucket, ...]:
    """Return the groups that fit the people known so far, and those for anybody; taken questions are left out."""
    anybody = next(group.id for group in material.groups if not group.roles)
    taken = {note.text: note.about for note in written(candidacy, "ask")}
    names: dict[str | None, list[str]] = {about: [] for about in taken.values()}
    for person in people(candidacy):
        group = group_of(person.role, material)
        if name := person.name or person.role:
            names.setdefault(group.id if group else anybody, []).append(name)
    return tuple(
        Bucket(group=group, names=tuple(names.get(group.id, ())), offered=tuple(offered))
        for group in material.groups
        for offered in [[text for text in _filled(group, candidacy, material) if text not in taken]]
        if not group.roles or group.id in names
    )


def _filled(group: Group, candidacy: Candidacy, material: Material) -> Iterator[str]:
    """Yield a group's questions, one for each thing written that fills its blank."""
    fills = {
        "{problem}": said(candidacy, material.prompt("problem")),
        "{question}": [note.text for note in written(candidacy, "question")],
    }
    for text in group.questions:
        blank = next((blank for blank in fills if blank in text), "")
        for words in fills.get(blank, [""]):
            yield text.replace(blank or text, one_line(words).rstrip(".!; ") or text).replace("?.", "?")
