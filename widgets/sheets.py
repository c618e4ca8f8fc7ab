"""Sheets for oneself: how much stands on one, and drafts from before sheets had fields read into notes."""

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Letter
from scoring.language import counted
from scoring.letters.drafting import draft
from scoring.people import YOURSELF
from scoring.round_two.notes import ANY, written
from widgets import current, saving
from widgets.old_sheets import carried_over
from wording.words import count_words

_SHEETS = {"worksheet", "questions"}


def is_sheet(letter: Letter) -> bool:
    """Say whether one fills a letter in for oneself."""
    return letter.type in _SHEETS


def state(letter: Letter, candidacy: Candidacy) -> str:
    """Say how much the person has written on a sheet; what stands there from elsewhere is not counted."""
    if letter.type == "questions":
        number = len(written(candidacy, "ask"))
        return f"{count_words(number, 'question')} of your own" if number else "none of your own yet"
    blanks = [blank for blank in draft(letter, YOURSELF, current.snapshot(candidacy)).blanks if not blank.of.known]
    sources = [(blank.given, blank.of.notes) for blank in blanks]
    done = sum(given or bool(of and written(candidacy, of.kind, of.about or ANY)) for given, of in sources)
    return f"{done} of {counted(len(blanks), 'line')} filled" if done else "nothing written yet"


def with_old_drafts(candidacy: Candidacy) -> Candidacy:
    """Read what was once typed as the text of a sheet into its notes, and put that text away once they are kept.

    Nothing is put away before; a second reading makes no second note. When it fails, the next visit tries again.
    """
    letters = current.catalogue().letter
    for old in storage.list_letters(current.store(), current.owner(), candidacy.id):
        if old.letter not in letters or not is_sheet(letters[old.letter]):
            continue
        found = carried_over(letters[old.letter], old.body or "", current.snapshot(candidacy))
        if not found or saving.write(storage.save_notes, candidacy.id, found):
            saving.write(storage.save_letter, candidacy.id, old.letter, old.recipient, subject=None, body=None)
        candidacy = current.candidacy() or candidacy
    return candidacy
