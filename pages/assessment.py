"""Assessment: set-up questions, the own forecast, then the factors one dimension at a time. Every click saves."""

from widgets import frame, questionnaire, routing

routing.guard(__file__)

questionnaire.show(frame.current("assessment"))
