"""Letters, their blanks and their occasions that do not fit each other."""

from tests.support.broken.kind import Broken

LETTERS = {
    "braces that nobody explained": Broken(
        "letters/T08-decision-date.md",
        "{sender}",
        "{your signature}",
        "T08",
        "Letter T08 has a blank {your signature} without a question; add it to letter_blanks.yaml.",
    ),
    "a blank that no letter holds": Broken(
        "letter_blanks.yaml",
        "texts: [pointer]",
        "texts: [pointer, signpost]",
        "signpost",
        "No letter holds {signpost}; correct the text in braces or remove it here.",
    ),
    "a blank with the key of another": Broken(
        "letter_blanks.yaml",
        "key: reason",
        "key: topic",
        "topic",
        "The key `topic` stands twice; let each blank have its own.",
    ),
    "a blank with the text of another": Broken(
        "letter_blanks.yaml",
        "texts: [reason]",
        "texts: [topic]",
        "topic",
        "The text `topic` stands twice; let each blank have its own.",
    ),
    "a blank with the question of another": Broken(
        "letter_blanks.yaml",
        "question: Why did it stay with you?",
        "question: What is your own name?",
        "What is your own name?",
        "The question `What is your own name?` stands twice; let each blank have its own.",
    ),
    "a blank filled from a factor that does not exist": Broken(
        "letter_blanks.yaml",
        "answer: D1",
        "answer: D9",
        "D9",
        "There is no factor D9; correct the id or add that entry.",
    ),
    "a blank for nobody": Broken(
        "letter_blanks.yaml",
        "scope: person",
        "scope: nobody",
        "nobody",
        "`scope` must be 'all' or 'person', not 'nobody'; correct it.",
    ),
    "a letter with two entries": Broken(
        "letter_occasions.yaml",
        "letter: T02",
        "letter: T01",
        "T01",
        "Letter T01 stands twice; put its occasions together.",
    ),
    "a moment with a fact that does not exist": Broken(
        "letter_occasions.yaml",
        "when: contact_by_phone",
        "when: contact_by_pigeon",
        "contact_by_pigeon",
        "There is no fact contact_by_pigeon; correct the name in this condition.",
    ),
    "an occasion for a person nobody knows": Broken(
        "letter_occasions.yaml",
        "to: inside_contact",
        "to: neighbour",
        "neighbour",
        "`to` must be 'main_interviewer', 'further_interviewers', 'everybody', 'round_two', 'contact', 'through', 'referees', "
        "'inside_contact' or 'yourself', not 'neighbour'; correct it.",
    ),
    "a question about a draft of a kind that does not exist": Broken(
        "letter_review.yaml",
        "kind: presumes",
        "kind: presumed",
        "presumed",
        "`kind` must be 'presumes', 'no_thanks', 'no_proof', 'no_help', 'pesters', 'too_long', 'blanks_left', "
        "'same_text', 'enthusiasm', 'group_salutation' or 'other_name', not 'presumed'; correct it.",
    ),
}
