"""Round two: the countdown, the preparation part by part, and what comes next afterwards."""

from screens.round_two import road as round_two
from widgets import current, export_menu, frame, routing

routing.guard(__file__)

candidacy, catalogue = frame.candidacy_or_stop("preparation"), current.catalogue()
result, steps = current.scored(candidacy)

frame.heading(round_two.title(candidacy, steps, catalogue), frame.kicker(candidacy))
round_two.opening(candidacy, steps, catalogue)
export_menu.show(candidacy, result, steps)
round_two.events(candidacy, steps)
round_two.preparation(candidacy, result, steps, catalogue)
