"""The server: the app, made ready before somebody asks, and saying at once what belongs together."""

import streamlit as st
from starlette.middleware import Middleware

from server import line, starting, together

starting.leave_out()
line.make_ready()
app = st.App(
    "app.py", lifespan=starting.opening, middleware=[Middleware(starting.waiting), Middleware(together.bundling)]
)
