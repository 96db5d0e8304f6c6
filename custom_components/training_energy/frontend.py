"""Serves the cards, and makes them load on every page, in every mode of dashboards.

Measured on Home Assistant 2026.10: a script that runs beside the app, as extra scripts do, may define its elements
before the app replaces the registry of elements, and then they are lost for that page. So the entry waits for the app
and only then imports the cards. Over HTTPS a service worker answers with the last copy of every file, except below
`/api/`: the entry has a fixed address there and is never cached, and it names the cards by a digest of what is in
them, so that an upgrade shows at the first load. Dashboard resources are the user's own list: nothing is written there.
"""

from hashlib import sha256
from http import HTTPStatus
import json
import logging
from pathlib import Path
from typing import Final

from aiohttp import web

from homeassistant.components.frontend import add_extra_js_url, remove_extra_js_url
from homeassistant.components.http import HomeAssistantView
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

_LOGGER = logging.getLogger(__name__)

# A path with "static" in it would be cached by older service workers whatever it says.
BASE: Final = f"/api/{DOMAIN}/frontend"
FOLDER: Final = Path(__file__).parent / "frontend"
CARDS: Final = "training-energy.js"
# The digest of the cards that are served; absent where Home Assistant has no frontend.
DIGEST: HassKey[str] = HassKey(f"{DOMAIN}_cards")
# As many hexadecimal digits as two versions never share.
DIGITS: Final = 12
KEPT: Final = "public, max-age=2678400"  # s: a month, as Home Assistant has its own scripts kept

ENTRY: Final = """\
Promise.race(["home-assistant", "hc-main"].map((app) => customElements.whenDefined(app)))
  .then(() => import(%s))
  .catch((error) => console.error("Training Energy: the cards did not load.", error));
"""


class CardsView(HomeAssistantView):
    """Gives out the cards and their languages as they were when Home Assistant started.

    What an upgrade lays in their place counts from the next start on: until then nobody gets some of the one and some
    of the other, at an address that is kept for both.
    """

    name = f"api:{DOMAIN}:frontend:cards"
    requires_auth = False  # a script's import carries no token

    def __init__(self, files: dict[str, bytes]) -> None:
        """Take the files; their address tells them from any others."""
        self._files = files
        self.digest = sha256(b"".join(files.values())).hexdigest()[:DIGITS]
        self.url = f"{BASE}/{self.digest}/{{name}}"

    async def get(self, _request: web.Request, name: str) -> web.Response:
        """Return a file."""
        if (content := self._files.get(name)) is None:
            raise web.HTTPNotFound
        return web.Response(
            body=content, content_type="text/javascript", charset="utf-8", headers={"Cache-Control": KEPT}
        )


class EntryView(HomeAssistantView):
    """Gives out the script that every page loads: a few lines, never cached, the same for everyone."""

    url = f"{BASE}/entry.js"
    name = f"api:{DOMAIN}:frontend"
    requires_auth = False  # a script's import carries no token

    def __init__(self, cards: str) -> None:
        """Name the address of the cards."""
        self._text = ENTRY % json.dumps(cards)

    async def get(self, _request: web.Request) -> web.Response:
        """Return the script."""
        return web.Response(
            text=self._text,
            status=HTTPStatus.OK,
            content_type="text/javascript",
            headers={"Cache-Control": "no-store"},
        )


async def async_setup_frontend(hass: HomeAssistant) -> None:
    """Serve the cards, once in a run; a headless Home Assistant has no use for them."""
    if "frontend" not in hass.config.components:
        _LOGGER.debug("There is no frontend, so no cards are served")
        return
    cards = CardsView(await hass.async_add_executor_job(_files))
    address = f"{BASE}/{cards.digest}/{CARDS}"
    hass.http.register_view(cards)
    hass.http.register_view(EntryView(address))
    hass.data[DIGEST] = cards.digest
    _LOGGER.debug("The cards are served at %s", address)


@callback
def async_offer_cards(hass: HomeAssistant) -> None:
    """Have every page that is opened from now on load the cards."""
    if DIGEST in hass.data:
        add_extra_js_url(hass, EntryView.url)


@callback
def async_withdraw_cards(hass: HomeAssistant) -> None:
    """Have no page load the cards any more, once the last rig is gone; one that is disabled may come back."""
    if DIGEST in hass.data and not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        remove_extra_js_url(hass, EntryView.url)


def _files() -> dict[str, bytes]:
    """Return the cards and their languages, by name."""
    # Nothing else: a NAS and a Mac leave files and folders of their own wherever they were shown one.
    return {file.name: file.read_bytes() for file in sorted(FOLDER.glob("[!.]*.js"))}
