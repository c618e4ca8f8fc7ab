"""A database on a server: how it is reached, and how long it may take to answer.

Nothing is kept with a connection but what each transaction says itself, so that a pooler between may hand out another
connection for each one.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

from storage.errors import BadUrlError, EncodingError

ANSWER_SECONDS, GRACE_SECONDS = 20.0, 5.0
# Seconds, and for the last one milliseconds, before a server or a network that says nothing counts as lost.
SILENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}


def engine_of(
    address: URL,
    place: str,
    busy_seconds: float,
    answer_seconds: float = ANSWER_SECONDS,
    grace_seconds: float = GRACE_SECONDS,
) -> Engine:
    """Return an engine whose statements wait `busy_seconds` for a lock and take `answer_seconds` at most.

    The server ends them then; when it has not done so `grace_seconds` later, the connection counts as lost.
    """
    address = address.difference_update_query(["prepare_threshold"])
    try:
        engine = create_engine(address, pool_size=8, max_overflow=24, pool_pre_ping=True, pool_timeout=busy_seconds)
        import psycopg  # noqa: PLC0415  an extra that may not be installed
    except ImportError:
        raise BadUrlError(address.render_as_string(hide_password=True)) from None

    class Patient(psycopg.Connection[Any]):
        """A connection that gives up when the server cannot even say that a statement has taken too long."""

        def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  psycopg's signature
            try:
                return super().wait(_at_most(gen, answer_seconds + grace_seconds), *arguments, **options)
            except TimeoutError as error:
                self.close()
                raise psycopg.OperationalError(str(error)) from error

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: Any, options: Any) -> Patient:  # noqa: ANN401  SQLAlchemy's signature
        connection = Patient.connect(*arguments, **(SILENCE | options | {"prepare_threshold": None}))
        if (encoding := connection.info.parameter_status("server_encoding")) != "UTF8":
            connection.close()
            raise EncodingError(f"{place} ({encoding})")
        return connection

    limits = f"SET LOCAL lock_timeout = {round(busy_seconds * 1000)}; SET LOCAL statement_timeout = {round(answer_seconds * 1000)}"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(limits))
    return engine


def _at_most(gen: Generator[Any, Any, Any], seconds: float) -> Generator[Any, Any, Any]:
    """Pass on what a conversation with the server waits for, until it takes too long. Raises TimeoutError."""
    until = monotonic() + seconds
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and monotonic() > until:
                raise TimeoutError("The server does not answer.")
            wanted = gen.send(ready)
    except StopIteration as done:
        return done.value
