"""Kinds of interviews, formats, contact rules and circumstances that say what cannot be."""

from tests.support.broken.kind import Broken

INTERVIEWS = {
    "a factor that a kind leaves out and nobody wrote": Broken(
        "interviews/kinds.yaml",
        "factors: [C1, C2, D1",
        "factors: [C9, C2, D1",
        "C9",
        "There is no factor C9; correct the id or add that entry.",
    ),
    "a factor that a kind asks and nobody wrote": Broken(
        "interviews/kinds.yaml",
        "asks: [N1]",
        "asks: [N99]",
        "N99",
        "There is no factor N99; correct the id or add that entry.",
    ),
    "a factor that a format asks in the quick check and nobody wrote": Broken(
        "interviews/formats.yaml",
        "quick: [P1]",
        "quick: [P99]",
        "P99",
        "There is no factor P99; correct the id or add that entry.",
    ),
    "an action that a circumstance cancels and nobody wrote": Broken(
        "interviews/circumstances.yaml",
        "actions: [A12]",
        "actions: [A99]",
        "A99",
        "There is no action A99; correct the id or add that entry.",
    ),
    "an action that a kind adds and nobody wrote": Broken(
        "interviews/kinds.yaml",
        "adds: [A52]",
        "adds: [A99]",
        "A99",
        "There is no action A99; correct the id or add that entry.",
    ),
    "a letter that a kind brings and nobody wrote": Broken(
        "interviews/kinds.yaml",
        "brings: [T40]",
        "brings: [T99]",
        "T99",
        "There is no letter T99; correct the id or add that entry.",
    ),
    "a letter that a kind drops and nobody wrote": Broken(
        "interviews/kinds.yaml",
        "drops: [T01, T02, T03, T24]",
        "drops: [T99]",
        "T99",
        "There is no letter T99; correct the id or add that entry.",
    ),
    "a kind that no candidacy can have": Broken(
        "interviews/kinds.yaml",
        "- id: screen",
        "- id: lunch",
        "lunch",
        "No candidacy has the kind lunch; correct the id or add it to `InterviewKind` in scoring/candidacy.py.",
    ),
    "a contact rule that nothing is said of": Broken(
        "interviews/contact_rules.yaml",
        "- id: none\n  group: contact_rule",
        "- id: open\n  group: contact_rule",
        "open\n  group: contact_rule\n  name: 'No",
        "The id open is taken already; give this entry an id of its own.",
    ),
    "a note beside no question": Broken(
        "interviews/circumstances.yaml",
        "    C2: A case from study",
        "    C9: A case from study",
        "A case from study",
        "There is no factor C9; correct the id or add that entry.",
    ),
    "advice about no question": Broken(
        "interviews/contact_rules.yaml",
        "    C2: Work the link",
        "    C9: Work the link",
        "Work the link",
        "There is no factor C9; correct the id or add that entry.",
    ),
    "a group that does not exist": Broken(
        "interviews/formats.yaml",
        "group: format",
        "group: shape",
        "shape",
        "`group` must be 'kind', 'format', 'contact_rule', 'circumstance' or 'people', not 'shape'; correct it.",
    ),
}
