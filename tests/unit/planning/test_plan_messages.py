"""What a plan sends, when, and what it holds back: the situations of somebody who waits."""

import pytest

from scoring.calendar import spoken
from scoring.candidacy import Note, Rated
from scoring.catalogue import Action, Catalogue
from scoring.contacts import with_its_events
from scoring.facts import Snapshot
from scoring.planning import plan
from tests.support.strategies import changed
from tests.support.worked import EXAMPLE, candidacy, day, happened, item, ticked, unplanned, untold, with_action


def _alone(action: Action) -> object:
    return action.contact.model_copy(update={"inside_note": False}) if action.contact else None


def _with_short_window(action: Action) -> object:
    return action.due.model_copy(update={"latest_days": action.due.offset_days})


def test_a_question_after_thirty_days_would_not_help(catalogue: Catalogue) -> None:
    bare = with_action(catalogue, "A15", stops_when=())
    silent = candidacy(decision_date=None)
    assert unplanned(plan(Snapshot(silent, bare, day(31))), "A15").reason.startswith(
        "The last day for such a question was 15 December;"
    )


def test_a_stated_date_beyond_thirty_days_keeps_its_check_in(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(decision_date=day(35)), catalogue, day(32)))
    assert item(result, "A15").due == day(37)


def test_without_a_stated_date_the_check_in_comes_a_full_week_after_the_interview(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(decision_date=None), catalogue, day(3)))
    assert (item(result, "A15").due, item(result, "A15").late) == (day(7), False)


def test_a_call_to_a_referee_starts_no_clock(catalogue: Catalogue) -> None:
    briefed = happened({"kind": "contact", "on": day(2), "about": "referee", "channel": "phone"})
    assert unplanned(plan(Snapshot(candidacy(events=briefed), catalogue, day(2))), "A16").kind == "waiting_for_event"


def test_a_ticked_date_question_leads_to_rest(catalogue: Catalogue) -> None:
    asked = with_its_events(candidacy(actions=[*EXAMPLE["actions"], ticked("A17", 18)]), catalogue)
    assert item(plan(Snapshot(asked, catalogue, day(20))), "A18").due == day(29)


@pytest.mark.parametrize("status", ["done", "not_for_me"])
def test_a_part_of_a_note_does_not_go_out_alone_after_the_date_question(catalogue: Catalogue, status: str) -> None:
    alone, asked = EXAMPLE["interviewers"][:1], [{"kind": "contact", "on": day(2), "about": "decision_date"}]
    asked += [{"kind": "thank_you_sent", "on": day(2)}] if status == "done" else []
    mine = untold(interviewers=alone, events=asked, actions=[ticked("A04", 2, status)])
    always = with_action(catalogue, "A05", condition="True", stops_when=())
    assert unplanned(plan(Snapshot(mine, always, day(3))), "A05").reason.startswith("You asked for the decision date")


def test_a_part_of_a_note_goes_out_with_it_even_after_the_date_question(catalogue: Catalogue) -> None:
    asked = [{"kind": "contact", "on": day(2), "about": "decision_date"}]
    mine = untold(interviewers=EXAMPLE["interviewers"][:1], events=asked)
    result = plan(Snapshot(mine, catalogue, day(3)), 120)
    assert item(result, "A05").day == item(result, "A04").day


def test_a_contact_by_phone_starts_from_the_script(catalogue: Catalogue) -> None:
    contact = EXAMPLE["contact"] | {"channel": "phone"}
    plans = [
        plan(Snapshot(candidacy(), catalogue, day(2))),
        plan(Snapshot(candidacy(contact=contact), catalogue, day(2))),
    ]
    types = [catalogue.letter[item(result, "A15").letter or ""].type for result in plans]
    assert types == ["letter", "script"]


def test_nobody_left_to_thank_needs_no_note(catalogue: Catalogue) -> None:
    always = with_action(catalogue, "A03", condition="True")
    assert unplanned(plan(Snapshot(candidacy(actions=[]), always, day(2))), "A03").kind == "not_needed"


def test_a_message_that_follows_another_too_closely_waits_its_days(catalogue: Catalogue) -> None:
    corrected = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "correction"})
    result = plan(Snapshot(candidacy(events=corrected), catalogue, day(3)))
    assert item(result, "A07").day == day(4)


def test_a_sample_that_is_chosen_takes_the_place_of_another_useful_thing(catalogue: Catalogue) -> None:
    chosen = candidacy(opted_in=["A08"], answers=[Rated(factor="D1", level=2)])
    result = plan(Snapshot(chosen, catalogue, day(2)), 120)
    assert item(result, "A08").day <= day(7)
    assert unplanned(result, "A07").reason == "You chose to make a sample, and one such message is enough."


def test_one_unasked_thing_is_enough_for_a_wait(catalogue: Catalogue) -> None:
    promised = {"notes": [Note(id="p", kind="promised", text="the drawing")]}
    result = plan(Snapshot(candidacy(**promised), catalogue, day(2)), 240)
    first = item(result, "A06").day
    assert unplanned(result, "A07").reason == f"“Send what you promised” on {spoken(first)} is enough until they reply."


def test_a_question_comes_after_what_is_useful_and_never_before(catalogue: Catalogue) -> None:
    asked = happened({"kind": "contact", "on": day(2), "to": "contact", "about": "status"})
    for later in range(3, 20):
        result = plan(Snapshot(candidacy(events=asked), catalogue, day(later)), 240)
        assert unplanned(result, "A07").reason.endswith("Nothing unasked follows a question until they reply.")
    answered = happened(*asked, {"kind": "reply_received", "on": day(3)})
    assert item(plan(Snapshot(candidacy(events=answered), catalogue, day(4)), 240), "A07")


def test_a_correction_of_its_own_does_not_keep(catalogue: Catalogue) -> None:
    alone = with_action(catalogue, "A39", condition="True", stops_when=(), contact=_alone(catalogue.action["A39"]))
    asked = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "useful_item"})
    result = plan(Snapshot(candidacy(events=asked), alone, day(2)))
    assert unplanned(result, "A39").kind == "contact_spacing"


def test_a_check_in_moves_past_its_last_day_to_keep_its_distance(catalogue: Catalogue) -> None:
    asked = happened({"kind": "contact", "on": day(13), "to": "contact", "about": "status"})
    always = with_action(catalogue, "A15", condition="True", due=_with_short_window(catalogue.action["A15"]))
    always = changed(always, scheduling=catalogue.scheduling.model_copy(update={"grace_calendar_days": 0}))
    moved = item(plan(Snapshot(candidacy(events=asked), always, day(14))), "A15")
    assert (moved.due, moved.day, moved.latest) == (day(15), day(18), day(18))


def test_who_takes_no_messages_is_written_to_by_no_action(catalogue: Catalogue) -> None:
    answers = [one for one in EXAMPLE["answers"] if one["factor"] not in {"U1", "U2", "U3"}]
    mine = candidacy(events=[], actions=[], answers=answers, contact_rule={"kind": "none"})
    for number in range(40):
        result = plan(Snapshot(mine, catalogue, day(number)), 240)
        about = {(c := catalogue.action[one.action].contact) and c.about for one in result.items}
        assert about <= {None, "referee"}
    reason = "They take no messages, as you said."
    assert unplanned(plan(Snapshot(mine, catalogue, day(0))), "A02").reason == reason


def test_a_promise_in_the_debrief_is_owed(catalogue: Catalogue) -> None:
    promised = {"id": "p", "kind": "promised", "text": "The planning template"}
    level = {"E1": 4, "L3": 1}
    others = [one for one in EXAMPLE["answers"] if one["factor"] not in level]
    answers = [*others, *({"factor": name, "kind": "rated", "level": number} for name, number in level.items())]
    plans = [plan(Snapshot(candidacy(answers=answers, notes=notes), catalogue, day(2))) for notes in ([promised], [])]
    assert item(plans[0], "A06").day == day(2)
    assert unplanned(plans[1], "A06").kind == "not_needed"


def test_a_call_about_something_else_is_no_call_that_reached_nobody(catalogue: Catalogue) -> None:
    called = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "useful_item", "channel": "phone"})
    assert unplanned(plan(Snapshot(candidacy(events=called), catalogue, day(2))), "A16").kind == "not_needed"
