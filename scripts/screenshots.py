"""Take the pictures of the README: every screen with an example, light and dark, and a phone. Writes docs/screenshots/.

Run by `make screenshots`. The day stands still, so that a picture changes only when a screen does.
"""

import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.browser import chromium, click, open_page, visitor  # noqa: E402  the path comes first
from tests.support.server import serving  # noqa: E402  the path comes first

FOLDER = ROOT / "docs" / "screenshots"
EXAMPLE = "Two days after the interview"
SHOTS = (
    ("assessment", "assessment", "&step=C", 1280, 1000),
    ("readiness", "readiness", "", 1280, 1240),
    ("plan", "plan", "", 1280, 1240),
    ("phone", "readiness", "", 390, 844),
)


def main() -> None:
    """Take every picture in both themes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch, serving(Path(scratch)) as server, chromium() as browser:
        for theme, (name, page_path, query, width, height) in product(("light", "dark"), SHOTS):
            context = visitor(browser, width=width, height=height, dark=theme == "dark")
            page = context.new_page()
            open_page(page, server.address)
            click(page, EXAMPLE)
            wanted = page.url.split("?")[1].split("&")[0]
            open_page(page, f"{server.address}/{page_path}?{wanted}{query}")
            page.wait_for_timeout(600)
            page.screenshot(path=FOLDER / f"{name}-{theme}.png")
            context.close()


if __name__ == "__main__":
    main()
