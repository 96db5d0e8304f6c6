"""Who may do what: without a token, signed in, and managing the home."""

from http import HTTPStatus
from pathlib import Path

from aiohttp.test_utils import TestClient
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator
from yarl import URL

from custom_components.training_energy import frontend
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.frontend import BASE, CARDS, FOLDER
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.components import websocket_api
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, UrlManager
from homeassistant.const import MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .junk import SERVICES

# Addresses that tell something of a rig, or change it, by their method.
ADDRESSES = {
    **{f"/api/services/{DOMAIN}/{action}?return_response": "POST" for action in SERVICES},
    "/api/training_energy/rigs": "GET",
    "/api/training_energy/export/tower": "GET",
}
# What only an administrator may do.
ADMINISTRATION = {
    "/api/diagnostics/config_entry/tower": "GET",
    "/api/config/config_entries/flow": "POST",
    "/api/config/config_entries/options/flow": "POST",
    "/api/config/config_entries/entry/tower/reload": "POST",
    "/api/config/config_entries/entry/tower": "DELETE",
}

# Home Assistant before 2026.10 keeps the reason to itself.
IS_TOLD = (MAJOR_VERSION, MINOR_VERSION) >= (2026, 10)
REFUSED = HTTPStatus.BAD_REQUEST if IS_TOLD else HTTPStatus.INTERNAL_SERVER_ERROR


@pytest.fixture
async def user(hass: HomeAssistant, rig: MockConfigEntry) -> str:
    """Return the token of somebody who lives here and does not manage the home."""
    for integration in ("api", "config", "diagnostics"):
        assert await async_setup_component(hass, integration, {})
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group is not None
    person = MockUser(groups=[group]).add_to_hass(hass)
    refresh = await hass.auth.async_create_refresh_token(
        person, client_name="Trainer", token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
    )
    return hass.auth.async_create_access_token(refresh)


@pytest.mark.parametrize("token", [None, "nonesuch"], ids=["no token", "a wrong token"])
@pytest.mark.parametrize(("path", "method"), ADDRESSES.items(), ids=ADDRESSES)
async def test_without_a_token_nothing_is_told_or_done(
    hass_client_no_auth: ClientSessionGenerator, user: str, *, path: str, method: str, token: str | None
) -> None:
    """Whatever the address."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    response = await (await hass_client_no_auth()).request(method, path, json={}, headers=headers)
    assert response.status == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize(("path", "method"), ADDRESSES.items(), ids=ADDRESSES)
async def test_whoever_has_signed_in_may_ask_and_act(
    hass_client: ClientSessionGenerator, user: str, *, path: str, method: str
) -> None:
    """Done, or refused for what is in it, but not for who asks: all who live here may train."""
    response = await (await hass_client(user)).request(method, path, json={} if method == "POST" else None)
    assert response.status in (HTTPStatus.OK, REFUSED)


@pytest.mark.parametrize(("path", "method"), ADMINISTRATION.items(), ids=ADMINISTRATION)
async def test_only_an_administrator_may_manage_rigs(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, user: str, *, path: str, method: str
) -> None:
    """To set one up, change its options and so its webhook, remove it, or read its diagnostics."""
    client = await hass_client(user)
    response = await client.request(method, path, json={"handler": DOMAIN} if method == "POST" else None)
    assert response.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    assert hass.config_entries.async_get_entry("tower") is not None


async def test_whoever_has_signed_in_may_follow(
    hass: HomeAssistant, user: str, hass_ws_client: WebSocketGenerator
) -> None:
    """All our commands only read; a new one that changes something would have to be added here."""
    commands = {name for name in hass.data[websocket_api.DOMAIN] if name.startswith(f"{DOMAIN}/")}
    assert commands == {f"{DOMAIN}/follow", f"{DOMAIN}/sessions"}
    client = await hass_ws_client(hass, user)
    for command in sorted(commands):
        await client.send_json_auto_id({"type": command})
        answer = await client.receive_json()
        while answer["type"] != "result":
            answer = await client.receive_json()
        assert answer["success"]


@pytest.fixture
async def pages(hass: HomeAssistant) -> None:
    """Have cards served, as a Home Assistant with a frontend does."""
    hass.data[DATA_EXTRA_MODULE_URL] = UrlManager(lambda _change, _url: None, [])
    hass.config.components.add("frontend")


@pytest.fixture
async def stranger(pages: None, rig: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> TestClient:  # type: ignore[type-arg]  # its parameters are private
    """Return somebody who has not signed in, as the page is that loads the cards."""
    return await hass_client_no_auth()


async def test_cards_are_for_everyone_and_nothing_beside_them(hass: HomeAssistant, stranger: TestClient) -> None:  # type: ignore[type-arg]
    """They are the same for all and tell of no home; no path leads from them to another file."""
    place = f"{BASE}/{hass.data[frontend.DIGEST]}"
    assert (await stranger.get(f"{place}/{CARDS}")).status == HTTPStatus.OK
    assert {path.suffix for path in FOLDER.iterdir()} == {".js"}
    secret = Path(frontend.__file__)
    for way in ("..", "%2e%2e", "..%2f", "%2e%2e%2f", "..%5c", "....//", "/"):
        for name in (secret.name, "../../../../../etc/passwd", "", str(secret)):
            response = await stranger.get(URL(f"{place}/{way}/{name}", encoded=True))
            text = await response.text()
            assert response.status in (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST)
            assert "async_setup_frontend" not in text
            assert "root:" not in text
