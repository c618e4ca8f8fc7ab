"""From the folder `data/` to a catalogue, or to the list of everything that is wrong with it.

Decides which files make a catalogue. What an entry holds is in `scoring.catalogue`, what must hold between entries in
`scoring.loading.links` and `scoring.loading.contradictions`, and what a file may be made of in `scoring.loading.yaml_source`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from scoring.catalogue import Action, Catalogue, StopRule
from scoring.catalogue.shape import SharedStopRule
from scoring.loading import contradictions, links
from scoring.loading.misfit_words import describe, inside, is_about_key
from scoring.loading.yaml_source import Problem, Source, Steps, read_changes, read_letter, read_yaml, unreadable

SHIPPED = Path(__file__).resolve().parents[2] / "data"

# Every part of the catalogue is a file of its own name, but for these.
_FILES = {"changes": "CHANGES.md", "letter_uses": "letter_occasions.yaml", "letter_doubts": "letter_review.yaml"}
_SHARED_FILES = {
    "catalogue.yaml": ("version", "setup_questions", "scale", "not_covered", "limits"),
    "sources.yaml": ("articles", "research"),
}
_FOLDERS = {"factors": ".yaml", "actions": ".yaml", "interviews": ".yaml", "letters": ".md"}


class CatalogueError(ValueError):
    """A catalogue that does not load; `problems` holds all that was found, and the text is one line for each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class _Draft:
    """The files put together. `origins` says which source, and where in it, a part of `data` came from."""

    data: dict[str, object] = field(default_factory=dict)
    origins: dict[Steps, tuple[Source, Steps]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, steps: Steps, message: str, *, at_key: bool = False) -> Problem:
        length = 2 if steps[:2] in self.origins else 1
        source, start = self.origins[steps[:length]]
        return source.problem((*start, *steps[length:]), message, at_key=at_key)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Load the catalogue of a folder, once for each folder; without one, the catalogue that is shipped.

    Factors stand in the order of `dimensions.yaml`, all else by file name and then as written. Raises CatalogueError.
    """
    return _load(folder.resolve() if folder else SHIPPED)


def lint(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of a catalogue, by file and line; what stands between entries is looked at once each fits."""
    return _read(folder)[1]


@cache
def _load(folder: Path) -> Catalogue:
    catalogue, problems = _read(folder)
    if catalogue is None or problems:
        raise CatalogueError(problems)
    parts = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    order = {named: i for i, named in enumerate(named for d in catalogue.dimensions for named in d.factors)}
    parts["factors"] = tuple(sorted(catalogue.factors, key=lambda factor: order[factor.id]))
    parts["actions"] = tuple(_with_shared_stop_rules(action, catalogue.stop_rules) for action in catalogue.actions)
    return Catalogue.model_validate(parts)


def _with_shared_stop_rules(action: Action, shared: tuple[SharedStopRule, ...]) -> Action:
    rules = (rule for rule in shared if rule.id not in action.continues_after)
    in_front = tuple(StopRule(when=rule.when, reason=rule.reason) for rule in rules)
    return action.model_copy(update={"stops_when": (*in_front, *action.stops_when)})


def _read(folder: Path) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    draft = _assemble(folder)
    catalogue = None
    try:
        catalogue = Catalogue.model_validate(draft.data, strict=True)
    except ValidationError as error:
        draft.problems += _shape_problems(draft, error)
    else:
        draft.problems += [draft.problem(*fault) for fault in links.faults(catalogue)]
        unread = any(problem.file.startswith("interviews/") for problem in draft.problems)
        found = (fault for fault in contradictions.faults(catalogue) if not (unread and fault.steps[0] == "interviews"))
        draft.problems += [draft.problem(*fault) for fault in found]
    return catalogue, tuple(sorted(set(draft.problems)))


def _assemble(folder: Path) -> _Draft:
    draft = _Draft()
    elsewhere = {*_FOLDERS, *chain.from_iterable(_SHARED_FILES.values())}
    for name in (name for name in Catalogue.model_fields if name not in elsewhere):
        source = _read_file(draft, folder, _FILES.get(name, f"{name}.yaml"))
        if source.data is not None:
            draft.data[name] = source.data
            draft.origins[name,] = (source, ())
    for file, names in _SHARED_FILES.items():
        _take_apart(draft, _read_file(draft, folder, file), names)
    for name, suffix in _FOLDERS.items():
        _gather(draft, folder, name, suffix)
    return draft


def _read_file(draft: _Draft, folder: Path, file: str) -> Source:
    read = read_changes if file == _FILES["changes"] else read_letter if file.endswith(".md") else read_yaml
    try:
        if (folder / file).is_fifo():  # nobody may ever write into it
            raise OSError(0, "it is no file")  # noqa: TRY301
        source = read(file, (folder / file).read_bytes())
    except FileNotFoundError:
        source = unreadable(file, "The file is missing; restore it or write it anew.")
    except OSError as error:
        message = f"The file cannot be read ({error.strerror}); check what it is and who may read it."
        source = unreadable(file, message)
    draft.problems += source.problems
    return source


def _take_apart(draft: _Draft, source: Source, names: tuple[str, ...]) -> None:
    if source.data is None:
        return
    keys = ", ".join(f"`{name}`" for name in names)
    if not isinstance(source.data, dict):
        draft.problems.append(source.problem((), f"The file must hold the keys {keys}; write them."))
        return
    draft.data |= {name: source.data[name] for name in names if name in source.data}
    draft.origins |= {(name,): (source, (name,)) for name in names}
    for name in (name for name in source.data if name not in names):
        message = f"The key `{name}` is unknown here; correct or remove it (the keys are {keys})."
        draft.problems.append(source.problem((name,), message, at_key=True))


def _gather(draft: _Draft, folder: Path, name: str, suffix: str) -> None:
    entries: list[object] = []
    paths = sorted(p for p in (folder / name).glob("*") if not p.name.startswith(".") and not p.name.endswith("~"))
    for path in paths:
        file = f"{name}/{path.name}"
        if path.suffix != suffix:
            message = f"Files in {name}/ end in {suffix} and this one is not read; rename it or move it away."
            draft.problems.append(Problem(file, 1, 1, message))
            continue
        source = _read_file(draft, folder, file)
        if source.data is None:
            continue
        whole = suffix == ".md"
        found = (source.data,) if whole else source.data
        if not isinstance(found, tuple):
            draft.problems.append(source.problem((), f"The file must hold a list of {name}; start each with `- id:`."))
            continue
        for i, entry in enumerate(found):
            draft.origins[name, len(entries)] = (source, () if whole else (i,))
            entries.append(entry)
    if not paths:
        message = f"The folder {name}/ is missing or empty; restore its {suffix} files."
        draft.problems.append(Problem(f"{name}/", 1, 1, message))
    draft.data[name] = tuple(entries)


def _shape_problems(draft: _Draft, error: ValidationError) -> Iterator[Problem]:
    # A top-level part that could not be read is told of where it was read.
    for one in error.errors(include_url=False):
        if len(one["loc"]) > 1 or one["loc"] in draft.origins:
            steps = inside(draft.data, one)
            yield draft.problem(steps, describe(draft.data, steps, one), at_key=is_about_key(one))
