"""The case bank: cases with their results, and how far they cover the lines of the advert.

Only what the user confirmed covers a line; `matches` offers what to confirm.
"""

from scoring.candidacy import Candidacy, Note
from scoring.catalogue.round_two_shapes import Material
from scoring.round_two.matching import likeness
from scoring.round_two.notes import written
from scoring.terms import Frozen, without_noise


class Line(Frozen):
    """One line of the advert, the cases confirmed for it, and the cases that may fit."""

    requirement: Note
    confirmed: tuple[str, ...]
    suggested: tuple[str, ...] = ()


def results(candidacy: Candidacy) -> dict[str, str]:
    """Return what came of each case, by the id of the case."""
    return {note.about: note.text for note in written(candidacy, "result") if note.about}


def cover(candidacy: Candidacy) -> tuple[Line, ...]:
    """Return the lines of the advert, each with the cases that were confirmed for it and still exist."""
    known = {case.id for case in written(candidacy, "case")}
    return tuple(
        Line(requirement=note, confirmed=tuple(dict.fromkeys(link for link in note.links if link in known)))
        for note in written(candidacy, "requirement")
    )


def matches(candidacy: Candidacy, material: Material) -> tuple[Line, ...]:
    """Return the same lines, those without a case with the cases that are most like them, the likest first.

    Of a list longer than anybody's plan, only the beginning is compared.
    """
    limits, came_of, found = material.limits, results(candidacy), list(cover(candidacy))
    cases = sorted(written(candidacy, "case")[: limits.longest_list], key=lambda case: (case.text, case.id))
    texts = [f"{case.text} {came_of.get(case.id, '')}" for case in cases]
    lines = found[: limits.longest_list]
    for place, row in enumerate(likeness([line.requirement.text for line in lines], texts, material.likeness)):
        likest = sorted(zip(row, cases, strict=True), key=lambda pair: -without_noise(pair[0]))
        fitting = tuple(case.id for share, case in likest if share >= limits.match_from)[: limits.matches_shown]
        if not lines[place].confirmed:
            found[place] = lines[place].model_copy(update={"suggested": fitting})
    return tuple(found)


def cases_for_each(candidacy: Candidacy) -> int:
    """Return how many cases with a result even the least covered line of the advert has; 0 without an advert."""
    finished = results(candidacy).keys()
    return min((sum(case in finished for case in line.confirmed) for line in cover(candidacy)), default=0)
