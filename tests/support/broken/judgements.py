"""Numbers that contradict each other or what they are made from."""

from tests.support.broken.kind import Broken

JUDGEMENTS = {
    "stage weights that do not add up": Broken(
        "scoring.yaml",
        "{impression: 0.55,",
        "{impression: 0.65,",
        "{impression: 0.65",
        "The weights of the stage waiting add up to 1.1; change them to add up to 1.",
    ),
    "a stage weight below nothing": Broken(
        "scoring.yaml",
        "{impression: 0.55, follow_up: 0.15,",
        "{impression: 0.9, follow_up: -0.2,",
        "-0.2",
        "`follow_up` must be 0 or more, not -0.2; correct it.",
    ),
    "a stage without weights": Broken(
        "scoring.yaml",
        "  invited: {",
        "  # invited: {",
        "waiting: {",
        "The weights of the stage invited are missing; add them.",
    ),
    "a rating that tells of thanks, of no factor": Broken(
        "scoring.yaml",
        "told_by: {U1: 2,",
        "told_by: {U9: 2,",
        "2, U2",
        "There is no factor U9; correct the id or add that entry.",
    ),
    "a kind of message that nothing speaks of": Broken(
        "messages.yaml",
        "- {id: useful_item, once: true}",
        "",
        "- {id: thank_you",
        "Nothing says what holds for a message of the kind useful_item; add it.",
    ),
    "labels that do not start at 0": Broken(
        "scoring.yaml", "at_least: 0", "at_least: 10", "10", "The first label must start at 0; set its `at_least` to 0."
    ),
    "labels that do not rise": Broken(
        "scoring.yaml",
        "at_least: 60",
        "at_least: 40",
        "40",
        "Label good starts at 40, but the one before it at 40; let the borders rise.",
    ),
    "a label that stands twice": Broken(
        "scoring.yaml",
        "name: good",
        "name: mixed",
        "- name: thin",
        "The labels must be thin, mixed, good, strong; name each of them once, in this order.",
    ),
    "coverage the wrong way round": Broken(
        "scoring.yaml",
        "range_from: 0.7",
        "range_from: 0.9",
        "{range_from",
        "Coverage must rise from `range_from` to `number_from` between 0 and 1; correct the two.",
    ),
    "what is not known, the wrong way round": Broken(
        "scoring.yaml",
        "unknown: {low: 1, high: 3}",
        "unknown: {low: 3, high: 1}",
        "{low",
        "`low` must not be above `high`; correct the two.",
    ),
    "two sets for one length of time": Broken(
        "scheduling.yaml",
        "  - hours: 48",
        "  - hours: 24",
        "24",
        "Another set is for 24 hours already; join the two.",
    ),
    "a last day before the first": Broken(
        "actions/waiting.yaml",
        "offset_days: 2, latest_days: 4,",
        "offset_days: 2, latest_days: 1,",
        "1,",
        "The last day of action A15 comes before its first; correct `latest_days`.",
    ),
    "too few ratings to compare": Broken(
        "scoring.yaml",
        "ratings_to_compare: 10",
        "ratings_to_compare: 0",
        "0",
        "`ratings_to_compare` must be 2 or more, not 0; correct it.",
    ),
    "a preparation that never asks for their problem": Broken(
        "round_two.yaml",
        "- {kind: problem, label: 'Their problem",
        "- {kind: blank, about: other, label: 'Their problem",
        "- id: debrief",
        "No part asks for their problem, which questions and card name; add that prompt.",
    ),
    "a judgement without its reason": Broken(
        "scheduling.yaml",
        "  fit_check: Whoever doubts",
        "  at_onec: Whoever doubts",
        "A32",
        "`why` does not say why `fit_check` is as it is; add the reason there.",
    ),
    "a reason for nothing": Broken(
        "scheduling.yaml",
        "  fit_check: Whoever doubts",
        "  fit_chekc: Whoever doubts",
        "Whoever doubts",
        "There is no judgement fit_chekc to give a reason for; correct the name.",
    ),
    "days of the thank-you out of order": Broken(
        "scoring.yaml",
        "up_to_day: 2,",
        "up_to_day: 9,",
        "- {up_to_day: 1",
        "The days of the steps must rise and the last `up_to_day` must be null; put them in that order.",
    ),
    "a weight against the formula": Broken(
        "factors/answers.yaml",
        "  weight: 2\n  question: How closely",
        "  weight: 3\n  question: How closely",
        "3\n",
        "Factor C3 weighs 3, the formula says 2; use that weight or give the reason in `override`.",
    ),
    "a wrong count of articles": Broken(
        "factors/answers.yaml",
        "distinct_seeds: 2",
        "distinct_seeds: 5",
        "5",
        "The seed rows of factor C3 about its own phase come from 2 articles; write 2.",
    ),
    "a wrong count of rows": Broken(
        "sources.yaml", "rows: 25", "rows: 24", "24", "Article S0 has 25 seed rows; write 25 or add the missing rows."
    ),
}
