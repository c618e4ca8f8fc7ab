"""Round two: the countdown, the preparation part by part, and what comes next afterwards."""

from screens.round_two import road as round_two
from widgets import export_menu, frame, routing, session

routing.guard(__file__)

candidacy, catalogue = frame.current("preparation"), session.catalogue()
result, steps = session.scored(candidacy)

frame.heading(round_two.title(candidacy, steps, catalogue), frame.kicker(candidacy))
round_two.opening(candidacy, steps, catalogue)
export_menu.show(candidacy, result, steps)
round_two.events(candidacy, steps)
round_two.preparation(candidacy, result, steps, catalogue)
