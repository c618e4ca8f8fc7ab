"""Ways to break the shipped catalogue, each with the place and the words that the loader must answer with."""

from typing import NamedTuple


class Broken(NamedTuple):
    """One replacement in one file, the text at which the problem must be reported, and the message."""

    file: str
    old: str
    new: str
    at: str
    message: str


BROKEN = {
    "an unknown key": Broken(
        "factors/answers.yaml",
        "  short_name:",
        "  shortname:",
        "shortname:",
        "The key `shortname` is unknown; correct its spelling or remove it.",
    ),
    "a missing key": Broken(
        "factors/answers.yaml", "  short_name:", "  shortname:", "id: C1", "The key `short_name` is missing; add it."
    ),
    "an unknown key at the top of a shared file": Broken(
        "catalogue.yaml",
        "limits:",
        "limit:",
        "limit:",
        "The key `limit` is unknown here; correct or remove it (the keys are `version`, `setup_questions`, `scale`, "
        "`not_covered`, `limits`).",
    ),
    "an unknown key in front of a letter": Broken(
        "letters/T01*.md",
        "\nuse:",
        "\nusage:",
        "usage:",
        "The key `usage` is unknown; correct its spelling or remove it.",
    ),
    "a duplicate key": Broken(
        "factors/answers.yaml",
        "  core: true\n",
        "  core: true\n  core: false\n",
        "core: false",
        "`core` stands twice in this mapping; remove one of the two.",
    ),
    "a duplicate id": Broken(
        "factors/answers.yaml",
        "- id: C2\n",
        "- id: C1\n",
        "C1",
        "The id C1 is taken already; give this entry an id of its own.",
    ),
    "a duplicate id of a check": Broken(
        "scoring.yaml", "id: X2", "id: X1", "X1", "The id X1 is taken already; give this entry an id of its own."
    ),
    "an action that a factor names and nobody wrote": Broken(
        "factors/answers.yaml",
        "actions: [",
        "actions: [A99, ",
        "A99",
        "There is no action A99; correct the id or add that entry.",
    ),
    "a factor that an action names and nobody wrote": Broken(
        "actions/waiting.yaml",
        "factors: [",
        "factors: [Z1, ",
        "Z1",
        "There is no factor Z1; correct the id or add that entry.",
    ),
    "a letter that nobody wrote": Broken(
        "actions/waiting.yaml",
        "templates: [",
        "templates: [T99, ",
        "T99",
        "There is no letter T99; correct the id or add that entry.",
    ),
    "a seed row that does not exist": Broken(
        "factors/answers.yaml",
        "seed_refs: [",
        "seed_refs: [S1-99, ",
        "S1-99",
        "There is no seed row S1-99; correct the id or add that entry.",
    ),
    "research that is not in the list": Broken(
        "factors/answers.yaml",
        "research: [",
        "research: [nobody-1900, ",
        "nobody-1900",
        "There is no research entry nobody-1900; correct the id or add that entry.",
    ),
    "a dimension that does not exist": Broken(
        "factors/answers.yaml",
        "dimension: C",
        "dimension: Q",
        "Q",
        "There is no dimension Q; correct the id or add that entry.",
    ),
    "a factor that a dimension names and nobody wrote": Broken(
        "dimensions.yaml",
        "factors: [C1",
        "factors: [C9, C1",
        "C9",
        "There is no factor C9; correct the id or add that entry.",
    ),
    "a seed row covered by nothing that exists": Broken(
        "seed_rows.yaml",
        "RULE25",
        "RULE99",
        "RULE99",
        "There is no factor, action, letter, rule, card or disagreement RULE99; correct the id or add that entry.",
    ),
    "an id named twice in one list": Broken(
        "dimensions.yaml",
        "factors: [C1",
        "factors: [C1, C1",
        "C1, C2",
        "C1 stands twice in this list; remove one of the two.",
    ),
    "an unknown action in the schedule": Broken(
        "scheduling.yaml",
        "preparation_order: [",
        "preparation_order: [A77, ",
        "A77",
        "There is no action A77; correct the id or add that entry.",
    ),
    "an unknown action at short notice": Broken(
        "scheduling.yaml",
        "    actions: [",
        "    actions: [A77, ",
        "A77",
        "There is no action A77; correct the id or add that entry.",
    ),
    "an unknown factor in a check": Broken(
        "scoring.yaml",
        "factors: [D1]",
        "factors: [D8]",
        "D8",
        "There is no factor D8; correct the id or add that entry.",
    ),
    "an unknown pending factor": Broken(
        "scoring.yaml", "{factor: U4,", "{factor: U9,", "U9", "There is no factor U9; correct the id or add that entry."
    ),
    "an unknown factor to be pending with": Broken(
        "scoring.yaml",
        "with_factor: U1",
        "with_factor: U9",
        "U9",
        "There is no factor U9; correct the id or add that entry.",
    ),
    "an unknown thank-you factor": Broken(
        "scoring.yaml",
        "  factor: U1\n",
        "  factor: U9\n",
        "U9",
        "There is no factor U9; correct the id or add that entry.",
    ),
    "a thank-you factor that is not computed": Broken(
        "scoring.yaml",
        "  factor: U1\n",
        "  factor: U3\n",
        "U3",
        "Factor U3 is computed from the thank-you, but not marked so; give it `derived: true`.",
    ),
    "an action that does not name the factor back": Broken(
        "factors/answers.yaml",
        "actions: [",
        "actions: [A18, ",
        "A18",
        "C1 names A18, but A18 does not name C1; add C1 to the `factors` of A18, or remove A18 here.",
    ),
    "a factor that does not name the action back": Broken(
        "actions/waiting.yaml",
        "factors: [",
        "factors: [R1, ",
        "R1",
        "A07 names R1, but R1 does not name A07; add A07 to the `actions` of R1, or remove R1 here.",
    ),
    "a seed row that does not name its factor back": Broken(
        "factors/answers.yaml",
        "seed_refs: [",
        "seed_refs: [S0-03, ",
        "S0-03",
        "C1 names S0-03, but S0-03 does not name C1; add C1 to the `covered_by` of S0-03, or remove S0-03 here.",
    ),
    "a factor in another block than its dimension": Broken(
        "factors/answers.yaml",
        "block: impression",
        "block: preparation",
        "preparation",
        "Factor C1 is in block preparation, but in dimension C of block impression; make them agree.",
    ),
    "a missing level": Broken(
        "factors/answers.yaml",
        "    3:",
        "    # 3:",
        "0:",
        "`anchors` lacks the level 3; write one sentence for each level from 0 to 4.",
    ),
    "a level outside 0 to 4": Broken(
        "factors/answers.yaml", "    4:", "    5:", "5:", "The key `5` must be 4 or less, not 5; correct it."
    ),
    "an empty anchor": Broken(
        "factors/answers.yaml",
        "    2: ",
        "    2: ' ' #",
        "' ' #",
        "This text is empty; write it, or write null where nothing is meant.",
    ),
    "an anchor left blank": Broken(
        "factors/answers.yaml", "    2: ", "    2: # ", "2: # ", "`2` of `anchors` must be text, not empty; correct it."
    ),
    "a text where a number belongs": Broken(
        "factors/answers.yaml",
        "  weight: 3",
        "  weight: heavy",
        "heavy",
        "`weight` must be a whole number, not 'heavy'; correct it.",
    ),
    "a quoted number where a number belongs": Broken(
        "actions/waiting.yaml",
        "effort_min: 20",
        "effort_min: '20'",
        "'20'",
        "`effort_min` must be a whole number, not '20'; correct it.",
    ),
    "a number out of bounds": Broken(
        "factors/answers.yaml", "  weight: 3", "  weight: 7", "7", "`weight` must be 3 or less, not 7; correct it."
    ),
    "a number where text belongs": Broken(
        "catalogue.yaml",
        'version: "2026.11"',
        "version: 2026.11",
        "2026.11",
        "`version` must be text, not 2026.11; put it in quotes if it is meant as text.",
    ),
    "a word where true or false belongs": Broken(
        "factors/answers.yaml", "core: true", "core: No", "No", "`core` must be true or false, not 'No'; correct it."
    ),
    "a boolean where text belongs": Broken(
        "factors/answers.yaml",
        "  na_reason: null",
        "  na_reason: false",
        "false",
        "`na_reason` must be text, not false; put it in quotes if it is meant as text.",
    ),
    "a boolean where one of some words belongs": Broken(
        "factors/answers.yaml",
        'repairable: "yes"',
        "repairable: true",
        "true",
        "`repairable` must be 'yes', 'partly' or 'no', not true; put it in quotes if it is meant as text.",
    ),
    "a word that is not among those allowed": Broken(
        "factors/answers.yaml",
        'repairable: "yes"',
        "repairable: No",
        "No",
        "`repairable` must be 'yes', 'partly' or 'no', not 'No'; correct it.",
    ),
    "a text where a list belongs": Broken(
        "dimensions.yaml", "factors: [C1", "factors: C1 #", "C1 #", "`factors` must be a list, not 'C1'; correct it."
    ),
    "an anchor of YAML": Broken(
        "factors/answers.yaml",
        "core: true",
        "core: &it true",
        "&it",
        "Anchors, aliases and tags (`&`, `*`, `!`) are not used here; write the plain value.",
    ),
    "stage weights that do not add up": Broken(
        "scoring.yaml",
        "{impression: 0.5,",
        "{impression: 0.6,",
        "{impression: 0.6",
        "The weights of the stage waiting add up to 1.1; change them to add up to 1.",
    ),
    "a stage weight below nothing": Broken(
        "scoring.yaml",
        "{impression: 0.5, follow_up: 0.2,",
        "{impression: 0.9, follow_up: -0.2,",
        "{impression: 0.9",
        "A weight of the stage waiting is below 0; use 0 or more.",
    ),
    "a stage without weights": Broken(
        "scoring.yaml",
        "  invited: {",
        "  # invited: {",
        "waiting: {",
        "The weights of the stage invited are missing; add them.",
    ),
    "an unknown stage": Broken(
        "scoring.yaml",
        "  invited: {",
        "  invitd: {",
        "invitd",
        "The key `invitd` must be 'waiting' or 'invited', not 'invitd'; correct it.",
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
    "days of the thank-you out of order": Broken(
        "scoring.yaml",
        "up_to_day: 2,",
        "up_to_day: 9,",
        "- {up_to_day: 1",
        "The days of the steps must rise and the last `up_to_day` must be null; put them in that order.",
    ),
    "a weight against the formula": Broken(
        "factors/answers.yaml",
        "  weight: 3",
        "  weight: 1",
        "1",
        "Factor C1 weighs 1, the formula says 3; use that weight or give the reason in `override`.",
    ),
    "a wrong count of articles": Broken(
        "factors/answers.yaml",
        "distinct_seeds: 3",
        "distinct_seeds: 5",
        "5",
        "The seed rows of factor C1 come from 3 articles; write 3.",
    ),
    "a wrong count of rows": Broken(
        "sources.yaml", "rows: 25", "rows: 24", "24", "Article S0 has 25 seed rows; write 25 or add the missing rows."
    ),
    "a fact in a condition that does not exist": Broken(
        "actions/waiting.yaml",
        "condition: ",
        "condition: weather and ",
        "weather",
        "There is no fact weather; correct the name in this condition.",
    ),
    "a fact in a stop rule that does not exist": Broken(
        "actions/waiting.yaml",
        "when: date_question_asked",
        "when: weather",
        "weather",
        "There is no fact weather; correct the name in this condition.",
    ),
    "a fact in a gate that does not exist": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        "when: mood <= 2",
        "mood",
        "There is no fact mood; correct the name in this condition.",
    ),
    "a fact in a check that does not exist": Broken(
        "scoring.yaml",
        "not wrote_D1",
        "not wrote_D9",
        "D1 >= 3 and",
        "There is no fact wrote_D9; correct the name in this condition.",
    ),
    "the headline outside the checks": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        "when: headline <= 2",
        "headline",
        "The headline is known in checks only; use another fact in this condition.",
    ),
    "an unknown action as fit check": Broken(
        "scheduling.yaml",
        "fit_check: A",
        "fit_check: B",
        "B32",
        "There is no action B32; correct the id or add that entry.",
    ),
    "a key that is no word": Broken(
        "factors/answers.yaml",
        "  short_name:",
        "  1:",
        "1:",
        "The key `1` is unknown; correct its spelling or remove it.",
    ),
    "a row of an unknown article": Broken(
        "seed_rows.yaml", "id: S0-01", "id: S9-01", "S9-01", "There is no article S9; correct the id of this row."
    ),
    "a rule's figure of a kind that is not allowed": Broken(
        "rules.yaml",
        "params: {",
        "params: {odd: {deep: 1}, ",
        "{deep",
        "`odd` must be a whole number or text or true or false or a list, not a mapping; correct it.",
    ),
    "an effort of nothing": Broken(
        "actions/waiting.yaml",
        "effort_min: 20",
        "effort_min: 0",
        "0",
        "`effort_min` must be more than 0, not 0; correct it.",
    ),
    "a level that is too low": Broken(
        "scoring.yaml", "sent: 4,", "sent: -1,", "-1", "`sent` must be 0 or more, not -1; correct it."
    ),
    "a number with a fraction where a whole one belongs": Broken(
        "scoring.yaml",
        "band_points: 9",
        "band_points: 8.5",
        "8.5",
        "`band_points` must be a whole number, not 8.5; correct it.",
    ),
    "a text where a fraction belongs": Broken(
        "scoring.yaml",
        "range_from: 0.7",
        "range_from: most",
        "most",
        "`range_from` must be a number, not 'most'; correct it.",
    ),
    "a long text that is not among the words allowed": Broken(
        "factors/answers.yaml",
        "block: impression",
        f"block: {'x' * 50}",
        "xxx",
        "`block` must be 'impression', 'follow_up' or 'preparation', not a long text; correct it.",
    ),
}
