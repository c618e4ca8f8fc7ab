"""The plan as a list to tick: days, items, what is finished, and what was left out with its reason."""

from datetime import date

import streamlit as st

from scoring.candidacy import ActionState, Candidacy
from scoring.catalogue import Action, Catalogue
from scoring.facts import Snapshot
from scoring.language import minutes_words
from scoring.planning.plan import letters_of
from scoring.readiness import repair_credit
from scoring.results import Channel, Plan, PlanItem, Readiness
from scoring.terms import Stage
from screens.plan import ticks
from widgets import buttons, current, frame
from widgets.sources import SOURCES, cited
from wording.numbers import whole
from wording.screen import LABELS, plain
from wording.sentences import late_words, nothing_planned, passed_on, short_words, unplanned_groups
from wording.words import count_words, day_name, day_near, listing, points_words


def title(steps: Plan, now: Snapshot) -> str:
    """Say in one line what today holds."""
    if work := steps.by_day.get(steps.today):
        return f"{count_words(len(work), 'thing').capitalize()} today, {minutes_words(sum(work.values()))}"
    if steps.by_day:
        return f"Nothing today; it goes on {day_name(min(steps.by_day))}"
    return nothing_planned(now)


def projection(result: Readiness, steps: Plan, catalogue: Catalogue) -> None:
    """Say where the number stands and where it would stand with every item done; after round two and of an empty plan nothing."""
    if (
        result.stage in {Stage.HELD, Stage.CLOSED}
        or not steps.items
        or (steps.projected is not None and not steps.lifts)
    ):
        return
    after = result.headline.after_repairs
    if after is None or steps.projected is None:
        st.write(
            "There is no number yet, so the plan goes by what counts most. Answer a few more questions to see points."
        )
        return
    st.write(
        f"You stand at about **{whole(after, catalogue)}**. With everything on this page done it would be about "
        f"**{whole(steps.projected, catalogue)}** of 100: arithmetic on your own answers, not a promise."
    )


def days(steps: Plan, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Draw the planned items of the next day, one card each; later days open on request."""
    if not steps.by_day:
        if steps.stage is Stage.INVITED:
            st.page_link(
                "pages/round_two.py",
                label="What you prepared",
                icon=":material/arrow_forward:",
                query_params={"candidacy": candidacy.id},
            )
        return
    first, *later = steps.by_day
    _day(first, steps, candidacy, catalogue)
    more = {action for day in later for action in steps.by_day[day]} - steps.by_day[first].keys()
    if later:
        things = count_words(len(more), "more thing") if more else "the rest"
        with frame.panel(f"Later: {things} from {day_name(later[0])}", "later") as panel:
            if panel.open:
                for day in later:
                    _day(day, steps, candidacy, catalogue)


def finished(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Show what was ticked or set aside, what it addressed, and the way to take it back."""
    number = len(candidacy.actions)
    if not number:
        return
    with frame.panel(f"Done or set aside: {count_words(number, 'action')}", "finished") as panel:
        if panel.open:
            for state in sorted(candidacy.actions, key=lambda state: state.on, reverse=True):
                action = catalogue.action[state.action]
                word = "Done" if state.status == "done" else "Not for me"
                text = f"{word} on {day_name(state.on)}: **{action.title}**"
                buttons.undo_row(text, "Undo", f"undo:{state.action}", ticks.undo, candidacy, action)
                _addressed(state, action, candidacy, catalogue)


def unplanned(steps: Plan, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """List what is not in the plan, each with its reason."""
    groups = dict(unplanned_groups(steps, finished=False))
    counts = [f"{len(entries)} {heading.lower()}" for heading, entries in groups.items()]
    if not counts:
        return
    with frame.panel(f"Not in the plan: {listing(counts)}", "unplanned") as panel:
        if panel.open:
            for heading, entries in groups.items():
                st.subheader(heading, anchor=False)
                st.markdown("\n".join(f"- **{catalogue.action[e.action].title}.** {e.reason}" for e in entries))
                for entry in entries:
                    if entry.kind == "opt_in":
                        action = catalogue.action[entry.action]
                        st.button(
                            f"Switch on: {action.title}",
                            key=f"switch_on:{action.id}",
                            on_click=ticks.switch_on,
                            args=(candidacy, action),
                        )


def sources(steps: Plan, catalogue: Catalogue) -> None:
    """Name the articles behind each planned action, on request."""
    if not steps.items:
        return
    with st.expander(SOURCES, key="plan-sources", type="compact", on_change="rerun") as panel:
        if panel.open:
            actions = [catalogue.action[item.action] for item in steps.items]
            lines = (f"- **{one.title}.** {cited(one.seed_refs, catalogue)}" for one in actions if one.seed_refs)
            st.markdown("\n".join(lines))


def _day(day: date, steps: Plan, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Draw what a day holds: a card on the day on which something begins, a line where it only goes on."""
    minutes = steps.by_day[day]
    st.header(day_near(day, steps.today), anchor=False)
    if day != steps.today:  # the title of the page says it of today
        st.caption(f"{count_words(len(minutes), 'thing')}, {minutes_words(sum(minutes.values()))}".capitalize())
    for item in (item for item in steps.items if item.action in minutes):
        action = catalogue.action[item.action]
        if item.begin == day:
            with st.container(border=True, key=f"item-{item.action}"):
                _item(item, action, candidacy, catalogue)
        else:
            st.markdown(f"**{action.title}** goes on: {minutes_words(minutes[item.action])}.")


def _item(item: PlanItem, action: Action, candidacy: Candidacy, catalogue: Catalogue) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        key = f"done:{candidacy.id}:{item.action}"
        st.session_state[key] = False
        st.checkbox(action.title, key=key, on_change=ticks.done, args=(candidacy, action), width="stretch")
        buttons.quiet(
            buttons.named("Not for me", action.title), f"aside:{item.action}", None, ticks.set_aside, candidacy, action
        )
    through = plain(passed_on(action, current.snapshot(candidacy)))
    facts = [f"**{minutes_words(item.minutes)}**", points_words(item.points), _when(item, action.channel), through]
    st.markdown(
        f"{' · '.join(fact for fact in facts if fact)}\n\n{action.wording}\n\n*{action.if_then}*\n\n"
        f"**Done when:** {action.done_when}"
    )
    step = LABELS["entries"].get(action.id)
    letters = letters_of(action, current.snapshot(candidacy))
    if letters or step:
        with st.container(horizontal=True):
            if step:
                to = {"candidacy": candidacy.id, "step": step}
                st.page_link(
                    "pages/assessment.py", label="Enter it here", icon=":material/edit_calendar:", query_params=to
                )
            for letter in letters:
                to = {"candidacy": candidacy.id, "letter": letter}
                label, icon = catalogue.letter[letter].name, ":material/edit_note:"
                st.page_link("pages/letters.py", label=label, icon=icon, query_params=to)


def _when(item: PlanItem, channel: Channel) -> str:
    if item.begin < item.day:
        first = f"{minutes_words(item.shares[0].minutes)} on this day, the rest until {day_name(item.day)}"
        return "; ".join(filter(None, (first, short_words(item))))
    if short := short_words(item):
        return short
    return late_words(item, channel) or (f"best by {day_name(item.latest)}" if item.latest > item.day else "")


def _addressed(state: ActionState, action: Action, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Ask which of the factors that a message can earn credit for it addressed; only those do."""
    choices = [name for name in action.factors if repair_credit(action, catalogue.factor[name], catalogue)]
    if state.status != "done" or not choices:
        return
    key = f"addressed:{candidacy.id}:{state.action}"
    st.session_state[key] = [name for name in choices if name in state.repaired]
    st.multiselect(
        "What did it make up for?",
        choices,
        key=key,
        placeholder="Choose what applies",
        format_func=lambda name: catalogue.factor[name].short_name,
        on_change=ticks.addressed,
        args=(candidacy, state, key),
    )
