"""The person's data as a whole: its place, a full copy, restoring a copy, deleting with a way back."""

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.validation.coherence import InputError
from widgets import clock, current, saving, scripts
from widgets.names import numbered
from wording.screen import error_words
from wording.words import day_name, job_words, restored_words

_EVERYTHING = "everything"


def where() -> None:
    """Say where the file is and that nothing leaves the machine."""
    st.write(
        "Everything you enter is kept in one file on this computer. There is no account, and nothing is sent anywhere. "
        "Only this computer can open the app: a phone or another computer cannot."
    )
    st.code(current.store().place, language=None, wrap_lines=True)


def take_away() -> None:
    """Offer one file with everything in it."""
    st.header("Take a copy of everything", anchor=False)
    st.write(
        "One file with every interview, answer, date and tick. Keep it as a backup or move it to another computer."
    )
    st.download_button(
        "Download everything",
        data=lambda: storage.export_owner(current.store(), current.OWNER),
        file_name=f"round-two-{clock.today().isoformat()}.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def bring_back() -> None:
    """Restore a copy; all of it or nothing."""
    st.header("Bring a copy back", anchor=False)
    with st.container(gap=None):
        upload = st.file_uploader(
            f"A file saved by Round Two (at most {storage.MAX_BACKUP_MB} MB)", type="json", key="restore"
        )
        scripts.call_drop_zones_groups()
    st.button("Restore this file", disabled=upload is None, on_click=_restore)
    if report := st.session_state.pop("restored", None):
        st.success(report)
    if refused := st.session_state.pop("refused", None):
        st.error(error_words(refused))


def delete() -> None:
    """Delete one interview or everything, after a typed word; undo stays until it has worked or the page is left."""
    st.header("Delete", anchor=False)
    candidacies = storage.list_candidacies(current.store(), current.OWNER)
    if st.session_state.get("deleted"):
        st.success("Deleted. You can take this back until you leave this page.")
        st.button("Undo", icon=":material/undo:", on_click=_undo)
    if not candidacies:
        st.write("There is nothing to delete.")
        return
    names = numbered({each.id: _name(each) for each in candidacies})
    st.selectbox(
        "What do you want to delete?",
        [*names, _EVERYTHING],
        index=None,
        key="delete_what",
        format_func=lambda choice: "Everything" if choice == _EVERYTHING else names[choice],
        placeholder="Choose",
    )
    if st.session_state.get("delete_what"):
        st.text_input("Type the word delete to go on", key="delete_word", live="0.2s", autocomplete="off")
        ready = st.session_state.get("delete_word", "").strip().lower() == "delete"
        st.button("Delete it", disabled=not ready, type="primary", on_click=_delete)


def _name(candidacy: Candidacy) -> str:
    """Name an interview so that two for the same job can be told apart."""
    day = f", {day_name(candidacy.interview_day)}" if candidacy.role or candidacy.employer else ""
    return f"{job_words(candidacy)}{day}"


def _restore() -> None:
    upload = st.session_state["restore"]
    if upload is None:
        return
    try:
        report = storage.restore(current.store(), current.OWNER, upload.getvalue(), current.catalogue())
    except (InputError, storage.StorageError) as error:
        st.session_state["refused"] = f"{error} Nothing was changed."
        return
    counts = (len(report.added), len(report.copied), len(report.unchanged))
    st.session_state["restored"] = restored_words(*counts)


def _delete() -> None:
    what = st.session_state["delete_what"]

    def write() -> None:
        if what == _EVERYTHING:
            document = storage.delete_everything(current.store(), current.OWNER, current.EXAMPLE_OWNER)
        else:
            document = storage.delete_candidacy(current.store(), current.OWNER, what)
        st.session_state.setdefault("deleted", []).append(document)

    if saving.attempt(write):
        current.invalidate()
        if what in {_EVERYTHING, current.candidacy_id()}:
            current.select(None, current.OWNER)
        st.session_state["delete_word"] = ""
        st.session_state["delete_what"] = None


def _undo() -> None:
    while documents := st.session_state.get("deleted"):
        if not saving.attempt(lambda: storage.put_back(current.store(), current.OWNER, documents[-1])):
            return
        documents.pop()
    st.session_state["restored"] = "What was deleted is back."
