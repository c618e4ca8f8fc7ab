"""The case bank: the advert as a list, cases with what came of them, and which case answers which line."""

from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.language import counted, plural_form
from scoring.round_two.cases import Line, matches
from scoring.round_two.notes import the_note, written
from screens.round_two.advert import requirements
from widgets import current, fields, notes
from widgets.names import numbered
from wording.screen import plain
from wording.words import capital, count_words

_LONGEST_ADVERT = 20_000


def bank(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Draw the advert, the cases, and the table of both."""
    _advert(candidacy, catalogue)
    for prompt in catalogue.round_two.part["cases"].prompts:
        notes.ask(prompt, candidacy)
    notes.lines(
        "Your cases",
        "Replanned eleven rosters in a week",
        candidacy,
        Note(id="new", kind="case"),
        lambda case: _result(case, candidacy),
    )
    lines = matches(candidacy, catalogue.round_two)
    cases = numbered({case.id: case.text for case in written(candidacy, "case")})
    if lines and cases:
        _cover(lines, cases, candidacy)


def _advert(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Draw the field for the advert; what it asks for is listed as it is typed or pasted."""
    words, most = catalogue.round_two.advert, catalogue.round_two.limits.longest_list
    kept = the_note(candidacy, "advert", "draft")

    def save(text: str) -> None:
        newest = current.candidacy() or candidacy
        before = requirements(the_note(newest, "advert", "draft").text, words, most)
        found = requirements(text, words, most)
        listed = written(newest, "requirement")
        known = {line.casefold() for line in (*before, *(note.text for note in listed))}
        new = [line for line in found if line.casefold() not in known]
        gone = [note for note in listed if found and note.text in {*before} - {*found} and not note.links]
        grown = [note.model_copy(update={"text": line}) for note, line in zip(gone, new, strict=False)]
        more = [Note(id=uuid4().hex, kind="requirement", text=line) for line in new[len(gone) :]]
        current.write(storage.save_notes, candidacy.id, [kept.model_copy(update={"text": text}), *grown, *more])
        for note in gone[len(new) :]:
            current.write(storage.remove_note, candidacy.id, note.id)

    label, key = "Paste the advert, or a piece of it", f"advert:{candidacy.id}"
    fields.draw(st.text_area, label, key, kept.text, save, max_chars=_LONGEST_ADVERT, height="content")
    if kept.text.strip():
        _say_what_was_found(len(requirements(kept.text, words, most)), most)


def _say_what_was_found(number: int, most: int) -> None:
    if not number:
        st.info("No line here asks for something. You can write the requirements below yourself.")
    elif number == most:
        st.caption(f"The first {counted(most, 'line')} stand below. Remove what does not matter.")
    else:
        found = capital(count_words(number, "line"))
        st.caption(f"{found} found and listed below. Change or remove what does not fit.")


def _result(case: Note, candidacy: Candidacy) -> None:
    label = f"What came of it: {plain(case.text, 60)}"
    note = the_note(candidacy, "result", case.id)
    notes.line(label, note, candidacy.id, hint="What came of it, in a number if there is one", hidden=True)


def _cover(lines: tuple[Line, ...], cases: dict[str, str], candidacy: Candidacy) -> None:
    """Say what is covered, and let cases be confirmed line by line; a line without one stands out."""
    covered = sum(bool(line.confirmed) for line in lines)
    st.markdown(
        f"**Which case answers which line?** {covered} of {counted(len(lines), 'line')} {plural_form(covered, 'has')} one. "
        "A suggestion goes by the words that two texts share; only what you confirm counts."
    )
    for line in lines:
        _confirm(line, cases, candidacy)


def _confirm(line: Line, cases: dict[str, str], candidacy: Candidacy) -> None:
    need = line.requirement
    fields.draw(
        st.multiselect,
        plain(need.text, 200) if line.confirmed else f"{plain(need.text, 200)} :orange-badge[no case yet]",
        f"cover:{candidacy.id}:{need.id}",
        list(line.confirmed),
        lambda chosen: _link(need, chosen, candidacy.id),
        options=list(cases),
        placeholder="Choose a case",
        format_func=cases.__getitem__,
    )
    for case in line.suggested:
        _suggested(case, cases[case], need, candidacy.id)


def _link(need: Note, chosen: list[str], candidacy_id: str) -> None:
    """Keep which cases were confirmed or taken away here, beside those of another tab."""
    newest = current.candidacy()
    stored = next((note.links for note in newest.notes if note.id == need.id), ()) if newest else ()
    notes.put(candidacy_id, need, links=fields.merged(need.links, chosen, stored))


def _suggested(case: str, words: str, need: Note, candidacy_id: str) -> None:
    need_words = f"for {plain(need.text, 80)}"
    label, key = f"Perhaps: {plain(words, 80)}", f"confirm:{candidacy_id}:{need.id}:{case}"
    notes.button(
        label, key, lambda _: _link(need, [*need.links, case], candidacy_id), ":material/add_link:", need_words
    )
