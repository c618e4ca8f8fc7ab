"""Databases to measure with: the worked example under other ids, and what the clicks left in them."""

import random
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache

import storage
from scoring.candidacy import Candidacy, Rated
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from screens.assessment.progress import Section, sections
from screens.interviews.examples import EXAMPLES, example
from storage import Store

OWNER = "local"
TODAY = date.today  # the server's day; dates of the example move with it
_example = cache(example)


@contextmanager
def filled(count: int = 1) -> Generator[tuple[Store, str, list[str]]]:
    """Make a database with `count` candidacies: itself, its address and their ids. It is gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        store = storage.open_store(url)
        sample = sample_candidacy()
        ids = [f"bench-{number}" for number in range(count)]
        for name in ids:
            storage.create(store, OWNER, sample.model_copy(update={"id": name}))
        yield store, url, ids


def add_invited(store: Store) -> str:
    """Add the example that is invited to round two; return its id."""
    invited = example("invited", TODAY()).model_copy(update={"id": "bench-invited"})
    storage.create(store, OWNER, invited)
    return invited.id


def sample_candidacy() -> Candidacy:
    """Return the example with every question asked, one answer of the widest step still open."""
    candidacy = example("waiting", TODAY()).model_copy(update={"depth": "full"})
    open_one = rated_names(candidacy)[0]
    answers = tuple(answer for answer in candidacy.answers if answer.factor != open_one)
    return candidacy.model_copy(update={"answers": answers})


def another(number: int, names: Sequence[str] = EXAMPLES) -> Candidacy:
    """Return one of the examples with an id, a role and levels of its own, the same for the same number."""
    dice = random.Random(number)  # noqa: S311 - no secret
    candidacy = _example(names[number % len(names)], TODAY())
    answers = tuple(
        answer.model_copy(update={"level": dice.randint(0, 4)}) if isinstance(answer, Rated) else answer
        for answer in candidacy.answers
    )
    return candidacy.model_copy(update={"id": f"c{number}", "role": f"Analyst {number}", "answers": answers})


def widest(candidacy: Candidacy) -> Section:
    """Return the step with the most questions."""
    return max(sections(Snapshot(candidacy, load_catalogue(), TODAY())), key=lambda part: len(part.asked))


def rated_names(candidacy: Candidacy) -> list[str]:
    """Return the factors of the widest step that have a radio, in the order of the screen."""
    catalogue = load_catalogue()
    return [name for name in widest(candidacy).asked if not catalogue.factor[name].derived]


def levels(store: Store, candidacy_id: str) -> dict[str, int]:
    """Return the levels that stand in the database."""
    kept = storage.load(store, OWNER, candidacy_id)
    return {answer.factor: answer.level for answer in kept.answers if isinstance(answer, Rated)} if kept else {}


def reasons(store: Store, candidacy_id: str) -> set[str | None]:
    """Return the reasons for an invitation that are ticked in the database."""
    kept = storage.load(store, OWNER, candidacy_id)
    return {note.about for note in kept.notes if note.kind == "reason" and note.text} if kept else set()


def at_widest_step(ids: list[str]) -> list[str]:
    """Return the query strings that open candidacies at their widest step."""
    step = widest(sample_candidacy()).id
    return [query(name, step) for name in ids]


def address(url: str, page: str, candidacy_id: str, step: str = "") -> str:
    """Return the address of a page with a candidacy."""
    return f"{url}/{page}?{query(candidacy_id, step)}"


def query(candidacy_id: str, step: str = "") -> str:
    """Return the query string that opens a candidacy, and a step of its assessment."""
    return f"candidacy={candidacy_id}" + (f"&step={step}" if step else "")
