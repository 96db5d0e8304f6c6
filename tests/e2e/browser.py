"""Home Assistant's own pages in headless Chromium, driven as a person would."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
import shutil
from typing import Final

from playwright.sync_api import Locator, Page, sync_playwright

from lab.account import DEMO
from lab.home import Home
from lab.wait import until

SECONDS: Final = 30
PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")
# No sandbox because tests may run as root; the rest keeps the browser from doing anything but showing our pages.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)


class Visit:
    """One visit to a home: a page, and pictures of what it showed."""

    def __init__(self, page: Page, home: Home, pictures: Path) -> None:
        """Begin with an empty page; what goes wrong on it is kept."""
        self.page = page
        self._home = home
        self._pictures = pictures
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def picture(self, name: str, *, of: Locator | None = None) -> None:
        """Take a picture of the page, or of a part of it, for people."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        (of or self.page).screenshot(path=self._pictures / f"{name}.png")

    def log_in(self) -> None:
        """Log in by the form."""
        self.page.goto(self._home.url)
        self.page.get_by_label("Username").fill(DEMO.username)
        self.page.get_by_label("Password", exact=True).fill(DEMO.password)
        self.page.get_by_role("button", name="Log in").click()
        self.page.locator("home-assistant-main").wait_for()

    def open_integrations(self) -> None:
        """Open Settings > Devices & services."""
        self.page.get_by_text("Settings", exact=True).click()
        self.page.get_by_text("Devices & services", exact=True).click()
        self.page.get_by_role("button", name="Add integration").wait_for()

    def card(self, heading: str) -> Locator:
        """Return one of the cards of a device page."""
        return self.page.locator("ha-device-entities-card").filter(has_text=heading)

    def wait_until_reads(self, place: Locator, text: str) -> None:
        """Wait until a place reads so, in the order in which a screen reader would read it."""
        until(lambda: text in place.aria_snapshot(), seconds=SECONDS, what=f"the page reads {text}")


@contextmanager
def visit(home: Home, pictures: Path) -> Generator[Visit]:
    """Open a browser for one visit; when that fails, a last picture shows where."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": 1280, "height": 1100},
            locale="en-US",
            reduced_motion="reduce",
            service_workers="block",
        )
        page.set_default_timeout(SECONDS * 1000)
        visit = Visit(page, home, pictures)
        try:
            yield visit
        except BaseException:
            visit.picture("failed")
            raise
        finally:
            browser.close()
