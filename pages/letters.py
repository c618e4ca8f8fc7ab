"""Letters: what is due to whom, one letter with its blanks and a look at it, and the note that it was sent."""

import streamlit as st

from scoring.letters.offers import offers
from screens.letters import delivery, drafts, editor, overview, rest, sheet
from widgets import current, frame, routing, scripts, settings, sheets

routing.guard(__file__)

candidacy, catalogue = drafts.signed(sheets.with_old_drafts(frame.candidacy_or_stop("letter"))), current.catalogue()
day, (_, steps) = current.snapshot(candidacy), current.scored(candidacy)
due, texts = offers(day, steps), drafts.kept(candidacy.id, current.owner(), current.store())

if opened := overview.chosen(candidacy):
    letter, who = catalogue.letter[opened[0]], opened[1]
    offer = next((one for one in due if (one.letter, one.to) == (letter.id, who)), None)
    now = drafts.page(letter, who, day, texts)
    editor.back()
    frame.heading(letter.name, frame.kicker(candidacy))
    st.write(offer.why if offer else f"Not due now. {rest.when(letter.id, day, steps)}")
    editor.to_whom(letter, who, candidacy)
    delivery.wait(letter, who, candidacy)
    if sheets.is_sheet(letter):
        sheet.lines(letter, candidacy)
    else:
        draft, questions = st.columns([3, 2], gap="medium") if now.template.blanks else (st.container(), None)
        with draft:
            editor.text(letter, who, candidacy, now)
            editor.look(letter, who, candidacy, now, texts)
        if questions:
            with questions:
                editor.blanks(candidacy, now)
    delivery.files(letter, who, drafts.as_file(letter, who, day, texts))
    delivery.sent(letter, who, offer, candidacy)
else:
    frame.heading(overview.title(due), frame.kicker(candidacy))
    settings.advice(day, "contact_rule")
    overview.due_now(due, candidacy, texts)
    overview.take_all(due, candidacy, texts)
    other = rest.others(day, steps, due)
    overview.kept_back(candidacy, texts)
    overview.coming(other)
    overview.later(other)
scripts.to_top_of(f"letter {opened[0]}" if opened else "letters")
