"""A look at a draft: questions with the sentence that raises them. Never an edit, never a ban.

Decides by phrases that an editor can read (`data/letter_review.yaml`), by length, by gaps and by what others get, so
that the same text always raises the same questions.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from unicodedata import combining, normalize

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue, Letter
from scoring.catalogue.letter_shapes import Doubt, FindingKind
from scoring.expressions import WORD, Expression, expression, literal
from scoring.letters.drafting import BRACES
from scoring.lines import plain_words
from scoring.phrases import met, sentences

_OPEN = expression(r"\[[^\[\]\n]{3,}\]|\{[^{}\n]+\}")
_GREETING = rf"(dear|hello|hi|hey|good (morning|afternoon|evening))([^{WORD}.!?][^.!?]*)?[,:!]?"
_CLOSING = rf"((with )?(kind|best|warm|many)[^{WORD}](.*)(regards|wishes|thanks)|yours|sincerely|regards|thank you very much|thank you|thanks),?"
_SAID_TO_ALL = expression(f"{_GREETING}|{_CLOSING}", any_case=True)
_SHORTEST_OWN = 5
_WORD = expression(r"\pL[\pL\pM]*")
_GREETINGS = frozenset({"dear", "hello", "hi", "hey", "good"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A question to the user about one sentence of a draft; the sentence is empty where something is missing."""

    kind: FindingKind
    question: str
    why: str
    sentence: str


def review(
    text: str, letter: Letter, candidacy: Candidacy, catalogue: Catalogue, others: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what to look at again in the body of a letter. `others` are the same letter's bodies to other people."""
    found, said = [], dict.fromkeys(sentences(text))
    for doubt in catalogue.letter_doubts:
        if letter.id not in doubt.letters:
            continue
        if doubt.below_interest and (candidacy.interest is None or candidacy.interest >= doubt.below_interest):
            continue
        match doubt.kind:
            case "too_long":
                raised: Iterable[str] = [max(said, key=words, default="")] if words(text) > letter.word_target else []
            case "blanks_left":
                raised = dict.fromkeys(gap[0] for gap in _OPEN.finditer(text))
            case "same_text":
                raised = _same(text, others, _frame(letter, catalogue))
            case "group_salutation":  # further down, "and" and "team" mean nothing
                raised = _met(sentences(text.strip().partition("\n")[0]), doubt)
            case _:
                raised = _met(said, doubt)
        found += [Finding(doubt.kind, doubt.question, doubt.why, sentence) for sentence in raised]
    return tuple(found)


def greets_another(
    body: str, letter: Letter, name: str, catalogue: Catalogue, others: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return a question when the greeting has a name that is none of the recipient's, or a part of one of the `others`."""
    doubt = next(
        (one for one in catalogue.letter_doubts if one.kind == "other_name" and letter.id in one.letters), None
    )
    first = body.strip().partition("\n")[0]
    start, *said = _WORD.findall(first.partition(",")[0]) or [""]
    own, theirs = _names([name]), _names(others)
    if doubt is None or not own or start.casefold() not in _GREETINGS:
        return ()
    called = _names(word for word in said if word[0].isupper()) | (_names(said) & theirs)
    short = {word for word in called - theirs for one in own if word.startswith(one) or one.startswith(word)}
    strange = called - own - short - {*doubt.unless}
    if not strange or (len(own) == 1 and called & own and not strange & theirs):
        return ()
    return (Finding(doubt.kind, doubt.question, doubt.why, first),)


def _names(names: Iterable[str]) -> set[str]:
    """Return the words of names without capitals and accents."""
    plain = ("".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign)) for name in names)
    return {word for name in plain for word in _WORD.findall(name)}


def words(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def _met(said: Iterable[str], doubt: Doubt) -> Iterable[str]:
    doubtful = met(said, doubt.phrases)
    if doubt.settles:
        return () if doubtful else ("",)
    settled = set(met(doubtful, doubt.unless))
    return (sentence for sentence in doubtful if sentence not in settled)


def _same(text: str, others: Iterable[str], frame: Expression) -> list[str]:
    """Compare the sentences that are the user's own for one person; half of them the same is one text with two names."""
    mine = [sentence for sentence in _own(text) if not frame.fullmatch(sentence)]
    for other in others:
        theirs = {plain_words(sentence) for sentence in _own(other)}
        same = [sentence for sentence in mine if plain_words(sentence) in theirs]
        if same and 2 * len(same) >= len(mine):
            return same[:1]
    return []


def _frame(letter: Letter, catalogue: Catalogue) -> Expression:
    """Return the sentences of a template that are meant to be the same for everybody, whatever fills their blanks."""
    personal = {text for blank in catalogue.letter_blanks if blank.scope == "person" for text in blank.texts}
    found = []
    for sentence in sentences(letter.text):
        parts = BRACES.split(sentence)
        if words(" ".join(parts[::2])) >= _SHORTEST_OWN and not personal & set(parts[1::2]):
            found.append(".*".join(map(literal, parts[::2])))
    return expression("|".join(found))


def _own(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if words(line) >= _SHORTEST_OWN]
    own = sentences("\n".join(line for line in lines if not _SAID_TO_ALL.fullmatch(line)))
    return [one for one in own if words(one) >= _SHORTEST_OWN and not _OPEN.search(one)]
