"""The rounds that are behind: when each was, who was there, what was answered for it and what happened until the next."""

from scoring.candidacy import Answer, Event
from scoring.facts import Snapshot
from scoring.people import met
from scoring.terms import Frozen


class Past(Frozen):
    """A round that the next one has followed; `answers` are the sentences about preparation by the names of their factors."""

    number: int
    people: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]


def past_rounds(now: Snapshot) -> tuple[Past, ...]:
    """Return the rounds before the newest one, the latest first."""
    found = []
    for one, after in zip(now.rounds, now.rounds[1:], strict=False):
        between = (event for event in now.events if one.opened <= event.on <= after.opened)
        found.append(
            Past(
                number=one.number,
                people=met(now.candidacy, one.number),
                answers=tuple(_answers(one.number, now)),
                events=tuple(between),
            )
        )
    return tuple(reversed(found))


def _answers(number: int, now: Snapshot) -> list[tuple[str, str]]:
    """Return what was answered about preparation for a round, in the order of the catalogue."""
    own = {answer.factor: answer for answer in now.candidacy.answers if answer.rater == "self"}
    asked = [factor for factor in now.catalogue.factors if factor.block == "preparation" and factor.id in own]
    levels = [(factor, _level(own[factor.id], number)) for factor in asked]
    return [(factor.short_name, factor.anchors[level]) for factor, level in levels if level is not None]


def _level(answer: Answer, number: int) -> int | None:
    if answer.kind == "rated" and answer.of_round == number:
        return answer.level
    return next((one.level for one in answer.before if one.round == number), None)
