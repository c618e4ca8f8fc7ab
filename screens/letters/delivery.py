"""How a letter leaves the screen: copy, email program, files, and the note that it was sent.

What sending means is decided in `scoring.letters.posting`; it is written down in one transaction.
"""

from collections.abc import Callable
from datetime import date

import streamlit as st

import storage
from exports import FORMATS
from exports.letters import LetterError, LetterFile, address_words, docx, eml, file_stem, mailto, text
from scoring.candidacy import Candidacy
from scoring.catalogue import Letter
from scoring.facts import Snapshot
from scoring.letters.offers import Offer
from scoring.letters.posting import Posted, has_it, sending, too_soon
from scoring.people import YOURSELF
from screens.letters import drafts, overview
from widgets import clock, current, flash, saving, scripts
from widgets.fields import DATE, refused
from widgets.names import person_name
from wording.screen import plain
from wording.words import capital, day_name

_REACHED = {False: "No, nobody answered", True: "Yes, we spoke"}


def wait(letter: Letter, who: str, candidacy: Candidacy) -> None:
    """Say above the draft that it is too soon for it today."""
    if warning := too_soon(letter.id, who, current.snapshot(candidacy)):
        st.warning(plain(warning, 400))


def files(letter: Letter, who: str, one: LetterFile) -> None:
    """Offer the letter to copy, to the email program and as files.

    The address is a button's and not a link's: what was typed before the click is in it.
    """
    newest = drafts.newest_file(letter, who, one)
    with st.expander("Copy the text", key="copy-letter", icon=":material/content_copy:", on_change="rerun") as panel:
        if panel.open:
            st.code(one.body, language=None, wrap_lines=True)
    address, whole = mailto(one)
    with st.container(horizontal=True, key="letter-files"):
        if letter.type == "letter":
            wanted = st.button("Open in your email program", key="email-program", icon=":material/mail:")
            try:
                eml(one)
            except LetterError as error:
                st.error(str(error))
            else:
                _download("Email draft (.eml)", one, lambda: eml(newest()), "eml", "message/rfc822")
        _download("Document (.docx)", one, lambda: docx(newest()), "docx", FORMATS["docx"].mime)
        _download("Text (.txt)", one, lambda: text(newest()), "txt", "text/plain")
    if letter.type == "letter":
        if wanted:
            scripts.open_address(address)
        notes = [] if whole else ["The text is too long for the email program's address, so copy it into the email."]
        notes += filter(None, [address_words(one.address)])
        if notes:
            st.caption(" ".join(notes))


def sent(letter: Letter, who: str, offer: Offer | None, candidacy: Candidacy) -> None:
    """Ask when the letter went out, say if that was too soon on another day than today, and write it down."""
    use = current.catalogue().letter_use[letter.id]
    action = offer.action if offer else None
    if who == YOURSELF or (use.sends is None and action is None):
        st.page_link("pages/plan.py", label="Tick it off in your plan", icon=":material/event_available:")
        return
    called = use.sends is not None and use.sends.channel == "phone"
    key = f"sent:{candidacy.id}:{letter.id}:{who}"
    with st.container(border=True, key="sent"):
        name = plain(person_name(who, candidacy), 80)
        if has_it(use, who, current.snapshot(candidacy)):
            st.markdown(f"{capital(name)} has this from you already.")
        day = st.date_input(
            "On which day did you call?" if called else "On which day did you send it?",
            value=clock.today(),
            max_value=clock.today(),
            min_value=min(candidacy.interview_day, clock.today()),
            key=f"{key}:on",
            format=DATE["format"],
            width=260,
        )
        if called:
            st.radio("Did you reach them?", [False, True], key=f"{key}:reached", format_func=_REACHED.__getitem__)
        on = day or clock.today()
        if on != clock.today() and (warning := too_soon(letter.id, who, Snapshot(candidacy, current.catalogue(), on))):
            st.warning(plain(warning, 400))
        st.button(
            f"I have called {name}" if called else f"I have sent it to {name}",
            key=f"{key}:button",
            type="primary",
            icon=":material/send:",
            on_click=_sent,
            args=(letter, who, action, candidacy, key),
        )


def _sent(letter: Letter, who: str, action: str | None, candidacy: Candidacy, key: str) -> None:
    on: date = st.session_state[f"{key}:on"] or clock.today()
    reached = bool(st.session_state.get(f"{key}:reached"))
    done = sending(Posted(letter.id, who, on, action, reached), current.snapshot(candidacy))
    if refused(candidacy, *done.events):
        return
    if done.action:
        written = saving.write(storage.tick, candidacy.id, done.action, done.events)
    else:
        written = saving.write(storage.add_events, candidacy.id, done.events)
    if written:
        thanked = any(event.kind == "thank_you_sent" for event in done.events)
        what = f"Noted: {letter.name}, {plain(person_name(who, candidacy))}, {day_name(on)}."
        flash.say(
            f"{what} You can take this back in your plan, under what happened.",
            flash.WHAT_WAS_IN_IT if thanked else None,
        )
        overview.close()


def _download(label: str, one: LetterFile, make: Callable[[], bytes], ending: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=f"{file_stem(one)}.{ending}",
        mime=mime,
        key=f"letter-{ending}",
        on_click="ignore",
        type="tertiary",
    )
