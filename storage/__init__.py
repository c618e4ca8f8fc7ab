"""The only place that knows a database: where it is, its tables, and every question and change.

Functions take the store and the owner ("local" without sign-in); each is one transaction and raises StorageError with a
sentence for the user. Whether a candidacy makes sense is decided in `scoring.validation.coherence`, not here.
"""

from storage.connecting import Store, open_store
from storage.documents import (
    MAX_BACKUP_MB,
    RestoreReport,
    delete_candidacy,
    delete_everything,
    export_owner,
    put_back,
    restore,
)
from storage.errors import StorageError
from storage.reading import Kept, LetterDraft, catch_up, list_candidacies, list_letters, load, newest_id, revision
from storage.writing import (
    add_day_off,
    add_events,
    add_interviewer,
    create,
    remove_day_off,
    remove_event,
    remove_interviewer,
    remove_note,
    save_choice,
    save_details,
    save_interviewer,
    save_letter,
    save_note,
    save_notes,
    save_repaired,
    save_words,
    tick,
    untick,
    with_details,
)

__all__ = [
    "MAX_BACKUP_MB",
    "Kept",
    "LetterDraft",
    "RestoreReport",
    "StorageError",
    "Store",
    "add_day_off",
    "add_events",
    "add_interviewer",
    "catch_up",
    "create",
    "delete_candidacy",
    "delete_everything",
    "export_owner",
    "list_candidacies",
    "list_letters",
    "load",
    "newest_id",
    "open_store",
    "put_back",
    "remove_day_off",
    "remove_event",
    "remove_interviewer",
    "remove_note",
    "restore",
    "revision",
    "save_choice",
    "save_details",
    "save_interviewer",
    "save_letter",
    "save_note",
    "save_notes",
    "save_repaired",
    "save_words",
    "tick",
    "untick",
    "with_details",
]
