"""Which action on which day, and what was left out and why."""

from scoring.planning.plan import plan

__all__ = ["plan"]
