"""Which kind of interview it was, who may be written to and what else holds, and what that leaves out and adds.

What each of them changes is data in `data/interviews/`; what was left out by itself can be asked all the same.
"""

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue, Factor, LeftOut, Setting


def settings_of(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Setting, ...]:
    """Return the settings that hold, in catalogue order. A recorded interview is one of the recorded format."""
    interview = candidacy.first_interview
    held: set[tuple[str, str]] = {("kind", interview.kind), ("contact_rule", candidacy.contact_rule.kind)}
    held.add(("format", "recorded" if interview.kind == "recorded" else interview.format))
    held.update(("circumstance", name) for name in candidacy.circumstances)
    return tuple(setting for setting in catalogue.interviews if (setting.group, setting.id) in held)


def left_out(candidacy: Candidacy, catalogue: Catalogue) -> dict[str, LeftOut]:
    """Return the factors that could not come up, those too that are asked all the same, each with the first entry that says so."""
    entries = (entry for setting in settings_of(candidacy, catalogue) for entry in setting.leaves_out)
    found: dict[str, LeftOut] = {}
    for entry in entries:
        for name in entry.factors:
            found.setdefault(name, entry)
    return found


def asked_factors(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Factor, ...]:
    """Return the factors asked at the candidacy's depth: the core in a quick check, else all, as its settings change them."""
    settings = settings_of(candidacy, catalogue)
    added = {name for setting in settings for name in setting.asks}
    quick = {name for setting in settings for name in setting.quick}
    gone = (left_out(candidacy, catalogue).keys() - set(candidacy.asked_anyway)) | (catalogue.special - added)
    wanted = (one for one in catalogue.factors if candidacy.depth == "full" or one.core or one.id in quick)
    return tuple(factor for factor in wanted if factor.id not in gone)


def could_not_come_up(candidacy: Candidacy, catalogue: Catalogue) -> dict[LeftOut, tuple[str, ...]]:
    """Return what the settings leave out of the questions of this depth, those too that are asked all the same, by the entry that says so."""
    found = left_out(candidacy, catalogue)
    everything = candidacy.model_copy(update={"asked_anyway": tuple(found)})
    groups: dict[LeftOut, tuple[str, ...]] = {}
    for factor in asked_factors(everything, catalogue):
        if entry := found.get(factor.id):
            groups[entry] = (*groups.get(entry, ()), factor.id)
    return groups


def repair_how(factor: Factor, candidacy: Candidacy, catalogue: Catalogue) -> str:
    """Return what to do about a factor, as the interview leaves it open."""
    settings = settings_of(candidacy, catalogue)
    return next((one.repairs[factor.id] for one in settings if factor.id in one.repairs), factor.repair_how)
