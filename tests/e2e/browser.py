"""Home Assistant's own pages in headless Chromium, driven as a person would."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
import json
from pathlib import Path
import shutil
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from lab import paths
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
AXE: Final = paths.ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LONG: Final = 10 * 365 * 24 * 3600 * 1000  # ms, as long as the token of a home lasts


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who looks, and by what: a screen of a size, a language, a theme; without a `token` it is the demo's user."""

    width: int = 1280
    height: int = 1100
    language: str = "en"
    is_dark: bool = False
    is_phone: bool = False
    is_calm: bool = True
    zone: str = "America/New_York"
    service_workers: bool = False
    token: str | None = None


class Visit:
    """One visit to a home: a page, and pictures of what it showed."""

    def __init__(self, page: Page, home: Home, pictures: Path) -> None:
        """Begin with an empty page; what goes wrong on it is kept."""
        self.page = page
        self._home = home
        self._pictures = pictures
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)
        page.on("requestfailed", lambda request: self.troubles.append(f"{request.url}: {request.failure}"))

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
def browser() -> Generator[Browser]:
    """Start a browser for several visits."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


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
    context = _context(browser, viewer or Viewer())
    if viewer is not None:
        _log_in(context, home, viewer)
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    visit = Visit(page, home, pictures)
    try:
        yield visit
    except BaseException:
        visit.picture("failed")
        raise
    finally:
        context.close()


def _context(browser: Browser, viewer: Viewer) -> BrowserContext:
    """Set a browser up as the viewer has it."""
    return browser.new_context(
        viewport={"width": viewer.width, "height": viewer.height},
        locale="en-US",
        timezone_id=viewer.zone,
        color_scheme="dark" if viewer.is_dark else "light",
        reduced_motion="reduce" if viewer.is_calm else "no-preference",
        service_workers="allow" if viewer.service_workers else "block",
        has_touch=viewer.is_phone,
        is_mobile=viewer.is_phone,
        accept_downloads=True,
    )


def _log_in(context: BrowserContext, home: Home, viewer: Viewer) -> None:
    """Leave in the browser what Home Assistant's own login leaves there."""
    tokens = {
        "hassUrl": home.url,
        "clientId": f"{home.url}/",
        "access_token": viewer.token or home.rest.token,
        "refresh_token": "",
        "expires_in": LONG // 1000,
        "token_type": "Bearer",
    }
    context.add_init_script(
        f"""try {{
          localStorage.hassTokens = JSON.stringify({{...{json.dumps(tokens)}, expires: Date.now() + {LONG}}});
          localStorage.selectedLanguage = {json.dumps(json.dumps(viewer.language))};
          localStorage.dockedSidebar = JSON.stringify("always_hidden");
        }} catch {{}}"""
    )
