"""Which action on which day, and what was left out and why."""

from scoring.planning.plan import as_json, plan

__all__ = ["as_json", "plan"]
