"""A chart on the page: its finding as a heading, the picture, and the same as a table on request."""

import streamlit as st

from charts.palette import DARK, LIGHT, Palette
from charts.picture import Picture
from wording.screen import plain


def palette() -> Palette:
    """Return the chart colours of the theme on screen."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show(picture: Picture, key: str, note: str | None = None) -> None:
    """Draw a picture with its finding above and its table twin below."""
    st.header(picture.finding, anchor=False)
    _draw(picture, key, note)
    with st.expander("The same as a table", key=f"{key}-table", type="compact", on_change="rerun") as twin:
        if twin.open:
            st.table(picture.table, hide_index=True)


def fold(picture: Picture, key: str, note: str | None = None) -> None:
    """Say a picture's finding; draw the picture and its table twin when that is opened. A chart is what costs time."""
    with st.expander(picture.finding, key=f"{key}-fold", on_change="rerun") as panel:
        if panel.open:
            _draw(picture, key, note)
            st.table(picture.table, hide_index=True)


def _draw(picture: Picture, key: str, note: str | None) -> None:
    if picture.table_rows:
        st.vega_lite_chart(picture.spec, theme=None, alt=picture.alt, key=key)
    if note:
        st.caption(note)


def table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """Write a small table as Markdown, so that it reads like text and needs no grid."""
    lines = [head, ("---",) * len(head), *(tuple(plain(cell) for cell in row) for row in rows)]
    st.markdown("\n".join("| " + " | ".join(line) + " |" for line in lines))
