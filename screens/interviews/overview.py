"""The overview of candidacies: a card for each, a way to start one in a click, and the examples."""

import uuid
from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

import storage
from scoring.candidacy import Candidacy, FirstInterview
from scoring.catalogue import Catalogue
from scoring.examples import EXAMPLES, example, load_example
from scoring.readiness.verdict import whole
from widgets import clock, current, saving
from wording.screen import name_of
from wording.sentences import verdict
from wording.words import STAGE_WORDS, day_near, since_words

ASSESSMENT, READINESS = "pages/assessment.py", "pages/readiness.py"
_NEXT_PAGE = "page_of_chosen"
_FORGOTTEN_AFTER_DAYS = 30


def welcome(catalogue: Catalogue) -> None:
    """Say in a few lines what this is and what it is not."""
    card = catalogue.context_cards[0]
    st.write(
        "Nobody tells you how a first interview went. Look back on it here, question by question, while you still remember. "
        "You see what went well, what is worth mending and what to do on which day."
    )
    st.write(card.text)
    st.caption(
        "It takes about ten minutes. What you enter stays on this computer. The result is your own view, put in order: "
        "it cannot tell you whether they will call."
    )


def cards(candidacies: Sequence[Candidacy]) -> None:
    """Draw one card per candidacy with stage, label and the next thing to do."""
    with st.container(horizontal=True):
        for candidacy in candidacies:
            with st.container(border=True, width=330, key=f"interview-{candidacy.id}"):
                _card(candidacy)


def start(label: str) -> None:
    """Offer to start a candidacy; one click creates it, the questions follow on the next page."""
    st.button(label, type="primary", icon=":material/add:", on_click=_create, key="start")


def open_chosen() -> None:
    """Go on to the interview that was started or the example that was opened, once it is in the database."""
    if page := st.session_state.pop(_NEXT_PAGE, None):
        st.switch_page(page, query_params={"candidacy": current.candidacy_id()})


def examples() -> None:
    """Offer the examples; they are kept apart from the person's own interviews."""
    st.header("Or look around with an example", anchor=False)
    with st.container(horizontal=True):
        for name in EXAMPLES:
            st.button(
                load_example(name).title,
                key=f"example-{name}",
                icon=":material/play_circle:",
                help=load_example(name).summary,
                on_click=_open_example,
                args=(name,),
            )
    st.caption("Examples are invented, and nothing you do with them touches your own interviews.")


def _card(candidacy: Candidacy) -> None:
    catalogue, today = current.catalogue(), clock.today()
    result, steps = current.scored(candidacy)
    st.header(name_of(candidacy), anchor=False)
    st.caption(f"{since_words(candidacy, today)} · {STAGE_WORDS[result.stage]}".capitalize())
    headline = result.headline
    if headline.value is not None and headline.label:
        st.write(f"**{headline.label.capitalize()}**, about {whole(headline.value, catalogue)} of 100")
    else:
        st.write(f"{verdict(result, catalogue, candidacy)}.")
    if steps.items:
        item = steps.items[0]
        st.write(f"Next: {catalogue.action[item.action].title}. {day_near(item.day, today)}.")
    else:
        st.write("Nothing to do for now.")
    with st.container(horizontal=True):
        for label, page in (("Answer", ASSESSMENT), ("Readiness", READINESS), ("Plan", "pages/plan.py")):
            st.page_link(page, label=label, query_params={"candidacy": candidacy.id})


def _create() -> None:
    candidacy = Candidacy(
        id=str(uuid.uuid4()), first_interview=FirstInterview(ended=clock.now().replace(second=0, microsecond=0))
    )
    if saving.attempt(lambda: storage.create(current.store(), current.OWNER, candidacy)):
        _open(candidacy.id, current.OWNER, ASSESSMENT)


def _open_example(name: str) -> None:
    """Open an example as this visitor left it today; each visitor has a copy that nobody else can find."""
    sample = example(name, clock.today())
    copies: dict[str, str] = st.session_state.setdefault("example_copies", {})

    def write() -> None:
        kept = storage.load(current.store(), current.EXAMPLE_OWNER, copies[name]) if name in copies else None
        if kept is None or kept.interview_day != sample.interview_day:
            copy = sample.model_copy(update={"id": f"{sample.id}-{uuid.uuid4().hex}"})
            storage.create(current.store(), current.EXAMPLE_OWNER, copy)
            copies[name] = copy.id

    if saving.attempt(write):
        _delete_forgotten_copies()
        _open(copies[name], current.EXAMPLE_OWNER, READINESS)


def _delete_forgotten_copies() -> None:
    with suppress(storage.StorageError):  # the next example that somebody opens is soon enough
        for copy in storage.list_candidacies(current.store(), current.EXAMPLE_OWNER):
            if (clock.today() - copy.interview_day).days > _FORGOTTEN_AFTER_DAYS:
                storage.delete_candidacy(current.store(), current.EXAMPLE_OWNER, copy.id)


def _open(candidacy_id: str, owner: str, page: str) -> None:
    current.select(candidacy_id, owner)
    st.session_state[_NEXT_PAGE] = page
