"""What must hold between the letters, their blanks and their occasions.

Decides nothing about words. Links by id are checked in `scoring.loading.links`, conditions in `scoring.loading.contradictions`.
"""

from collections.abc import Iterator

from scoring.catalogue import Catalogue
from scoring.letters.drafting import BRACES
from scoring.loading.links import Fault
from scoring.loading.yaml_source import Steps


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield braces without a blank, blanks without braces, what stands twice, and letters without a moment."""
    yield from _blanks(catalogue)
    yield from _twice(catalogue)
    yield from _moments(catalogue)


def _blanks(catalogue: Catalogue) -> Iterator[Fault]:
    known = {text for blank in catalogue.letter_blanks for text in blank.texts}
    used = {text for letter in catalogue.letters for text in BRACES.findall(letter.text)}
    for i, letter in enumerate(catalogue.letters):
        for text in dict.fromkeys(BRACES.findall(letter.text)):
            if text not in known:
                message = f"Letter {letter.id} has a blank {{{text}}} without a question; add it to letter_blanks.yaml."
                yield Fault(("letters", i, "id"), message)
    for i, blank in enumerate(catalogue.letter_blanks):
        for k, text in enumerate(blank.texts):
            if text not in used:
                message = f"No letter holds {{{text}}}; correct the text in braces or remove it here."
                yield Fault(("letter_blanks", i, "texts", k), message)


def _twice(catalogue: Catalogue) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for i, blank in enumerate(catalogue.letter_blanks):
        named = [("key", blank.key), ("question", blank.question), *(("texts", text) for text in blank.texts)]
        for field, value in named:
            if (field, value) in seen:
                steps: Steps = ("letter_blanks", i, field)
                if field == "texts":
                    steps += (blank.texts.index(value),)
                noun = {"texts": "text"}.get(field, field)
                yield Fault(steps, f"The {noun} `{value}` stands twice; let each blank have its own.")
            seen.add((field, value))


def _moments(catalogue: Catalogue) -> Iterator[Fault]:
    named = [use.letter for use in catalogue.letter_uses]
    for i, letter in enumerate(catalogue.letters):
        if letter.id not in named:
            message = f"Nothing says when letter {letter.id} is offered; add it to letter_occasions.yaml."
            yield Fault(("letters", i, "id"), message)
    for i, name in enumerate(named):
        if name in named[:i]:
            yield Fault(("letter_uses", i, "letter"), f"Letter {name} stands twice; put its occasions together.")
