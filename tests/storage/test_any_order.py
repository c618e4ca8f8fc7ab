"""Two sessions write whatever the screens know, in any order, with deletions and undo: what was acknowledged last is there."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta, timezone
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import event

import storage
from scoring.candidacy import ActionState, Event, NotApplicable, Note, Rated, Unanswered, Unsure
from storage.errors import NotFoundError
from tests.support.candidacies import draft

ID = "draft"
WORDS = st.sampled_from(["", "a word", "Łódź 🚀"])
MAYBE = st.none() | WORDS
DAYS = st.dates(date(2026, 11, 16), date(2026, 11, 19))
ZONE = timezone(timedelta(hours=5, minutes=45))
PEOPLE = st.sampled_from(["p1", "p2", "contact"])
NAMES = st.sampled_from(["one", "two"])
CHOICES = st.sampled_from(
    [Rated(factor="C1", level=3), Unsure(factor="C1"), NotApplicable(factor="C1", reason="r"), Unanswered(factor="C1")]
)
DETAILS: dict[str, st.SearchStrategy[Any]] = {
    "employer": WORDS,
    "role": WORDS,
    "depth": st.sampled_from(["quick", "full"]),
    "interview_day": DAYS,
    "interview_time": st.sampled_from([time(9, 30, tzinfo=ZONE), time(17, tzinfo=ZONE)]),
    "interview_format": st.sampled_from(["in_person", "video", "phone"]),
    "expected_rounds": st.sampled_from(["one", "two"]),
    "decision_date": st.none() | DAYS,
    "contact_name": MAYBE,
    "contact_role": MAYBE,
    "contact_channel": st.sampled_from([None, "email", "phone"]),
    "contact_address": MAYBE,
    "interest": st.none() | st.integers(1, 5),
    "forecast": st.none() | st.integers(0, 100),
    "minutes_per_day": st.none() | st.integers(5, 600),
}
DETAIL = st.sampled_from(sorted(DETAILS)).flatmap(lambda name: st.tuples(st.just(name), DETAILS[name]))
TAB = st.sampled_from([0, 1])


class Tabs(RuleBasedStateMachine):
    """Two sessions on one candidacy, and what a person who remembers every acknowledged click expects of it."""

    stores: tuple[storage.Store, ...]

    def __init__(self) -> None:
        super().__init__()
        self.owner = uuid4().hex
        self.revision = 0
        self.deleted: bytes | None = None
        self.details: dict[str, Any] = {}
        self.days: set[date] = set()
        self.people: dict[str, dict[str, Any]] = {}
        self.answer: dict[str, Any] = {}
        self.events: dict[str, Event] = {}
        self.actions: dict[str, ActionState] = {}
        self.letters: dict[tuple[str, str], dict[str, Any]] = {}
        self.notes: dict[str, Note] = {}

    @initialize()
    def start(self) -> None:
        self.revision = storage.create(self.stores[0], self.owner, draft())

    def clicked(self, tab: int, write: Callable[..., int], *words: Any, **fields: Any) -> bool:  # noqa: ANN401
        """Write in one tab and say whether that was acknowledged: it is as long as the candidacy is there."""
        try:
            revision = write(self.stores[tab], self.owner, ID, *words, **fields)
        except NotFoundError:
            assert self.deleted is not None
            return False
        assert revision == self.revision + 1
        self.revision = revision
        return True

    @rule(tab=TAB, detail=DETAIL)
    def detail(self, tab: int, detail: tuple[str, Any]) -> None:
        name, value = detail
        if self.clicked(tab, storage.save_details, **{name: value}):
            self.details[name] = value

    @rule(tab=TAB, day=DAYS, off=st.booleans())
    def day_off(self, tab: int, day: date, off: bool) -> None:
        if self.clicked(tab, storage.add_day_off if off else storage.remove_day_off, day):
            self.days = self.days | {day} if off else self.days - {day}

    @rule(tab=TAB, answer=CHOICES)
    def choice(self, tab: int, answer: Any) -> None:  # noqa: ANN401  one of four kinds of answer
        if self.clicked(tab, storage.save_choice, answer):
            self.answer |= answer.model_dump(include={"kind", "level", "reason"}) | {"kind": answer.kind}
            self.answer = {"level": None, "reason": None} | self.answer
            for name in {"level", "reason"} - answer.model_dump().keys():
                self.answer[name] = None

    @rule(tab=TAB, field=st.sampled_from(["evidence", "contra"]), text=MAYBE)
    def words(self, tab: int, field: str, text: str | None) -> None:
        if self.clicked(tab, storage.save_words, Unanswered.model_validate({"factor": "C1", field: text})):
            self.answer = {"kind": "unanswered"} | self.answer | {field: text}

    @rule(tab=TAB, who=st.sampled_from(["p1", "p2"]), field=st.sampled_from(["name", "role"]), text=WORDS)
    def person(self, tab: int, who: str, field: str, text: str) -> None:
        if self.clicked(tab, storage.save_interviewer, who, **{field: text}):
            kept = self.people.setdefault(who, {"name": "", "role": None})
            kept |= {field: text, "removed": False}

    @rule(tab=TAB, who=st.sampled_from(["p1", "p2"]))
    def no_person(self, tab: int, who: str) -> None:
        if self.clicked(tab, storage.remove_interviewer, who) and who in self.people:
            said = {name for one in self.events.values() for name in (one.to, one.sender)}
            if who in said | {to for _, to in self.letters} | {note.about for note in self.notes.values()}:
                self.people[who]["removed"] = True
            else:
                del self.people[who]

    @rule(tab=TAB, names=st.sets(NAMES, min_size=1), who=PEOPLE, day=DAYS)
    def happened(self, tab: int, names: set[str], who: str, day: date) -> None:
        new = [Event(id=name, kind="thank_you_sent", on=day, to=who) for name in sorted(names)]
        if self.clicked(tab, storage.add_events, new):
            self.events |= {str(one.id): one for one in new}

    @rule(tab=TAB, name=NAMES)
    def not_happened(self, tab: int, name: str) -> None:
        if self.clicked(tab, storage.remove_event, name):
            self.events.pop(name, None)

    @rule(tab=TAB, status=st.sampled_from(["done", "not_for_me"]), day=DAYS, sends=st.booleans())
    def ticked(self, tab: int, status: Any, day: date, sends: bool) -> None:  # noqa: ANN401  one of two words
        state = ActionState(action="A02", status=status, on=day)
        sent = [Event(id="sent", kind="contact", on=day, action="A02")] if sends else []
        if self.clicked(tab, storage.tick, state, sent):
            before = self.actions.get("A02", state)
            self.actions["A02"] = before.model_copy(update={"status": status, "on": day})
            self.events |= {str(one.id): one for one in sent}

    @rule(tab=TAB)
    def unticked(self, tab: int) -> None:
        if self.clicked(tab, storage.untick, "A02", ["sent"]):
            self.actions.pop("A02", None)
            self.events.pop("sent", None)

    @rule(tab=TAB, repaired=st.sets(st.sampled_from(["M1", "C1"])), day=DAYS)
    def repaired(self, tab: int, repaired: set[str], day: date) -> None:
        state = ActionState(action="A02", status="done", on=day, repaired=tuple(sorted(repaired)))
        if self.clicked(tab, storage.save_repaired, state):
            self.actions["A02"] = self.actions.get("A02", state).model_copy(update={"repaired": state.repaired})

    @rule(tab=TAB, who=PEOPLE, field=st.sampled_from(["subject", "body"]), text=MAYBE)
    def letter(self, tab: int, who: str, field: str, text: str | None) -> None:
        if self.clicked(tab, storage.save_letter, "T01", who, **{field: text}):
            self.letters.setdefault(("T01", who), {"subject": None, "body": None})[field] = text
            self.letters = {
                key: texts for key, texts in self.letters.items() if any(t is not None for t in texts.values())
            }

    @rule(tab=TAB, name=NAMES, field=st.sampled_from(["text", "about", "links"]), who=PEOPLE, text=WORDS)
    def note(self, tab: int, name: str, field: str, who: str, text: str) -> None:
        note = Note(id=name, kind="person").model_copy(
            update={field: {"text": text, "about": who, "links": (who,)}[field]}
        )
        if self.clicked(tab, storage.save_note, note, field):
            self.notes[name] = self.notes.get(name, note).model_copy(update={field: getattr(note, field)})

    @rule(tab=TAB, text=WORDS)
    def advert(self, tab: int, text: str) -> None:
        notes = [Note(id=name, kind="requirement", text=text) for name in ("r1", "r2")]
        if self.clicked(tab, storage.save_notes, notes):
            self.notes |= {note.id: note for note in notes}

    @rule(tab=TAB, name=NAMES)
    def no_note(self, tab: int, name: str) -> None:
        if self.clicked(tab, storage.remove_note, name):
            self.notes.pop(name, None)

    @rule(tab=TAB, everything=st.booleans())
    def delete(self, tab: int, everything: bool) -> None:
        if self.deleted is not None:
            with suppress(NotFoundError):
                storage.delete_candidacy(self.stores[tab], self.owner, ID)
        elif everything:
            self.deleted = storage.delete_everything(self.stores[tab], self.owner)
        else:
            self.deleted = storage.delete_candidacy(self.stores[tab], self.owner, ID)

    @rule(tab=TAB, times=st.integers(1, 2))
    def undo(self, tab: int, times: int) -> None:
        if self.deleted is None:
            return
        for _ in range(times):
            storage.put_back(self.stores[tab], self.owner, self.deleted)
        self.deleted = None
        now = storage.revision(self.stores[tab], self.owner, ID)
        assert now > self.revision
        self.revision = now
        if self.details.get("contact_name") is None and self.details.get("contact_address") is None:
            # Of somebody who has no name and no address no document tells.
            self.details |= {"contact_role": None, "contact_channel": None}

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        if not self.revision:
            return
        for store in self.stores:
            kept = storage.load(store, self.owner, ID)
            if self.deleted is not None:
                assert kept is None
                continue
            assert kept is not None
            parts = {"answers", "events", "actions", "notes", "interviewers", "days_off"}
            expected = storage.with_details(draft(), **self.details)
            assert kept.model_dump(exclude=parts) == expected.model_dump(exclude=parts)
            assert kept.days_off == tuple(sorted(self.days))
            assert {
                person.id: person.model_dump(exclude={"id", "email"}) for person in kept.interviewers
            } == self.people
            shown = [{k: v for k, v in one.model_dump().items() if v not in {None, ()}} for one in kept.answers]
            wanted = {"factor": "C1", "rater": "self", **{k: v for k, v in self.answer.items() if v is not None}}
            assert shown == ([wanted] if self.answer else [])
            assert {one.id: one for one in kept.events} == self.events
            assert {one.action: one for one in kept.actions} == self.actions
            assert {one.id: one for one in kept.notes} == self.notes
            letters = storage.list_letters(store, self.owner, ID)
            assert {
                (one.letter, one.recipient): one.model_dump(include={"subject", "body"}) for one in letters
            } == self.letters
            assert storage.revision(store, self.owner, ID) == self.revision


def test_in_any_order_what_was_acknowledged_last_is_there(
    store: storage.Store, opened: Callable[..., storage.Store]
) -> None:
    other = opened(store.engine.url.render_as_string(hide_password=False))
    if other.engine.dialect.name == "sqlite":
        other.engine.dispose()
        event.listen(other.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    run_state_machine_as_test(
        type("TabsOfBoth", (Tabs,), {"stores": (store, other)}),
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
