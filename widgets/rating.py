"""One factor to rate: its question, five sentences, two ways out, and what the person saw for and against it.

Every choice is one row written to the database. Levels are whole sentences; their numbers never show.
"""

from collections.abc import Callable

import streamlit as st

import storage
from scoring.candidacy import Answer, Candidacy, NotApplicable, Rated, Unanswered, Unsure, answer_of
from scoring.catalogue import Factor
from scoring.language import round_name
from scoring.terms import SECOND
from widgets import current, fields, notes, saving, settings
from wording.screen import plain

UNSURE, NOT_APPLICABLE = "unsure", "not_applicable"
_EVIDENCE_FROM = 3


@st.fragment
def card(factor: Factor, recount: Callable[[Candidacy], None]) -> None:
    """Draw what a card holds, one factor; a click saves, redraws that and has the answers counted again."""
    with saving.current_or_rerun() as candidacy:
        _question(factor, candidacy)
        recount(candidacy)


def _question(factor: Factor, candidacy: Candidacy) -> None:
    answer = answer_of(current.snapshot(candidacy).answered, factor.id)
    fields.draw(
        st.radio,
        factor.question,
        f"answer:{candidacy.id}:{factor.id}",
        choice_of(answer),
        lambda choice: save(candidacy, factor, choice),
        options=[*map(str, sorted(factor.anchors)), UNSURE, *([NOT_APPLICABLE] if factor.na_reason else [])],
        index=None,
        format_func=lambda choice: sentence_of(factor, choice),
    )
    settings.note(factor.id, current.snapshot(candidacy))
    _said_before(factor, candidacy)
    if factor.id in current.snapshot(candidacy).standing.pending:
        if isinstance(answer, Rated):
            st.caption("It does not count as long as no note is out.")
        else:
            st.caption("Not due yet: it does not count until its time has come, unless you answer it.")
    if _asks_for_words(answer):
        _note(factor.evidence_prompt, candidacy.id, factor, answer, "evidence")
        if factor.contra_prompt:
            _note(factor.contra_prompt, candidacy.id, factor, answer, "contra")


def exempt(factor: Factor, candidacy: Candidacy) -> None:
    """Offer the one answer that a computed factor takes: that it does not apply, where there is a reason or was one."""
    answer = answer_of(candidacy, factor.id)
    said = answer.reason if isinstance(answer, NotApplicable) else None
    reason = factor.na_reason or said
    if reason is None:
        return
    fields.draw(
        st.checkbox,
        f"This does not apply: {plain(reason, 300)}",
        f"exempt:{candidacy.id}:{factor.id}",
        said is not None,
        lambda exempted: save(candidacy, factor, NOT_APPLICABLE if exempted else None),
    )


def sentence_of(factor: Factor, choice: str) -> str:
    """Return the words of a choice."""
    if choice == UNSURE:
        return "I cannot judge this."
    if choice == NOT_APPLICABLE:
        return f"This does not apply: {factor.na_reason}"
    return factor.anchors[int(choice)]


def choice_of(answer: Answer | None) -> str | None:
    """Return the choice that an answer stands for."""
    if isinstance(answer, Rated):
        return str(answer.level)
    return answer.kind if isinstance(answer, Unsure | NotApplicable) else None


def save(candidacy: Candidacy, factor: Factor, choice: str | None) -> None:
    """Write a choice; what the person wrote beside it stays as it is. One about preparation is for the newest round."""
    number = current.snapshot(candidacy).number if factor.block == "preparation" else SECOND
    of = {"factor": factor.id, "round": None if number == SECOND else number}
    match choice:
        case None:
            answer: Answer = Unanswered.model_validate(of)
        case "unsure":
            answer = Unsure.model_validate(of)
        case "not_applicable":
            answer = NotApplicable.model_validate({**of, "reason": factor.na_reason or ""})
        case _:
            answer = Rated.model_validate({**of, "level": int(choice)})
    current.write(storage.save_choice, candidacy.id, answer, current.catalogue().version)


def _said_before(factor: Factor, candidacy: Candidacy) -> None:
    """Show what was answered for the round before, and offer to take it again with a tap."""
    said, now = answer_of(candidacy, factor.id), current.snapshot(candidacy)
    choice = choice_of(said)
    if said is None or choice is None or choice_of(answer_of(now.answered, factor.id)):
        return
    st.caption(f"For {round_name(said.of_round)} you said: {sentence_of(factor, choice)}")
    label, key = "That is still so", f"again:{candidacy.id}:{factor.id}"
    notes.button(label, key, lambda _: save(candidacy, factor, choice), ":material/check:", factor.question)


def _asks_for_words(answer: Answer | None) -> bool:
    """Say whether to ask for evidence: from the third level up, and wherever words are already written."""
    if isinstance(answer, Rated) and answer.level >= _EVIDENCE_FROM:
        return True
    return answer is not None and bool(answer.evidence or answer.contra)


def _note(prompt: str, candidacy_id: str, factor: Factor, answer: Answer | None, field: str) -> None:
    stored = (getattr(answer, field) if answer else None) or ""

    def save_words(text: str) -> None:
        words = Unanswered.model_validate({"factor": factor.id, field: text or None})
        current.write(storage.save_words, candidacy_id, words)

    fields.text(prompt, f"{field}:{candidacy_id}:{factor.id}", stored, save_words)
