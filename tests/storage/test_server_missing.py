"""Without a PostgreSQL server the tests fail and say what to install; they never pass by not running."""

from pathlib import Path

import pytest

from tests.support import postgresql


def test_a_missing_server_fails_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgresql, "PACKAGED", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="install the distribution's package named postgresql"):
        postgresql.programs()
