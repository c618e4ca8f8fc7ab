"""Weights, sums, borders and blanks: what must be sound in a catalogue that its models alone cannot say.

Decides nothing about the judgements themselves, only that they do not contradict each other. Links between entries are
checked in `scoring.loading.links`, conditions in `scoring.loading.condition_faults`.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import fsum, inf, isclose
from typing import get_args

from scoring.candidacy import Circumstance, ContactRuleKind, InterviewFormat, InterviewKind
from scoring.catalogue import Catalogue
from scoring.catalogue.judgements import Scoring
from scoring.catalogue.shape import AFTER_A_ROUND, BEFORE_A_ROUND, PHASES, About
from scoring.language import counted
from scoring.letters.drafting import BRACES
from scoring.loading import condition_faults
from scoring.loading.links import Fault, texts_at
from scoring.terms import LabelName, again

_SETTINGS = {
    "kind": ("InterviewKind", {*get_args(InterviewKind)}),
    "format": ("InterviewFormat", {*get_args(InterviewFormat)}),
    "contact_rule": ("ContactRuleKind", {*get_args(ContactRuleKind)}),
    "circumstance": ("Circumstance", {*get_args(Circumstance)}),
}


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what contradicts itself or the rest of the catalogue."""
    yield from _version(catalogue)
    yield from _factors(catalogue)
    yield from _seed_rows(catalogue)
    yield from _reasons(catalogue)
    yield from _numbers(catalogue.scoring)
    yield from _labels(catalogue.scoring)
    yield from _due(catalogue)
    yield from _interviews(catalogue)
    yield from _said_of_settings(catalogue)
    yield from _messages(catalogue)
    yield from _letters(catalogue)
    yield from _prompts(catalogue)
    yield from condition_faults.faults(catalogue)


def _version(catalogue: Catalogue) -> Iterator[Fault]:
    if next(iter(catalogue.changes)) != catalogue.version:
        heading = f"begin it with the heading `## {catalogue.version}` and say below it what changed, for people"
        yield Fault(("version",), f"CHANGES.md does not begin with version {catalogue.version}; {heading}.")


def _factors(catalogue: Catalogue) -> Iterator[Fault]:
    phase = {row.id: row.phase for row in catalogue.seed_rows}
    for i, factor in enumerate(catalogue.factors):
        dimension, why = catalogue.dimension.get(factor.dimension), factor.weight_rationale
        if dimension and factor.block != dimension.block:
            difference = f"{factor.block}, but in dimension {dimension.id} of block {dimension.block}"
            yield Fault(("factors", i, "block"), f"Factor {factor.id} is in block {difference}; make them agree.")
        if factor.weight != why.formula_weight and not why.override:
            message = f"Factor {factor.id} weighs {factor.weight}, the formula says {why.formula_weight}"
            yield Fault(("factors", i, "weight"), f"{message}; use that weight or give the reason in `override`.")
        rows = [row for row in factor.seed_refs if phase.get(row) in PHASES[factor.block]]
        if why.distinct_seeds != (articles := len(set(map(_article, rows)))):
            steps = ("factors", i, "weight_rationale", "distinct_seeds")
            said = f"The seed rows of factor {factor.id} about its own phase come from {counted(articles, 'article')}"
            yield Fault(steps, f"{said}; write {articles}.")
    for name in sorted(catalogue.scoring.thank_you.told_by.keys() - catalogue.factor.keys()):
        message = f"There is no factor {name}; correct the id or add that entry."
        yield Fault(("scoring", "thank_you", "told_by", name), message)
    derived = catalogue.factor.get(catalogue.scoring.thank_you.factor)
    if derived and not derived.derived:
        message = f"Factor {derived.id} is computed from the thank-you, but not marked so; give it `derived: true`."
        yield Fault(("scoring", "thank_you", "factor"), message)


def _seed_rows(catalogue: Catalogue) -> Iterator[Fault]:
    articles = {article.id for article in catalogue.articles}
    for i, row in enumerate(catalogue.seed_rows):
        if not row.covered_by:
            yield Fault(("seed_rows", i, "covered_by"), f"Nothing covers seed row {row.id}; name the entry that does.")
        if _article(row.id) not in articles:
            yield Fault(("seed_rows", i, "id"), f"There is no article {_article(row.id)}; correct the id of this row.")
    for i, article in enumerate(catalogue.articles):
        rows = sum(_article(row.id) == article.id for row in catalogue.seed_rows)
        if rows != article.rows:
            message = f"Article {article.id} has {counted(rows, 'seed row')}; write {rows} or add the missing rows."
            yield Fault(("articles", i, "rows"), message)


def _article(row: str) -> str:
    return row.partition("-")[0]


def _reasons(catalogue: Catalogue) -> Iterator[Fault]:
    parts = (("scoring",), catalogue.scoring), (("scheduling",), catalogue.scheduling)
    for steps, part in (*parts, (("round_two", "limits"), catalogue.round_two.limits)):
        judged = type(part).model_fields.keys() - {"why"}
        for name in sorted(judged - part.why.keys()):
            yield Fault((*steps, name), f"`why` does not say why `{name}` is as it is; add the reason there.")
        for name in sorted(part.why.keys() - judged):
            yield Fault((*steps, "why", name), f"There is no judgement {name} to give a reason for; correct the name.")


def _numbers(scoring: Scoring) -> Iterator[Fault]:
    for stage in ("waiting", "invited"):
        steps, weights = ("scoring", "stage_weights", stage), scoring.stage_weights.get(stage)
        if weights is None:
            yield Fault(steps, f"The weights of the stage {stage} are missing; add them.")
        elif not isclose(total := fsum(weights.model_dump().values()), 1):
            yield Fault(steps, f"The weights of the stage {stage} add up to {total:g}; change them to add up to 1.")
    if scoring.coverage.range_from > scoring.coverage.number_from:
        message = "Coverage must rise from `range_from` to `number_from` between 0 and 1; correct the two."
        yield Fault(("scoring", "coverage"), message)
    if scoring.unknown.low > scoring.unknown.high:
        yield Fault(("scoring", "unknown"), "`low` must not be above `high`; correct the two.")
    days = [inf if step.up_to_day is None else step.up_to_day for step in scoring.thank_you.steps]
    if days != sorted(set(days)) or days[-1:] != [inf]:
        message = "The days of the steps must rise and the last `up_to_day` must be null; put them in that order."
        yield Fault(("scoring", "thank_you", "steps"), message)


def _labels(scoring: Scoring) -> Iterator[Fault]:
    if tuple(label.name for label in scoring.labels) != get_args(LabelName):
        names = ", ".join(get_args(LabelName))
        yield Fault(("scoring", "labels"), f"The labels must be {names}; name each of them once, in this order.")
    if scoring.labels and scoring.labels[0].at_least != 0:
        yield Fault(("scoring", "labels", 0, "at_least"), "The first label must start at 0; set its `at_least` to 0.")
    for i, (lower, upper) in enumerate(pairwise(scoring.labels), start=1):
        if upper.at_least <= lower.at_least:
            message = f"Label {upper.name} starts at {upper.at_least}, but the one before it at {lower.at_least}"
            yield Fault(("scoring", "labels", i, "at_least"), f"{message}; let the borders rise.")


def _due(catalogue: Catalogue) -> Iterator[Fault]:
    for i, action in enumerate(catalogue.actions):
        if action.due.latest_days < action.due.offset_days:
            message = f"The last day of action {action.id} comes before its first; correct `latest_days`."
            yield Fault(("actions", i, "due", "latest_days"), message)
        if action.each_round and action.due.anchor not in AFTER_A_ROUND | BEFORE_A_ROUND:
            message = f"Action {action.id} is for each round, but `{action.due.anchor}` is no day of a round"
            yield Fault(("actions", i, "each_round"), f"{message}; correct one of the two.")


def _interviews(catalogue: Catalogue) -> Iterator[Fault]:
    """Find settings that stand twice, and words of a candidacy without one."""
    named = [(setting.group, setting.id) for setting in catalogue.interviews]
    for i, (_, name) in again(enumerate(named)):
        yield Fault(("interviews", i, "id"), f"The id {name} is taken already; give this entry an id of its own.")
    for group, (type_name, words) in _SETTINGS.items():
        known = {name for one, name in named if one == group}
        for name in sorted(words - known - {"in_person", "video"}) if named else ():
            yield Fault(
                ("interviews", 0, "id"), f"Nothing says what the {group} {name} changes; add it, if only by name."
            )
        for i in (i for i, (one, name) in enumerate(named) if one == group and name not in words):
            remedy = f"correct the id or add it to `{type_name}` in scoring/candidacy.py"
            yield Fault(("interviews", i, "id"), f"No candidacy has the {group} {named[i][1]}; {remedy}.")
        for i, fact in enumerate(catalogue.facts):
            if fact.name == group and words != {*fact.words}:
                yield Fault(("facts", i, "words"), f"The words of the fact {group} must be {', '.join(sorted(words))}.")


def _said_of_settings(catalogue: Catalogue) -> Iterator[Fault]:
    """Find texts beside no question, and messages that are closed with nothing said of what else to do."""
    for i, setting in enumerate(catalogue.interviews):
        if setting.waits and setting.waits.hard_stop < setting.waits.check_in:
            yield Fault(("interviews", i, "waits", "hard_stop"), "It must not come before `check_in`; correct the two.")
        if (setting.group, setting.id) == ("contact_rule", "none") and not setting.refuses:
            yield Fault(
                ("interviews", i, "id"), "Where no messages are taken, `refuses` must say so; add the sentence."
            )
        beside = {"notes": setting.notes.keys() - {"contact_rule"}, "repairs": setting.repairs.keys()}
        for field, names in beside.items():
            for name in sorted(names - catalogue.factor.keys()):
                message = f"There is no factor {name}; correct the id or add that entry."
                yield Fault(("interviews", i, field, name), message)
        for name in sorted(_by_message(catalogue) - setting.repairs.keys()) if setting.refuses else ():
            message = (
                f"No messages are taken here, and factor {name} is mended by one; say in `repairs` what else to do."
            )
            yield Fault(("interviews", i, "repairs"), message)


def _by_message(catalogue: Catalogue) -> set[str]:
    """Return the factors about which a message to the employer can do something."""
    kinds = catalogue.message_kind
    return {
        factor.id
        for factor in catalogue.factors
        for action in (catalogue.action[name] for name in factor.actions if name in catalogue.action)
        if factor.repair_channel != "round_two"
        and action.contact
        and action.contact.about in kinds
        and not kinds[action.contact.about].though_unwanted
    }


def _messages(catalogue: Catalogue) -> Iterator[Fault]:
    missing = sorted({kind for part in get_args(About) for kind in get_args(part)} - catalogue.message_kind.keys())
    if missing:
        yield Fault(("messages",), f"Nothing says what holds for a message of the kind {missing[0]}; add it.")


def _letters(catalogue: Catalogue) -> Iterator[Fault]:
    """Find braces without a blank, blanks without braces, and letters without a moment."""
    known = {text for _, text in texts_at(catalogue, "letter_blanks.texts")}
    for i, letter in enumerate(catalogue.letters):
        for text in dict.fromkeys(BRACES.findall(letter.text)):
            if text not in known:
                message = f"Letter {letter.id} has a blank {{{text}}} without a question; add it to letter_blanks.yaml."
                yield Fault(("letters", i, "id"), message)
        if letter.id not in catalogue.letter_use:
            message = f"Nothing says when letter {letter.id} is offered; add it to letter_occasions.yaml."
            yield Fault(("letters", i, "id"), message)
    used = {text for letter in catalogue.letters for text in BRACES.findall(letter.text)}
    for steps, text in texts_at(catalogue, "letter_blanks.texts"):
        if text not in used:
            yield Fault(steps, f"No letter holds {{{text}}}; correct the text in braces or remove it here.")


def _prompts(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what two parts of the preparation ask for: both may be open, and neither would know of the other's words."""
    asked = (
        (("round_two", "parts", i, "prompts", k, "kind"), (prompt.kind, prompt.about))
        for i, part in enumerate(catalogue.round_two.parts)
        for k, prompt in enumerate(part.prompts)
    )
    if not any(prompt.kind == "problem" for prompt in catalogue.round_two.prompts):
        yield Fault(
            ("round_two", "parts"), "No part asks for their problem, which questions and card name; add that prompt."
        )
    for steps, _ in again(asked):
        yield Fault(steps, "Another prompt asks for this already; let one of the two parts recall it.")
