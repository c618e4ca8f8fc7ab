"""A program that saves one answer after another and says each time that it was acknowledged."""

import sys
from itertools import count

import storage
from scoring.candidacy import Rated


def main(url: str, owner: str, candidacy_id: str) -> None:
    """Save answers to the factors F0, F1, ... until someone ends the process."""
    store = storage.open_store(url)
    for number in count():
        answer = Rated(factor=f"F{number}", level=number % 5, evidence="x" * 200)
        storage.save_choice(store, owner, candidacy_id, answer)
        sys.stdout.write(f"{answer.factor}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
