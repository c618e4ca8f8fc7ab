"""Which weak points deserve an answer before round two: what fell flat, and the costliest weak spots that can still be mended.

Decides the list only. Whether an answer is good is the user's to say.
"""

from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.results import Readiness
from scoring.round_two.notes import ANY, the_note, written
from scoring.terms import Frozen


class WeakPoint(Frozen):
    """Something to have an answer for. `label` is the user's own line or the name of a factor."""

    label: str
    advice: str | None
    answer: Note


def weak_points(candidacy: Candidacy, result: Readiness, catalogue: Catalogue) -> tuple[WeakPoint, ...]:
    """Return what fell flat, then weak spots of round one by what they cost; answers already written never drop out."""
    flat = {note.id: (note.text, None) for note in written(candidacy, "fell_flat")}
    settled = {one.settles for one in catalogue.round_two.prompts if written(candidacy, one.kind, one.about or ANY)}
    spots = [
        s.factor for s in result.weak_spots if s.factor not in settled and _mends_in_round_two(s.factor, catalogue)
    ]
    kept = [note.about for note in written(candidacy, "answer") if note.about and note.about not in flat]
    shown = dict.fromkeys([*spots[: catalogue.round_two.limits.weak_answers], *kept])
    factors = {name: _of_factor(name, catalogue) for name in shown}
    return tuple(
        WeakPoint(label=label, advice=advice, answer=the_note(candidacy, "answer", about))
        for about, (label, advice) in {**flat, **factors}.items()
    )


def _mends_in_round_two(name: str, catalogue: Catalogue) -> bool:
    factor = catalogue.factor[name]
    return factor.block == "impression" and factor.repairable != "no" and factor.repair_channel != "message"


def _of_factor(name: str, catalogue: Catalogue) -> tuple[str, str | None]:
    """Name a factor, or say kindly that what the answer was for is gone."""
    factor = catalogue.factor.get(name)
    return (factor.short_name, factor.repair_how) if factor else ("For something you have taken off your list", None)
