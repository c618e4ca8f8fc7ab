"""The overview of candidacies: a card for each, a way to start one in a click, and the examples."""

import uuid
from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

import storage
from scoring.candidacy import Candidacy, FirstInterview
from scoring.catalogue import Catalogue
from scoring.language import minutes_words, round_name
from scoring.terms import Stage
from screens.interviews.examples import EXAMPLES, example, load_example
from widgets import buttons, clock, current, saving
from wording.numbers import whole
from wording.screen import name_of
from wording.sentences import answer_by, nothing_planned, verdict
from wording.words import capital, count_words, day_near, moment_name, since_words, stage_words

ASSESSMENT, READINESS, _PLAN = "pages/assessment.py", "pages/readiness.py", "pages/plan.py"
_NEXT_PAGE = "page_of_chosen"
_FORGOTTEN_AFTER_DAYS = 30


def welcome() -> None:
    """Say in a few lines what this is, above the button that starts it."""
    st.write(
        "Nobody tells you how a first interview went. Look back on it here, question by question, while you still remember. "
        "You see what went well, what is worth mending and what to do on which day."
    )


def terms(catalogue: Catalogue) -> None:
    """Say what it takes, where what one enters stays, and what this is not."""
    st.caption(
        "It takes about ten minutes. What you enter stays on this computer, and only this computer can open it. The result is "
        "your own view, put in order: it cannot tell you whether they will call."
    )
    st.caption(catalogue.context_cards[0].text)


def today(candidacies: Sequence[Candidacy]) -> None:
    """List what today holds across all interviews, each step with the interview that it is for."""
    catalogue, day = current.catalogue(), clock.today()
    steps = [(one, step) for one in candidacies for step in current.scored(one)[1].by_day.get(day, {}).items()]
    if len(candidacies) < 2 or not steps:  # noqa: PLR2004  with one interview its card says it
        return
    st.header(f"{count_words(len(steps), 'thing').capitalize()} today", anchor=False)
    for candidacy, (action, minutes) in steps:
        label = f"**{catalogue.action[action].title}** · {minutes_words(minutes)} · {name_of(candidacy, 60)}"
        st.page_link(_PLAN, label=label, query_params={"candidacy": candidacy.id})


def cards(candidacies: Sequence[Candidacy]) -> None:
    """Draw one card per candidacy with stage, label and the next thing to do; what has ended comes last."""
    with st.container(horizontal=True):
        for candidacy in sorted(candidacies, key=lambda one: current.snapshot(one).stage is Stage.CLOSED):
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
    (result, steps), now = current.scored(candidacy), current.snapshot(candidacy)
    st.header(name_of(candidacy), anchor=False)
    st.caption(f"{since_words(candidacy, today)} · {stage_words(now)}".capitalize())
    if result.stage is Stage.INVITED:
        second = now.second_moment
        st.write(
            f"**{capital(round_name(now.number))}: {moment_name(second)}**"
            if second
            else "Invited; the day is not entered yet."
        )
    if now.outcome == "offer":
        st.write(f"**They made an offer.** {answer_by(now)}")
    headline = result.headline
    if headline.value is not None and headline.label:
        before = f"As you went into {round_name(now.number)}: " if result.stage is Stage.HELD else ""
        word = headline.label if before else headline.label.capitalize()
        st.write(f"{before}**{word}**, about {whole(headline.value, catalogue)} of 100")
    else:
        st.write(f"{verdict(result, catalogue, candidacy)}.")
    if steps.items:
        first = steps.begun[0]
        st.write(f"Next: {catalogue.action[first.action].title}. {day_near(first.begin, today)}.")
    else:
        st.write(f"{nothing_planned(now)}.")
    with st.container(horizontal=True):
        for label, page in (("Answer", ASSESSMENT), ("Readiness", READINESS), ("Plan", _PLAN)):
            whose = buttons.named(label, f"for {name_of(candidacy, 60)}")
            st.page_link(page, label=whose, query_params={"candidacy": candidacy.id})


def _create() -> None:
    if buttons.pressed_twice("start"):
        return
    candidacy = Candidacy(
        id=str(uuid.uuid4()), first_interview=FirstInterview(ended=clock.now().replace(second=0, microsecond=0))
    )
    if saving.attempt(lambda: storage.create(current.store(), current.OWNER, candidacy)):
        _open(candidacy.id, current.OWNER, ASSESSMENT)
    else:
        buttons.press_again("start")


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
