"""Assessment: set-up questions, the own forecast, then the factors one dimension at a time. Every click saves."""

from screens.assessment import questionnaire
from widgets import frame, routing

routing.guard(__file__)

questionnaire.show(frame.candidacy_or_stop("assessment"))
