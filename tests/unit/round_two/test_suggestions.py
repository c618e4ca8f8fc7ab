"""What notes bear out: never above what they show, never by itself, and less with fewer notes."""

from datetime import date
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.candidacy import ActionState, Candidacy, Note, NoteKind
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.round_two.suggestions import known_tallies, suggestions
from screens.interviews.examples import example

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 18)
DONE = {"V2": ("A20", "A21")}
ABOUT = [None, "gain", "first_steps", "business", "post", "fact", "round_one", "time", "c1", "c2", "i1", "p1"]
WIDENS = frozenset({"requirement", "person"})


def with_notes(*notes: Note, done: tuple[str, ...] = ()) -> Candidacy:
    actions = tuple(ActionState(action=action, status="done", on=TODAY) for action in done)
    return example("invited", TODAY).model_copy(update={"notes": notes, "actions": actions})


def levels(candidacy: Candidacy) -> dict[str, int]:
    return {found.factor: found.level for found in suggestions(Snapshot(candidacy, CATALOGUE, TODAY))}


def some(**kinds: int) -> list[Note]:
    """Return so many notes of each kind; `kind__about` for what is about something."""
    return [
        Note.model_validate(
            {"id": f"{name}{n}", "kind": (parts := name.split("__"))[0], "text": "words", "about": (*parts, None)[1]}
        )
        for name, number in kinds.items()
        for n in range(number)
    ]


def known(person: str, prompt: str) -> Note:
    return Note(id=f"{person}{prompt}", kind="person", text="words", about=person, links=(prompt,))


CASE_NOTES = [
    Note(id="r", kind="requirement", text="Plans rosters", links=("case0", "case1")),
    *some(case=2),
    Note(id="x0", kind="result", text="Two days", about="case0"),
]
BOTH = [*CASE_NOTES, Note(id="x1", kind="result", text="One day", about="case1")]
OLA = Note(id="p", kind="person", text="Ola Berg, Chief executive")


@pytest.mark.parametrize(
    ("factor", "notes", "level"),
    [
        ("V1", some(problem=1), 2),
        ("V1", some(question=1, landed=1), 3),
        ("V1", some(question=1, landed=1, fell_flat=1), 4),
        ("V2", some(fell_flat=1), 1),
        ("V2", some(answer=1), 2),
        ("V3", some(research__fact=1), 2),
        ("V3", some(research__business=1, research__post=1), 3),
        ("V3", some(research__business=1, research__post=1, research__fact=2), 4),
        ("V4", [Note(id="p", kind="person", text="Ola Berg")], 1),
        ("V4", [OLA], 2),
        ("V4", [OLA, known("p", "before")], 3),
        ("V4", [OLA, known("p", "before"), known("p", "cares")], 4),
        ("V4", [OLA, known("i3", "cares")], 1),
        ("V5", some(case=1), 1),
        ("V5", some(case=2), 2),
        ("V5", CASE_NOTES, 3),
        ("V5", BOTH, 4),
        ("V6", some(ask=1), 1),
        ("V6", some(ask=3), 2),
        ("V6", some(ask=5), 3),
        ("V6", some(ask=3, ask__round_one=2), 4),
        ("V7", some(value_plan__gain=1), 1),
        ("V7", some(value_plan__gain=2), 2),
        ("V7", some(value_plan__gain=1, value_plan__first_steps=1, problem=1), 3),
        ("V8", some(must_have=1), 2),
        ("V8", some(must_have=2, deal_breaker=1), 3),
        ("V8", some(must_have=2, deal_breaker=1, offer__time=1), 4),
    ],
)
def test_notes_bear_out_a_sentence(factor: str, notes: list[Note], level: int) -> None:
    (found,) = [each for each in suggestions(Snapshot(with_notes(*notes), CATALOGUE, TODAY)) if each.factor == factor]
    assert found.level == level
    assert found.sentence == CATALOGUE.factor[factor].anchors[level]
    assert found.why


@pytest.mark.parametrize(("done", "level"), [((), 2), (("A21",), 2), (("A20",), 3), (("A20", "A21"), 4)])
def test_an_answer_counts_as_spoken_once_the_rehearsal_is_ticked(done: tuple[str, ...], level: int) -> None:
    assert levels(with_notes(*some(answer=2), done=done))["V2"] == level


def test_a_rehearsal_of_tomorrow_does_not_count_yet() -> None:
    ticked = with_notes(*some(answer=2), done=("A20",))
    yesterday = suggestions(Snapshot(ticked, CATALOGUE, date(2026, 11, 17)))
    assert [found.level for found in yesterday if found.factor == "V2"] == [2]


def test_without_notes_nothing_is_suggested() -> None:
    assert suggestions(Snapshot(with_notes(), CATALOGUE, TODAY)) == ()
    blank = [note.model_copy(update={"text": " "}) for note in some(landed=3, answer=3, case=3)]
    assert suggestions(Snapshot(with_notes(*blank), CATALOGUE, TODAY)) == ()


def test_no_rule_suggests_the_lowest_sentence_or_what_only_the_user_can_know() -> None:
    assert {rule.level for rule in CATALOGUE.round_two.suggestions} == {1, 2, 3, 4}
    assert max(rule.level for rule in CATALOGUE.round_two.suggestions if rule.factor == "V7") == 3


def test_every_factor_of_the_preparation_can_be_suggested() -> None:
    fed = {rule.factor for rule in CATALOGUE.round_two.suggestions}
    assert fed == {factor.id for factor in CATALOGUE.factors if factor.block == "preparation"}
    assert fed == {part.factor for part in CATALOGUE.round_two.parts if part.factor}


def test_a_rule_says_something_only_when_something_more_is_written() -> None:
    empty = known_tallies(CATALOGUE.round_two, CATALOGUE.action)
    assert not any(empty.values())


any_notes = st.lists(
    st.builds(
        Note,
        id=st.uuids().map(lambda made: made.hex) | st.sampled_from(["c1", "c2", "p1"]),
        kind=st.sampled_from(get_args(NoteKind)),
        text=st.sampled_from(["words", "Ola Berg, director", " "]),
        about=st.sampled_from(ABOUT),
        links=st.lists(st.sampled_from(["c1", "c2", "before", "cares"]), max_size=2).map(tuple),
    ),
    max_size=14,
    unique_by=lambda note: note.id,
)


@given(any_notes, st.data())
def test_taking_a_note_away_never_raises_a_suggestion(notes: list[Note], data: st.DataObject) -> None:
    """A line of the advert and a person are what has to be covered, so these alone may raise it when they go."""
    loose = [note for note in notes if note.kind not in WIDENS]
    if not loose:
        return
    gone = data.draw(st.sampled_from(loose))
    before = levels(with_notes(*notes, done=DONE["V2"]))
    after = levels(with_notes(*(note for note in notes if note != gone), done=DONE["V2"]))
    assert all(level <= before.get(factor, -1) for factor, level in after.items())


@given(any_notes, st.randoms(use_true_random=False))
def test_the_order_of_notes_changes_no_suggestion(notes: list[Note], chance: Random) -> None:
    shuffled = notes.copy()
    chance.shuffle(shuffled)
    assert levels(with_notes(*shuffled)) == levels(with_notes(*notes))
