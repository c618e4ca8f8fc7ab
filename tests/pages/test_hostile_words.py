"""Whatever is typed is kept as typed and shown as typed: nothing of it is read as markup."""

import json
import re
from collections.abc import Callable
from typing import Any, get_args

import pytest
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest

from scoring.candidacy import Candidacy, NoteKind
from screens.interviews.examples import example
from storage import Store
from tests.support.exporting import HOSTILE
from tests.support.screens import PAGES, TODAY, Keep, OpenPage, kept, press, started, unfold

MARKUP = {**HOSTILE, "streamlit": ":red[no] :material/delete: $x^2$ :sparkles:"}
TYPED = {name: text.replace("\x00", "") for name, text in MARKUP.items()}
RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def with_words(candidacy_id: str, text: str) -> Candidacy:
    """Return a candidacy whose every text is the same."""
    filled = example("waiting", TODAY).model_dump()
    people = [{"id": person["id"], "name": text, "role": text} for person in filled["interviewers"]]
    answers = [{**answer, "evidence": text, "contra": text} for answer in filled["answers"]]
    events = [{"id": "r", "kind": "reply_received", "on": "2026-11-18", "from": text}, *filled["events"]]
    about = {"answer": "R01", "blank": "problem"}
    notes = [
        {"id": f"{kind}-{who}", "kind": kind, "text": text, "about": about.get(kind, who)}
        for kind in get_args(NoteKind)
        for who in (None, "contact", *(person["id"] for person in people))
    ]
    words = {"employer": text, "role": text, "contact": {"name": text, "address": text}}
    return Candidacy.model_validate(
        {
            **filled,
            **words,
            "id": candidacy_id,
            "interviewers": people,
            "answers": answers,
            "events": events,
            "notes": notes,
        }
    )


def bodies(at: AppTest) -> list[str]:
    """Return every text that the browser reads as Markdown, as it is sent."""
    texts = [*at.markdown, *at.caption, *at.title, *at.header, *at.subheader]
    alerts = [*at.info, *at.success, *at.warning, *at.error]
    labelled = [
        *at.button,
        *at.checkbox,
        *at.radio,
        *at.expander,
        *at.text_input,
        *at.text_area,
        *at.selectbox,
        *at.tabs,
    ]
    choices = [str(choice) for radio in at.radio for choice in radio.options]
    return [str(text.value) for text in (*texts, *alerts)] + [str(part.label) for part in labelled] + choices


def structure(bodies: list[str]) -> list[str]:
    """Return what a Markdown reader makes of texts, without their words."""
    tokens = [token for body in bodies for token in RENDER.parse(body)]
    return [part.type for token in tokens for part in (token, *(token.children or ()))]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_typed_becomes_markup(open_page: OpenPage, keep: Keep, page: str) -> None:
    keep(with_words("mine", "plain words"))
    for name in ("script", "markdown", "calendar", "control", "streamlit"):
        keep(with_words(name, TYPED[name]))

    def shown(candidacy: str) -> list[str]:
        at = unfold(open_page(page, candidacy=candidacy, step="next"), "happened", "finished")
        assert not at.exception
        return bodies(at)

    plain = structure(shown("mine"))
    for name in ("script", "markdown", "calendar", "control", "streamlit"):
        found = shown(name)
        assert structure(found) == plain, name
        unescaped = re.sub(r"\\.", "", "\n".join(found))
        assert not re.search(r":red\[|:material/delete|\$x|:sparkles:|<script", unescaped), name


@pytest.mark.parametrize("typed", ["![a](http://x.example/i.png)", "[a](http://x.example) :red[b] :material/delete:"])
@pytest.mark.parametrize(
    "change",
    [
        lambda typed: {typed: 1},
        lambda typed: {"schema": typed},
        lambda typed: {"depth": typed[:40]},
        lambda typed: {"contact": {"name": "a", "channel": typed[:40]}},
        lambda typed: {"answers": [{"factor": typed[:40], "kind": "rated", "level": 1}]},
    ],
)
def test_nothing_in_a_refused_file_becomes_markup(
    open_page: OpenPage, change: Callable[[str], dict[str, Any]], typed: str
) -> None:
    at = open_page("your_data")
    document = {**example("waiting", TODAY).model_dump(mode="json"), **change(typed)}
    at.file_uploader(key="restore").set_value(("a.json", json.dumps(document).encode(), "application/json")).run()
    press(at, "Restore this file")
    (message,) = [str(error.value) for error in at.error]
    assert set(structure([message])) == {"paragraph_open", "inline", "text", "paragraph_close"}
    assert not re.search(r"http:|:red\[|:material/", re.sub(r"\\.", "", message))


@pytest.mark.parametrize("name", TYPED)
def test_whatever_is_typed_is_kept_as_typed(open_page: OpenPage, keep: Keep, store: Store, name: str) -> None:
    text = TYPED[name]
    keep(started(interviewers=[{"id": "i1", "name": ""}]))
    at = open_page("assessment", step="interview")
    at.text_input(key="role:mine").set_value(text).run()
    open_page("assessment", step="people").text_input(key="name:mine:i1").set_value(text).run()
    found = kept(store)
    assert (found.role, found.interviewers[0].name) == (text, text)
    assert open_page("assessment", step="interview").text_input(key="role:mine").value == text


def test_ten_thousand_characters_are_kept_and_every_page_still_stands(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    text = "ü🚀" * 5_000
    keep(with_words("mine", text))
    for page in PAGES:
        at = open_page(page, candidacy="mine")
        assert not at.exception
        assert all(len(body) < 6_000 for body in bodies(at))
    assert kept(store).role == text


def test_a_name_of_spaces_is_shown_by_its_day(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="   ", employer="\t"))
    assert "First interview on Wednesday 18 November" in [heading.value for heading in open_page().header]
