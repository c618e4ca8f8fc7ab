"""Ways to break the shipped catalogue, each with the place and the words that the loader must answer with."""

from tests.support.broken.conditions import CONDITIONS
from tests.support.broken.interviews import INTERVIEWS
from tests.support.broken.judgements import JUDGEMENTS
from tests.support.broken.kind import Broken
from tests.support.broken.letters import LETTERS
from tests.support.broken.names import NAMES
from tests.support.broken.references import REFERENCES
from tests.support.broken.values import VALUES

__all__ = ["BROKEN", "Broken"]

BROKEN = NAMES | CONDITIONS | REFERENCES | VALUES | JUDGEMENTS | LETTERS | INTERVIEWS
