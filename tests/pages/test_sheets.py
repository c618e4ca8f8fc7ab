"""Sheets: debrief, value plan and question list among the letters, typed once and standing wherever they are needed."""

import pytest

import storage
from scoring.candidacy import NoteKind
from scoring.loading import load_catalogue
from storage import Store
from tests.support.letters import drafts, fresh, open_letter
from tests.support.screens import TODAY, Keep, OpenPage, kept, keyed, links, part, said, unfold
from widgets.sheets import is_sheet
from widgets.sheets import state as sheet_state

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(("letter", "part_id"), [("T20", "debrief"), ("T21", "value_plan"), ("T13", "questions")])
def test_a_sheet_leads_to_the_part_of_round_two_that_holds_the_same_notes(
    open_page: OpenPage, keep: Keep, letter: str, part_id: str
) -> None:
    keep(fresh())
    at = open_letter(open_page, letter)
    (link,) = [one for one in links(at) if one.page == "round_two" and "part=" in one.query_string]
    assert f"part={part_id}" in link.query_string
    assert not at.text_area


@pytest.mark.parametrize(
    "line",
    [
        ("T20", "Their questions, word for word", "question", None),
        ("T20", "What landed", "landed", None),
        ("T20", "What fell flat", "fell_flat", None),
        ("T20", "What was left unsaid", "unsaid", None),
        ("T20", "What you promised", "promised", None),
        ("T20", "Their problem, in their words", "problem", None),
        ("T20", "What somebody else may have seen differently", "blank", "more"),
        ("T20", "What may matter most to them: Dana", "person", "i1"),
        ("T21", "Their problem, in their words", "problem", None),
        ("T21", "2. What I assume", "value_plan", "assumption"),
        ("T21", "6. The main risk", "value_plan", "risk"),
        ("T13", "About how it goes on", "ask", "process"),
    ],
)
def test_what_is_typed_on_a_sheet_stands_in_round_two_and_on_the_sheet_to_take_away(
    open_page: OpenPage, keep: Keep, store: Store, line: tuple[str, str, str, str | None]
) -> None:
    letter, label, kind, about = line
    keep(fresh(answers=[]))
    at = open_letter(open_page, letter)
    next(each for each in at.text_input if each.label.startswith(label)).set_value("They wait for me").run()
    assert [(note.kind, note.about, note.text) for note in kept(store).notes] == [(kind, about, "They wait for me")]
    at = unfold(open_letter(open_page, letter), "copy-letter")
    assert "They wait for me" in at.code[0].value
    parts = [f"part-{one.id}" for one in CATALOGUE.round_two.parts]
    rounds = unfold(open_page("round_two", part="debrief"), *parts)
    assert "They wait for me" in [each.value for each in rounds.text_input]


@pytest.mark.parametrize(
    ("letter", "empty", "begun"),
    [
        ("T20", "nothing written yet", "1 of 7 lines filled"),
        ("T21", "nothing written yet", "1 of 6 lines filled"),
        ("T13", "none of your own yet", "one question of your own"),
    ],
)
def test_a_sheet_says_how_much_stands_on_it_and_never_that_nothing_is_left(
    open_page: OpenPage, keep: Keep, letter: str, empty: str, begun: str
) -> None:
    kind, about = {"T20": ("landed", None), "T21": ("value_plan", "gain"), "T13": ("ask", "role")}[letter]
    keep(fresh(answers=[]))
    keep(
        fresh(answers=[], notes=[{"id": "n", "kind": kind, "about": about, "text": "x"}]).model_copy(update={"id": "b"})
    )
    for name, words in (("mine", empty), ("b", begun)):
        at = open_page("letters", candidacy=name, letter=letter)
        assert f"{words[0].upper()}{words[1:]}." in said(at)
    at = open_page("letters", candidacy="mine")
    cards = [part(at, key) for key in keyed(at) if key.startswith(f"due-{letter}")]
    assert all(empty in card.casefold() for card in cards)
    assert not any("nothing left" in card.casefold() for card in cards)


@pytest.mark.parametrize("kind", [None, "landed", "question", "ask"])
def test_round_two_and_letters_say_the_same_of_every_sheet(
    open_page: OpenPage, keep: Keep, kind: NoteKind | None
) -> None:
    notes = [{"id": "n", "kind": kind, "text": "x"}] if kind else []
    mine = keep(fresh(answers=[], notes=notes, events=[{"kind": "invited", "on": TODAY}]))
    captions = [caption.value for caption in open_page("round_two").caption]
    for letter in (letter for letter in CATALOGUE.letters if is_sheet(letter)):
        state = sheet_state(letter, mine)
        assert f"{state[0].upper()}{state[1:]}" in captions
        assert f"**{state[0].upper()}{state[1:]}.**" in said(open_page("letters", letter=letter.id))


def test_an_old_draft_of_a_sheet_is_read_into_its_notes_and_put_away(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(fresh(answers=[]))
    storage.save_letter(store, "local", "mine", "T20", "yourself", body="What landed:\nThe night shift story")
    at = open_page("round_two", part="debrief")
    assert "The night shift story" in [each.value for each in at.text_input]
    assert [(note.kind, note.text) for note in kept(store).notes] == [("landed", "The night shift story")]
    assert not drafts(store)
    assert not at.info


def test_an_old_draft_stays_when_its_notes_cannot_be_kept(
    open_page: OpenPage, keep: Keep, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(fresh(answers=[]))
    storage.save_letter(store, "local", "mine", "T20", "yourself", body="What landed:\nThe night shift story")
    with monkeypatch.context() as trouble:
        trouble.setattr(storage, "save_notes", _full)
        assert not open_letter(open_page, "T20").exception
    assert drafts(store)
    open_letter(open_page, "T20")
    assert [note.text for note in kept(store).notes] == ["The night shift story"]


def _full(*_: object) -> None:
    raise storage.StorageError("No room is left.")
