"""Readiness: the number, its range and its word for one candidacy on one day, with what costs most.

Decides how the parts fit together and when the headline may show a number. The arithmetic is in `scoring.blocks`, the
judgements are in the catalogue, and the wording belongs to the screens.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.answers import Standing, standing
from scoring.blocks import block_score, block_shares, index, points_per_level, spread, why_no_number
from scoring.candidacy import Candidacy
from scoring.catalogue import BLOCKS, BlockName, Catalogue, Stage
from scoring.checks import raised_checks
from scoring.facts import facts
from scoring.next_label import Room, next_label
from scoring.repairs import credited_levels
from scoring.results import BlockScore, Headline, NextLabel, NoNumber, Readiness, rounded
from scoring.verdict import capped, closed_gates, label_of
from scoring.weak_spots import channel, weak_spots


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of one candidacy on one day, and what they were made from."""

    stage: Stage
    known: Standing
    facts: dict[str, object]
    headline: Headline
    blocks: dict[BlockName, BlockScore]


def readiness(candidacy: Candidacy, catalogue: Catalogue, today: date) -> Readiness:
    """Score a candidacy on `today`: headline, blocks, weak spots, the next label and the checks raised."""
    scored = score(candidacy, catalogue, today)
    headline = scored.headline
    shares = {block: part.share for block, part in scored.blocks.items()}
    worth = points_per_level(scored.known.levels, shares, catalogue)
    spots = weak_spots(scored.known.levels, worth, shares, scored.stage, catalogue)
    if headline.value is None:
        spots = tuple(spot.model_copy(update={"points_lost": None}) for spot in spots)
    return Readiness(
        today=today,
        catalogue=catalogue.version,
        stage=scored.stage,
        depth=candidacy.depth,
        headline=headline,
        blocks=scored.blocks,
        weak_spots=spots,
        next_label=_next_label(scored, worth, catalogue),
        checks=raised_checks(catalogue.scoring, scored.facts | {"headline": headline.value}),
    )


def score(candidacy: Candidacy, catalogue: Catalogue, today: date) -> Score:
    """Score a candidacy without weak spots, next label and checks: the same numbers, for many candidacies at once."""
    known = standing(candidacy, catalogue, today)
    said = facts(candidacy, catalogue, today, known)
    stage = Stage(str(said["stage"]))
    shares = block_shares(known, stage, catalogue)
    credited = credited_levels(candidacy, catalogue, known.levels, today)
    blocks = {block: block_score(block, known, credited, shares[block], catalogue) for block in BLOCKS}

    reason = _why_no_headline(blocks, catalogue)
    value = unit_weight = after = low = high = label = uncapped = None
    gates = closed_gates(catalogue.scoring, said)
    if reason in {None, "range_only"}:
        performed = index(known.levels, shares, catalogue.weights)
        low, high = spread(performed, known, shares, catalogue)
        if reason is None:
            value = performed
            unit_weight = index(known.levels, shares, catalogue.unit_weights)
            after = index(credited, shares, catalogue.weights)
            uncapped = label_of(value, catalogue.scoring.labels)
            label = capped(uncapped, gates, catalogue.scoring.labels)
    headline = Headline(
        value=value,
        low=low,
        high=high,
        unit_weight=unit_weight,
        after_repairs=after,
        label=label,
        uncapped_label=uncapped,
        gates=tuple(gate.id for gate in gates),
        gate_reasons={gate.id: gate.reason for gate in gates},
        show=tuple(gate.show for gate in gates if gate.show),
        no_number=reason,
    )
    return Score(stage=stage, known=known, facts=said, headline=headline, blocks=blocks)


def as_json(result: Readiness) -> dict[str, Any]:
    """Return the interchange form: points to one decimal, half up; an absent number is None."""
    form: dict[str, Any] = rounded(result.model_dump(mode="json"))
    return form


def _why_no_headline(blocks: dict[BlockName, BlockScore], catalogue: Catalogue) -> NoNumber | None:
    coverages = [block.coverage for block in blocks.values() if block.share]
    return why_no_number(min(coverages), catalogue.scoring.coverage) if coverages else "not_due"


def _next_label(scored: Score, worth: dict[str, float], catalogue: Catalogue) -> NextLabel | None:
    headline = scored.headline
    if headline.value is None or headline.label is None:
        return None
    rooms = [
        Room(name, level, worth[name], channel(catalogue.factor[name], scored.stage) != "none")
        for name, level in scored.known.levels.items()
    ]
    return next_label(headline.value, headline.label, scored.facts, rooms, catalogue.scoring)
