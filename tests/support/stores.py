"""A store in a file with one candidacy in it, and an answer that is saved there."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import storage
from scoring.candidacy import Rated
from tests.support.candidacies import FULL

Opened = Callable[..., storage.Store]
ANSWER = Rated(factor="C9", level=3, evidence="What I said")


@contextmanager
def as_ordinary_user() -> Generator[None]:
    """Give up the rights of root, to whom no file is read-only."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def started(opened: Opened, file: Path, **options: float) -> storage.Store:
    store = opened(f"sqlite:///{file}", **options)
    storage.create(store, "local", FULL)
    return store


def save(store: storage.Store) -> None:
    storage.save_choice(store, "local", "full", ANSWER)


def assert_saved(store: storage.Store) -> None:
    kept = storage.load(store, "local", "full")
    assert kept is not None
    assert ANSWER in kept.answers
