"""What a rule says is kept by actions, schedule and letters: an editor may change them one by one, so they have to agree."""

from scoring.loading import load_catalogue

CATALOGUE = load_catalogue()
TIMES = CATALOGUE.scheduling
RULES = {rule.id: rule.params for rule in CATALOGUE.rules}
CHECK_IN, DATE_QUESTION, PARKING = (CATALOGUE.action[name] for name in ("A15", "A17", "A18"))


def test_the_first_check_in_follows_the_stated_date_by_the_same_days() -> None:
    days = TIMES.first_check_in_after_stated_date_business_days
    assert CHECK_IN.due.offset_days == days == RULES["RULE04"]["with_date_business_days"]


def test_the_first_check_in_without_a_date_comes_on_the_same_day() -> None:
    days = TIMES.first_check_in_without_date_calendar_days
    assert CHECK_IN.due.fallback_days_after_first_interview == days == RULES["RULE04"]["without_date_calendar_days"]


def test_the_date_question_waits_as_long_as_any_status_question() -> None:
    days = TIMES.between_status_questions_business_days
    assert DATE_QUESTION.due.offset_days == days == RULES["RULE06"]["wait_business_days"]


def test_the_date_question_comes_after_the_same_number_of_unanswered_contacts() -> None:
    count = TIMES.unanswered_contacts_before_date_question
    assert f"unanswered_contacts >= {count}" in DATE_QUESTION.condition
    assert count == RULES["RULE06"]["unanswered"]


def test_parking_follows_the_date_question_by_the_same_days() -> None:
    days = TIMES.park_after_date_question_business_days
    assert PARKING.due.offset_days == days == RULES["RULE07"]["after_decision_date_request_business_days"]


def test_the_month_after_which_one_stops_asking_is_as_long_everywhere() -> None:
    day = TIMES.hard_stop_calendar_day
    assert PARKING.due.fallback_days_after_first_interview == day == RULES["RULE07"]["hard_stop_day"]
    assert f"days_since_interview >= {day}" in PARKING.condition


def test_interest_below_the_rule_brings_the_fit_check_and_no_enthusiasm() -> None:
    least = RULES["RULE10"]["min_for_enthusiasm"]
    assert isinstance(least, int)
    assert f"interest <= {least - 1}" in CATALOGUE.action["A32"].condition
    assert f"interest >= {least}" in CATALOGUE.action["A36"].condition
    assert f"interest >= {least}" in CATALOGUE.action["A33"].condition


def test_a_step_that_the_rules_name_exists() -> None:
    assert RULES["RULE06"]["then"] == DATE_QUESTION.id


def test_short_notice_fits_into_the_time_that_is_left() -> None:
    minutes = {s.hours: sum(CATALOGUE.action[a].effort_min for a in s.actions) for s in TIMES.short_notice}
    assert minutes == {24: 160, 48: 290}


def test_no_letter_takes_a_second_meeting_for_granted() -> None:
    banned = RULES["RULE09"]["banned"]
    assert isinstance(banned, tuple)
    assert [letter.id for letter in CATALOGUE.letters if any(str(b) in letter.text.lower() for b in banned)] == []


def test_every_letter_keeps_to_its_length() -> None:
    assert [letter.id for letter in CATALOGUE.letters if len(letter.text.split()) > letter.word_target] == []
