"""What is shown on more than one day is true on each: no advice names a moment that may have gone by."""

import re

import pytest

from scoring.loading import load_catalogue

CATALOGUE = load_catalogue()
MOMENT = re.compile(r"(?i)\b(today|tonight|tomorrow|same day|next day|evening|go to sleep)\b|\bwithin \w+ day")
ADVICE = {
    **{f"{factor.id} advice": factor.repair_how for factor in CATALOGUE.factors},
    **{f"{action.id} wording": action.wording for action in CATALOGUE.actions},
    **{f"{action.id} if-then": action.if_then for action in CATALOGUE.actions},
    **{f"{action.id} done when": action.done_when for action in CATALOGUE.actions},
    **{f"after {one.title}": one.text for one in CATALOGUE.round_two.after},
    # A correction is open for two days, and the plan says so when they are over.
    **{f"{use.letter} moment": use.moment for use in CATALOGUE.letter_uses if use.letter != "T11"},
    **{
        f"{use.letter} why {number}": occasion.why
        for use in CATALOGUE.letter_uses
        for number, occasion in enumerate(use.occasions)
        # The plan has A02 on no later day than the one after the interview; the other two say so themselves.
        if "A02" not in occasion.actions and " == 0" not in occasion.when
    },
}
BEST = re.compile(r"best within \w+ day")


@pytest.mark.parametrize("text", ADVICE.values(), ids=ADVICE.keys())
def test_advice_is_true_on_whatever_day_it_is_read(text: str) -> None:
    assert not MOMENT.search(BEST.sub("", text))
