"""What an adviser asks first: what went well, what comes next, and which dates and people there are.

Decides how much of each stands on the first page. All of it is the user's own words and dates; nothing is concluded from them.
"""

from datetime import date
from typing import Final

from exports.export import Export
from exports.lines import short
from scoring.candidacy import Candidacy, InterviewFormat, Rated
from scoring.language import interview_name, minutes_words
from scoring.people import CONTACT, THROUGH, known
from scoring.round_two.notes import written
from scoring.terms import Stage
from wording.sentences import called
from wording.words import capital, count_words, day_name, moment_name

Pair = tuple[str, str]

NOTES: Final = 3  # of a kind that stand here; more of them stand with the rest of the debrief
_SOLID, _STRENGTHS, _STEPS = 3, 4, 3
_WITH_ROLES, _PEOPLE, _NAME = 4, 6, 80
_FORMATS: Final[dict[InterviewFormat, str]] = {
    "video": "by video",
    "phone": "by phone",
    "recorded": "recorded",
}


def strengths(export: Export) -> tuple[Pair, ...]:
    """Return what landed in the user's own words, then the answers rated highest, those that weigh most first."""
    landed = [note.text for note in written(export.candidacy, "landed")][:NOTES]
    own = (one for one in export.now.answered.answers if one.rater == "self" and one.factor not in export.now.left_out)
    rated = [answer for answer in own if isinstance(answer, Rated)]
    solid = [(export.catalogue.factor[answer.factor], answer.level) for answer in rated if answer.level >= _SOLID]
    factors = [(factor, level) for factor, level in solid if not factor.derived]
    place = {name: number for number, name in enumerate(export.catalogue.factor)}
    best = sorted(factors, key=lambda pair: (-pair[1], -pair[0].weight, place[pair[0].id]))[:_STRENGTHS]
    in_your_words = [("What landed, in your words", "; ".join(map(short, landed)))] if landed else []
    return (*in_your_words, *((factor.short_name, factor.anchors[level]) for factor, level in best))


def next_steps(export: Export) -> tuple[Pair, ...]:
    """Return the three actions that are begun first, each with its day and how long it takes on it."""
    return tuple(
        (
            export.catalogue.action[item.action].title,
            f"{_day(item.begin, export.today)}, {minutes_words(item.shares[0].minutes or item.minutes)}",
        )
        for item in export.plan.begun[:_STEPS]
    )


def dates_and_people(export: Export) -> tuple[Pair, ...]:
    """Return the dates of the road, who was met, whom to turn to, what was promised and the user's own guess."""
    candidacy = export.candidacy
    people = candidacy.present_interviewers
    whole = len(people) <= _WITH_ROLES
    met = [named(person.name, person.role if whole or not person.name else None) for person in people]
    promised = [note.text for note in written(candidacy, "promised")][:NOTES]
    guess = candidacy.forecast
    found = (
        ("First interview", ", ".join(filter(None, (day_name(candidacy.interview_day), *_held(export))))),
        ("Whom you met", some(met)),
        *_interviews(export),
        ("Decision", _decision(export)),
        ("Contact", turn_to(candidacy)),
        ("Messages", export.now.refuses or ""),
        ("What you promised", "; ".join(map(short, promised))),
        (
            "Your own forecast",
            "" if guess is None else f"{guess} of 100 that they ask you back, noted before you rated anything",
        ),
    )
    return tuple(pair for pair in found if pair[1])


def _interviews(export: Export) -> tuple[Pair, ...]:
    """Return the day of each further interview, of one that took place the day noted."""
    return tuple(
        (capital(interview_name(one.number)), moment_name(when))
        for one in export.now.rounds
        if (when := one.moment or one.day)
    )


def named(name: str, role: str | None) -> str:
    """Name a person with the role, each cut where no line could hold it."""
    return ", ".join(filter(None, (short(part or "", _NAME) for part in (name, role))))


def some(names: list[str], most: int = _PEOPLE) -> str:
    """Join names; of more than `most`, say how many others there are."""
    named_ones = [name for name in names if name]
    if len(named_ones) <= most:
        return "; ".join(named_ones)
    return f"{'; '.join(named_ones[:most])} and {count_words(len(named_ones) - most, 'other')}"


def turn_to(candidacy: Candidacy) -> str:
    """Say whom to turn to and how, the contact or who is in between; nobody where they take no messages.

    Long names are cut so that the address never is.
    """
    rule, contact = candidacy.contact_rule.kind, known(candidacy, CONTACT)
    if rule == "none" or (rule == "open" and not candidacy.contact):
        return ""
    person = known(candidacy, THROUGH) if rule == "through" else contact
    name = named(person.name, person.role) or called(person.id, candidacy)
    return ", ".join(filter(None, (name, short(person.address))))


def _held(export: Export) -> tuple[str, str]:
    """Say of any but a conversation what kind it was, and how it was held where that is not what nobody was asked."""
    interview = export.candidacy.first_interview
    kind = next(one.name for one in export.now.settings if one.group == "kind")
    words = "" if interview.kind == "conversation" else f"{kind[0].lower()}{kind[1:]}"
    return words, "" if interview.kind == "recorded" else _FORMATS.get(interview.held, "")


def _decision(export: Export) -> str:
    day = export.candidacy.decision_date
    if day is None or export.readiness.stage is Stage.CLOSED:
        return "No date is known." if export.readiness.stage is Stage.WAITING else ""
    days = (day - export.today).days
    if days == 0:
        return f"{day_name(day)}, today"
    near = f"in {count_words(days, 'day')}" if days > 0 else f"{count_words(-days, 'day')} ago"
    return f"{day_name(day)}, {near}"


def _day(day: date, today: date) -> str:
    return "today" if day == today else day_name(day)
