"""Round two on the screen: where one stands, the parts of the preparation, and what comes next afterwards.

Every part is a panel and a fragment of its own: it fills when it is opened, and typing in it redraws it alone.
"""

from itertools import groupby

import streamlit as st

from scoring.candidacy import Candidacy, day_of
from scoring.catalogue import Catalogue
from scoring.language import minutes_words, round_name
from scoring.letters.posting import still_to_have
from scoring.planning.plan import letters_of
from scoring.results import Plan, Readiness
from scoring.round_two.past import past_rounds
from scoring.terms import Stage
from screens.round_two import conversation, panels
from screens.round_two.outlook import aftermath, countdown, parts_in_order
from widgets import current, frame, happened, names, saving
from widgets.names import person_name
from wording.screen import plain
from wording.sentences import answer_by, late_words, passed_on
from wording.words import capital, count_words, day_name, moment_name

_SUGGESTED = {Stage.WAITING: "invited", Stage.INVITED: "second_interview_held", Stage.HELD: "offer"}
_NAME_ON_A_LINK = 30
_NEAR = {0: "today", 1: "tomorrow"}


def title(candidacy: Candidacy, steps: Plan) -> str:
    """Say in one line where the road stands."""
    if after := aftermath(current.snapshot(candidacy)):
        return after.title
    if steps.stage is Stage.WAITING:
        return "Round two, a look ahead"
    now = current.snapshot(candidacy)
    count, name = countdown(now, steps), round_name(now.number)
    if count is None:
        return f"You are invited to {name}"
    if count.days in _NEAR:
        return f"{capital(name)} is {_NEAR[count.days]}"
    return f"{count_words(count.days, 'day').capitalize()} until {name}"


def opening(candidacy: Candidacy, steps: Plan, catalogue: Catalogue) -> None:
    """Say what there is to do here, as of today."""
    after = aftermath(current.snapshot(candidacy))
    if after:
        st.markdown(" ".join(filter(None, (after.text, answer_by(current.snapshot(candidacy))))))
        if steps.stage is Stage.HELD:
            _thanks(candidacy, steps, catalogue)
            _decision_day(candidacy, steps)
        conversation.texts(after.letters, "after", candidacy, catalogue)
    elif steps.stage is Stage.WAITING:
        st.markdown(_preview(catalogue))
    else:
        st.markdown(_time_left(candidacy, steps))
        confirming = catalogue.action[catalogue.round_two.confirming]
        if confirming.id in _linked(steps, catalogue):
            for letter in letters_of(confirming, current.snapshot(candidacy)):
                conversation.letter_link(letter, "Confirm, and ask who will be there", candidacy)
        if _thanking(catalogue) & _linked(steps, catalogue):
            _thanks(candidacy, steps, catalogue)
    if not steps.items or steps.begun[0].action not in _linked(steps, catalogue):
        frame.next_step(steps, catalogue)


def events(candidacy: Candidacy, steps: Plan) -> None:
    """Offer to enter what happened; stage and plan follow at once."""
    words = {
        Stage.WAITING: "They invited me, or something else happened",
        Stage.INVITED: "It is over, or something changed",
        Stage.HELD: "They asked me back, made an offer, said no, or something else happened",
        Stage.CLOSED: "Something happened after all",
    }
    with st.expander(
        words[steps.stage], key=f"round-two-happened-{steps.stage.value}", on_change=saving.redraw_page
    ) as panel:
        if panel.open:
            happened.panel(candidacy, suggested=_SUGGESTED.get(steps.stage))


def preparation(candidacy: Candidacy, result: Readiness, steps: Plan, catalogue: Catalogue) -> None:
    """Draw the parts as panels under their sections; before an invitation and after the talk only on request.

    The address may name a part; it is opened once on each visit, so that it can be closed again.
    """
    wanted = st.query_params.get("part")
    if wanted in catalogue.round_two.part and wanted != st.session_state.get("part_opened"):
        st.session_state.update({f"look:{candidacy.id}": True, f"part-{wanted}": True, "part_opened": wanted})
    if steps.stage is not Stage.INVITED:
        words = "Look around already" if steps.stage is Stage.WAITING else "Show my preparation"
        if not st.toggle(words, key=f"look:{candidacy.id}", persist_state="session"):
            return
    if result.headline.show:
        st.info(
            "Your own interest is low. Find out first whether you want this job; it may save you all the rest. "
            "That part comes first here."
        )
    for section, parts in parts_in_order(result, catalogue).items():
        st.header(section, anchor=False)
        with st.container(gap="small"):
            for part in parts:
                panels.panel(part)


def past(candidacy: Candidacy) -> None:
    """Show the rounds that are behind, each folded: who was there, what was answered, what happened until the next."""
    people, behind = names.of_events(candidacy), past_rounds(current.snapshot(candidacy))
    if behind:
        st.header("Behind you", anchor=False)
    for one in behind:
        with frame.panel(f"{capital(round_name(one.number))}, as it was", f"past-{one.number}") as panel:
            if panel.open:
                parts = {
                    "Who was there": [plain(capital(person_name(who, candidacy))) for who in one.people],
                    "What happened": [
                        f"{day_name(event.on)}: {happened.describe(event, candidacy, people)}" for event in one.events
                    ],
                    "What you answered about your preparation": [f"{name}: {said}" for name, said in one.answers],
                }
                lines = (
                    f"**{title}**\n\n" + "\n".join(f"- {line}" for line in part)
                    for title, part in parts.items()
                    if part
                )
                st.markdown("\n\n".join([*lines, "What you wrote then stands in the parts above."]))


def _linked(steps: Plan, catalogue: Catalogue) -> set[str]:
    """Return the actions of the plan that the page leads to by itself: the confirmation, and thanks for round two."""
    wanted = {*_thanking(catalogue), catalogue.round_two.confirming}
    return wanted & {item.action for item in steps.items}


def _thanking(catalogue: Catalogue) -> set[str]:
    return {action.id for action in catalogue.actions if catalogue.round_two.thanks in action.templates}


def _preview(catalogue: Catalogue) -> str:
    sections = groupby(catalogue.round_two.parts, key=lambda part: part.section)
    lists = [f"- **{section}:** {' · '.join(part.title for part in parts)}" for section, parts in sections]
    first = (
        "No invitation is entered yet, and much of this can wait. With one, this page counts down to the day and holds "
        "your preparation:"
    )
    return "\n".join([first, "", *lists])


def _time_left(candidacy: Candidacy, steps: Plan) -> str:
    count, moment = countdown(now := current.snapshot(candidacy), steps), now.second_moment
    if count is None or moment is None:
        return (
            "The day is not known yet. Enter it below as a new invitation once it is, and this page counts down to it. "
            "Everything else can begin now."
        )
    if not count.days:
        return (
            f"It is {moment_name(moment)}. Read your debrief once more, and leave the rest as it is. They asked to see you "
            "again. Once it is over, say so below: your notes of thanks come up then."
        )
    working = count_words(count.business_days, "working day")
    off = any(steps.today <= day < day_of(moment) for day in candidacy.days_off)
    days = ", weekends too and days off left out" if off else ", weekends too"
    return (
        f"It is **{moment_name(moment)}**, with {working} before it. At {minutes_words(steps.minutes_per_day)} a day{days}, that "
        f"makes **{minutes_words(count.minutes)}** of your time, and your plan has filled {minutes_words(count.planned)} of it."
    )


def _decision_day(candidacy: Candidacy, steps: Plan) -> None:
    """Say by when they decide; where no day ahead is known, lead to where it is entered."""
    day = candidacy.decision_date
    if day and day >= steps.today:
        st.markdown(f"They decide by **{day_name(day)}**, as far as you know.")
    elif not any(event.kind == "offer" for event in candidacy.events):
        st.page_link(
            "pages/assessment.py",
            label="Enter the day of their decision",
            icon=":material/event:",
            query_params={"candidacy": candidacy.id, "step": "next"},
        )


def _thanks(candidacy: Candidacy, steps: Plan, catalogue: Catalogue) -> None:
    """Lead to a note of thanks for each person who has not had one, as long as the plan has it; then its reason stands here."""
    actions, now = _thanking(catalogue), current.snapshot(candidacy)
    letters = [letter for name in sorted(actions) for letter in letters_of(catalogue.action[name], now)]
    uses = (catalogue.letter_use[letter] for letter in letters)
    people = [(use.letter, who) for use in uses for one in use.occasions for who in still_to_have(use, one.to, now)]
    item = next((one for one in steps.items if one.action in actions), None)
    if item is None:
        ended = (*steps.left_out, *steps.not_due, *steps.stopped)
        for entry in ended if people else ():
            if entry.action in actions and entry.kind not in {"done", "not_for_me"}:
                st.markdown(f"**{catalogue.action[entry.action].title}.** {entry.reason}")
        return
    when = late_words(item, catalogue.action[item.action].channel) or f"best by {day_name(item.latest)}"
    through = plain(passed_on(catalogue.action[item.action], now), 200)
    each = "each with a note of their own that holds one thing only this talk had"
    told = through or steps.stage is Stage.INVITED or now.outcome == "offer"
    asking = "" if told else " If no next step was named, a note may ask for one."
    st.markdown(f"**Still to thank**, {f'with one note, {through}' if through else each} ({when}).{asking}")
    with st.container(gap="xsmall"):
        for letter, who in people:
            name = plain(person_name(who, candidacy), _NAME_ON_A_LINK)
            conversation.letter_link(letter, f"Write to {name}", candidacy, who)
