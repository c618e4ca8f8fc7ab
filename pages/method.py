"""Method: how the number is made, with the person's own numbers; weights, sources, limits, settled disagreements."""

from screens.method import method
from widgets import current, frame, routing, scripts

routing.guard(__file__)

catalogue, candidacy = current.catalogue(), current.candidacy()
frame.heading("How the number is made", "Nothing here is hidden, and nothing here is a chance")
method.formula(catalogue, current.scored(candidacy)[0] if candidacy else None)
method.weights(catalogue)
method.judgements(catalogue)
method.limits(catalogue)
method.disagreements(catalogue)
method.sources(catalogue)
method.not_covered(catalogue)
scripts.to_top_of("method")
