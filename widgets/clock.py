"""Today in the visitor's time zone."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def now() -> datetime:
    """Return the moment in the visitor's time zone. `ROUNDTWO_TODAY` (a date) stands still for tests and pictures."""
    zone = _zone()
    if fixed := os.environ.get("ROUNDTWO_TODAY"):
        return datetime.fromisoformat(f"{fixed}T17:00").replace(tzinfo=zone)
    return datetime.now(zone)


def today() -> date:
    """Return the visitor's calendar day."""
    return now().date()


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
