"""Home Assistant's own pages in headless Chromium, driven as a person would."""

from collections.abc import Generator
from contextlib import contextmanager
import json
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

from lab import paths
from lab.account import DEMO
from lab.browser import SECONDS, Viewer, browser, looking
from lab.home import Home
from lab.wait import until

__all__ = ["SECONDS", "Viewer", "Visit", "browser", "visit", "visiting"]

AXE: Final = paths.ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BRANDS: Final = "/api/brands/"
ABORTED: Final = "net::ERR_ABORTED"


class Visit:
    """One visit to a home: a page, and pictures of what it showed."""

    def __init__(self, page: Page, home: Home, pictures: Path) -> None:
        """Begin with an empty page; what goes wrong on it is kept."""
        self.page = page
        self._home = home
        self._pictures = pictures
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._said)
        page.on("requestfailed", self._request_failed)

    def _said(self, line: ConsoleMessage) -> None:
        """Keep what the console says is wrong, and where; pictures of brands may be out of reach."""
        if line.type == "error" and BRANDS not in line.location["url"]:
            self.troubles.append(f"{line.location['url']}: {line.text}")

    def _request_failed(self, request: Request) -> None:
        """Keep what the home did not answer; what the browser gave up, since the page was left, is no trouble."""
        if request.failure != ABORTED:
            self.troubles.append(f"{request.url}: {request.failure}")

    def open(self, path: str) -> None:
        """Open a page of the home as somebody who is logged in."""
        self.page.goto(f"{self._home.url}{path}")

    def check_accessible(self, selector: str) -> None:
        """Have axe-core look for what would keep somebody from using a part of the page; selectors do not pierce roots.

        The colours of Home Assistant's own text on its own surfaces are not ours to judge.
        """
        self.page.add_script_tag(path=AXE)
        found = self.page.evaluate(
            """async (selector) => {
              const inside = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
                [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
              const [place] = inside(document).filter((each) => each.matches(selector));
              const { violations } = await axe.run(place);
              return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
            }""",
            selector,
        )
        assert found == [], found

    def questions(self) -> list[str]:
        """Note, from now on, what kind of question the page asks Home Assistant over its socket."""
        asked: list[str] = []

        def note(frame: str | bytes) -> None:
            """Note what is in one frame, which may be several questions."""
            said = json.loads(frame)
            batch = said if isinstance(said, list) else [said]
            asked.extend(str(each.get("service") or each.get("type")) for each in batch)

        self.page.on("websocket", lambda socket: socket.on("framesent", note))
        return asked

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
def visit(home: Home, pictures: Path, *, viewer: Viewer | None = None) -> Generator[Visit]:
    """Open a browser for one visit; when that fails, a last picture shows where.

    Without a viewer nobody is logged in.
    """
    with browser() as program, visiting(program, home, pictures, viewer=viewer) as visit:
        yield visit


@contextmanager
def visiting(browser: Browser, home: Home, pictures: Path, *, viewer: Viewer | None = None) -> Generator[Visit]:
    """Visit a home in a browser that is open already, as if nobody had been there before."""
    with looking(browser, home, viewer) as page:
        visit = Visit(page, home, pictures)
        try:
            yield visit
        except BaseException:
            visit.picture("failed")
            raise
