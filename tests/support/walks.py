"""Golden walks: one person's road, day after day, as a career adviser writes it down.

A file says who it is about (`given`, as in a golden case), what happens on which day after the interview (`story`: `did` an
action, or an event; with `keeps_up`, everything on the day's list is done), and what the person finds each day (`expect`: actions on today's list and letters offered, when the
day's news is in and nothing is done yet).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scoring.candidacy import ActionState, Candidacy, Event
from scoring.catalogue import Action, Catalogue
from scoring.contacts import events_of
from scoring.facts import Snapshot
from scoring.planning import plan
from tests.support.golden import candidacy_of, dated, day

WALKS = Path(__file__).resolve().parents[1] / "golden" / "walks"


def read_walk(path: Path) -> list[dict[str, Any]]:
    """Read the roads of one walk; a file holds one for each candidacy."""
    return list(YAML(typ="safe", pure=True).load_all(path))


def days_of(road: dict[str, Any], catalogue: Catalogue) -> Iterator[tuple[int, date, Candidacy]]:
    """Yield each day of a road (its number, its date) with the candidacy as it stands when the news is in and nothing is done."""
    candidacy = candidacy_of(road["given"], catalogue)
    for number in range(road["given"]["days_after_interview"] + 1):
        happenings = road["story"].get(number, [])
        for news in happenings:
            if "did" not in news:
                candidacy = _with_event(candidacy, news, number)
        yield number, day(number), candidacy
        done = [step["did"] for step in happenings if "did" in step]
        if road.get("keeps_up"):
            listed = plan(Snapshot(candidacy, catalogue, day(number))).items
            done += [item.action for item in listed if item.begin == day(number) and item.action not in done]
        for name in done:
            candidacy = _with_tick(Snapshot(candidacy, catalogue, day(number)), catalogue.action[name])


def _with_event(candidacy: Candidacy, news: dict[str, Any], number: int) -> Candidacy:
    event = Event.model_validate(dated({"day": number, **news}))
    return candidacy.model_copy(update={"events": (*candidacy.events, event)})


def _with_tick(now: Snapshot, action: Action) -> Candidacy:
    state = ActionState(action=action.id, status="done", on=now.today)
    events = (*now.candidacy.events, *events_of(action, now))
    return now.candidacy.model_copy(update={"actions": (*now.candidacy.actions, state), "events": events})
