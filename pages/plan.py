"""Action plan: what to do on which day, ticked off here, with what was left out and why."""

import streamlit as st

from charts import timeline
from screens.plan import agenda
from widgets import changes, current, export_menu, figure, frame, happened, routing, scripts, settings, your_time

routing.guard(__file__)

candidacy, catalogue = frame.candidacy_or_stop("plan"), current.catalogue()
result, steps = current.scored(candidacy)

frame.heading(agenda.title(steps, current.snapshot(candidacy)), frame.kicker(candidacy))
changes.notice(candidacy)
agenda.days(steps, candidacy, catalogue)
settings.advice(current.snapshot(candidacy), "contact_rule")
agenda.projection(result, steps, catalogue)
with st.container(horizontal=True):
    your_time.time_to_give(candidacy, steps.minutes_per_day)
    export_menu.show(candidacy, result, steps)
if steps.items:
    figure.show(timeline.draw(steps, current.snapshot(candidacy), figure.palette()), "timeline")
agenda.finished(candidacy, catalogue)
agenda.unplanned(steps, candidacy, catalogue)
agenda.sources(steps, catalogue)
news = "a reply, an invitation" if current.snapshot(candidacy).refuses else "a reply, an invitation, a thank-you sent"
with frame.panel(f"Something happened: {news}", "happened") as panel:
    if panel.open:
        happened.panel(candidacy)
scripts.to_top_of("plan")
