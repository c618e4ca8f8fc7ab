"""What a broken catalogue case is made of."""

from typing import NamedTuple


class Broken(NamedTuple):
    """One replacement in one file, the text at which the problem must be reported, and the message."""

    file: str
    old: str
    new: str
    at: str
    message: str
