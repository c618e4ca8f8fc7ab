"""Round Two from a terminal: the same engine as the app, for one candidacy, for a catalogue, or for many at once.

Decides how input is read and how trouble is told: one clear line and exit code 1 for a wrong input, 2 for a wrong call.
"""

import gc
import json
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from errno import EBADF
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NoReturn, TextIO

import typer

from charts.paper import pictures
from exports import FORMATS, Export, Format, Paper
from exports.files import replacing
from exports.terminal import catalogue_text, facts_text, plan_text, readiness_text
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.language import counted, either
from scoring.loading import SHIPPED, CatalogueError, lint, load_catalogue
from scoring.planning import plan as make_plan
from scoring.readiness import readiness
from scoring.validation.coherence import FIRST_YEAR, LAST_YEAR, MAX_BYTES, InputError, parse_candidacy
from wording import numbers
from wording.words import restored_words

if TYPE_CHECKING:
    from storage import Store

_READ_LIMIT = MAX_BYTES + 4
_OWNER = "local"
_NO_MEMORY = (
    "A terminal remembers no earlier calendar file: what is no longer planned stays in your calendar. "
    "Import this file into a calendar of its own, and delete that before the next one."
)

app = typer.Typer(
    help="Look back on a first job interview, see how ready you are for a second, and leave with a dated plan.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2026-11-18.") from None


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is not a format; use one of {', '.join(FORMATS)}.")
    return FORMATS[name]


Source = Annotated[str, typer.Argument(metavar="CANDIDACY", help="A candidacy.json file, or - for standard input.")]
Today = Annotated[
    date | None,
    typer.Option("--today", parser=_day, metavar="DAY", help="Reckon as if it were this day, such as 2026-11-18."),
]
Minutes = Annotated[
    int | None,
    typer.Option("--minutes-per-day", min=5, max=600, help="Minutes you have on a day; else what the file says."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print data for a program in place of words.")]
Target = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write, or - for standard output.")
]
Kind = Annotated[
    Format, typer.Option("--format", parser=_format, metavar="|".join(FORMATS), help="The kind of file to write.")
]


@app.command()
def score(source: Source, today: Today = None, as_json: AsJson = False) -> None:
    """Show how ready you are and what costs most."""
    export = _export(source, today, None)
    _print(_json(numbers.as_json(export.readiness)) if as_json else readiness_text(export))


@app.command()
def plan(source: Source, today: Today = None, minutes_per_day: Minutes = None, as_json: AsJson = False) -> None:
    """Show what to do on which day, and what was left out."""
    export = _export(source, today, minutes_per_day)
    _print(_json(numbers.as_json(export.plan)) if as_json else plan_text(export))


@app.command()
def export(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    source: Source,
    output: Target,
    kind: Kind,
    today: Today = None,
    minutes_per_day: Minutes = None,
    paper: Annotated[Paper, typer.Option("--paper", help="The size of a page, for files to print.")] = "a4",
) -> None:
    """Write report, plan or the card for the morning to a file."""
    _refuse_folder(output)
    computed = _export(source, today, minutes_per_day)
    drawings = partial(pictures, computed.now, computed.readiness, computed.plan)
    content = kind.render(replace(computed, paper=paper, pictures=drawings))
    if kind.name == "ics":
        typer.echo(_NO_MEMORY, err=True)
    with _open_output(output) as stream:
        stream.write(content)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False, help="A catalogue folder.")] = SHIPPED,
) -> None:
    """Check a catalogue folder and list every problem.

    Each line names file, line and column. Without a folder, the shipped catalogue is checked.
    """
    if not folder.is_dir():
        _fail(f"{folder}: there is no such folder.")
    problems = lint(folder)
    for problem in problems:
        _print(str(problem))
    if problems:
        raise typer.Exit(1)
    catalogue = load_catalogue(folder)
    counts = (
        counted(len(catalogue.factors), "factor"),
        counted(len(catalogue.actions), "action"),
        counted(len(catalogue.letters), "letter"),
        counted(len(catalogue.rules), "rule"),
        counted(len(catalogue.seed_rows), "row"),
    )
    _print(f"{', '.join(counts)} of advice: no problems.")


@app.command()
def catalogue(
    facts: Annotated[bool, typer.Option("--facts", help="Show what conditions may ask, in place of factors.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show every factor, or with --json the whole catalogue."""
    shipped = _catalogue()
    if as_json:
        whole = shipped.model_dump(mode="json")
        _print(_json(whole["facts"] if facts else whole))
    else:
        _print(facts_text(shipped) if facts else catalogue_text(shipped))


@app.command()
def batch(
    source: Annotated[str, typer.Argument(metavar="CANDIDACIES", help="One candidacy a line (JSON lines), or -.")],
    output: Target,
    today: Today = None,
) -> None:
    """Score many candidacies into one table.

    The name of the table ends in .csv or .parquet. A line that cannot be read is reported and left out.
    """
    from exports.batch import scored  # noqa: PLC0415 - loading Parquet takes longer than one score
    from exports.scores import WRITERS  # noqa: PLC0415 - see above

    kind = ".csv" if output == "-" else Path(output).suffix.lower()
    if kind not in WRITERS:
        raise typer.BadParameter(f"{output}: name a file that ends in {either(WRITERS)}.", param_hint="'-o'")
    _refuse_folder(output)
    _catalogue()
    gc.freeze()  # the catalogue stays: the collector need not walk through it every few lines, in no process
    read = bad = 0
    with _open_input(source) as lines, _open_output(output) as stream, WRITERS[kind](stream) as write:
        for number, result in scored(_numbered(lines), _day_or_today(today)):
            read += 1
            if isinstance(result, str):
                bad += 1
                typer.echo(f"{source}:{number}: {result}", err=True)
            else:
                write(result)
    if bad:
        _fail(f"{bad:,} of {counted(read, 'candidacy')} could not be read; the others are in {output}.")


@app.command()
def backup(output: Target) -> None:
    """Save everything that the app keeps to one file."""
    import storage  # noqa: PLC0415 - only these two commands need a database

    _refuse_folder(output)
    with _database() as store, _open_output(output) as stream:
        stream.write(storage.export_owner(store, _OWNER))


@app.command()
def restore(
    source: Annotated[str, typer.Argument(metavar="BACKUP", help="A file saved by Round Two, or -.")],
) -> None:
    """Bring such a file back; all of it or nothing."""
    import storage  # noqa: PLC0415 - see above

    with _open_input(source) as stream, _database() as store:
        content = stream.read(storage.MAX_BACKUP_BYTES + 1)
        report = storage.restore(store, _OWNER, content, _catalogue())
    _print(restored_words(len(report.added), len(report.copied), len(report.unchanged)))


def _day_or_today(today: date | None) -> date:
    day = today or datetime.now().astimezone().date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        _fail(f"today: must lie between {FIRST_YEAR} and {LAST_YEAR}, not on {day}.")
    return day


def _export(source: str, today: date | None, minutes_per_day: int | None) -> Export:
    shipped, day = _catalogue(), _day_or_today(today)
    with _open_input(source) as stream:
        candidacy = parse_candidacy(stream.read(_READ_LIMIT), shipped)
    now = Snapshot(candidacy, shipped, day)
    return Export(
        candidacy=candidacy,
        catalogue=shipped,
        readiness=readiness(now),
        plan=make_plan(now, minutes_per_day),
        today=day,
        made=None if today else datetime.now().astimezone(),
    )


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their numbers; of an endless line only its beginning is kept."""
    number = 0
    while line := lines.readline(_READ_LIMIT):
        number += 1
        rest = line
        while len(rest) == _READ_LIMIT and not rest.endswith(b"\n"):
            rest = lines.readline(_READ_LIMIT)
        if line.strip():
            yield number, line


def _catalogue() -> Catalogue:
    try:
        return load_catalogue()
    except CatalogueError as error:
        _fail(str(error))


@contextmanager
def _open_input(source: str) -> Generator[BinaryIO]:
    with _reported(source), nullcontext(_binary(sys.stdin)) if source == "-" else Path(source).open("rb") as stream:
        yield stream


@contextmanager
def _database() -> "Generator[Store]":
    """Open the database for a command; turn trouble with it into one line and exit code 1."""
    import storage  # noqa: PLC0415 - only some commands need a database

    try:
        with closing(storage.open_store()) as store:
            yield store
    except storage.StorageError as error:
        _fail(str(error))


@contextmanager
def _open_output(output: str) -> Generator[BinaryIO]:
    with _reported(output), _standard_output() if output == "-" else replacing(Path(output)) as stream:
        yield stream


@contextmanager
def _standard_output() -> Generator[BinaryIO]:
    stream = _binary(sys.stdout)
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would fail again at the end
        raise


@contextmanager
def _reported(name: str) -> Generator[None]:
    """Turn trouble with a file into one line and exit code 1; a reader of our output who leaves is no trouble."""
    try:
        yield
    except InputError as error:
        _fail(f"{name}: {error}")
    except BrokenPipeError:
        raise
    except OSError as error:
        _fail(f"{name}: {_error_words(error)}")


def _binary(stream: TextIO | None) -> BinaryIO:
    """Return the bytes behind a standard stream. Raises OSError where the caller closed it."""
    if stream is None:
        raise OSError(EBADF, os.strerror(EBADF))
    return stream.buffer


def _refuse_folder(output: str) -> None:
    if output != "-" and Path(output).is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it.", param_hint="'-o'")


def _error_words(error: OSError) -> str:
    known = {
        FileNotFoundError: "there is no such file or folder.",
        IsADirectoryError: "this is a folder, not a file.",
        PermissionError: "you are not allowed to open this file.",
    }
    return known.get(type(error), f"{error.strerror or error}.")


def _print(content: str | bytes) -> None:
    with _reported("standard output"), _standard_output():
        typer.echo(content)


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no Ł shows a question mark
    app()
