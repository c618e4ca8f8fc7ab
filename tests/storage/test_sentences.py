"""Every kind of trouble with a database has its sentence in `errors.toml`, and every sentence there is of one."""

import tomllib
from pathlib import Path

from storage import errors
from storage.errors import SENTENCES, StorageError


def test_each_kind_of_trouble_has_a_sentence_and_no_sentence_is_of_none() -> None:
    kinds = {"StorageError", *(kind.__name__ for kind in StorageError.__subclasses__())}
    assert kinds == SENTENCES.keys()


def test_each_code_of_a_driver_means_one_of_those_kinds() -> None:
    data = tomllib.loads(Path(errors.__file__).with_name("errors.toml").read_text("utf-8"))
    assert {*data["sqlite"].values(), *data["postgresql"].values()} <= SENTENCES.keys()
