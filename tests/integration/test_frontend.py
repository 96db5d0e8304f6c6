"""The cards are served, and every page loads them for as long as there is a rig."""

from http import HTTPStatus
from pathlib import Path
import re
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy import frontend
from custom_components.training_energy.const import DOMAIN
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, UrlManager
from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant

CARDS = "export const cards = 1;\n"
ENTRY = "/api/training_energy/frontend/entry.js"


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Return the built file of some cards."""
    file = tmp_path / frontend.CARDS
    file.write_text(CARDS)
    return file


@pytest.fixture
def pages(hass: HomeAssistant, cards: Path) -> UrlManager:
    """Return what pages load beside the app: a frontend as far as an integration sees it, without the app itself."""
    modules = UrlManager(lambda _change, _url: None, [])
    hass.data[DATA_EXTRA_MODULE_URL] = modules
    hass.config.components.add("frontend")
    return modules


@pytest.fixture(autouse=True)
def _folder(cards: Path) -> object:
    """Have these cards served in place of the real ones, which not every checkout has built."""
    with patch.object(frontend, "FOLDER", cards.parent):
        yield


async def test_a_page_loads_an_entry_that_is_never_kept_and_leads_to_the_cards(
    hass: HomeAssistant, pages: UrlManager, rig: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Without a token, since a script has none; the cards themselves are kept, at an address for just these."""
    assert pages.urls == {ENTRY}
    client = await hass_client_no_auth()
    entry = await client.get(ENTRY)
    assert (entry.status, entry.headers["Cache-Control"]) == (HTTPStatus.OK, "no-store")
    assert entry.content_type == "text/javascript"
    text = await entry.text()
    assert "customElements.whenDefined(app)" in text
    [path] = re.findall(rf'import\("({frontend.BASE}/[0-9a-f]+/training-energy\.js)"\)', text)
    served = await client.get(path)
    assert await served.text() == CARDS
    assert "max-age" in served.headers["Cache-Control"]
    assert "static" not in path


async def test_other_cards_have_another_address(
    hass: HomeAssistant, pages: UrlManager, cards: Path, rig: MockConfigEntry
) -> None:
    """So that no cache can mistake one for the other, also where only a language is another."""
    digests = [hass.data[frontend.DIGEST]]
    for file in (cards, cards.with_name("de.js")):
        await hass.async_add_executor_job(file.write_text, CARDS.replace("1", "2"))
        await frontend.async_setup_frontend(hass)
        digests.append(hass.data[frontend.DIGEST])
    assert len(set(digests)) == len(digests)


async def test_an_upgrade_counts_from_the_next_start_on(
    hass: HomeAssistant,
    pages: UrlManager,
    cards: Path,
    rig: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Until then nobody gets a file of the new ones beside the old, at an address that is kept for a month."""
    client = await hass_client_no_auth()
    place = f"{frontend.BASE}/{hass.data[frontend.DIGEST]}"
    for file in (cards, cards.with_name("de.js")):
        await hass.async_add_executor_job(file.write_text, CARDS.replace("1", "2"))
    assert await (await client.get(f"{place}/{frontend.CARDS}")).text() == CARDS
    assert (await client.get(f"{place}/de.js")).status == HTTPStatus.NOT_FOUND


async def test_what_others_leave_beside_the_cards_changes_nothing(
    hass: HomeAssistant, pages: UrlManager, cards: Path, rig: MockConfigEntry
) -> None:
    """A NAS makes a folder in each folder that it shows, and a Mac a file for each file that it copies."""
    before = hass.data[frontend.DIGEST]
    cards.with_name("@eaDir").mkdir()
    for name in ("._de.js", "Thumbs.db"):
        await hass.async_add_executor_job(cards.with_name(name).write_text, "left")
    await frontend.async_setup_frontend(hass)
    assert hass.data[frontend.DIGEST] == before


async def test_the_cards_stay_until_the_last_rig_is_removed(
    hass: HomeAssistant, pages: UrlManager, rig: MockConfigEntry
) -> None:
    """Another rig, also a disabled one, keeps them; one that somebody only did not want does not."""
    other = MockConfigEntry(domain=DOMAIN, title="Attic", data={"meters": ["sensor.attic"]})
    other.add_to_hass(hass)
    MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE).add_to_hass(hass)
    await hass.config_entries.async_remove(rig.entry_id)
    assert pages.urls == {ENTRY}
    await hass.config_entries.async_remove(other.entry_id)
    assert pages.urls == set()


async def test_the_cards_are_back_with_the_next_rig(
    hass: HomeAssistant, pages: UrlManager, rig: MockConfigEntry
) -> None:
    """Without a restart."""
    await hass.config_entries.async_remove(rig.entry_id)
    again = MockConfigEntry(domain=DOMAIN, title="Tower", data=rig.data)
    again.add_to_hass(hass)
    assert await hass.config_entries.async_setup(again.entry_id)
    assert pages.urls == {ENTRY}


async def test_a_home_without_pages_goes_without_cards(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """The rig works all the same, and can be removed."""
    assert frontend.DIGEST not in hass.data
    assert await hass.config_entries.async_remove(rig.entry_id)
