"""Assessment: set-up questions, the own forecast, then the factors, a few at a time. Every click saves."""

from screens.assessment import questionnaire, steps
from screens.assessment.progress import sections
from widgets import current, frame, routing, scripts

routing.guard(__file__)

candidacy = frame.candidacy_or_stop("assessment")
parts = sections(current.snapshot(candidacy))
step = steps.current(candidacy, parts)

if step in steps.SETUP:
    questionnaire.setup(step)
elif step == steps.DONE:
    questionnaire.done(candidacy, parts)
else:
    questionnaire.rate(steps.rating(parts)[step], parts, candidacy)
questionnaire.onward(step, parts, candidacy)
questionnaire.all_steps(step, parts, candidacy)
scripts.to_top_of(step)
