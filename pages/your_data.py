"""Your data: where it is, take all of it away, bring it back, delete it."""

from screens.your_data import ownership
from widgets import frame, routing, scripts

routing.guard(__file__)

frame.heading("Your data", "It is yours, and it is here")
ownership.where()
ownership.take_away()
ownership.bring_back()
ownership.delete()
scripts.to_top_of("your_data")
