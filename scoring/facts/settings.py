"""Which kind of interview it was, who may be written to and what else holds, and what that leaves out and adds.

What each of them changes is data in `data/interviews/`; what was left out by itself can be asked all the same.
"""

from scoring.candidacy import Candidacy
from scoring.catalogue import Action, Catalogue, Factor, LeftOut, Setting


def settings_of(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Setting, ...]:
    """Return the settings that hold, in catalogue order; the contact rule stands first, since its reasons do."""
    first, rule = candidacy.first_interview, candidacy.contact_rule
    held: set[tuple[str, str]] = {("kind", first.kind), ("format", first.held), ("contact_rule", rule.kind)}
    held.update(("circumstance", name) for name in candidacy.circumstances)
    held.update([("people", "one")] if len(candidacy.present_interviewers) == 1 else ())
    mine = (setting for setting in catalogue.interviews if (setting.group, setting.id) in held)
    return tuple(sorted(mine, key=lambda setting: setting.group != "contact_rule"))


def left_out(candidacy: Candidacy, catalogue: Catalogue) -> dict[str, LeftOut]:
    """Return the factors that could not come up, each with the first entry that says so.

    Those that are asked all the same are among them, those that only other kinds of interview ask are not.
    """
    settings = settings_of(candidacy, catalogue)
    found: dict[str, LeftOut] = {}
    for entry in (entry for setting in settings for entry in setting.leaves_out):
        for name in entry.factors:
            found.setdefault(name, entry)
    elsewhere = _elsewhere(settings, catalogue)
    return {name: entry for name, entry in found.items() if name not in elsewhere}


def not_asked(candidacy: Candidacy, catalogue: Catalogue) -> dict[str, LeftOut]:
    """Return the factors that could not come up and are not asked all the same, each with what says so."""
    found = left_out(candidacy, catalogue)
    return {name: entry for name, entry in found.items() if name not in candidacy.asked_anyway}


def _elsewhere(settings: tuple[Setting, ...], catalogue: Catalogue) -> frozenset[str]:
    """Return the factors that only other kinds of interview ask."""
    return catalogue.special.difference(*(setting.asks for setting in settings))


def asked_factors(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Factor, ...]:
    """Return the factors asked at the candidacy's depth: the core in a quick check, else all, as its settings change them."""
    settings = settings_of(candidacy, catalogue)
    quick = {name for setting in settings for name in setting.quick}
    gone = not_asked(candidacy, catalogue).keys() | _elsewhere(settings, catalogue)
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


def actions_of(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Action, ...]:
    """Return the actions that such an interview has, those too that it cancels."""
    elsewhere = catalogue.special_actions.difference(*(one.adds for one in settings_of(candidacy, catalogue)))
    return tuple(action for action in catalogue.actions if action.id not in elsewhere)


def repair_how(factor: Factor, candidacy: Candidacy, catalogue: Catalogue) -> str:
    """Say what can still be done about a factor after such an interview, by the contact rule first of all."""
    said = (setting.repairs.get(factor.id) for setting in settings_of(candidacy, catalogue))
    return next(filter(None, said), factor.repair_how)
