"""The app behind a guard, as `make run` starts it: who is foreign stays outside, and what is sent is compressed."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from server import guard

app = st.App(
    "app.py",
    middleware=[Middleware(guard.guarding, option=st.get_option), Middleware(GZipMiddleware, compresslevel=4)],
)
