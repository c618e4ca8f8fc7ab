"""What to offer at this point of the road, by conditions that are data: the closing lines, and what comes next."""

from scoring.catalogue.round_two_shapes import Aftermath, ClosingLine
from scoring.facts import Snapshot, compile_condition


def closing_lines(now: Snapshot) -> tuple[ClosingLine, ...]:
    """Return the closing lines whose condition holds."""
    return tuple(line for line in now.catalogue.round_two.closing if compile_condition(line.when)(now.facts))


def aftermath(now: Snapshot) -> Aftermath | None:
    """Return what comes next after round two or after news, None before either."""
    return next((after for after in now.catalogue.round_two.after if compile_condition(after.when)(now.facts)), None)
