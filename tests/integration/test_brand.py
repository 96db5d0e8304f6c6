"""The icon and the logo, as Home Assistant serves them to its own pages."""

from http import HTTPStatus

import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.test_brand import BRAND, PICTURES


@pytest.mark.parametrize("name", PICTURES)
async def test_home_assistant_serves_each_picture_and_puts_none_in_its_place(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, name: str
) -> None:
    """Under another name it would take the next best: a light icon on a dark page, or one for half as many pixels."""
    assert await async_setup_component(hass, "brands", {})
    client = await hass_client()
    answer = await client.get(f"/api/brands/integration/training_energy/{name}?placeholder=no")
    assert (answer.status, answer.content_type) == (HTTPStatus.OK, "image/png")
    assert await answer.read() == (BRAND / name).read_bytes()
