"""The fields of a candidacy and its days off are written one at a time."""

from datetime import date
from typing import Any

import pytest

import storage
from storage.rows import DETAILS, PARTS, details_of
from tests.support.candidacies import FULL, draft


def test_a_candidacy_starts_with_three_fields_and_the_others_follow_one_at_a_time(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, draft())
    steps: dict[str, Any] = details_of(FULL)
    assert steps.keys() == DETAILS
    for name, value in steps.items():
        storage.save_details(store, owner, "draft", **{name: value})
    expected = FULL.model_copy(update={"id": "draft", **dict.fromkeys(PARTS, ())})
    assert storage.load(store, owner, "draft") == expected
    assert storage.with_details(draft(), **steps) == expected


def test_a_detail_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    gone: dict[str, Any] = dict.fromkeys(("contact_name", "contact_address", "decision_date", "interest"))
    storage.save_details(store, owner, "full", **gone)
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert (kept.contact, kept.decision_date, kept.interest) == (None, None, None)


def test_days_off_come_back_in_order_and_once(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for number in (26, 20, 26, 23):
        storage.add_day_off(store, owner, "draft", date(2026, 11, number))
    storage.remove_day_off(store, owner, "draft", date(2026, 11, 23))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.days_off == (date(2026, 11, 20), date(2026, 11, 26))


WRONG: dict[str, Any] = {"answers": ()}


def test_a_field_that_is_no_detail_is_refused(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    with pytest.raises(TypeError, match="answers"):
        storage.save_details(store, owner, "draft", **WRONG)
