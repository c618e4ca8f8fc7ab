"""Packing fills days with minutes: in the given order, spread where needed, improved where that gains something."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from scoring.planning.packing import Schedule, Task, pack

TODAY = date(2026, 11, 16)
DAYS = tuple(TODAY + timedelta(days=number) for number in range(5))


def anything(_task: Task, _day: date, _placed: Mapping[str, date]) -> bool:
    return True


def packed(*tasks: Task, minutes: int = 45, items: int = 3) -> dict[str, int]:
    schedule = Schedule(TODAY, minutes, items, anything)
    pack(tasks, schedule)
    return {name: (day - TODAY).days for name, day in sorted(schedule.placed.items())}


def fixed(name: str, minutes: int, days: tuple[date, ...], part_of: str | None = None) -> Task:
    return Task(name, minutes, days, movable=False, part_of=part_of)


def test_a_task_takes_its_first_day_with_room() -> None:
    assert packed(Task("a", 30, DAYS), Task("b", 30, DAYS)) == {"a": 0, "b": 1}


def test_what_has_no_room_is_not_placed() -> None:
    assert packed(Task("a", 30, DAYS[:1]), Task("b", 30, DAYS[:1])) == {"a": 0}


def test_a_long_task_is_spread_over_the_days_up_to_its_own() -> None:
    assert packed(Task("long", 100, DAYS), Task("a", 40, DAYS[:3])) == {"long": 2}


def test_a_long_task_needs_its_minutes_before_its_last_day() -> None:
    assert packed(Task("long", 100, DAYS[:2])) == {}


def test_a_long_task_is_finished_on_a_day_that_has_minutes_for_it() -> None:
    assert packed(fixed("a", 45, DAYS[1:2]), fixed("long", 50, DAYS[1:])) == {"a": 1, "long": 2}


def test_a_day_holds_so_many_items_and_small_ones_besides() -> None:
    few = [Task(name, 5, DAYS[:1]) for name in "abcd"]
    assert packed(*few, Task("small", 5, DAYS[:1], exempt=True)) == {"a": 0, "b": 0, "c": 0, "small": 0}


def test_a_part_goes_on_the_day_of_its_note() -> None:
    assert packed(replace(fixed("note", 20, DAYS[:1]), must=True), fixed("part", 20, DAYS, "note")) == {
        "note": 0,
        "part": 0,
    }


def test_what_must_be_done_begins_on_its_first_day_whatever_the_minutes() -> None:
    schedule = Schedule(DAYS[0], 30, 3, lambda *_: True)
    schedule.reserve(DAYS[0], 30, 1)
    pack([replace(fixed("notes", 50, DAYS[:2]), must=True, least=10)], schedule)
    assert schedule.shares["notes"] == ((DAYS[0], 10), (DAYS[1], 40))


def test_no_part_of_a_long_task_is_shorter_than_its_least_or_on_a_day_off() -> None:
    schedule = Schedule(DAYS[0], 30, 3, lambda *_: True, frozenset({DAYS[2]}))
    pack([fixed("early", 25, DAYS[1:2]), replace(fixed("long", 50, DAYS[3:4]), least=6)], schedule)
    assert schedule.shares["long"] == ((DAYS[0], 20), (DAYS[3], 30))


def test_a_note_goes_alone_where_no_day_holds_its_part() -> None:
    assert packed(replace(fixed("note", 20, DAYS[:1]), must=True), fixed("part", 30, DAYS, "note")) == {"note": 0}


def test_a_task_gives_way_to_one_worth_more() -> None:
    assert packed(Task("first", 30, DAYS[:1], 1.0), Task("better", 30, DAYS[:1], 2.0)) == {"better": 0}


def test_a_task_makes_room_by_moving() -> None:
    assert packed(Task("a", 30, DAYS[:2], 2.0), Task("b", 30, DAYS[:1], 1.0)) == {"a": 1, "b": 0}


def test_two_tasks_displace_one_worth_less_than_both() -> None:
    tasks = [Task("big", 45, DAYS[:1], 3.0), Task("a", 20, DAYS[:1], 2.0), Task("b", 20, DAYS[:1], 2.0)]
    assert packed(*tasks) == {"a": 0, "b": 0}


def test_what_stays_takes_its_days_in_turn() -> None:
    tasks = [Task("later", 45, DAYS, 2.0, order=(2,)), Task("sooner", 45, DAYS, 1.0, order=(1,))]
    assert packed(*tasks) == {"later": 1, "sooner": 0}


def test_turns_that_leave_something_out_are_not_taken() -> None:
    tasks = [Task("tight", 45, DAYS[:1], 2.0, order=(2,)), Task("loose", 45, DAYS, 1.0, order=(1,))]
    assert packed(*tasks) == {"tight": 0, "loose": 1}
