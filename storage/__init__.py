"""The only place that knows a database: where it is, its tables, and every question and change.

Functions take the store and the owner ("local" without sign-in); each is one transaction and raises StorageError with a
sentence for the user. Whether a candidacy makes sense is decided in `scoring.validation.coherence`, not here.
"""

from storage.connecting import Store as Store
from storage.connecting import open_store as open_store
from storage.documents import MAX_BACKUP_BYTES as MAX_BACKUP_BYTES
from storage.documents import MAX_BACKUP_MB as MAX_BACKUP_MB
from storage.documents import delete_candidacy as delete_candidacy
from storage.documents import delete_everything as delete_everything
from storage.documents import export_owner as export_owner
from storage.documents import put_back as put_back
from storage.documents import restore as restore
from storage.errors import StorageError as StorageError
from storage.reading import Kept as Kept
from storage.reading import LetterDraft as LetterDraft
from storage.reading import catch_up as catch_up
from storage.reading import last_calendar as last_calendar
from storage.reading import list_candidacies as list_candidacies
from storage.reading import list_headings as list_headings
from storage.reading import list_letters as list_letters
from storage.reading import load as load
from storage.reading import newest_id as newest_id
from storage.reading import revision as revision
from storage.writing import add_day_off as add_day_off
from storage.writing import add_events as add_events
from storage.writing import add_interviewer as add_interviewer
from storage.writing import ask_anyway as ask_anyway
from storage.writing import create as create
from storage.writing import keep_calendar as keep_calendar
from storage.writing import lead_interviewer as lead_interviewer
from storage.writing import opt_in as opt_in
from storage.writing import remove_day_off as remove_day_off
from storage.writing import remove_event as remove_event
from storage.writing import remove_interviewer as remove_interviewer
from storage.writing import remove_note as remove_note
from storage.writing import save_choice as save_choice
from storage.writing import save_details as save_details
from storage.writing import save_interviewer as save_interviewer
from storage.writing import save_letter as save_letter
from storage.writing import save_note as save_note
from storage.writing import save_notes as save_notes
from storage.writing import save_repaired as save_repaired
from storage.writing import save_words as save_words
from storage.writing import set_circumstance as set_circumstance
from storage.writing import tick as tick
from storage.writing import untick as untick
from storage.writing import with_details as with_details
