"""The shipped catalogue for tests of plans."""

import pytest

from scoring.catalogue import Catalogue
from scoring.loading import load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()
