"""Assessment: set-up questions, the own forecast, then the factors one dimension at a time. Every click saves."""

from widgets import frame, questionnaire, routing, session

routing.guard(__file__)

if session.candidacy() is None:
    frame.nothing_yet("assessment")
questionnaire.show()
