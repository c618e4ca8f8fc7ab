"""The list of letters: what is due now, to whom and why, what comes later, and all of them as one file."""

from collections import Counter

import streamlit as st

from exports.letters import bundle
from scoring.candidacy import Candidacy
from scoring.facts.reach import open_to
from scoring.letters.offers import Offer
from scoring.letters.posting import has_it
from scoring.people import YOURSELF, known
from screens.letters import drafts
from screens.letters.rest import Other
from widgets import buttons, current, frame, sheets
from widgets.names import person_name
from wording.screen import plain
from wording.words import count_words, day_name, listing

_OTHER = "other_letter"
_SHORT = 26
KINDS = {"letter": "letter", "paragraph": "letter", "script": "script", "worksheet": "sheet", "questions": "sheet"}


def chosen(candidacy: Candidacy) -> tuple[str, str] | None:
    """Return the letter and the person that the address names, None when it names none that exists.

    Without a person, or with one whom nobody knows, it is the first who has not had it.
    """
    catalogue = current.catalogue()
    letter, who = st.query_params.get("letter", ""), st.query_params.get("to", "")
    if letter not in catalogue.letter:
        return None
    people = open_to(letter, candidacy, catalogue)
    if not people:
        return None
    if who not in people:
        use, now = catalogue.letter_use[letter], current.snapshot(candidacy)
        who = next((one for one in people if not has_it(use, one, now)), people[0])
    return letter, who


def go(letter: str, who: str) -> None:
    """Open a letter to a person."""
    st.query_params.update({"letter": letter, "to": who})


def close() -> None:
    """Go back to the list."""
    left = {name: value for name, value in st.query_params.to_dict().items() if name not in {"letter", "to"}}
    st.query_params.from_dict(left)


def title(due: tuple[Offer, ...]) -> str:
    """Say in one line how many letters are due, scripts to say aloud, and sheets to fill in for oneself."""
    kinds = Counter(KINDS[current.catalogue().letter[offer.letter].type] for offer in due)
    counted = listing(count_words(kinds[kind], kind) for kind in dict.fromkeys(KINDS.values()) if kinds[kind])
    return f"{counted.capitalize()} due today" if due else "No letter is due today"


def due_now(due: tuple[Offer, ...], candidacy: Candidacy, texts: drafts.Kept) -> None:
    """Draw a card for each letter that is due, with the way to it."""
    if not due:
        st.write("Below stands when each of them comes up. You can open any of them now.")
    for offer in due:
        with st.container(
            border=True, key=f"due-{offer.letter}-{offer.to}", horizontal=True, vertical_alignment="center"
        ):
            st.markdown(_card(offer, candidacy, texts), width="stretch")
            label = "Open it" if offer.to == YOURSELF else f"Write to {plain(person_name(offer.to, candidacy), _SHORT)}"
            st.button(
                buttons.named(label, current.catalogue().letter[offer.letter].name),
                key=f"open:{offer.letter}:{offer.to}",
                icon=":material/edit:",
                on_click=go,
                args=(offer.letter, offer.to),
            )


def coming(rest: tuple[Other, ...]) -> None:
    """Lead to the letters that the plan has for the next day on which it has any, to be written ahead."""
    first = min((other.day for other in rest if other.day), default=None)
    if first is None:
        return
    letters = current.catalogue().letter
    st.header(f"Coming next, {day_name(first)}", anchor=False)
    for other in rest:
        if other.day == first:
            name, key = letters[other.letter].name, f"next:{other.letter}"
            buttons.quiet(name, key, ":material/edit_calendar:", go, other.letter, "")


def later(rest: tuple[Other, ...]) -> None:
    """List the letters that are not due with the moment of each, and open any of them."""
    letters = current.catalogue().letter
    with frame.panel(f"Not due now: {count_words(len(rest), 'letter')}", "letters-later") as panel:
        if panel.open:
            people = {other.letter: other.to[0] for other in rest}
            st.selectbox(
                "Open one all the same",
                list(people),
                index=None,
                key=_OTHER,
                format_func=lambda name: letters[name].name,
                placeholder="Choose a letter",
                on_change=_open_other,
                args=(people,),
            )
            st.markdown("\n".join(f"- **{letters[other.letter].name}.** {other.reason}" for other in rest))


def kept_back(candidacy: Candidacy, texts: drafts.Kept) -> None:
    """Name the letters that were begun and that such an interview has not: their words are kept."""
    catalogue = current.catalogue()
    begun = dict.fromkeys(letter for letter, _ in texts if letter in catalogue.letter)
    names = [f"“{catalogue.letter[one].name}”" for one in begun if not open_to(one, candidacy, catalogue)]
    if names:
        st.caption(f"What you began to write is kept: {listing(names)}. It comes back once such a letter can go out.")


def take_all(due: tuple[Offer, ...], candidacy: Candidacy, texts: drafts.Kept) -> None:
    """Offer every letter that is due or begun as one file."""
    catalogue, day = current.catalogue(), current.snapshot(candidacy)
    letters, edited = catalogue.letter, {name for name, _ in texts}
    begun = (
        (name, who)
        for name in letters.keys() & edited
        for who in open_to(name, candidacy, catalogue)
        if (name, drafts.kept_as(letters[name], who, day)) in texts
    )
    wanted = dict.fromkeys([*((offer.letter, offer.to) for offer in due), *sorted(begun)])
    if not wanted:
        return
    files = [drafts.as_file(letters[name], who, day, texts) for name, who in wanted]
    st.download_button(
        "All letters as one file",
        data=lambda: bundle(files, current.catalogue().version),
        file_name="letters.zip",
        mime="application/zip",
        key="letters-zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )


def _card(offer: Offer, candidacy: Candidacy, texts: drafts.Kept) -> str:
    letter = current.catalogue().letter[offer.letter]
    person = known(candidacy, offer.to)
    role = f", {plain(person.role, 80)}" if person.name and person.role else ""
    now = drafts.page(letter, offer.to, current.snapshot(candidacy), texts)
    open_ = sum(1 for blank in now.template.open if blank.marker in f"{now.subject}\n{now.body}")
    state = ["begun"] if now.edited else []
    if sheets.is_sheet(letter):
        state = [sheets.state(letter, candidacy)]
    elif now.template.blanks:
        state.append(f"{count_words(open_, 'blank')} to fill" if open_ else "nothing left to fill")
    warning = f"  \n:orange[**Wait:** {plain(offer.warning, 400)}]" if offer.warning else ""
    to = plain(person_name(offer.to, candidacy))
    small = f"  \n:small[:gray[{', '.join(state).capitalize()}]]" if state else ""
    return f"**{letter.name}**  \nFor {to}{role}. {offer.why}{warning}{small}"


def _open_other(people: dict[str, str]) -> None:
    if name := st.session_state[_OTHER]:
        go(name, people[name])
