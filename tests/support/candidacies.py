"""Candidacies to keep: one that is filled in every corner, and any that the models allow."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from scoring.candidacy import (
    ActionState,
    Candidacy,
    Circumstance,
    ContactAbout,
    ContactChannel,
    ContactPerson,
    ContactRule,
    ContactRuleKind,
    Event,
    EventKind,
    FirstInterview,
    Intermediary,
    Interviewer,
    InterviewFormat,
    InterviewKind,
    NotApplicable,
    Note,
    Rated,
    Unanswered,
    Unsure,
)


def note(note_id: str, kind: str, text: str = "words", **fields: object) -> Note:
    """Return a note of a kind."""
    return Note.model_validate({"id": note_id, "kind": kind, "text": text, **fields})


FULL = Candidacy.model_validate(
    {
        "id": "full",
        "employer": "Ærø & Søn <b>GmbH</b> 🚀",
        "role": "מנהל תפעול",
        "depth": "full",
        "first_interview": {"ended": "2026-11-16T15:30:00+05:45", "kind": "technical", "format": "video"},
        "interviewers": [
            {"id": "z", "name": "Dana"},
            {"id": "a", "name": "Józef", "role": "Lead", "email": "j@x.example"},
        ],
        "expected_rounds": "two",
        "decision_date": "2026-11-27",
        "contact": {"name": "Priya", "role": "Recruiter", "channel": "phone", "address": "=cmd|' /C calc'!A0"},
        "contact_rule": {"kind": "through", "through": {"name": "Søren", "role": "Agent", "email": "s@y.example"}},
        "circumstances": ["new_field", "academic"],
        "asked_anyway": ["M1", "E1"],
        "catalogue": "2026.11",
        "interest": 4,
        "forecast": 55,
        "minutes_per_day": 45,
        "days_off": ["2026-11-26", "2026-11-20"],
        "opted_in": ["A10"],
        "answers": [
            {"factor": "C1", "kind": "rated", "level": 0, "evidence": "One case.\r\nNo figures.", "contra": ""},
            {"factor": "C1", "rater": "observer", "kind": "rated", "level": 4},
            {"factor": "C2", "kind": "unsure", "contra": "hm"},
            {
                "factor": "V1",
                "kind": "rated",
                "level": 2,
                "round": 4,
                "before": [
                    {"round": 2, "kind": "rated", "level": 1, "evidence": "בלי"},
                    {"round": 3, "kind": "unsure"},
                ],
            },
            {"factor": "V4", "kind": "not_applicable", "reason": "Not invited yet"},
            {"factor": "P1", "kind": "unanswered", "evidence": "only words"},
        ],
        "events": [
            {"id": "later", "kind": "thank_you_sent", "on": "2026-11-17", "to": "a"},
            {
                "id": "first",
                "kind": "thank_you_sent",
                "on": "2026-11-16",
                "to": "z",
                "channel": "email",
                "note": "n",
                "action": "A02",
            },
            {"id": "r", "kind": "reply_received", "on": "2026-11-17", "from": "contact"},
            {"id": "c", "kind": "contact", "on": "2026-11-18", "about": "status", "channel": "phone"},
            {
                "id": "i",
                "kind": "invited",
                "on": "2026-11-18",
                "second_interview": "2026-12-01T10:00:00-03:00",
                "round": 2,
            },
            {"id": "t", "kind": "task_agreed", "on": "2026-11-18", "deadline": "2026-11-30"},
            {"id": "o", "kind": "offer", "on": "2026-12-02", "respond_by": "2026-12-09"},
        ],
        "notes": [
            {"id": "n1", "kind": "requirement", "text": "Plans routes for a fleet", "links": ["n2"]},
            {"id": "n2", "kind": "case", "text": "Replanned eleven routes in a week"},
            {"id": "n3", "kind": "blank", "about": "strength", "text": "calm under pressure"},
        ],
        "actions": [
            {"action": "A02", "status": "done", "on": "2026-11-16", "repaired": ["M1", "C1"]},
            {"action": "A03", "status": "not_for_me", "on": "2026-11-17"},
        ],
    }
)


def draft(candidacy_id: str = "draft") -> Candidacy:
    """Return a candidacy as it is a minute after the start."""
    return Candidacy(id=candidacy_id, first_interview=FirstInterview(ended=datetime(2026, 11, 16, 15, 30, tzinfo=UTC)))


def in_order(candidacy: Candidacy) -> Candidacy:
    """Return a candidacy with the parts sorted whose order carries no meaning."""
    answers = sorted(candidacy.answers, key=lambda answer: (answer.factor, answer.rater))
    actions = sorted(candidacy.actions, key=lambda state: state.action)
    lists = {
        name: tuple(sorted(set(getattr(candidacy, name))))
        for name in ("days_off", "opted_in", "circumstances", "asked_anyway")
    }
    return candidacy.model_copy(update={"answers": tuple(answers), "actions": tuple(actions), **lists})


_names = st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)
_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
_maybe_words = st.none() | _words
_days = st.dates()
_zones = st.builds(timezone, st.integers(-23 * 60, 23 * 60).map(lambda minutes: timedelta(minutes=minutes)))
_moments = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=_zones)  # noqa: DTZ001  bounds are naive, Hypothesis adds the zone
_said = {"evidence": _maybe_words, "contra": _maybe_words}
_raters = st.sampled_from(["self", "observer"])
_channels = st.none() | st.sampled_from(get_args(ContactChannel))
_answers = st.one_of(
    st.builds(Rated, factor=_names, rater=_raters, level=st.integers(0, 4), **_said),
    st.builds(NotApplicable, factor=_names, rater=_raters, reason=_words, **_said),
    st.builds(Unsure, factor=_names, rater=_raters, **_said),
    st.builds(Unanswered, factor=_names, rater=_raters, **_said),
)
_events = st.builds(
    Event,
    kind=st.sampled_from(get_args(EventKind)),
    on=_days,
    id=st.none() | _names,
    to=_maybe_words,
    sender=_maybe_words,
    channel=_channels,
    about=st.none() | st.sampled_from(get_args(ContactAbout)),
    second_interview=st.none() | _days | _moments,
    deadline=st.none() | _days,
    respond_by=st.none() | _days,
    note=_maybe_words,
    action=st.none() | _names,
    round=st.none() | st.integers(1, 20),
)
_states = st.builds(
    ActionState,
    action=_names,
    status=st.sampled_from(["done", "not_for_me"]),
    on=_days,
    repaired=st.lists(_names, max_size=3).map(tuple),
)

any_candidacy = st.builds(
    Candidacy,
    id=_names,
    employer=_words,
    role=_words,
    depth=st.sampled_from(["quick", "full"]),
    first_interview=st.builds(
        FirstInterview,
        ended=_moments,
        kind=st.sampled_from(get_args(InterviewKind)),
        format=st.sampled_from(get_args(InterviewFormat)),
    ),
    contact_rule=st.builds(
        ContactRule,
        kind=st.sampled_from(get_args(ContactRuleKind)),
        through=st.none() | st.builds(Intermediary, name=_words, role=_maybe_words, email=_maybe_words),
    ),
    circumstances=st.sets(st.sampled_from(get_args(Circumstance))).map(tuple),
    asked_anyway=st.sets(_names, max_size=3).map(tuple),
    catalogue=st.none() | _names.map(lambda name: name[:40]),
    interviewers=st.lists(
        st.builds(Interviewer, id=_names, name=_words, role=_maybe_words, email=_maybe_words, removed=st.booleans()),
        max_size=3,
        unique_by=lambda person: person.id,
    ).map(tuple),
    expected_rounds=st.sampled_from(["one", "two", "three_or_more", "unknown"]),
    decision_date=st.none() | _days,
    contact=st.none()
    | st.builds(ContactPerson, name=_words, role=_maybe_words, channel=_channels, address=_maybe_words),
    interest=st.none() | st.integers(1, 5),
    forecast=st.none() | st.integers(0, 100),
    minutes_per_day=st.none() | st.integers(5, 600),
    days_off=st.lists(_days, max_size=3).map(tuple),
    opted_in=st.lists(_names, max_size=3).map(tuple),
    answers=st.lists(_answers, max_size=5, unique_by=lambda answer: (answer.factor, answer.rater)).map(tuple),
    events=st.lists(_events, max_size=4, unique_by=lambda event: event.id or object()).map(tuple),
    actions=st.lists(_states, max_size=3, unique_by=lambda state: state.action).map(tuple),
)
