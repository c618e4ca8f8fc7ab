"""The panels of the preparation: introduction, what to write down, and what the notes bear out.

Most parts are prompts alone; what a part has beyond prompts is drawn by the function that `_MORE` names for it.
"""

from collections.abc import Callable

import streamlit as st

from scoring.candidacy import Candidacy, answer_of
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Part
from scoring.language import minutes_words
from scoring.round_two.notes import count, said
from scoring.round_two.suggestions import suggestions
from screens.round_two import cases, conversation
from widgets import current, frame, note_lists, notes, rating, saving, sheets
from widgets.sources import SOURCES, cited
from wording.screen import plain
from wording.words import capital, count_words

_MORE: dict[str, Callable[[Candidacy, Catalogue], None]] = {
    "reasons": conversation.reasons,
    "log": note_lists.log,
    "weak_answers": conversation.weak_answers,
    "cases": cases.bank,
    "people": note_lists.interviewers,
    "questions": note_lists.questions,
    "closing": conversation.closing,
}
_DRAWS_ITS_PROMPTS = {"log", "cases"}


@st.fragment
def panel(part: Part) -> None:
    """Draw one part of the current candidacy, closed until it is opened, and below it how much is written.

    That is not in the label: while one types, a new label would take the cursor away.
    """
    label = f"{part.title} · {minutes_words(part.minutes)}" if part.minutes else part.title
    with saving.current_or_rerun() as candidacy, st.container(gap="xxsmall"):
        with frame.panel(label, f"part-{part.id}") as box:
            if box.open:
                _fill(part, candidacy, current.catalogue())
        st.caption(_state(part, candidacy))


def _state(part: Part, candidacy: Candidacy) -> str:
    letters, number = current.catalogue().letter, count(candidacy, part)
    sheet = next((letters[name] for name in part.letters if sheets.is_sheet(letters[name])), None)
    words = count_words(number, "note") if number else "nothing written yet"
    words = sheets.state(sheet, candidacy) if sheet else words
    return capital(words)


def _fill(part: Part, candidacy: Candidacy, catalogue: Catalogue) -> None:
    cards = [card.text for card in catalogue.context_cards if card.id in part.cards]
    st.markdown("\n\n".join([*cards, part.introduction, *_recalled(part, candidacy)]))
    if part.id not in _DRAWS_ITS_PROMPTS:
        for prompt in part.prompts:
            notes.ask(prompt, candidacy)
    if part.id in _MORE:
        _MORE[part.id](candidacy, catalogue)
    conversation.texts(part.letters, part.id, candidacy, catalogue)
    if part.factor:
        _suggestion(part, candidacy, catalogue)
    if part.seed_refs:
        with st.popover(SOURCES, type="tertiary", key=f"part-sources:{part.id}", on_change="rerun") as sources:
            if sources.open:
                st.markdown(cited(part.seed_refs, catalogue))


def _recalled(part: Part, candidacy: Candidacy) -> list[str]:
    if part.recalls is None:
        return []
    words = "; ".join(f"*{plain(text, 300)}*" for text in said(candidacy, part.recalls)) or part.recalls.hint
    return [f"**{plain(part.recalls.label)}:** {words}"]


def _suggestion(part: Part, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Show the sentence that the notes bear out beside the person's own answer; taking it is a click of theirs."""
    found = next((one for one in suggestions(current.snapshot(candidacy)) if one.factor == part.factor), None)
    if found is None or part.factor is None:
        return
    factor = catalogue.factor[part.factor]
    answer, choice = answer_of(current.snapshot(candidacy).answered, factor.id), str(found.level)
    chosen = rating.choice_of(answer)
    with st.container(border=True, key=f"suggestion-{part.id}"):
        words = [f"**{factor.question}** Your notes show: *{found.sentence}* {found.why}"]
        if chosen == choice:
            words.append("That is your answer in the assessment.")
        elif chosen is not None:
            words.append(f"Your answer in the assessment: {rating.sentence_of(factor, chosen)}")
        if candidacy.depth == "quick" and not factor.core:
            words.append(
                ":small[The quick check does not ask this. An answer is kept, and counts once you answer everything.]"
            )
        st.markdown("\n\n".join(words))
        if chosen != choice:
            label, key = "Take this as my answer", f"take:{candidacy.id}:{part.id}"
            notes.button(
                label, key, lambda _: rating.save(candidacy, factor, choice), ":material/check:", factor.question
            )
