"""How a migration runs: on the engine it is handed, all steps in one transaction, one process at a time.

SQLite changes a table by copying it and dropping the old one, and with foreign keys on that drop deletes all rows that
hang on it. So they are off before the transaction begins (inside one the switch does nothing) and checked before it ends.
"""

from alembic import context
from sqlalchemy import Connection, Engine, text

from scoring.language import counted
from storage.tables import metadata

# Any number that no other program on the server is likely to lock.
LOCK = 7_362_201


def _switch_foreign_keys(connection: Connection, state: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={state}")


def _run(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        connection.execute(text("SET LOCAL statement_timeout = 0"))
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=sqlite)
    # Who waited for another process finds the step taken. Whoever takes it copies what all can still read.
    version, head = context.get_context().get_current_revision(), context.get_revision_argument()
    if (copy := context.config.attributes["copy"]) and version and version != head:
        copy(version)
    context.run_migrations()
    if sqlite and (orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
        raise RuntimeError(
            f"The migration left {counted(len(orphans), 'row')} without their parent and was taken back."
        )


engine: Engine = context.config.attributes["engine"]
with engine.connect().execution_options(write=True) as connection:
    _switch_foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            _run(connection)
    finally:
        _switch_foreign_keys(connection, "ON")
