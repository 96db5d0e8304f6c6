"""The address of an export: a link that needs no sign-in, for whom, for what, and for how long."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from homeassistant.components.http.auth import DATA_SIGN_SECRET
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.integration.calls import ask

from .junk import TEXTS
from .stand import Stand
from .tally import Fate, count, examples


@pytest.fixture
async def stranger(
    hass: HomeAssistant, rig: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> TestClient[Any, Any]:
    """Return somebody who has not signed in."""
    assert await async_setup_component(hass, "api", {})
    return await hass_client_no_auth()


@pytest.fixture
async def address(stranger: TestClient[Any, Any], hass_client: ClientSessionGenerator) -> str:
    """Return the address that somebody who has signed in is given."""
    client = await hass_client()
    response = await client.post("/api/services/training_energy/export_sessions?return_response", json={})
    url: str = (await response.json())["service_response"]["url"]
    return url


async def test_whoever_has_the_link_has_the_file(stranger: TestClient[Any, Any], address: str) -> None:
    """Signed in or not, on whichever device: it is a key, and to be passed on like one."""
    assert (await stranger.get(address)).status == HTTPStatus.OK


async def test_link_of_somebody_who_is_gone_is_dead(
    hass: HomeAssistant, stranger: TestClient[Any, Any], address: str, hass_access_token: str
) -> None:
    """Who signs out, or is taken the token, takes the links with them."""
    refresh = hass.auth.async_validate_access_token(hass_access_token)
    assert refresh is not None
    hass.auth.async_remove_refresh_token(refresh)
    assert (await stranger.get(address)).status == HTTPStatus.UNAUTHORIZED


async def test_link_is_dead_after_a_restart(hass: HomeAssistant, stranger: TestClient[Any, Any], address: str) -> None:
    """Home Assistant signs with a secret of its own, which it makes up anew each time."""
    del hass.data[DATA_SIGN_SECRET]
    await ask(hass, "export_sessions")
    assert (await stranger.get(address)).status == HTTPStatus.UNAUTHORIZED


async def test_link_opens_nothing_else(hass: HomeAssistant, stranger: TestClient[Any, Any], address: str) -> None:
    """Neither the states, nor an action, nor by another method, nor for longer."""
    for path in ("/api/states", "/api/training_energy/rigs", "/api/training_energy/export/other"):
        other = address.replace("/api/training_energy/export/tower", path)
        assert (await stranger.get(other)).status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
    assert (await stranger.post(address)).status == HTTPStatus.METHOD_NOT_ALLOWED


def test_any_other_address_is_refused(
    hass: HomeAssistant, rig: MockConfigEntry, stranger: TestClient[Any, Any], freezer: FrozenDateTimeFactory
) -> None:
    """One letter more or less, another path, a rig that is none: 401, 404 or 400, and never a file."""
    stand = Stand(hass, rig)
    address = stand.loop.run_until_complete(ask(hass, "export_sessions"))["url"]
    path, _, asked = address.partition("?")

    async def get(other: str) -> None:
        """Ask for a file."""
        async with stranger.get(URL(other, encoded=True)) as response:
            assert response.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST)
            assert "Content-Disposition" not in response.headers
        count("export, any address", Fate.REFUSED)

    texts = st.sampled_from(TEXTS).map(lambda text: quote(text[:200], safe="", errors="replace")) | st.just("../tower")
    others = (
        st.builds(lambda text: f"{path}{text}?{asked}", texts.filter(bool))
        | st.builds(lambda text: f"{path.removesuffix('tower')}{text}?{asked}", texts)
        | st.builds(lambda text: f"{address}&name={text}", texts)
        | st.builds(lambda place: address[: -place - 1], st.integers(0, 60))
        | st.builds(lambda text: f"{path}?authSig={text}", texts)
    )

    @examples(60)
    @given(other=others.filter(lambda other: other != address))
    def tried(other: str) -> None:
        """Try one address."""
        stand.loop.run_until_complete(get(other))

    tried()
    freezer.tick(timedelta(hours=1, seconds=1))
    stand.loop.run_until_complete(get(address))
