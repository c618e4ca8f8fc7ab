import json
import os
import re
import subprocess
import sys

import pytest

from exports import FORMATS, Format, file_name
from scoring.candidacy import Candidacy
from tests.support.exporting import HOSTILE, candidacy_of, export_of
from wording.numbers import as_json

FINGERPRINTS = """
from hashlib import sha256
from exports import FORMATS
from tests.support.exporting import printed
print([sha256(kind.render(printed(name))).hexdigest() for kind in FORMATS.values() for name in ("waiting", "invited")])
"""


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_the_same_export_gives_the_same_bytes(kind: Format) -> None:
    assert kind.render(export_of()) == kind.render(export_of())


def test_bytes_depend_on_no_hash_seed_time_zone_or_language() -> None:
    places = [("0", "UTC", "C.UTF-8"), ("1", "Pacific/Kiritimati", "C"), ("2", "America/Adak", "de_DE.UTF-8")]
    prints = {
        subprocess.run(
            [sys.executable, "-c", FINGERPRINTS],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, language in places
    }
    assert len(prints) == 1


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_every_format_takes_whatever_was_typed(kind: Format, typed: str) -> None:
    answers = [answer.model_dump() | {"evidence": typed} for answer in candidacy_of().answers]
    assert kind.render(export_of(role=typed, employer=typed, answers=answers))


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_a_candidacy_without_any_answer_can_be_exported(kind: Format) -> None:
    assert kind.render(export_of(answers=(), events=(), actions=()))


@pytest.mark.parametrize("name", ["fresh", "waiting", "invited"])
@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_every_example_can_be_exported(kind: Format, name: str) -> None:
    assert kind.render(export_of(name))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_a_file_name_is_plain_whatever_was_typed(kind: Format, typed: str) -> None:
    name = file_name(export_of(role=typed, employer="../../etc/passwd"), kind)
    assert re.fullmatch(r"\w+(-\w+)*\.[a-z]+", name)
    assert len(name) <= 120
    assert len(name.encode()) < 255


@pytest.mark.parametrize(
    ("role", "employer", "name"),
    [
        ("Operations analyst", "Northfield Foods", "operations-analyst-northfield-foods-2026-11-18.ics"),
        ("Łódź Straße", "Søren & Ångström", "lodz-strasse-soren-angstrom-2026-11-18.ics"),
        ("", "", "round-two-2026-11-18.ics"),
        ("日本", "\U0001f469", "日本-2026-11-18.ics"),
        ("\U0001f469", "", "round-two-2026-11-18.ics"),
        ("Инженер", "Ångström", "инженер-angstrom-2026-11-18.ics"),
        ("Nguye\u0302\u0303n", "", "nguyen-2026-11-18.ics"),
        ("कि", "", "कि-2026-11-18.ics"),
        ("CON", "", "con-2026-11-18.ics"),
    ],
)
def test_a_file_is_named_after_role_employer_and_day(role: str, employer: str, name: str) -> None:
    assert file_name(export_of(role=role, employer=employer), FORMATS["ics"]) == name


def test_no_two_formats_share_a_file_name() -> None:
    names = [file_name(export_of(), kind) for kind in FORMATS.values()]
    assert len(set(names)) == len(names)


def test_data_holds_both_results_and_the_candidacy_to_restore() -> None:
    export = export_of()
    document = json.loads(FORMATS["json"].render(export))
    assert document["readiness"] == as_json(export.readiness)
    assert document["plan"] == as_json(export.plan)
    read = Candidacy.model_validate(document["candidacy"])
    assert set(read.answers) == set(export.candidacy.answers)
    assert read.model_copy(update={"answers": (), "actions": ()}) == export.candidacy.model_copy(
        update={"answers": (), "actions": ()}
    )


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_data_keeps_what_was_typed_to_the_letter(typed: str) -> None:
    document = json.loads(FORMATS["json"].render(export_of(role=typed)))
    assert document["candidacy"]["role"] == typed
