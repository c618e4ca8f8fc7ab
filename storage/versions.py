"""The version of the tables: bring a database up to date, refuse one that we do not know.

Alembic's steps live in `migrations/`. Alembic itself is imported only when there is a step to take, because it takes
longer to import than everything else that a start of the app needs from this folder.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, inspect, text

from storage.errors import DamagedError, NewerError, NotADatabaseError

HEAD = "0006"
FOLDER = Path(__file__).parent / "migrations"
# The tables of the first version. Whatever has tables but not these is another program's.
OURS = frozenset(
    {"alembic_version", "owner", "candidacy", "interviewer", "answer", "event", "action_state", "snapshot"}
)

_ONE_AT_A_TIME = Lock()  # Alembic keeps the migration that runs in a global


def upgrade(
    engine: Engine,
    place: str,
    copy: Callable[[str], None] | None = None,
    folder: Path = FOLDER,
    head: str = HEAD,
) -> None:
    """Bring the tables to version `head` in one transaction.

    `copy` is called before a step on tables that are there. Raises NewerError, NotADatabaseError or DamagedError and then changes nothing.
    """
    with engine.begin() as connection:
        kept = inspect(connection).get_table_names()
        refuse_foreign(kept, place)
        found = str(connection.scalar(text("SELECT version_num FROM alembic_version"))) if kept else None
    if found == head:
        return
    from alembic import command  # noqa: PLC0415  only needed when there is a step to take
    from alembic.config import Config  # noqa: PLC0415  see above
    from alembic.script import ScriptDirectory  # noqa: PLC0415  see above

    config = Config(attributes={"engine": engine, "copy": copy})
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerError(place)
    with _ONE_AT_A_TIME:
        try:
            command.upgrade(config, head)
        except (RuntimeError, AttributeError) as error:  # rows without what they hang on, columns of another program
            raise DamagedError(place) from error


def refuse_foreign(contents: Collection[str], place: str) -> None:
    """Raise NotADatabaseError when this is what another program keeps in a database."""
    if contents and not OURS.issubset(contents):
        raise NotADatabaseError(place)
