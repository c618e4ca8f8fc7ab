"""What a career adviser would never let happen on any day, said without the engine's help.

What a day is, who was met and thanked, and what was written, is told by `tests.support.days`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tests.support.days import (
    ANSWERS,
    DEBRIEF,
    ON_THE_MORNING,
    OUTSIDE,
    QUESTIONS,
    REPLIES,
    TASK,
    THANKS,
    THANKS_ARE_THANKS,
    Day,
    Written,
    answers,
    no_thanks_here,
    pairs,
    person,
    planned,
    rounds,
    second_interview,
    set_aside,
    told_of_thanks,
    waits_for_thanks,
)


def breaches(day: Day) -> list[str]:
    """List what an adviser would not let pass on a day."""
    return [f"{rule.__name__.replace('_', ' ').strip()}: {found}" for rule in RULES for found in rule(day)]


def _two_messages_to_one_person(day: Day) -> Iterator[str]:
    """Never two within two business days; answers wait for nobody, and an email may follow a call that reached nobody."""
    for first, second in pairs(day):
        both_answer = answers(first, day) and answers(second, day)
        thanks = second.about == "thank_you"
        earlier = first.day < second.day or first.action is None or both_answer
        waits_for_nobody = thanks or (answers(second, day) and earlier)
        mail_after_call = first.missed and second.about == "status"
        if not first.people & second.people or waits_for_nobody or mail_after_call:
            continue
        if day.gap(first.day, second.day) < 2:
            yield f"{_words(first)}, then {_words(second)}"


def _two_questions_within_a_week(day: Day) -> Iterator[str]:
    """Never two questions about the process within five business days, whoever gets them."""
    for first, second in pairs(day):
        both = first.about in QUESTIONS and second.about in QUESTIONS
        if both and not first.missed and day.gap(first.day, second.day) < 5:
            yield f"{_words(first)}, then {_words(second)}"


def _asked_before_thanked(day: Day) -> Iterator[str]:
    """Nobody is asked anything while somebody who was met waits for thanks that can still be sent."""
    if day.stage != "waiting" or told_of_thanks(day) or set_aside(day) & THANKS or no_thanks_here(day):
        return
    thanks = [one for one in planned(day) if one.about == "thank_you"]
    for one in planned(day):
        number = (one.day - day.candidacy.interview_day).days
        if one.about not in QUESTIONS or number > THANKS_ARE_THANKS:
            continue
        by_then = {who for each in thanks if each.day <= one.day for who in each.people}
        waiting = [who for who in waits_for_thanks(day) if who not in by_then]
        if waiting:
            yield f"{_words(one)}, and {', '.join(waiting)} without thanks"


def _thanks_first(day: Day) -> Iterator[str]:
    """Whoever was met is thanked on the evening and the next day, each one, before all else, however few the minutes.

    Only the debrief that feeds the note, and the parts of the note itself, may stand above it.
    """
    since = rounds(day)[-1] if rounds(day) else day.candidacy.interview_day
    closed = day.stage == "closed" or any(
        event.kind == "offer" for event in day.events
    )  # the answer carries the thanks
    closed = closed or (not rounds(day) and (told_of_thanks(day) or bool(set_aside(day) & THANKS)))
    closed = closed or no_thanks_here(day)
    if closed or not 0 <= (day.today - since).days <= 1 or (rounds(day) and "A35" in set_aside(day)):
        return
    waiting = waits_for_thanks(day)
    if missing := [who for who in waiting if who not in day.thanks_offered]:
        yield f"no note is offered to {', '.join(missing)}"
    notes = [place for place, item in enumerate(day.list) if day.about(item) == "thank_you"]
    if waiting and not notes:
        yield f"no thanks are on the list ({_listed(day)})"
        return
    for item in day.list[: max(notes, default=0)]:
        contact = day.catalogue.action[item.action].contact
        part = contact is not None and contact.inside_note
        if item.action != DEBRIEF and not part and day.about(item) != "thank_you":
            yield f"{item.action} stands above the thanks ({_listed(day)})"


def _thanked_twice(day: Day) -> Iterator[str]:
    """Nobody gets a second note for the same talk."""
    over = rounds(day)
    again = [who for who in day.thanks_offered if who not in waits_for_thanks(day)]
    if again and (over or not told_of_thanks(day)):
        yield f"a note is offered to {', '.join(sorted(again))}"


def _the_right_person(day: Day) -> Iterator[str]:
    """Turn to the contact who was named with questions and replies, and write to nobody who was removed."""
    gone = {each.id for each in day.candidacy.interviewers if each.removed}
    all_through = day.candidacy.contact_rule.kind == "through"
    turn_to = person(day.candidacy, *(("through",) * 2 if all_through else ("contact",) * 2))
    for offer in day.letters:
        contact = day.catalogue.action[offer.action].contact if offer.action else None
        to = person(day.candidacy, offer.to, offer.to)
        if contact and contact.to == "contact" and to != turn_to:
            yield f"{offer.letter} goes to {offer.to} and not to {turn_to}"
        elif to in gone - {turn_to}:
            yield f"{offer.letter} goes to {offer.to}, who was removed"


def _a_day_off_holds_nothing(day: Day) -> Iterator[str]:
    """On a day off there is nothing to do but thanks, with what belongs into the note, and answers to news."""
    notes = {item.day for item in day.plan.items if day.about(item) == "thank_you"}
    for item in day.plan.items:
        contact = day.catalogue.action[item.action].contact
        if contact and contact.inside_note and item.day in notes:
            continue
        for share in item.shares:
            if share.day in day.candidacy.days_off and day.about(item) not in ANSWERS:
                yield f"{item.action} on {share.day:%a %d %b}"


def _nothing_after_the_end(day: Day) -> Iterator[str]:
    """After the end nobody is written to, but for the reply; there is no number and nothing to mend."""
    if day.stage != "closed":
        return
    for one in planned(day):
        if one.about != "reply":
            yield _words(one)
    result = day.readiness
    if (result.headline.value, result.headline.low, day.plan.projected) != (None, None, None):
        yield f"a number is shown ({result.headline.value}, projected {day.plan.projected})"
    if result.weak_spots or result.next_label:
        yield f"advice to mend it ({len(result.weak_spots)} weak spots)"


def _the_morning_of_round_two(day: Day) -> Iterator[str]:
    """On the day of round two there is only what belongs there."""
    if day.stage == "invited" and second_interview(day) == day.today:
        for item in day.list:
            if item.action not in ON_THE_MORNING:
                yield item.action


def _silence_after_the_date_question(day: Day) -> Iterator[str]:
    """Who was asked for the date and has not replied is left alone."""
    order = [event for event in day.events if event.kind in REPLIES or event.about == "decision_date"]
    if order and order[-1].kind == "contact" and day.stage == "waiting":
        for one in planned(day):
            if not answers(one, day) and one.about not in OUTSIDE:
                yield _words(one)


def _nothing_unasked_after_a_question(day: Day) -> Iterator[str]:
    """Once the process was asked about, no useful thing follows before they reply; what was promised does."""
    for first, second in pairs(day):
        unasked = second.about == "useful_item" and not answers(second, day)
        if unasked and first.about in QUESTIONS and not (first.action is None and _replied_since(first.day, day)):
            yield f"{_words(first)}, then {_words(second)}"


def _one_useful_thing(day: Day) -> Iterator[str]:
    """One useful thing to a person is enough until they reply, promised or not."""
    for first, second in pairs(day):
        both = first.about == second.about == "useful_item" and first.people & second.people
        if both and not answers(second, day) and not (first.action is None and _replied_since(first.day, day)):
            yield f"{_words(first)}, then {_words(second)}"


def _replied_since(on: date, day: Day) -> bool:
    return any(event.kind in REPLIES and event.on >= on for event in day.events)


def _the_minutes_hold(day: Day) -> Iterator[str]:
    """No day takes more minutes than there are; thanks and answers may, and then they leave nothing for the rest."""
    thanks: Counter[date] = Counter()
    others: Counter[date] = Counter()
    for item in day.plan.items:
        for share in item.shares:
            at_once = day.about(item) in ANSWERS and item.action != TASK
            (thanks if at_once else others)[share.day] += share.minutes
        if sum(share.minutes for share in item.shares) > item.minutes:
            yield f"{item.action} takes more than its {item.minutes} minutes"
    for on, spent in sorted(others.items()):
        if spent > max(0, day.plan.minutes_per_day - thanks[on]):
            yield f"{spent} beside {thanks[on]} for thanks, of {day.plan.minutes_per_day}, on {on:%a %d %b}"


RULES = (
    _two_messages_to_one_person,
    _two_questions_within_a_week,
    _asked_before_thanked,
    _thanks_first,
    _thanked_twice,
    _the_right_person,
    _a_day_off_holds_nothing,
    _nothing_after_the_end,
    _the_morning_of_round_two,
    _silence_after_the_date_question,
    _nothing_unasked_after_a_question,
    _one_useful_thing,
    _the_minutes_hold,
)


def _words(one: Written) -> str:
    return f"{one.action or 'sent'} ({one.about}) to {', '.join(sorted(one.people)) or 'nobody'} on {one.day:%a %d %b}"


def _listed(day: Day) -> str:
    return ", ".join(item.action for item in day.list) or "nothing"
