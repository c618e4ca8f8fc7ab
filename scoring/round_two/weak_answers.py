"""Which weak points deserve an answer before round two: what fell flat, and the costliest weak spots that can still be mended.

Decides the list only. Whether an answer is good is the user's to say.
"""

from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.facts.settings import repair_how
from scoring.results import Readiness
from scoring.round_two.notes import ANY, the_note, written
from scoring.terms import Frozen

_GONE = ("For something you have taken off your list", None)


class WeakPoint(Frozen):
    """Something to have an answer for. `label` is the user's own line or the name of a factor."""

    label: str
    advice: str | None
    answer: Note


def weak_points(candidacy: Candidacy, result: Readiness, catalogue: Catalogue) -> tuple[WeakPoint, ...]:
    """Return what fell flat, then weak spots of round one by what they cost; answers already written never drop out."""
    factors, flat = catalogue.factor, {note.id: (note.text, None) for note in written(candidacy, "fell_flat")}
    settled = {one.settles for one in catalogue.round_two.prompts if written(candidacy, one.kind, one.about or ANY)}
    mended = [
        factor.id
        for factor in (factors[spot.factor] for spot in result.weak_spots if spot.factor not in settled)
        if factor.block == "impression" and factor.repairable != "no" and factor.repair_channel != "message"
    ]
    kept = [note.about for note in written(candidacy, "answer") if note.about and note.about not in flat]
    labels: dict[str, tuple[str, str | None]] = {
        name: (one.short_name, repair_how(one, candidacy, catalogue)) for name, one in factors.items()
    }
    shown = {name: labels.get(name, _GONE) for name in (*mended[: catalogue.round_two.limits.weak_answers], *kept)}
    return tuple(
        WeakPoint(label=label, advice=advice, answer=the_note(candidacy, "answer", about))
        for about, (label, advice) in {**flat, **shown}.items()
    )
