"""What must hold between the letters, their blanks and their occasions.

Decides nothing about words. Links by id are checked in `scoring.loading.links`, conditions in `scoring.loading.contradictions`.
"""

from collections.abc import Iterator

from scoring.catalogue import Catalogue
from scoring.letters.drafting import BRACES
from scoring.loading.links import Fault, again, texts_at


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield braces without a blank, blanks without braces, what stands twice, and letters without a moment."""
    yield from _blanks(catalogue)
    yield from _twice(catalogue)
    yield from _moments(catalogue)


def _blanks(catalogue: Catalogue) -> Iterator[Fault]:
    known = {text for _, text in texts_at(catalogue, "letter_blanks.texts")}
    used = {text for letter in catalogue.letters for text in BRACES.findall(letter.text)}
    for i, letter in enumerate(catalogue.letters):
        for text in dict.fromkeys(BRACES.findall(letter.text)):
            if text not in known:
                message = f"Letter {letter.id} has a blank {{{text}}} without a question; add it to letter_blanks.yaml."
                yield Fault(("letters", i, "id"), message)
    for steps, text in texts_at(catalogue, "letter_blanks.texts"):
        if text not in used:
            yield Fault(steps, f"No letter holds {{{text}}}; correct the text in braces or remove it here.")


def _twice(catalogue: Catalogue) -> Iterator[Fault]:
    for field, noun in (("key", "key"), ("question", "question"), ("texts", "text")):
        for steps, value in again(texts_at(catalogue, f"letter_blanks.{field}")):
            yield Fault(steps, f"The {noun} `{value}` stands twice; let each blank have its own.")


def _moments(catalogue: Catalogue) -> Iterator[Fault]:
    for i, letter in enumerate(catalogue.letters):
        if letter.id not in catalogue.letter_use:
            message = f"Nothing says when letter {letter.id} is offered; add it to letter_occasions.yaml."
            yield Fault(("letters", i, "id"), message)
    for steps, name in again(texts_at(catalogue, "letter_uses.letter")):
        yield Fault(steps, f"Letter {name} stands twice; put its occasions together.")
