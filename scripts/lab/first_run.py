"""What somebody sees on the way from a fresh installation to a first session, page by page."""

from typing import Final

from playwright.sync_api import Locator, Page

from lab import dashboard, furnish, past
from lab.browser import Viewer
from lab.home import Home

NAME: Final = "Training Energy"
# As large as a window of a laptop, with what there is to be seen in its middle.
LAPTOP: Final = Viewer(width=1000, height=720)
# As high as a session that is looked at whole.
SCREEN: Final = Viewer(width=1000, height=900)
# The page of a device is as long as it has entities.
LONG: Final = Viewer(width=1000, height=1180)


def adding(page: Page, home: Home) -> Locator:
    """Look for the integration, and return the list of those that are found."""
    dialog = _open_list(page, home)
    dialog.get_by_text(NAME, exact=True).wait_for()
    return page.locator("body")


def questions(page: Page, home: Home) -> Locator:
    """Answer the questions about a rig, without sending the answers, and return them."""
    _open_list(page, home).get_by_text(NAME, exact=True).click()
    form = page.locator("ha-form")
    form.get_by_role("textbox", name="Name").fill(furnish.PC_RIG)
    form.get_by_role("button", name="Select an entity").first.click()
    page.locator("ha-combo-box-item").filter(has_text="Energy").first.click()
    form.get_by_role("spinbutton", name="Price").fill("0.2")
    return page.locator("body")


def device(page: Page, home: Home) -> Locator:
    """Open the page of the rig's device, and return it."""
    page.goto(home.device_page(furnish.entries(home.rest)[furnish.PC_RIG]))
    page.locator("ha-device-entities-card").first.wait_for()
    return page.locator("body")


def session(page: Page, home: Home) -> Locator:
    """Open the last of the made-up runs in the history, and return what it says of it."""
    page.goto(f"{home.url}/{dashboard.PATH}/history")
    page.get_by_role("button", name=past.RUNS[-1].name, exact=True).first.click()
    dialog = page.locator("training-energy-session dialog")
    dialog.get_by_role("img", name="Energy over time").wait_for()
    return dialog


def _open_list(page: Page, home: Home) -> Locator:
    """Open the list of integrations, and type the name of ours."""
    page.goto(f"{home.url}/config/integrations/dashboard")
    page.get_by_role("button", name="Add integration").click()
    dialog = page.locator("dialog-add-integration")
    dialog.get_by_role("textbox").fill(NAME)
    return dialog
