"""The only place that knows a database: where it is, its tables, and every question and change.

Functions take the store and the owner ("local" without sign-in); each is one transaction and raises StorageError with a
sentence for the user. Whether a candidacy makes sense is decided in `scoring.coherence`, not here.
"""

from storage.connecting import Store, default_url, open_store
from storage.documents import (
    RestoreReport,
    delete_candidacy,
    delete_everything,
    export_candidacy,
    export_owner,
    put_back,
    restore,
)
from storage.errors import NotFoundError, StorageError
from storage.reading import (
    LetterDraft,
    Snapshot,
    list_candidacies,
    list_letters,
    list_snapshots,
    load,
    newest_id,
    revision,
)
from storage.writing import (
    add_event,
    add_interviewer,
    clear_action_state,
    clear_answer,
    clear_letter,
    create,
    remove_event,
    remove_interviewer,
    save_action_state,
    save_answer,
    save_choice,
    save_details,
    save_interviewers,
    save_letter,
    save_snapshot,
    save_words,
    tick,
    untick,
)

__all__ = [
    "LetterDraft",
    "NotFoundError",
    "RestoreReport",
    "Snapshot",
    "StorageError",
    "Store",
    "add_event",
    "add_interviewer",
    "clear_action_state",
    "clear_answer",
    "clear_letter",
    "create",
    "default_url",
    "delete_candidacy",
    "delete_everything",
    "export_candidacy",
    "export_owner",
    "list_candidacies",
    "list_letters",
    "list_snapshots",
    "load",
    "newest_id",
    "open_store",
    "put_back",
    "remove_event",
    "remove_interviewer",
    "restore",
    "revision",
    "save_action_state",
    "save_answer",
    "save_choice",
    "save_details",
    "save_interviewers",
    "save_letter",
    "save_snapshot",
    "save_words",
    "tick",
    "untick",
]
