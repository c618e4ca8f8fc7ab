"""The shape of the catalogue: everything the product knows, as frozen data.

The words and numbers themselves are YAML under `data/`; `scoring.loading` reads them into these models and
refuses what does not fit. Judgements (weights, borders, waiting times) live there with their reasons, never here.
"""

from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field

from scoring.candidacy import ContactAbout
from scoring.catalogue.fact_shapes import Fact
from scoring.catalogue.judgements import Scheduling, Scoring
from scoring.catalogue.letter_shapes import Doubt, LetterBlank, LetterUse
from scoring.catalogue.round_two_shapes import Material
from scoring.catalogue.setting_shapes import Setting
from scoring.terms import BLOCKS, BlockName, Days, Frozen, Identifier, Level, RepairChannel

Phase = Literal[
    "before_first",
    "during_first",
    "closing_first",
    "after_first",
    "waiting",
    "before_second",
    "during_second",
    "closing_second",
    "after_second",
]
PHASES: Final[dict[BlockName, tuple[Phase, ...]]] = {
    "impression": ("before_first", "during_first", "closing_first"),
    "follow_up": ("after_first", "waiting"),
    "preparation": ("before_second", "during_second", "closing_second", "after_second"),
}
# What an action for each round may count from: the round that is over, or the one ahead.
AFTER_A_ROUND: Final = frozenset({"last_interview", "last_round", "stated_date", "previous_contact"})
BEFORE_A_ROUND: Final = frozenset({"invitation", "second_interview"})
Anchors = Annotated[dict[Level, str], Field(min_length=5, max_length=5)]


class WeightRationale(Frozen):
    """Why a factor weighs what it weighs: articles that name it for its own phase, research behind it, and any override."""

    distinct_seeds: int
    evidence_grade: Literal["A", "B", "C", "D"]
    evidence: str
    research: tuple[str, ...] = ()
    formula_weight: int
    override: str | None = None


class Factor(Frozen):
    """One self-rated behaviour with five described levels (a behaviourally anchored rating scale)."""

    id: Identifier
    short_name: str
    dimension: str
    block: BlockName
    core: bool
    weight: Annotated[int, Field(ge=1, le=3, strict=True)]
    question: str
    anchors: Anchors
    evidence_prompt: str
    contra_prompt: str | None = None
    na_reason: str | None = None
    weight_rationale: WeightRationale
    repairable: Literal["yes", "partly", "no"]
    repair_channel: RepairChannel
    repair_how: str
    actions: tuple[str, ...]
    seed_refs: tuple[str, ...]
    optional: bool = False
    derived: bool = False


class Dimension(Frozen):
    """A group of factors asked together, inside one block."""

    id: str
    name: str
    block: BlockName
    introduction: str
    factors: tuple[str, ...]


class Due(Frozen):
    """When an action is due: an anchor date plus an offset, in calendar or business days."""

    anchor: Literal[
        "interview_end",
        "today",
        "stated_date",
        "previous_contact",
        "task_deadline",
        "invitation",
        "second_interview",
        "last_interview",
        "last_round",
        "outcome",
        "answer_by",
        "last_day_to_ask",
    ]
    offset_days: Days
    latest_days: Days
    day_type: Literal["calendar", "business"]
    fallback_days_after_first_interview: Days | None = None


class StopRule(Frozen):
    """A condition that cancels an action, and the sentence that says so."""

    when: str
    reason: str


class SharedStopRule(StopRule):
    """A stop rule of every action that does not name its id in `continues_after`."""

    id: str


About = Literal["thank_you", "reply", "confirmation"] | ContactAbout


class MessageKind(Frozen):
    """What holds for every message of a kind, as `data/messages.yaml` explains it."""

    id: About
    answers: bool = False
    asks: bool = False
    last: bool = False
    outside: bool = False
    keeps: bool = True
    once: bool = False
    though_unwanted: bool = False
    any_day: bool = False


class Contact(Frozen):
    """A message or call that an action sends out, and to whom; contact discipline reads this.

    While `owed_when` holds they were promised it, so that it is an answer and waits for nobody. `after_call` takes the
    place of a call that reached nobody.
    """

    to: Literal["main_interviewer", "each_interviewer", "contact", "referee", "inside_contact"]
    about: About
    inside_note: bool = False
    owed_when: str | None = None
    after_call: bool = False


class Action(Frozen):
    """Something to do, with its effort in minutes, due rule, condition, stop rules and the factors it lifts.

    `condition` and `StopRule.when` are expressions of `scoring.facts.conditions`. `channel` says whether the people who
    decide can see it before deciding (`message`), whether it pays off in round two, or neither (`none`). Of the `reasons`
    why it is not needed the first that holds is shown, else `condition_reason`. Once loaded, `stops_when` holds the shared
    stop rules too, in front of those of its own. What is for `each_round` comes again with every later interview; the rest
    stays done.
    """

    id: Identifier
    title: str
    wording: str
    effort_min: Annotated[int, Field(gt=0)]
    per_interviewer: bool = False
    due: Due
    condition: str
    condition_reason: str
    reasons: tuple[StopRule, ...] = ()
    continues_after: tuple[str, ...] = ()
    stops_when: tuple[StopRule, ...] = ()
    if_then: str
    done_when: str
    waiting_mode: Literal["shown", "early", "collapsed"]
    channel: Literal["message", "round_two", "none"]
    contact: Contact | None = None
    outcome: Literal["parked"] | None = None
    opt_in: bool = False
    repeats: Literal["weekly"] | None = None
    each_round: bool = False
    factors: tuple[str, ...]
    templates: tuple[str, ...]
    seed_refs: tuple[str, ...]


class Letter(Frozen):
    """A letter, script or worksheet to start from; `{braces}` mark what the user fills in."""

    id: Identifier
    name: str
    type: Literal["letter", "script", "paragraph", "questions", "worksheet"]
    use: str
    word_target: int
    text: str
    seed_refs: tuple[str, ...]


class Rule(Frozen):
    """A timing or conduct rule that the product keeps, with the articles it comes from."""

    id: str
    name: str
    text: str
    seed_refs: tuple[str, ...]


class ContextCard(Frozen):
    """Background shown where it helps."""

    id: str
    title: str
    text: str
    shown: str
    seed_refs: tuple[str, ...]


class Disagreement(Frozen):
    """A point on which the articles differ, and how the product settles it."""

    id: str
    topic: str
    positions: str
    reconcile: str


class Article(Frozen):
    """One of the five source articles."""

    id: str
    title: str
    author: str | None = None
    rows: int


class Research(Frozen):
    """One piece of research: what it found, where, and how far that was verified.

    `tag`: V seen in an abstract or press page, 2 seen second-hand, M from memory, S a simulation. Figures tagged M or S
    are not printed.
    """

    id: str
    citation: str
    finding: str
    tag: Literal["V", "2", "M", "S"]
    kind: Literal["meta-analysis", "primary study", "survey", "review", "method"]
    link: Annotated[str, Field(pattern="^https?://")] | None = None


class SeedRow(Frozen):
    """One piece of advice of the articles, the part of the search it speaks of, and what covers it here."""

    id: str
    kind: Literal["FACTOR", "ACTION", "TEMPLATE", "RULE", "CONTEXT"]
    phase: Phase
    statement: str
    covered_by: tuple[str, ...]


class Catalogue(Frozen):
    """Everything the product knows. Order of entries carries meaning on screen only, never in a score.

    `changes` says by version, in Markdown, what changed, the newest first; the last is the first version there was.
    """

    version: Annotated[str, Field(pattern=r"^[\w.-]{1,40}$")]
    changes: Annotated[dict[str, str], Field(min_length=1)]
    setup_questions: dict[str, str]
    scale: dict[str, str]
    dimensions: tuple[Dimension, ...]
    factors: tuple[Factor, ...]
    interviews: tuple[Setting, ...]
    facts: tuple[Fact, ...]
    stop_rules: tuple[SharedStopRule, ...]
    messages: tuple[MessageKind, ...]
    actions: tuple[Action, ...]
    letters: tuple[Letter, ...]
    letter_blanks: tuple[LetterBlank, ...]
    letter_uses: tuple[LetterUse, ...]
    letter_doubts: tuple[Doubt, ...]
    rules: tuple[Rule, ...]
    context_cards: tuple[ContextCard, ...]
    disagreements: tuple[Disagreement, ...]
    not_covered: tuple[str, ...]
    limits: tuple[str, ...]
    scoring: Scoring
    scheduling: Scheduling
    round_two: Material
    articles: tuple[Article, ...]
    research: tuple[Research, ...]
    seed_rows: tuple[SeedRow, ...]

    @property
    def first_version(self) -> str:
        """The version that made all numbers before files and databases kept which one did."""
        return list(self.changes)[-1]

    @cached_property
    def factor(self) -> dict[str, Factor]:
        """Factors by id."""
        return {factor.id: factor for factor in self.factors}

    @cached_property
    def special(self) -> frozenset[str]:
        """The factors that only some kinds of interview ask."""
        return frozenset(name for setting in self.interviews for name in setting.asks)

    @cached_property
    def special_actions(self) -> frozenset[str]:
        """The actions that only some kinds of interview have."""
        return frozenset(name for setting in self.interviews for name in setting.adds)

    @cached_property
    def special_letters(self) -> frozenset[str]:
        """The letters that only some kinds of interview have."""
        return frozenset(name for setting in self.interviews for name in setting.brings)

    @cached_property
    def core_factors(self) -> tuple[Factor, ...]:
        """Return the factors that the quick check asks after any conversation."""
        return tuple(factor for factor in self.factors if factor.core and factor.id not in self.special)

    @cached_property
    def weights(self) -> dict[BlockName, dict[str, int]]:
        """Return the weight of every factor, by block."""
        return {block: {f.id: f.weight for f in self.factors if f.block == block} for block in BLOCKS}

    @cached_property
    def action(self) -> dict[str, Action]:
        """Actions by id."""
        return {action.id: action for action in self.actions}

    @cached_property
    def message_kind(self) -> dict[str, MessageKind]:
        """Kinds of messages by id."""
        return {kind.id: kind for kind in self.messages}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by the names that conditions use, one for each factor or action where the declaration says so."""
        found: dict[str, Fact] = {}
        for fact in self.facts:
            entries = self.factors if "{factor}" in fact.name else self.actions if "{action}" in fact.name else ()
            names = [fact.name.format(factor=entry.id, action=entry.id) for entry in entries] or [fact.name]
            found |= {name: fact.model_copy(update={"name": name}) for name in names}
        return found

    @cached_property
    def unknown_facts(self) -> dict[str, object]:
        """Every fact as it is before anything is known: false for yes or no, None for all else."""
        return {name: False if fact.type == "yes_no" else None for name, fact in self.fact.items()}

    @cached_property
    def letter(self) -> dict[str, Letter]:
        """Letters and scripts by id."""
        return {letter.id: letter for letter in self.letters}

    @cached_property
    def letter_blank(self) -> dict[str, LetterBlank]:
        """Blanks by each text in braces that they stand for."""
        return {text: blank for blank in self.letter_blanks for text in blank.texts}

    @cached_property
    def letter_use(self) -> dict[str, LetterUse]:
        """When each letter is offered, by the id of the letter."""
        return {use.letter: use for use in self.letter_uses}

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """Dimensions by id."""
        return {dimension.id: dimension for dimension in self.dimensions}
