"""Round three on the screen: every page names it, asks anew who comes, and keeps what round two was."""

from datetime import timedelta
from typing import Any

import pytest

from scoring.candidacy import Note, Rated
from storage import Store
from tests.support.round_two import field, invited, notes_of, open_part
from tests.support.screens import PAGES, TODAY, Keep, OpenPage, kept, labels, said, unfold

OLA = Note(id="ola", kind="person", text="Ola Berg, head of planning")


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def third(*notes: Note, days: int = 6, thanked: bool = True, **fields: Any) -> Any:  # noqa: ANN401  any field of a candidacy
    """Return a candidacy that is invited to round three, so many days before it; round two was nine days ago."""
    told = [
        {"id": "i", "kind": "invited", "on": ago(12), "second_interview": ago(9)},
        {"id": "h", "kind": "second_interview_held", "on": ago(9)},
        {"id": "t", "kind": "thank_you_sent", "on": ago(8), "to": "ola"},
        {"id": "j", "kind": "invited", "on": ago(1), "second_interview": ago(-days)},
    ]
    told = [one for one in told if thanked or one["kind"] != "thank_you_sent"]
    told = told if thanked else [{**one, "on": ago(2)} if one["id"] == "h" else one for one in told]
    first = {"ended": (TODAY - timedelta(days=20)).isoformat() + "T15:30:00+01:00"}
    return invited(OLA, *notes, events=told, first_interview=first, actions=[], **fields)


def test_the_page_counts_down_to_round_three(open_page: OpenPage, keep: Keep) -> None:
    keep(third())
    assert open_page("round_two").title[0].value == "Six days until round three"


def test_the_day_before_says_so(open_page: OpenPage, keep: Keep) -> None:
    keep(third(days=1))
    assert open_page("round_two").title[0].value == "Round three is tomorrow"


def test_the_day_itself_says_where_the_thanks_will_be(open_page: OpenPage, keep: Keep) -> None:
    keep(third(days=0))
    assert "your notes of thanks come up then" in said(open_page("round_two"))


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"method"}))
def test_no_page_calls_the_third_interview_the_second(open_page: OpenPage, keep: Keep, page: str) -> None:
    keep(third())
    at = open_page(page)
    words = said(at) + "\n".join(labels(at))
    assert "second interview" not in words.lower().replace("invited me to a second interview", "")
    assert "until round two" not in words


def test_who_comes_to_round_three_is_asked_with_those_of_round_two_as_a_suggestion(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(third())
    at = open_part(open_page, "people")
    box = next(each for each in at.checkbox if each.label.startswith("Ola Berg will be there in round three"))
    assert box.label.endswith("(was named for round two)")
    box.check().run()
    assert ("Will be there", "ola") in notes_of(store, "person")


def test_what_round_two_was_stays_readable(open_page: OpenPage, keep: Keep) -> None:
    keep(third(answers=[Rated(factor="V1", level=3).model_dump()]))
    words = said(unfold(open_page("round_two"), "past-2"))
    assert "**Who was there**\n\n- Ola Berg" in words
    assert "The second interview took place" in words
    assert "They invited me to a third interview" in words
    assert "**What you answered about your preparation**" in words


def just_held(*notes: Note, **fields: Any) -> Any:  # noqa: ANN401  any field of a candidacy
    """Return a candidacy whose round two was today."""
    told = [
        {"id": "i", "kind": "invited", "on": ago(9), "second_interview": ago(0)},
        {"id": "h", "kind": "second_interview_held", "on": ago(0)},
    ]
    first = {"ended": ago(20) + "T15:30:00+01:00"}
    return invited(OLA, *notes, events=told, first_interview=first, actions=[], **fields)


def test_a_line_of_the_debrief_says_of_which_interview_it_is(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(just_held())
    at = open_page("letters", letter="T20")
    field(at, "What landed").set_value("The plan").run()
    assert [each.links for each in kept(store).notes if each.kind == "landed"] == [("round-2",)]


def test_the_debrief_sheet_asks_what_counts_for_those_of_the_last_interview(open_page: OpenPage, keep: Keep) -> None:
    keep(just_held())
    at = open_page("letters", letter="T20")
    assert any("Ola Berg" in each.label for each in at.text_input)


@pytest.mark.parametrize("asked_back", [False, True])
def test_a_note_of_thanks_asks_for_no_next_step_once_it_is_known(
    open_page: OpenPage, keep: Keep, asked_back: bool
) -> None:
    keep(third(thanked=False) if asked_back else just_held())
    words = said(open_page("round_two"))
    assert ("Still to thank" in words, "no next step was named" in words) == (True, not asked_back)


def test_the_page_calls_no_interview_the_first_that_is_not(open_page: OpenPage, keep: Keep) -> None:
    keep(third())
    assert "round one" not in said(open_page("round_two"))
