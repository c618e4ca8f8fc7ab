"""Golden cases as a career adviser writes them: days after the interview instead of dates, answers as plain words."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue

AGENT = {"name": "Agent", "role": "Agent", "email": "agent@agency.example"}
CASES = Path(__file__).resolve().parents[1] / "golden" / "cases"
INTERVIEW_DAY = date(2026, 11, 16)
_DAYS = {
    "day": "on",
    "second_interview_day": "second_interview",
    "deadline_day": "deadline",
    "respond_by_day": "respond_by",
}
_ANSWERS = {
    "does not apply": {"kind": "not_applicable", "reason": "It does not apply."},
    "cannot judge": {"kind": "unsure"},
}


def read_case(path: Path) -> dict[str, Any]:
    """Read one case: what is given, what is expected."""
    case: dict[str, Any] = YAML(typ="safe", pure=True).load(path)
    return case


def day(number: int) -> date:
    """Return the date that many days after the interview."""
    return INTERVIEW_DAY + timedelta(days=number)


def candidacy_of(given: dict[str, Any], catalogue: Catalogue) -> Candidacy:
    """Build the candidacy of a case; `every_answer` stands for each factor that `answers` does not name."""
    answers = dict(given.get("answers", {}))
    if "every_answer" in given:
        answers = dict.fromkeys(catalogue.factor, given["every_answer"]) | answers
    return Candidacy.model_validate(
        {
            "id": "case",
            "depth": given["depth"],
            "first_interview": {
                "ended": f"{INTERVIEW_DAY}T15:30:00+01:00",
                "kind": given.get("kind", "conversation"),
                "format": given.get("format", "in_person"),
            },
            "contact_rule": {"kind": given.get("contact_rule", "open"), "through": AGENT},
            "circumstances": given.get("circumstances", []),
            "asked_anyway": given.get("asked_anyway", []),
            "interviewers": [{"id": f"i{n + 1}", "name": f"Person {n + 1}"} for n in range(given["interviewers"])],
            "expected_rounds": given.get("expected_rounds", "two"),
            "decision_date": _day_or_none(given.get("decision_day")),
            "contact": {"name": "Contact", "channel": given.get("contact_by", "email")}
            if given.get("contact")
            else None,
            "opted_in": given.get("opted_in", []),
            "minutes_per_day": given.get("minutes_per_day"),
            "interest": given.get("interest"),
            "forecast": given.get("forecast"),
            "answers": [_answer(name, said, given.get("wrote", [])) for name, said in answers.items()],
            "events": [dated(event) for event in given.get("events", [])],
            "actions": [dated(state) for state in given.get("actions", [])],
        }
    )


def _day_or_none(number: int | None) -> date | None:
    return None if number is None else day(number)


def _answer(name: str, said: int | str, wrote: list[str]) -> dict[str, Any]:
    kind = {"kind": "rated", "level": said} if isinstance(said, int) else _ANSWERS[said]
    return {"factor": name, "evidence": "Written down." if name in wrote else None, **kind}


def dated(entry: dict[str, Any]) -> dict[str, Any]:
    """Turn days after the interview into dates."""
    return {_DAYS.get(key, key): day(value) if key in _DAYS else value for key, value in entry.items()}
