"""A headless Chromium that shows a home to somebody who is logged in."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
import json
import shutil
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lab.home import Home

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
def looking(browser: Browser, home: Home, viewer: Viewer | None) -> Generator[Page]:
    """Give an empty page, as if nobody had been there before; without a viewer nobody is logged in."""
    context = _context(browser, viewer or Viewer())
    if viewer is not None:
        _log_in(context, home, viewer)
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    try:
        yield page
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
