"""Whether a letter greets the person it goes to: a text may have been written for somebody else."""

from scoring.catalogue import Catalogue, Letter
from scoring.expressions import expression
from scoring.letters.review import Finding

_WORD = expression(r"\pL[\pL\pM]*")
_GREETINGS = frozenset({"dear", "hello", "hi", "hey", "good"})
_ALIKE = 3


def greets_another(body: str, letter: Letter, name: str, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return a question when the greeting names people, but none whose name begins like one of the recipient's names."""
    doubt = next(
        (one for one in catalogue.letter_doubts if one.kind == "other_name" and letter.id in one.letters), None
    )
    first = body.strip().partition("\n")[0]
    called = [word for word in _WORD.findall(first) if word[0].isupper()]
    if doubt is None or not name.strip() or not called or called[0].casefold() not in _GREETINGS:
        return ()
    own = {word.casefold()[:_ALIKE] for word in _WORD.findall(name)}
    others = [word for word in called[1:] if word.casefold() not in doubt.unless]
    if not others or any(word.casefold()[:_ALIKE] in own for word in others):
        return ()
    return (Finding(doubt.kind, doubt.question, doubt.why, first),)
