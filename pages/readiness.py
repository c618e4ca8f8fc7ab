"""Readiness: the verdict, where each part stands, what costs most, what would lift it, and advice."""

import streamlit as st

from charts import blocks, dimensions, weak_spots
from screens.readiness import advice
from widgets import changes, current, export_menu, figure, frame, routing, scripts
from wording.sentences import opening, verdict

routing.guard(__file__)

candidacy, catalogue = frame.candidacy_or_stop("readiness"), current.catalogue()
result, steps = current.scored(candidacy)

frame.heading(verdict(result, catalogue, candidacy), frame.kicker(candidacy))
st.markdown("\n\n".join(opening(result, catalogue, candidacy)))
advice.of_this_kind(candidacy)
advice.numbers(result, steps, catalogue)
changes.notice(candidacy)
advice.next_step(result, steps, candidacy, catalogue)
export_menu.show(candidacy, result, steps)

colours, past = figure.palette(), result.last
if past and any(block.low is not None for block in past.blocks.values()):
    figure.show(blocks.draw(past, catalogue, colours), "blocks-before", "This is how it stood before it ended.")
if any(block.low is not None for block in result.blocks.values()):
    figure.show(
        blocks.draw(result, catalogue, colours),
        "blocks",
        "The thin line is the range your answers allow. Self-ratings are rough; a few points are no difference.",
    )
if result.weak_spots:
    figure.show(
        weak_spots.draw(result, catalogue, colours), "weak-spots", "Points are points of the whole, out of 100."
    )
    advice.cards(result, steps, candidacy, catalogue)
advice.rises(result, catalogue)
if result.headline.value is not None:
    figure.fold(
        dimensions.draw(result, catalogue, colours), "dimensions", "These points and your number add up to 100."
    )
advice.questions(result, candidacy)
scripts.to_top_of("readiness")
