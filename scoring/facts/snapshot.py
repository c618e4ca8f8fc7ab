"""A snapshot: what a candidacy says on one day, and the facts that conditions, gates and checks may ask for.

Events and finished actions count from their own day on. What follows from a fact is written in the catalogue, never here.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import get_args

from scoring.calendar import ONE_DAY, business_days_between
from scoring.candidacy import ActionState, Candidacy, Circumstance, Event, Note
from scoring.catalogue import Action, Catalogue, LeftOut, Setting
from scoring.catalogue.judgements import ShortNotice
from scoring.catalogue.setting_shapes import Waits
from scoring.catalogue.shape import AFTER_A_ROUND, MessageKind
from scoring.facts.conditions import Facts, compile_condition
from scoring.facts.messages import Dated, Message, passed_on, sent_message
from scoring.facts.preparation import answers_for, last_rated_round, open_again
from scoring.facts.rounds import Round, rounds
from scoring.facts.settings import actions_of, not_asked, settings_of
from scoring.facts.standing import Standing, standing, tells_of_thanks
from scoring.people import CONTACT, INSIDE, MAIN, REFEREE, THROUGH, identities, intermediary, met, round_tag
from scoring.terms import SECOND, Stage

_REPLIES = frozenset({"reply_received", "invited", "task_agreed", "second_interview_held", "offer", "rejected"})
PASSING = frozenset(
    {"days_since_interview", "business_days_since_interview", "usual_wait_over", "last_day_to_ask_passed"}
)
OUTCOMES = frozenset({"offer", "accepted", "declined", "rejected", "parked"})


@dataclass(frozen=True)
class Snapshot:
    """A candidacy under a catalogue as it stands on `today`; each part is worked out once, when first asked for."""

    candidacy: Candidacy
    catalogue: Catalogue
    today: date

    @cached_property
    def days_off(self) -> frozenset[date]:
        """The days on which the user says nobody is at work."""
        return frozenset(self.candidacy.days_off)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What has happened, by day; events of one day in the order they were entered."""
        return tuple(event for event in self.candidacy.events_in_order if event.on <= self.today)

    @cached_property
    def actions(self) -> dict[str, ActionState]:
        """What the user has said of actions, by their ids, the earliest first; what a new round asks for anew is left out."""
        said = (one for one in self.candidacy.actions if self._counts_from(one.action) <= one.on <= self.today)
        return {state.action: state for state in sorted(said, key=lambda state: state.on)}

    def _counts_from(self, name: str) -> date:
        """Return the day from which on counts what was said of an action.

        Some are asked anew for each round. The rest stays done unless an answer about preparation says otherwise.
        """
        action, later = self.catalogue.action.get(name), self.round if self.number > SECOND else None
        if action is None:
            return date.min
        if action.each_round and action.due.anchor in AFTER_A_ROUND:
            return self.last_day if self.last_held else date.min
        anew = later and (action.each_round or open_again(action, self.candidacy, self.catalogue, later.number))
        return later.opened if later and anew else date.min

    @cached_property
    def stage(self) -> Stage:
        """Where the candidacy stands.

        An open offer counts as held, since the decision is the user's; the interview of a round counts as held from the day
        after it. The newest round decides. `reopened` goes back to what the other events say.
        """
        if self.outcome in OUTCOMES - {"offer"}:
            return Stage.CLOSED
        if self.outcome == "offer" or (self.round and self.round.over(self.today)):
            return Stage.HELD
        return Stage.INVITED if self.round else Stage.WAITING

    @cached_property
    def outcome(self) -> str | None:
        """The newest outcome, None before any and after `reopened`."""
        newest = next((event.kind for event in reversed(self.events) if event.kind in OUTCOMES | {"reopened"}), None)
        return None if newest == "reopened" else newest

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The interviews after the first one, by number."""
        return rounds(self.events)

    @property
    def round(self) -> Round | None:
        """The newest of them: the one ahead, or the one that took place last; None before an invitation."""
        return self.rounds[-1] if self.rounds else None

    @cached_property
    def answered(self) -> Candidacy:
        """The candidacy with the answers that count: of preparation for a round ahead those for it, of others the words alone.

        Once it is over, or with an offer, nothing is asked anew: the newest answer to each question stands. What was answered
        for a round that is not known of on the day, or was taken back, gives way to what was answered before it.
        """
        return answers_for(self.candidacy, self.catalogue, self.number, ahead=self.stage is Stage.INVITED)

    @property
    def number(self) -> int:
        """The number of the round that preparation is for: 2 until a third opens."""
        return self.round.number if self.round else SECOND

    @cached_property
    def rated_round(self) -> int:
        """The number of the round that the index is about: the one ahead, else the last one whose preparation was answered."""
        answered = last_rated_round(self.candidacy, self.catalogue) or self.number
        return self.number if self.stage is Stage.INVITED else min(answered, self.number)

    @cached_property
    def last_held(self) -> Round | None:
        """The newest round that has taken place."""
        return next((one for one in reversed(self.rounds) if one.over(self.today)), None)

    @property
    def last_day(self) -> date:
        """The day of the last interview that took place; it may be the first one."""
        return (self.last_held.day if self.last_held else None) or self.candidacy.interview_day

    def of_last_talk(self, note: Note) -> bool:
        """Tell whether a note of a debrief is about the interview that took place last; of the first one none says so."""
        return self.last_held is None or round_tag(self.last_held.number) in note.links

    @property
    def stated_date(self) -> date | None:
        """The day by which they decide; one before the last interview was about going on, and says nothing any more."""
        stated = self.candidacy.decision_date
        return stated if stated and stated >= self.last_day else None

    @property
    def second_moment(self) -> date | datetime | None:
        """The interview of the newest round, with its hour where known."""
        return self.round.moment if self.round else None

    @property
    def second_interview(self) -> date | None:
        """The day for which the interview of the newest round is set."""
        return self.round.set_for if self.round else None

    @cached_property
    def thank_you_days(self) -> int | None:
        """Whole calendar days from the interview to the first thank-you for it; None while none is sent."""
        first = next((event.on for event in self.events if event.kind == "thank_you_sent"), None)
        return None if first is None or self._round_of(first) > 1 else (first - self.candidacy.interview_day).days

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """What the kind of interview, its format, the contact rule and the circumstances change."""
        return settings_of(self.candidacy, self.catalogue)

    @cached_property
    def left_out(self) -> dict[str, LeftOut]:
        """The factors that could not come up and are not asked, each with what says so."""
        return not_asked(self.candidacy, self.catalogue)

    @cached_property
    def refuses(self) -> str | None:
        """Why nobody of the employer may be written to, None where they may be."""
        return next((setting.refuses for setting in self.settings if setting.refuses), None)

    def unwanted(self, kind: MessageKind) -> bool:
        """Tell whether a message of a kind may not go out, as nobody of the employer may be written to."""
        return self.refuses is not None and not kind.though_unwanted

    @cached_property
    def cancelled(self) -> dict[str, str]:
        """The actions that make no sense after such an interview or may not be sent, each with the sentence that says so."""
        kinds, sending = self.catalogue.message_kind, ((one, one.contact) for one in self.catalogue.actions)
        unwanted = {one.id: self.refuses or "" for one, sends in sending if sends and self.unwanted(kinds[sends.about])}
        found: dict[str, str] = {}
        for setting in reversed(self.settings):
            found |= unwanted if setting.refuses else {}
            found |= {name: entry.reason for entry in setting.cancels for name in entry.actions}
        return found

    @cached_property
    def ruled_out(self) -> frozenset[str]:
        """The factors that do not apply, by the user's own answer or by the interview."""
        return frozenset({*self.standing.not_applicable, *self.left_out})

    def usable(self, name: str) -> bool:
        """Say whether such an interview has an action and does not cancel it."""
        return name in self.actions_here and name not in self.cancelled

    @cached_property
    def actions_here(self) -> dict[str, Action]:
        """The actions that such an interview has."""
        return {action.id: action for action in actions_of(self.candidacy, self.catalogue)}

    @cached_property
    def one_note(self) -> bool:
        """Whether one note of thanks is passed on to everybody."""
        return any(setting.one_note for setting in self.settings)

    @cached_property
    def waits(self) -> Waits | None:
        """The waiting times that differ from the usual ones; of several the longest."""
        found = [setting.waits for setting in self.settings if setting.waits]
        return max(found, key=lambda waits: waits.hard_stop, default=None)

    @cached_property
    def standing(self) -> Standing:
        """Where each answer stands."""
        passed = (self.today - self.candidacy.interview_day).days
        return standing(self.answered, self.catalogue, passed, self.thank_you_days)

    @cached_property
    def people(self) -> dict[str, str]:
        """The ids of people by every name that an event may use for them."""
        return identities(self.candidacy)

    @cached_property
    def sent(self) -> tuple[Dated, ...]:
        """The messages that went out, by day; thanks to a name that nobody has went to the only one met in that round."""
        messages = (sent_message(event, self.people, self.catalogue) for event in self.events)
        return tuple(self._recognised(one) for one in messages if one)

    def _recognised(self, sent: Dated) -> Dated:
        message, known = sent.message, {*self.people.values(), THROUGH}
        alone, *others = met(self.candidacy, self._round_of(sent.day, sent.event))
        if message.kind.id != "thank_you" or others or message.people <= known:
            return sent
        return replace(sent, message=replace(message, people=frozenset({self.people.get(alone, alone)})))

    def _round_of(self, day: date, event: Event | None = None) -> int:
        """Return the number of the round that a note of thanks is for: of those that took place by its day the newest."""
        named = event.round if event else None
        return named or max((one.number for one in self.rounds if one.day and one.day <= day), default=1)

    @property
    def round_two_day(self) -> date | None:
        """The day on which the newest round took place, else the one for which it is set."""
        return self.round.day if self.round else None

    @property
    def held(self) -> date | None:
        """The day on which the newest round took place, as it was noted."""
        return self.round.held if self.round else None

    @cached_property
    def answer_by(self) -> date | None:
        """The day by which they want an answer to their offer: that of the latest that names one."""
        return next((one.respond_by for one in reversed(self.events) if one.kind == "offer" and one.respond_by), None)

    @property
    def thanks_round(self) -> int:
        """The number of the round whose people get the thanks that follow a further interview."""
        return (self.last_held or self.round or Round(SECOND, self.today)).number

    def thanked(self, *, again: bool = False) -> frozenset[str]:
        """Return who has had thanks for round one, or `again` for the round that took place last."""
        number = self.thanks_round if again else 1
        return self.thanked_for(number)

    def thanked_for(self, number: int) -> frozenset[str]:
        """Return who has had thanks for a round; one note that is passed on reaches everybody."""
        notes = (one for one in self.sent if one.message.kind.id == "thank_you")
        mine = (one.message.people for one in notes if self._round_of(one.day, one.event) == number)
        reached = frozenset[str]().union(*mine)
        passing = {self.people.get(THROUGH, THROUGH)}
        if self.one_note and THROUGH not in self.people and number == 1:
            passing |= {self.people[CONTACT], self.people[MAIN]}
        return reached | set(met(self.candidacy, number)) if reached & passing else reached

    def message(self, action: Action) -> Message | None:
        """Return what an action sends out and to whom, or None when it sends nothing.

        Thanks go to those who were met in the round and have not had them; the main interviewer's may be another action's.
        """
        contact = action.contact
        if contact is None:
            return None
        kind, main = self.catalogue.message_kind[contact.about], self.people[MAIN]
        again = action.due.anchor == "last_round"
        to = {"main_interviewer": main, "contact": self.people[CONTACT], "referee": REFEREE, "inside_contact": INSIDE}
        people = {to[contact.to]} if contact.to in to else set(met(self.candidacy, self.thanks_round if again else 1))
        if passed_on(kind, self.people):
            people = {self.people[THROUGH]}
        elif self.one_note and kind.id == "thank_you" and not again:
            people = {self.people[CONTACT]}
        if kind.id == "thank_you":
            people -= self.thanked(again=again)
            if contact.to not in to and not again:
                people.discard(main)
        owed = contact.owed_when is not None and compile_condition(contact.owed_when)(self.facts)
        return Message(frozenset(people), kind, owed, contact.after_call)

    @cached_property
    def unanswered(self) -> tuple[Dated, ...]:
        """What was sent unasked to those who decide since they last replied or met, in order; news from them is a reply."""
        replied = max((n for n, event in enumerate(self.events) if event.kind in _REPLIES), default=-1)
        since = {id(event) for event in self.events[replied + 1 :]}
        asked = (one for one in self.sent if id(one.event) in since and one.message.unsolicited)
        return tuple(one for one in asked if one.day >= self.last_day)

    @cached_property
    def awaits_date(self) -> date | None:
        """The day on which the decision date was asked for, while nobody has replied since."""
        return max((one.day for one in self.unanswered if one.message.kind.last), default=None)

    @cached_property
    def anchors(self) -> dict[str, date | None]:
        """The date of every anchor that due rules count from, None where it is not known yet.

        `round_two_ahead` is the second interview as long as it is still to come.
        """
        newest_first, second = self.events[::-1], self.second_interview
        return {
            "interview_end": self.candidacy.interview_day,
            "today": self.today,
            "stated_date": self.stated_date,
            "previous_contact": max((one.day for one in self.sent if one.message.unsolicited), default=None),
            "task_deadline": next((e.deadline for e in newest_first if e.kind == "task_agreed" and e.deadline), None),
            "invitation": next((event.on for event in newest_first if event.kind == "invited"), None),
            "second_interview": self.round_two_day,
            "last_interview": self.last_day,
            "last_round": self.last_held.day if self.last_held else None,
            "round_two_ahead": second if second and second >= self.today and not self.held else None,
            "outcome": next((event.on for event in newest_first if event.kind in OUTCOMES), None),
            "answer_by": self.answer_by if self.outcome == "offer" else None,
            "last_day_to_ask": self.last_day_to_ask,
        }

    @cached_property
    def last_day_to_ask(self) -> date:
        """The last day for a question about the process; their own date and a late reply leave time for more."""
        rules, replied = self.catalogue.scheduling, [event.on for event in self.events if event.kind in _REPLIES]
        hard_stop = self.waits.hard_stop if self.waits else rules.hard_stop_calendar_day
        ends = [self.last_day + timedelta(days=hard_stop)]
        if self.stated_date:
            ends.append(self.stated_date + timedelta(days=rules.after_stated_date_calendar_days))
        ends += [on + timedelta(days=rules.after_reply_calendar_days) for on in replied]
        return max(ends) - ONE_DAY

    @cached_property
    def round_two_begins_early(self) -> bool:
        """Whether the day of round two leaves no time before it: its hour is not known, or lies in the morning."""
        second = self.second_moment
        return not (isinstance(second, datetime) and second.hour >= self.catalogue.scheduling.morning_ends_at_hour)

    @cached_property
    def before_it_closed(self) -> "Snapshot":
        """The same candidacy on the day on which it ended, before that was known; itself while it is open."""
        events, before = list(self.events), self
        while before.stage is Stage.CLOSED and events:
            ended = events.pop()
            candidacy = self.candidacy.model_copy(update={"events": tuple(events)})
            before = Snapshot(candidacy, self.catalogue, ended.on)
        return before

    @cached_property
    def short_notice(self) -> ShortNotice | None:
        """The set of actions for the hours left before round two, None when there is more time."""
        return self.notice_on(self.today)

    def notice_on(self, day: date) -> ShortNotice | None:
        """Return the set of actions for the hours left before round two on a day, None when there is more time.

        A task agreed with them is kept beside the set; everything else is left out openly.
        """
        second = self.anchors["round_two_ahead"]
        if second is None or second < day:
            return None
        hours = (second - day).days * 24
        fitting = [notice for notice in self.catalogue.scheduling.short_notice if hours <= notice.hours]
        return min(fitting, key=lambda notice: notice.hours, default=None)

    @cached_property
    def fit_check(self) -> str | None:
        """The action that goes before all others because the user's own interest is low, if a gate asks for it."""
        gates = self.catalogue.scoring.gates
        asked = any(gate.show and compile_condition(gate.when)(self.facts) for gate in gates)
        return self.catalogue.scheduling.fit_check if asked else None

    @cached_property
    def facts(self) -> Facts:
        """Every fact; None stands for unknown. `headline` is unknown here: readiness adds it for checks."""
        not_applicable = {f"not_applicable_{name}": True for name in self.ruled_out}
        return {
            **self.catalogue.unknown_facts,
            **self.standing.levels,
            **not_applicable,
            **_words_and_actions(self),
            **_circumstances(self),
            **_contacts(self),
            **self.passing(self.today),
            "alike_share": _alike_share(self),
        }

    def passing(self, day: date) -> Facts:
        """Return the facts that change by a day on which nothing happens, as far as stop rules ask for them: `PASSING`."""
        first = self.candidacy.interview_day
        direction = 1 if day >= first else -1
        wait = self.waits.check_in if self.waits else self.catalogue.scheduling.usual_wait_calendar_days
        return {
            "days_since_interview": (day - first).days,
            "usual_wait_over": (day - first).days >= wait,
            "business_days_since_interview": direction * business_days_between(first, day, self.days_off),
            "last_day_to_ask_passed": day > self.last_day_to_ask,
        }


def _words_and_actions(now: Snapshot) -> dict[str, object]:
    wrote = {
        f"wrote_{answer.factor}": True
        for answer in now.candidacy.answers
        if answer.evidence and answer.rater == "self" and answer.evidence.strip()
    }
    kept = [note for note in now.candidacy.notes if note.text.strip()]
    done = {f"done_{name}": True for name, state in now.actions.items() if state.status == "done"}
    sent = any(one.message.kind.id == "useful_item" for one in now.sent)
    wrote["promise_open"] = any(note.kind == "promised" for note in kept) and not sent
    wrote["debrief_written"] = {note.kind for note in kept if now.of_last_talk(note)} >= {
        "landed",
        "fell_flat",
        "unsaid",
    }
    return {**wrote, **done, **{f"opted_in_{name}": True for name in now.candidacy.opted_in}}


def _circumstances(now: Snapshot) -> dict[str, object]:
    candidacy, today, second = now.candidacy, now.today, now.round_two_day
    stated, contact, agent = candidacy.decision_date, candidacy.contact, intermediary(candidacy)
    return {
        "stage": now.stage.value,
        "outcome": now.outcome,
        "interest": candidacy.interest,
        "forecast": candidacy.forecast,
        "expected_rounds": candidacy.expected_rounds,
        "kind": candidacy.first_interview.kind,
        "format": candidacy.first_interview.held,
        "contact_rule": candidacy.contact_rule.kind,
        **{name: name in candidacy.circumstances for name in get_args(Circumstance)},
        "interviewers": len(candidacy.present_interviewers),
        "days_since_round": (today - now.last_day).days if now.last_held else None,
        "days_until_second_interview": (second - today).days if second else None,
        "second_interview_known": second is not None,
        "days_since_decision_date": (today - stated).days if stated else None,
        "decision_date_known": stated is not None,
        "contact_known": contact is not None or bool(agent and agent.name),
        "contact_by_phone": contact is not None and contact.channel == "phone" and not agent,
        "task_agreed": any(event.kind == "task_agreed" for event in now.events),
    }


def _contacts(now: Snapshot) -> dict[str, object]:
    questions = [one for one in now.unanswered if one.message.kind.asks]
    outside = (one.day for one in now.sent if one.message.kind.id != "thank_you" and not one.message.kind.outside)
    last_contact, thanked = max(outside, default=None), now.thanked() | now.thanked(again=True)
    everyone_thanked = now.thanked() >= set(met(now.candidacy))
    main_thanked = everyone_thanked if now.one_note else now.people[MAIN] in now.thanked()
    last_reply = max((event.on for event in now.events if event.kind == "reply_received"), default=None)
    return {
        "thanked": bool(thanked),
        "main_thanked": main_thanked,
        "everyone_thanked": everyone_thanked,
        "thank_you_told": not main_thanked and tells_of_thanks(now.candidacy, now.catalogue),
        "thank_you_days": now.thank_you_days,
        "reply_received": last_reply is not None and not questions,
        "unanswered_contacts": len(questions),
        "date_question_asked": now.awaits_date is not None,
        "phone_attempt_failed": any(
            one.message.kind.asks and one.event and one.event.channel == "phone" for one in now.unanswered[-1:]
        ),
        "days_since_last_contact": (now.today - last_contact).days if last_contact else None,
        "days_since_reply": (now.today - last_reply).days if last_reply else None,
    }


def _alike_share(now: Snapshot) -> float | None:
    """Return the share of the most frequent level among the user's own ratings; None while there are too few to compare."""
    computed = now.catalogue.scoring.thank_you.factor
    levels = [level for name, level in now.standing.levels.items() if name != computed]
    if len(levels) < now.catalogue.scoring.ratings_to_compare:
        return None
    return max(map(levels.count, set(levels))) / len(levels)
