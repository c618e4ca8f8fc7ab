"""One letter on the screen: the draft, its blanks as questions, and what to look at again before it is sent."""

from collections.abc import Collection
from functools import partial
from itertools import groupby

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Letter
from scoring.facts.reach import open_to
from scoring.language import counted
from scoring.letters.review import Finding, greets_another, review, words
from scoring.people import known
from scoring.round_two.notes import the_note
from screens.letters import drafts, overview
from widgets import buttons, current, fields, saving
from widgets.names import other_names, told_apart
from wording.screen import plain
from wording.words import count_words, listing

_LONGEST = 20_000
_SCOPES = {"all": "For every letter", "person": "For this letter"}
_SHOWN = 2
_LINE_HEIGHT, _SIGNS_IN_A_LINE = 26, 52


def back() -> None:
    """Lead back to the list."""
    buttons.quiet("All letters", "letters-back", ":material/arrow_back:", overview.close)


def to_whom(letter: Letter, who: str, candidacy: Candidacy) -> None:
    """Let the user change the person where a letter may go to several."""
    people = open_to(letter.id, candidacy, current.catalogue())
    if len(people) < 2:  # noqa: PLR2004  one person is no choice
        return
    key = f"to:{candidacy.id}:{letter.id}"
    st.session_state[key] = who
    st.selectbox(
        "To whom",
        people,
        key=key,
        format_func=told_apart(people, candidacy).__getitem__,
        on_change=lambda: overview.go(letter.id, st.session_state[key]),
    )


def text(letter: Letter, who: str, candidacy: Candidacy, now: drafts.Page) -> None:
    """Draw the draft; every change is kept, and the way back to the template asks first."""
    name = f"{candidacy.id}:{letter.id}:{who}"
    save = partial(drafts.save_text, candidacy, letter, who, now.template)
    if now.template.subject or now.subject:
        fields.text("Subject", f"subject:{name}", now.subject, lambda value: save(subject=value))
    lines = sum(1 + len(line) // _SIGNS_IN_A_LINE for line in now.body.split("\n"))
    fields.draw(
        st.text_area,
        "Your letter" if letter.type == "letter" else "Your words",
        f"body:{name}",
        now.body,
        lambda value: save(body=value),
        height=min(760, max(220, _LINE_HEIGHT * (lines + 1))),
        max_chars=_LONGEST,
    )
    number = counted(words(now.body), "word")
    st.caption(f"{number}; the target is {letter.word_target}{', kept as you wrote it' if now.edited else ''}")
    if own := the_note(candidacy, "closing", letter.id).text.strip():
        st.caption(f"In your own words, from Round two: {plain(own, 600)}")
    if now.edited:
        _start_again(letter, who, candidacy, f"again:{name}")


def blanks(candidacy: Candidacy, now: drafts.Page) -> None:
    """Ask what is still missing and does not stand in the set-up questions: for every letter first, then for this one."""
    mine = now.template.blanks
    asked = [blank for blank in mine if blank.given or not (blank.value and blank.of.known)]
    for scope, heading in _SCOPES.items():
        those = [blank for blank in asked if blank.of.scope == scope]
        if those:
            st.header(heading, anchor=False)
        for blank in those:
            label = f"{blank.of.question}{' You may leave this out.' if blank.of.optional else ''}"
            key, save = f"blank:{candidacy.id}:{blank.about}", partial(drafts.fill, candidacy, blank)
            fields.text(label, key, blank.value, save, placeholder=blank.of.example)
            if blank.hint and not blank.value:
                st.caption(f"You wrote: {plain(blank.hint, 300)}")
    known = [blank for blank in mine if blank not in asked]
    if known:
        st.caption(f"From what you entered: {listing(f'“{plain(blank.value, 60)}”' for blank in known)}.")


def look(letter: Letter, who: str, candidacy: Candidacy, now: drafts.Page, texts: drafts.Kept) -> None:
    """Show what to look at again, as questions with the sentence that raises them."""
    others = drafts.to_others(letter, who, candidacy, texts)
    name, catalogue = known(candidacy, who).name, current.catalogue()
    found = (
        *greets_another(now.body, letter, name, catalogue, other_names(who, candidacy)),
        *review(now.body, letter, candidacy, catalogue, others),
    )
    verb = "say" if letter.type == "script" else "send"
    with st.container(border=True, key="look"):
        if found:
            st.header(f"Before you {verb} it", anchor=False)
            st.markdown("\n\n".join(_questions(found)))
        else:
            st.success(f"No question about this text. Read it aloud once, then {verb} it.", icon=":material/check:")


def _questions(found: Collection[Finding]) -> list[str]:
    """Write each question once, with all the sentences that raise it."""
    parts = []
    for (question, why), group in groupby(found, key=lambda finding: (finding.question, finding.why)):
        said = [plain(finding.sentence, 300) for finding in group if finding.sentence]
        more = [f"and {count_words(len(said) - _SHOWN, 'more')}"] if len(said) > _SHOWN + 1 else []
        shown = said[:_SHOWN] + more if more else said
        parts.append("\n\n".join([f"**{question}** {why}", *(f"> {one}" for one in shown)]))
    return parts


def _start_again(letter: Letter, who: str, candidacy: Candidacy, key: str) -> None:
    if not st.session_state.get(key):
        ask = (st.session_state.update, {key: True})
        buttons.quiet("Start again from the template", f"{key}:ask", ":material/restart_alt:", *ask)
        return
    st.warning("This throws away what you wrote here. What you filled in as answers stays.")
    with st.container(horizontal=True):
        st.button("Yes, start again", key=f"{key}:yes", on_click=_clear, args=(letter, who, candidacy, key))
        buttons.quiet("Keep my text", f"{key}:no", None, st.session_state.update, {key: False})


def _clear(letter: Letter, who: str, candidacy: Candidacy, key: str) -> None:
    st.session_state[key] = False
    to = drafts.kept_as(letter, who, current.snapshot(candidacy))
    saving.write(storage.save_letter, candidacy.id, letter.id, to, subject=None, body=None)
