"""Reading a screen under test: everything it says, its charts, and what is kept behind it."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import AlertBase, Block, HeadingBase, Markdown, PageLink, Table

import storage
from scoring.candidacy import Candidacy, FirstInterview
from storage import Store

APP = Path(__file__).parents[2] / "app.py"
PAGES = ("interviews", "assessment", "readiness", "plan", "letters", "round_two", "method", "your_data")
TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 16, tzinfo=UTC)  # 17:00 in Berlin

OpenPage = Callable[..., AppTest]
Keep = Callable[[Candidacy], Candidacy]
Download = Callable[[AppTest, str], bytes]


def started(candidacy_id: str = "mine", days_ago: int = 0, **fields: Any) -> Candidacy:  # noqa: ANN401  any field
    """Return a candidacy as it is right after the start, with some fields filled in."""
    ended = datetime(TODAY.year, TODAY.month, TODAY.day, 15, 30, tzinfo=UTC) - timedelta(days=days_ago)
    plain = {"id": candidacy_id, "first_interview": FirstInterview(ended=ended)}
    return Candidacy.model_validate({**plain, **fields})


def kept(store: Store, candidacy_id: str = "mine") -> Candidacy:
    """Return the visitor's candidacy as it lies in the database."""
    found = storage.load(store, "local", candidacy_id)
    assert found is not None
    return found


def said(at: AppTest) -> str:
    """Return everything that stands on the page as text, in reading order by kind of element."""
    text = (*at.title, *at.header, *at.markdown, *at.caption, *at.code)
    alerts = (*at.info, *at.warning, *at.error, *at.success)
    return "\n".join(str(part.value) for part in (*text, *alerts))


def errors(at: AppTest) -> list[str]:
    """Return what went wrong as a reader sees it: without the signs that keep Markdown from reading it."""
    return [re.sub(r"\\(.)|\u2060", r"\1", str(error.value)) for error in at.error]


def labels(at: AppTest) -> list[str]:
    """Return what stands on every button, link and panel of the page."""
    return [part.label for part in (*at.button, *at.expander)] + [link.label for link in links(at)]


def shown(label: str) -> str:
    """Return what of a label is seen; the rest is read out."""
    return label.split(" :gray-background[", maxsplit=1)[0]


def links(at: AppTest) -> list[PageLink]:
    """Return the links to other pages."""
    return [link for link in at.get("page_link") if isinstance(link, PageLink)]


def unfold(at: AppTest, *keys: str) -> AppTest:
    """Open panels that draw their content only when they are open."""
    for key in keys:
        at.session_state[key] = True
    return at.run()


def press(at: AppTest, label: str) -> AppTest:
    """Click the button of this label."""
    return next(button for button in at.button if button.label == label).click().run()


def go(at: AppTest, page: str) -> AppTest:
    """Click the link of another page; AppTest drops what the old page held only after a second run."""
    return at.switch_page(f"pages/{page}.py").run().run()


def charts(at: AppTest) -> list[Any]:
    """Return the charts of a page as they are sent to the browser: `spec` (JSON) and `alt`."""
    return [element.proto for element in at.get("vega_lite_chart")]


def spec_of(chart: Any) -> dict[str, Any]:  # noqa: ANN401  a protobuf message
    """Return what a chart draws."""
    spec: dict[str, Any] = json.loads(chart.spec)
    return spec


def rows_drawn(chart: Any) -> list[dict[str, Any]]:  # noqa: ANN401  a protobuf message
    """Return the rows that a chart draws as its marks, as they are sent to the browser."""
    *_, marks = spec_of(chart)["layer"]
    rows: list[dict[str, Any]] = marks["data"]["values"]
    return rows


def keyed(at: AppTest) -> list[str]:
    """Return the keys of the containers of a page, from top to bottom."""
    return [node.key for node in at.main if isinstance(node, Block) and node.key]


def part(at: AppTest, key: str) -> str:
    """Return what stands as text in one container of the page."""
    block = next(node for node in at.main if isinstance(node, Block) and node.key == key)
    return "\n".join(str(node.value) for node in block if isinstance(node, (Markdown, HeadingBase, AlertBase)))


def table_under(at: AppTest, key: str) -> list[tuple[str, ...]]:
    """Return the rows of the table in an open panel, its heading first."""
    block = next(node for node in at.main if isinstance(node, Block) and node.key == key)
    (table,) = [node for node in block if isinstance(node, Table)]
    return rows_of(table.value)


def rows_of(table: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the rows of a table, its heading first."""
    return [tuple(table.columns), *table.itertuples(index=False, name=None)]
