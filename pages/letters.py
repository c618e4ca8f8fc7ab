"""Letters: what is due to whom, one letter with its blanks and a look at it, and the note that it was sent."""

import streamlit as st

from scoring.letters.offers import offers, others, when
from screens.letters import desk as letter_desk
from screens.letters import drafts
from screens.letters import list as letters
from screens.letters import ways as letter_ways
from widgets import clock, current, frame, routing

routing.guard(__file__)

candidacy, catalogue, today = frame.candidacy_or_stop("letter"), current.catalogue(), clock.today()
_, steps = current.scored(candidacy)
due, texts = offers(candidacy, catalogue, steps, today), drafts.kept(candidacy)

if opened := letters.chosen(candidacy):
    letter, who = catalogue.letter[opened[0]], opened[1]
    offer = next((one for one in due if (one.letter, one.to) == (letter.id, who)), None)
    now = drafts.page(letter, who, candidacy, texts)
    letter_desk.back()
    frame.heading(letter.name, frame.kicker(candidacy))
    st.write(offer.why if offer else f"Not due now. {when(letter.id, candidacy, catalogue, steps)}")
    letter_desk.to_whom(letter, who, candidacy)
    letter_ways.wait(letter, who, candidacy)
    draft, questions = st.columns([3, 2], gap="medium") if now.template.blanks else (st.container(), None)
    with draft:
        letter_desk.text(letter, who, candidacy, now)
        letter_desk.look(letter, who, candidacy, now, texts)
    if questions:
        with questions:
            letter_desk.blanks(letter, candidacy, now)
    letter_ways.files(letter, who, drafts.as_file(letter, who, candidacy, texts))
    letter_ways.sent(letter, who, offer, candidacy)
else:
    frame.heading(letters.title(due), frame.kicker(candidacy))
    letters.due_now(due, candidacy, texts)
    letters.take_all(due, candidacy, texts)
    rest = others(candidacy, catalogue, steps, due)
    letters.coming(rest)
    letters.later(rest)
