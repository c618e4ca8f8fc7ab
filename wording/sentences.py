"""What a result says in whole sentences: the verdict, the number with its range, what is missing, what caps the word.

A small fixed set of sentences, chosen by stage, label, caps and what can still be mended. They describe an index of
self-ratings; none of them promises anything or speaks of chances.
"""

from collections import Counter
from collections.abc import Callable

from scoring.candidacy import Candidacy
from scoring.catalogue import Action, Catalogue, LeftOut
from scoring.facts import Snapshot, settings
from scoring.facts.settings import could_not_come_up
from scoring.language import an_interview, counted, minutes_words, round_name
from scoring.people import THROUGH, known
from scoring.readiness import label_of
from scoring.readiness.verdict import ladder
from scoring.results import BlockScore, Channel, Plan, PlanItem, Readiness, Unplanned
from scoring.terms import LabelName, Stage
from wording.numbers import whole
from wording.screen import LABELS
from wording.words import (
    BLOCK_TITLES,
    band_words,
    capital,
    count_words,
    day_name,
    listing,
    points_words,
    range_words,
    sentence,
)

NOT_A_CHANCE = (
    "The number is an index of your own ratings from 0 to 100. It is not a chance of being invited or hired. "
    "Points are arithmetic on that index: they say what an answer costs or an action would add, and promise nothing."
)

_FIRST_DAYS = 2
_MOST = 0.5
_NAMED = 4

_INVITED: dict[LabelName, str] = {
    "thin": "You are invited, and most of the preparation is still ahead",
    "mixed": "You are invited, and part of the preparation is there",
    "good": "You are invited, and most of the preparation is there",
    "strong": "You are invited and well prepared",
}
_FIRST: dict[LabelName, tuple[str, str]] = {
    "thin": ("A thin first impression by your own account", "{when} you can still add to it"),
    "mixed": ("A mixed first impression", "{when} you can still add to it"),
    "good": ("A good first impression", "{when} you can keep it fresh"),
    "strong": ("A strong first impression", "{when} you can keep it fresh"),
}
_WITHOUT_A_NOTE = "{when} you can write down how it went"


def verdict(readiness: Readiness, catalogue: Catalogue, candidacy: Candidacy) -> str:
    """Say how things stand in one sentence without a full stop: the title of the report and of the page."""
    headline = readiness.headline
    if readiness.stage is Stage.CLOSED:
        return "This one is closed, and what you noted is kept for the next"
    if readiness.stage is Stage.HELD:
        return f"{capital(round_name(readiness.round))} is behind you; this is how you stood before it"
    impression = readiness.blocks["impression"].value
    if impression is not None and _first_days(readiness, candidacy):
        when = "tonight" if readiness.today <= candidacy.interview_day else "today"
        seen, still = _FIRST[label_of(impression, catalogue.scoring.labels)]
        no_note = catalogue.scoring.thank_you.factor in settings.left_out(candidacy, catalogue)
        return f"{seen}, and {_WITHOUT_A_NOTE if no_note else still}".format(when=when)
    if headline.value is None or headline.label is None:
        return _without_number(readiness, catalogue)
    return _with_number(readiness, catalogue, headline.label)


def number_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Give the headline with its range; empty when the answers do not allow even a range."""
    headline = (readiness.last or readiness).headline
    if headline.low is None or headline.high is None:
        return ""
    between = f"somewhere between {whole(headline.low, catalogue)} and {whole(headline.high, catalogue)} of 100"
    if readiness.stage is Stage.HELD:
        start = f"As you went into {round_name(readiness.round)}, your readiness"
    else:
        start = "Before this news it" if readiness.last else f"Your readiness for {an_interview(readiness.round)}"
    past = readiness.stage in {Stage.HELD, Stage.CLOSED}
    verb = "was" if past else "is"
    if headline.value is None:
        return f"{start} {'lay' if past else 'lies'} {between}."
    return f"{start} {verb} about {whole(headline.value, catalogue)}, {between}."


def missing_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Say which answers a number still needs: "Seven more answers and there is a number: ..."; empty with one, and after the interview."""
    if readiness.headline.value is not None or readiness.last or readiness.stage is Stage.HELD:
        return ""
    needed = [block.needed for block in readiness.blocks.values()]
    if None in needed or not any(needed):
        return "Too many answers are marked as hard to judge for one number; your notes from the day may settle a few."
    names = [catalogue.factor[factor].short_name for factors in needed for factor in factors or ()]
    rest = len(names) - _NAMED
    shown = names if rest <= 1 else [*names[:_NAMED], count_words(rest, "other")]
    return f"{count_words(len(names), 'more answer').capitalize()} and there is a number: {listing(shown)}."


def cap_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Say what holds the word down, or would if the number were higher; empty without such a gate."""
    headline = readiness.headline
    gates = _capping_gates(readiness, catalogue)
    if headline.label is None or headline.uncapped_label is None or not gates:
        return ""
    if headline.uncapped_label == headline.label:
        most = min((cap for _, cap in gates), key=_rank(catalogue))
        held = f"{'It stays' if most == headline.label else 'It can become'} {most} at most until this changes."
    else:
        held = f"By the number alone the word would be {headline.uncapped_label}; it stays {headline.label} until this changes."
    return " ".join([held, *(sentence(headline.gate_reasons[gate]) for gate, _ in gates)])


def first_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Return what to look at before anything else (the fit check, when interest is low); empty without it."""
    shown = {gate.id for gate in catalogue.scoring.gates if gate.show}
    reasons = readiness.headline.gate_reasons
    return " ".join(sentence(reasons[gate]) for gate in readiness.headline.gates if gate in shown)


def repairs_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Say what finished repairs add to the number as performed; empty when they add nothing."""
    headline = readiness.headline
    if headline.value is None or headline.after_repairs is None or headline.after_repairs <= headline.value:
        return ""
    after = whole(headline.after_repairs, catalogue)
    if after == whole(headline.value, catalogue):
        return "What you have mended since adds less than one point."
    return f"What you have mended since brings it to about {after}."


def not_due_sentence(readiness: Readiness) -> str:
    """Name the blocks in which nothing is due yet, and from when they count, and those without any question that applies; empty when all count."""
    waiting = [
        f"{BLOCK_TITLES[name]} is not due yet and counts from {day_name(block.due_from)}"
        if block.due_from
        else f"{BLOCK_TITLES[name]} does not apply here"
        for name, block in readiness.blocks.items()
        if block.no_number == "not_due"
    ]
    return sentence("; ".join(waiting)) if waiting else ""


def applies(block: BlockScore) -> bool:
    """Say whether a block has a question that applies to such an interview, due or not."""
    return block.no_number != "not_due" or block.due_from is not None


def left_out_words(entry: LeftOut, number: int) -> str:
    """Say how many questions could not come up, what they are about, and why not."""
    return f"Left out: {count_words(number, 'question')} about {entry.about}. {entry.reason}"


def left_out(candidacy: Candidacy, catalogue: Catalogue) -> tuple[str, ...]:
    """Say what could not come up and is not asked, a line for each reason."""
    groups = could_not_come_up(candidacy, catalogue).items()
    counts = ((entry, len({*names} - {*candidacy.asked_anyway})) for entry, names in groups)
    return tuple(left_out_words(entry, number) for entry, number in counts if number)


def called(who: str, candidacy: Candidacy) -> str:
    """Name a person as it was typed, else by the role, else by who they are."""
    person = known(candidacy, who)
    return person.name or person.role or LABELS["unnamed"].get(who, "an interviewer")


def passed_on(action: Action, now: Snapshot) -> str:
    """Say of an action whose message somebody passes on through whom it goes, as typed; empty of any other, and where they are the only one who was met."""
    what = now.message(action)
    everybody = {one.id for one in now.candidacy.present_interviewers}
    if what is None or not what.people or what.people == everybody:
        return ""
    through = f"passed on through {called(min(what.people), now.candidacy)}"
    if THROUGH in what.people:
        return through
    return f"one note for all of them, {through}" if now.one_note and what.kind.id == "thank_you" else ""


def change_sentence(readiness: Readiness, catalogue: Catalogue) -> str:
    """Say in the sentences of the levels what lifts the word by one; empty when nothing does, and after round two."""
    if readiness.next_label is None or readiness.stage is Stage.HELD:
        return ""
    parts = (f"{name}: “{said}”" for name, said in rises(readiness, catalogue))
    return f"It would be {readiness.next_label.label} if this were true. {' '.join(parts)}"


def rises(readiness: Readiness, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the smallest set of rises that reaches the next word: each factor with the sentence that would be true then."""
    levels = {spot.factor: spot.level for spot in readiness.weak_spots}
    needed = Counter(readiness.next_label.factors) if readiness.next_label else Counter[str]()
    factors = ((catalogue.factor[name], levels[name] + rise) for name, rise in needed.items())
    return tuple((factor.short_name, factor.anchors[level]) for factor, level in factors)


def opening(readiness: Readiness, catalogue: Catalogue, candidacy: Candidacy) -> tuple[str, ...]:
    """Return the sentences under the verdict, in reading order: the number, what it lacks, what caps its word."""
    early = "Nobody is prepared for round two this early; that part grows with the days ahead."
    sentences = (
        first_sentence(readiness, catalogue),
        number_sentence(readiness, catalogue),
        missing_sentence(readiness, catalogue),
        cap_sentence(readiness, catalogue),
        repairs_sentence(readiness, catalogue),
        not_due_sentence(readiness),
        early if _first_days(readiness, candidacy) and not _preparation_leads(readiness) else "",
    )
    return tuple(text for text in sentences if text)


def item_note(item: PlanItem, channel: Channel, minutes: int, *, finished: bool) -> str:
    """Write the small print of an action on a day: minutes of the day, and when it is finished or what it adds and what binds it."""
    whole_time = minutes_words(item.minutes)
    time = whole_time if minutes in {0, item.minutes} else f"{minutes_words(minutes)} of {whole_time}"
    if not finished:
        return f"{time}, to be finished on {day_name(item.day)}"
    latest = f"at the latest on {day_name(item.latest)}" if item.latest > item.day else ""
    return ", ".join(
        filter(None, (time, points_words(item.points), due_words(item, channel), latest, short_words(item)))
    )


def short_words(item: PlanItem) -> str:
    """Say of what must be done by its day how much longer it takes than the days until then leave; empty where they are enough."""
    missing = item.minutes - sum(share.minutes for share in item.shares)
    return f"{minutes_words(missing)} more than your days until then leave" if missing else ""


def nothing_planned(now: Snapshot) -> str:
    """Say of a day without a plan that nothing is on it but, on its day, round two."""
    if now.stage is Stage.INVITED and now.second_interview == now.today:
        return f"{capital(round_name(now.number))} is today, and nothing else is planned"
    return "Nothing is planned for now"


def answer_by(now: Snapshot) -> str:
    """Say by when they want an answer to their offer, in Markdown; empty where no day is known."""
    return f"They want your answer by **{day_name(now.answer_by)}**." if now.answer_by else ""


def due_words(item: PlanItem, channel: Channel) -> str:
    """Say of a message whose day has passed when it was due; of the rest no day matters to anybody."""
    return f"was due on {day_name(item.was_due)}" if item.was_due and channel == "message" else ""


def late_words(item: PlanItem, channel: Channel) -> str:
    """Say on a screen of a message whose day has passed that it is worth doing all the same; empty of the rest."""
    due = due_words(item, channel)
    return due and f"{due}, still worth doing"


def unplanned_groups(plan: Plan, *, finished: bool = True) -> tuple[tuple[str, tuple[Unplanned, ...]], ...]:
    """Return what is not in the plan under headings that are true of each reason; headings without anything are left out.

    Without `finished`, what was ticked or set aside is not among it.
    """
    ended = tuple(entry for entry in plan.stopped if finished or entry.kind not in {"done", "not_for_me"})
    needless = tuple(entry for entry in plan.not_due if entry.kind == "not_needed")
    groups = (
        ("Left out for now", plan.left_out),
        ("Not due yet", tuple(entry for entry in plan.not_due if entry not in needless)),
        ("Not needed now", needless),
        ("Done, or no longer needed" if finished else "No longer needed", ended),
    )
    return tuple(group for group in groups if group[1])


def catalogue_sentence(candidacy: Candidacy, catalogue: Catalogue) -> str:
    """Say that the numbers may differ from those last seen, where another version of the catalogue made them."""
    seen = candidacy.catalogue or catalogue.first_version
    if seen == catalogue.version or all(answer.kind == "unanswered" for answer in candidacy.answers):
        return ""
    versions = f"version {seen}, now {catalogue.version}"
    return f"The questions and weights have changed since you last saw your numbers ({versions}), so they may differ."


def block_words(block: BlockScore, catalogue: Catalogue) -> str:
    """Write one block's result in short: "47 (38 to 56)", "32 to 60", "not due yet", "4 answers open"."""
    if block.no_number == "closed":
        return "ended"
    if block.no_number == "not_due":
        return f"not due before {day_name(block.due_from)}" if block.due_from else "does not apply here"
    if block.low is None or block.high is None:
        return f"{counted(len(block.missing), 'answer')} open" if block.missing else "hard to judge"
    between = range_words(block.low, block.high, catalogue)
    return between if block.value is None else f"{whole(block.value, catalogue)} ({between})"


def _first_days(readiness: Readiness, candidacy: Candidacy) -> bool:
    return readiness.stage is Stage.WAITING and (readiness.today - candidacy.interview_day).days < _FIRST_DAYS


def _preparation_leads(readiness: Readiness) -> bool:
    """Say whether the preparation is further along than any other part; then nobody is told that nobody is prepared yet."""
    values = {name: block.value for name, block in readiness.blocks.items() if block.value is not None}
    return bool(values) and max(values, key=values.__getitem__) == "preparation"


def _without_number(readiness: Readiness, catalogue: Catalogue) -> str:
    headline = readiness.headline
    if headline.low is None or headline.high is None:
        return "A few more answers, and you will see how you stand"
    return f"{band_words(headline.low, headline.high, catalogue).capitalize()} so far; a few more answers will tell"


def _with_number(readiness: Readiness, catalogue: Catalogue, label: LabelName) -> str:
    uncapped = readiness.headline.uncapped_label or label
    if uncapped != label:
        reasons = count_words(len(_capping_gates(readiness, catalogue, above=uncapped)), "reason")
        return f"{uncapped.capitalize()} by the number, held at {label} for {reasons}"
    if readiness.stage is Stage.INVITED:
        return _INVITED[label]
    return f"{label.capitalize()} so far{_what_can_be_mended(readiness)}"


def _what_can_be_mended(readiness: Readiness) -> str:
    """Weigh the points that a message or round two can still win against all points lost."""
    lost = sum(spot.points_lost or 0 for spot in readiness.weak_spots)
    open_to_repair = sum(spot.points_lost or 0 for spot in readiness.weak_spots if spot.channel != "none")
    if open_to_repair <= 0:
        return ""
    return f", and {'most' if open_to_repair > _MOST * lost else 'part'} of what is missing can still be mended"


def _capping_gates(
    readiness: Readiness, catalogue: Catalogue, above: LabelName | None = None
) -> list[tuple[str, LabelName]]:
    """Return the gates that hold and cap the label, with their caps; with `above`, only those that bind below it."""
    rank = _rank(catalogue)
    holding = [gate for gate in catalogue.scoring.gates if gate.id in readiness.headline.gates]
    caps = [(gate.id, gate.cap) for gate in holding if gate.cap]
    return [(gate, cap) for gate, cap in caps if above is None or rank(cap) < rank(above)]


def _rank(catalogue: Catalogue) -> Callable[[LabelName], int]:
    return [label.name for label in ladder(catalogue.scoring.labels)].index
