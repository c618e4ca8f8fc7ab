"""Keys and ids that are unknown, missing or taken."""

from tests.support.broken.kind import Broken

NAMES = {
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
    "a key that is no word": Broken(
        "factors/answers.yaml",
        "  short_name:",
        "  1:",
        "1:",
        "The key `1` is unknown; correct its spelling or remove it.",
    ),
    "an anchor of YAML": Broken(
        "factors/answers.yaml",
        "core: true",
        "core: &it true",
        "&it",
        "Anchors, aliases and tags (`&`, `*`, `!`) are not used here; write the plain value.",
    ),
}
