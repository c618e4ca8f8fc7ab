"""Values that are missing, of the wrong type or out of bounds."""

from tests.support.broken.kind import Broken

VALUES = {
    "something for each round that counts from no day of a round": Broken(
        "actions/round_two.yaml",
        "due: {anchor: invitation,",
        "due: {anchor: today,",
        "true",
        "Action A24 is for each round, but `today` is no day of a round; correct one of the two.",
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
        'version: "2026.12"',
        "version: 2026.12",
        "2026.12",
        "`version` must be text, not 2026.12; put it in quotes if it is meant as text.",
    ),
    "a version of which nobody is told what it changed": Broken(
        "catalogue.yaml",
        'version: "2026.12"',
        'version: "2027.01"',
        '"2027.01"',
        "CHANGES.md does not begin with version 2027.01; begin it with the heading `## 2027.01` and say below it what changed, "
        "for people.",
    ),
    "a version told twice": Broken(
        "CHANGES.md",
        "## 2026.11",
        "## 2026.12",
        "## 2026.12",
        "`2026.12` stands twice in this mapping; remove one of the two.",
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
