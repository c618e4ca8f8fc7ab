"""The drafts of a candidacy on the screen: the user's own text where there is one, else the filled template.

What the user wrote is the truth; blanks that were filled since go into it where their question still stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

import storage
from exports.letters import LetterFile
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Letter
from scoring.facts import Snapshot
from scoring.facts.reach import recipients
from scoring.letters.blanks import Blank, joined
from scoring.letters.drafting import Draft, draft, refilled, round_of_letter
from scoring.people import known, round_tag
from scoring.round_two.notes import written
from scoring.terms import SECOND
from storage import LetterDraft, Store
from widgets import clock, current
from wording.words import job_words

Kept = dict[tuple[str, str], LetterDraft]


@dataclass(frozen=True, slots=True)
class Page:
    """One letter to one person as it stands: subject and body, the draft of the template, and whether it was edited."""

    subject: str
    body: str
    template: Draft
    edited: bool


def signed(candidacy: Candidacy) -> Candidacy:
    """Return a candidacy whose letters bear the name that the user has given in any other, while none is given in it."""
    return _signed(candidacy, current.owner(), current.store())


def kept(candidacy_id: str, owner: str, store: Store) -> Kept:
    """Return the texts that the user has edited, by letter and person."""
    return {(one.letter, one.recipient): one for one in storage.list_letters(store, owner, candidacy_id)}


def page(letter: Letter, who: str, now: Snapshot, texts: Kept) -> Page:
    """Return a letter to a person as it stands on the day."""
    made = draft(letter, who, now)
    own = texts.get((letter.id, kept_as(letter, who, now)))
    if own is None:
        return Page(made.subject, made.body, made, edited=False)
    subject, body = (
        made_text if own_text is None else refilled(own_text, made.blanks)
        for made_text, own_text in ((made.subject, own.subject), (made.body, own.body))
    )
    return Page(subject, body, made, edited=True)


def kept_as(letter: Letter, who: str, now: Snapshot) -> str:
    """Return the recipient under whom a text is kept: a letter of a later round has one of its own."""
    number = round_of_letter(letter, now)
    return who if number == SECOND else joined(round_tag(number), who)


def to_others(letter: Letter, who: str, candidacy: Candidacy, texts: Kept) -> list[str]:
    """Return what other people get on the same occasion: this letter to each, and what was edited of its kind."""
    uses = current.catalogue().letter_use
    use = uses[letter.id]
    now = current.snapshot(candidacy)
    people = {to for one in use.occasions for to in recipients(candidacy, one.to, now.thanks_round)} - {who}
    alike = {name for name, other in uses.items() if use.sends and other.sends == use.sends} - {letter.id}
    edited = [own.body for (name, to), own in texts.items() if name in alike and to != who and own.body is not None]
    return edited + [page(letter, one, now, texts).body for one in sorted(people)]


def newest_file(letter: Letter, who: str, shown: LetterFile) -> Callable[[], LetterFile]:
    """Return what reads a letter when it is asked for: the last words may be kept after the page was drawn."""
    store, owner, candidacy_id, today = current.store(), current.owner(), current.candidacy_id(), clock.today()

    def read() -> LetterFile:
        candidacy = storage.load(store, owner, candidacy_id)
        found = kept(candidacy_id, owner, store)
        if candidacy is None:
            return shown
        return as_file(letter, who, Snapshot(_signed(candidacy, owner, store), current.catalogue(), today), found)

    return read


def as_file(letter: Letter, who: str, now: Snapshot, texts: Kept) -> LetterFile:
    """Return a letter as the exports take it."""
    person, shown = known(now.candidacy, who), page(letter, who, now, texts)
    open_ = tuple(blank.marker for blank in shown.template.open)
    job = job_words(now.candidacy)
    return LetterFile(
        letter.id, letter.name, who, person.name, person.address, shown.subject, shown.body, letter.type, job, open_
    )


def save_text(candidacy: Candidacy, letter: Letter, who: str, template: Draft, **changed: str) -> None:
    """Keep what the user wrote; a text that is the template again is no text of their own."""
    own = {name: None if text == getattr(template, name) else text for name, text in changed.items()}
    to = kept_as(letter, who, current.snapshot(candidacy))
    current.write(storage.save_letter, candidacy.id, letter.id, to, **own)


def fill(candidacy: Candidacy, blank: Blank, words: str) -> None:
    """Keep what fills a blank in every letter; nothing gives it back to where it came from."""
    if words.strip():
        note = blank.note.model_copy(update={"text": words})
        current.write(storage.save_note, candidacy.id, note)
    else:
        current.write(storage.remove_note, candidacy.id, blank.note.id)


def _signed(candidacy: Candidacy, owner: str, store: Store) -> Candidacy:
    if _own_name(candidacy):
        return candidacy
    names = filter(None, map(_own_name, storage.list_candidacies(store, owner)))
    return candidacy.model_copy(update={"notes": (*candidacy.notes, *([name] if (name := next(names, None)) else []))})


def _own_name(candidacy: Candidacy) -> Note | None:
    return next((note for note in written(candidacy, "blank", "sender")), None)
