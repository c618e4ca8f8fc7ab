"""Round two: the countdown, the preparation part by part, and what comes next afterwards."""

from screens.round_two import overview
from widgets import current, export_menu, frame, routing, scripts, sheets

routing.guard(__file__)

candidacy, catalogue = sheets.with_old_drafts(frame.candidacy_or_stop("preparation")), current.catalogue()
result, steps = current.scored(candidacy)

frame.heading(overview.title(candidacy, steps), frame.kicker(candidacy))
overview.opening(candidacy, steps, catalogue)
export_menu.show(candidacy, result, steps)
overview.events(candidacy, steps)
overview.preparation(candidacy, result, steps, catalogue)
overview.past(candidacy)
scripts.to_top_of("round_two")
