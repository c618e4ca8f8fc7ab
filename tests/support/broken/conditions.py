"""Conditions that do not fit the facts that are declared, and declarations that say too little or too much."""

from tests.support.broken.kind import Broken

_STAGES = "compare it with one of 'waiting', 'invited', 'held', 'closed'"

CONDITIONS = {
    "a level that no answer has": Broken(
        "scoring.yaml",
        'when: stage == "invited" and V1 <= 1',
        'when: stage == "invited" and V1 >= 7',
        "stage ==",
        "V1 is from 0 to 4 and never 7; correct the number.",
    ),
    "a word compared with a number": Broken(
        "scoring.yaml",
        'when: stage == "invited" and V1 <= 1',
        "when: stage >= 2 and V1 <= 1",
        "stage >= 2",
        f"stage is a word and not a number; {_STAGES}.",
    ),
    "a word in another's list": Broken(
        "scoring.yaml",
        'when: stage == "invited" and V1 <= 1',
        'when: stage in ("waiting", 2) and V1 <= 1',
        "stage in",
        f"stage is a word and not a number; {_STAGES}.",
    ),
    "a word that is misspelt": Broken(
        "stop_rules.yaml",
        'stage == "held"',
        'stage == "heldd"',
        "stage",
        f"stage is never 'heldd'; {_STAGES}.",
    ),
    "a word that is misspelt in a list": Broken(
        "stop_rules.yaml",
        'outcome in ("declined", "rejected")',
        'outcome in ("declined", "rejectd")',
        "outcome",
        "outcome is never 'rejectd'; compare it with one of 'offer', 'accepted', 'declined', 'rejected', 'parked'.",
    ),
    "a condition with a misspelt word": Broken(
        "actions/waiting.yaml",
        'stage in ("waiting", "held") and phone_attempt_failed',
        'stage in ("waitng", "held") and phone_attempt_failed',
        "stage in",
        f"stage is never 'waitng'; {_STAGES}.",
    ),
    "a letter's occasion with a number for yes or no": Broken(
        "letter_occasions.yaml",
        "when: not contact_by_phone",
        "when: contact_by_phone == 0",
        "contact_by_phone",
        "contact_by_phone is yes or no and not a number; write it alone or after `not`.",
    ),
    "a number compared with yes or no": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        "when: interest == True",
        "interest ==",
        "interest is a number and not yes or no; compare it with a number.",
    ),
    "a number that stands alone": Broken(
        "round_two.yaml",
        "when: interest >= 4",
        "when: interest",
        "interest",
        "interest is a number and not yes or no; compare it with a number.",
    ),
    "a word that stands alone": Broken(
        "round_two.yaml",
        'when: stage == "held"',
        "when: not stage",
        "not stage",
        f"stage is a word and not yes or no; {_STAGES}.",
    ),
    "words put in order": Broken(
        "round_two.yaml",
        'when: stage == "held"',
        "when: stage < outcome",
        "stage < outcome",
        "stage is a word and has no order; use == or !=.",
    ),
    "two facts of different types": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        "when: interest <= format",
        "interest <= format",
        "interest is a number and not a word; compare it with a number.",
    ),
    "a count of notes taken for yes or no": Broken(
        "round_two.yaml",
        "level: 1, when: people >= 1",
        "level: 1, when: people",
        "people",
        "people is a number and not yes or no; compare it with a number.",
    ),
    "a condition that is nested too deeply": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        f"when: interest <= {'-' * 900}2",
        "interest",
        "A condition may be nested 30 levels deep; write this one with fewer brackets or signs.",
    ),
    "the headline outside the checks": Broken(
        "scoring.yaml",
        "when: interest <= 2",
        "when: headline <= 2",
        "headline <=",
        "The headline is known in checks only; use another fact in this condition.",
    ),
    "a fact without its unit": Broken(
        "facts.yaml",
        "  unit: people\n",
        "",
        "number",
        "The fact interviewers is a number; add `unit`.",
    ),
    "words of a fact that is no word": Broken(
        "facts.yaml",
        "name: thanked\n  type: yes_no",
        "name: thanked\n  type: yes_no\n  words: [yes, no]",
        "yes_no",
        "The fact thanked is yes or no; remove `words`.",
    ),
    "a fact that stands twice": Broken(
        "facts.yaml",
        "name: thanked",
        "name: task_agreed",
        "task_agreed",
        "The fact task_agreed stands twice; remove one of the two.",
    ),
}
