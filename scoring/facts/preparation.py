"""Answers about preparation: which of them count, as they are given anew for each round.

Which round it is, is decided in `scoring.facts.rounds`.
"""

from collections.abc import Iterator

from scoring.candidacy import Answer, Candidacy, Unanswered, before
from scoring.catalogue import Action, Catalogue
from scoring.terms import SECOND

_SOLID = 3  # the level from which on an answer says that what was done for an earlier round still stands


def answers_for(candidacy: Candidacy, catalogue: Catalogue, number: int, *, ahead: bool) -> Candidacy:
    """Return the candidacy with the answers that count for a round: while it is `ahead` those for it, of others the words alone.

    What was answered for a later round gives way to what was answered before it.
    """
    asked_anew = ahead and number != SECOND
    if not asked_anew and all(answer.of_round <= number for answer in candidacy.answers):
        return candidacy
    counted = (
        _that_counts(answer, number, asked_anew=asked_anew) if _prepares(answer, catalogue) else answer
        for answer in candidacy.answers
    )
    return candidacy.model_copy(update={"answers": tuple(counted)})


def last_rated_round(candidacy: Candidacy, catalogue: Catalogue) -> int | None:
    """Return the number of the newest round whose preparation the user answered, None where none was."""
    own = (answer for answer in _own(candidacy) if _prepares(answer, catalogue))
    return max((answer.of_round for answer in own if answer.kind != "unanswered"), default=None)


def open_again(action: Action, candidacy: Candidacy, catalogue: Catalogue, number: int) -> bool:
    """Tell whether an answer about preparation for a round says that there is still something to do about an action."""
    rated = (answer for answer in _own(candidacy) if answer.kind == "rated" and answer.of_round >= number)
    low = {answer.factor for answer in rated if answer.level < _SOLID}
    return any(name in low and catalogue.factor[name].block == "preparation" for name in action.factors)


def _own(candidacy: Candidacy) -> Iterator[Answer]:
    return (answer for answer in candidacy.answers if answer.rater == "self")


def _prepares(answer: Answer, catalogue: Catalogue) -> bool:
    factor = catalogue.factor.get(answer.factor)
    return factor is not None and factor.block == "preparation"


def _that_counts(answer: Answer, number: int, *, asked_anew: bool) -> Answer:
    counted = (before(answer, number) if answer.of_round > number else None) or answer
    if asked_anew and counted.of_round < number:
        words = {name: getattr(answer, name) for name in ("factor", "rater", "evidence", "contra")}
        return Unanswered.model_validate(words)
    return counted
