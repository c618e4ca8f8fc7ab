"""What one run of a page says goes out together: a browser goes through the whole page for each message that comes alone."""

from asyncio import Queue, create_task, timeout
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Seconds that a message is held back at most, so that a slow page shows what it has; and how many wait for a slow line.
LONGEST_HOLD = 0.04
MOST_WAITING = 100


def bundling(inner: ASGIApp) -> ASGIApp:
    """Hold what a run says until the run has ended, and then pass it on in order."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await inner(scope, receive, send)
            return
        said: Queue[Message] = Queue(MOST_WAITING)

        async def say(message: Message) -> None:
            if message["type"] == "websocket.send":
                await said.put(message)
            else:
                await said.join()
                await send(message)

        sending = create_task(_send_bundles(said, send))
        try:
            await inner(scope, receive, say)
            await said.join()
        finally:
            sending.cancel()

    return serve


async def _send_bundles(said: Queue[Message], send: Send) -> None:
    """Send bundle after bundle, each complete with the end of a run or as old as a message may become."""
    while True:
        bundle = [await said.get()]
        with suppress(TimeoutError):
            async with timeout(LONGEST_HOLD):
                while not _ends_run(bundle[-1]):
                    bundle.append(await said.get())
        for message in bundle:
            with suppress(OSError, RuntimeError):  # the browser is gone; the session hears that for itself
                await send(message)
            said.task_done()


def _ends_run(message: Message) -> bool:
    kind = ForwardMsg.FromString(message["bytes"])
    return kind.HasField("session_status_changed") and not kind.session_status_changed.script_is_running
