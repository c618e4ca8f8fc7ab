"""The two scripts of the app still find in Streamlit's page what they look for; when one does not, widgets/*.js is to be changed."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from scoring.candidacy import Candidacy
from tests.support.browser import onward, open_page, place
from tests.support.server import Server

WITHOUT_GROUPS = """
const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) { if (name !== "role" || value !== "group") set.call(this, name, value); };
"""


def test_the_next_step_begins_at_its_title_with_the_focus_there(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "assessment", keep(id="titled").id, step="P"))
    main = page.get_by_test_id("stMain")
    assert main.count() == 1, "Streamlit's page has no [data-testid=stMain] any more."
    assert main.locator("h1").count() == 1, "Streamlit's page has no h1 in [data-testid=stMain] any more."
    main.evaluate("main => main.scrollTo(0, main.scrollHeight)")
    assert main.evaluate("main => main.scrollTop") > 0, "[data-testid=stMain] is not what scrolls any more."
    onward(page)
    expect(main.locator("h1"), "The script no longer moves the focus to the title.").to_be_focused()
    assert main.evaluate("main => main.scrollTop") == 0, "The script no longer scrolls to the title."


def test_streamlit_calls_a_drop_zone_a_presentation_with_a_name(page: Page, server: Server) -> None:
    page.add_init_script(WITHOUT_GROUPS)
    open_page(page, place(server.address, "your_data"))
    zone = page.locator("[data-testid=stFileUploader] [role=presentation][aria-label]")
    expect(zone, "Streamlit no longer names a mere presentation: the script may go.").to_have_count(1)


def test_a_drop_zone_is_a_group_with_a_name(page: Page, server: Server) -> None:
    open_page(page, place(server.address, "your_data"))
    zone = page.locator("[data-testid=stFileUploader] [role=group][aria-label]")
    expect(zone, "The script no longer finds Streamlit's drop zone.").to_have_count(1)
    expect(page.locator("[role=presentation][aria-label]")).to_have_count(0)
