"""Every kind of trouble with a database has its sentence in `errors.toml`, and every sentence there is of one."""

from storage.errors import SENTENCES, StorageError


def test_each_kind_of_trouble_has_a_sentence_and_no_sentence_is_of_none() -> None:
    kinds = {"StorageError", *(kind.__name__ for kind in StorageError.__subclasses__())}
    assert kinds == SENTENCES.keys()
