"""What a card is told of a rig for as long as it shows it."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.frontend import DIGEST
from custom_components.training_energy.live import FOLLOW
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import DATA_DISPATCHER
from homeassistant.setup import async_setup_component

from .bench import Bench
from .meters import FakeMeter

type News = dict[str, Any]

STEP = 20  # s, less than the half of a minute after which Home Assistant asks whether somebody is there


class Card:
    """A card on somebody's page, that follows a rig."""

    def __init__(self, hass: HomeAssistant, client: MockHAClientWebSocket) -> None:
        """Have a connection."""
        self.hass = hass
        self.client = client
        self.id = 0

    async def follow(self, **rig: str) -> News:
        """Ask to be told, and return what is answered."""
        await self.client.send_json_auto_id({"type": FOLLOW, **rig})
        answer: News = await self.client.receive_json()
        self.id = answer["id"]
        return answer

    async def news(self) -> list[News]:
        """Return what was told since, by asking for something after which nothing else can come."""
        await self.hass.async_block_till_done()
        await self.client.send_json_auto_id({"type": "ping"})
        told = []
        while (message := await self.client.receive_json())["type"] != "pong":
            assert (message["id"], message["type"]) == (self.id, "event")
            told.append(message["event"])
        return told

    async def only(self) -> News:
        """Return the one thing that was told."""
        [news] = await self.news()
        return news

    async def watch(self, bench: Bench, seconds: int, watts: float) -> list[News]:
        """Return what is told while time passes, in steps after which the connection is not taken for lost."""
        bench.draw(watts)
        told = []
        for _ in range(seconds // STEP):
            bench.tick(STEP)
            told += await self.news()
        return told


@pytest.fixture
async def card(hass: HomeAssistant, bench: Bench, hass_ws_client: WebSocketGenerator) -> Card:
    """Return a card that follows nothing yet; there is a rig."""
    assert await async_setup_component(hass, "websocket_api", {})
    await bench.set_up(power_entity="sensor.plug_power", session_budget=1)
    return Card(hass, await hass_ws_client(hass))


def following(hass: HomeAssistant, bench: Bench) -> int:
    """Return how many there are who listen to the rig, or for it."""
    listeners = len(bench.entry.runtime_data._listeners)  # noqa: SLF001  nothing else tells what is left behind
    return listeners + len(hass.data[DATA_DISPATCHER].get(SIGNAL_CONFIG_ENTRY_CHANGED, {}))


async def test_an_idle_rig_is_told_whole_at_once(hass: HomeAssistant, bench: Bench, card: Card) -> None:
    """With what the card needs for its questions, and which cards are served."""
    hass.data[DIGEST] = "0123456789ab"
    assert (await card.follow(rig="Tower"))["success"]
    assert await card.only() == {
        "version": "0123456789ab",
        "rig": {
            "entry_id": "tower",
            "name": "Tower",
            "loaded": True,
            "removed": False,
            "status": "idle",
            "sessions": 0,
            "history": 0,
            "waits_for": None,
            "currency": "EUR",
            "has_price": True,
            "price": 0.2,
            "meters": ["sensor.plug_energy"],
            "power_entity": "sensor.plug_power",
            "budget": 1,
            "steps_per_run": 1600,
            "affordable_steps": None,
            "affordable_runs": None,
        },
        "session": None,
        "outlook": None,
    }


async def test_a_session_is_told_whole_where_more_of_it_changes_than_its_figures(bench: Bench, card: Card) -> None:
    """At its start, its pauses and its stop; in between only its figures come, with which the card draws on."""
    await card.follow()
    await card.news()
    await bench.ask("start_session", name="LoRA", planned_steps=2000)
    started = (await card.news())[-1]
    assert started["rig"]["status"] == "training"
    assert (started["session"]["name"], started["session"]["curve"]) == ("LoRA", [[0, 0]])
    assert started["outlook"]["budget"] == 1

    told = await card.watch(bench, 600, 400)
    await bench.ask("report_progress", step=1000)
    told += await card.news()
    # Two readings say when exactly it began; then only its figures change.
    whole = [news["session"]["duration_s"] for news in told if "curve" in news["session"]]
    assert max(whole) <= 120
    assert len(told) > 2 * len(whole)
    assert told[-1]["session"]["steps"] == 1000
    assert told[-1]["outlook"]["energy_kwh"] == pytest.approx(2 * told[-1]["session"]["energy_kwh"])
    assert told[-1]["outlook"]["end"].endswith("+00:00")

    for action, status in (("pause_session", "paused"), ("resume_session", "training")):
        await bench.ask(action)
        assert status in [news["session"]["status"] for news in await card.news() if "curve" in news["session"]]
    await bench.ask("stop_session", steps=2000)
    stopped = await card.news()
    assert any("curve" in news["session"] for news in stopped)
    assert stopped[-1]["outlook"] is None
    settled = [*stopped, *await card.watch(bench, 1500, 80)][-1]
    assert (settled["rig"]["status"], settled["session"]["settled"]) == ("idle", True)
    assert settled["rig"]["affordable_steps"] > 0


async def test_nothing_is_told_where_nothing_is_new(bench: Bench, card: Card) -> None:
    """Neither of an idle rig whose meter counts, nor just after the whole session was told."""
    await card.follow()
    await card.news()
    bench.entry.runtime_data.async_update_listeners()
    assert await card.news() == []
    await bench.ask("start_session")
    assert len(await card.news()) > 0
    bench.entry.runtime_data.async_update_listeners()
    assert await card.news() == []


async def test_a_card_learns_what_a_session_waits_for(bench: Bench, card: Card, meter: FakeMeter) -> None:
    """The next report of its meter, a meter that is away, or one whose jump is not believed yet."""
    await card.follow()
    await bench.ask("start_session")
    await card.watch(bench, 620, 400)
    meter.fall_silent()
    assert (await card.news())[-1]["rig"]["waits_for"] == "absent_meter"
    assert (await card.watch(bench, 620, 400))[-1]["rig"]["waits_for"] is None
    await bench.ask("stop_session")
    assert (await card.news())[-1]["rig"]["waits_for"] == "meter"
    meter.fall_silent()
    assert (await card.news())[-1]["rig"]["waits_for"] == "absent_meter"
    meter.show("9000")
    assert (await card.news())[-1]["rig"]["waits_for"] == "doubt"


async def test_a_reloaded_rig_goes_on_and_is_told_whole_again(bench: Bench, card: Card) -> None:
    """The card forgot the curve while the rig was away."""
    await card.follow()
    await bench.ask("start_session", name="LoRA")
    await card.news()
    await bench.panel.reload()
    told = await card.news()
    assert [news["rig"]["loaded"] for news in told] == [False, True]
    assert told[0] == {
        "version": None,
        "rig": {"entry_id": "tower", "name": "Tower", "loaded": False, "removed": False},
        "session": None,
        "outlook": None,
    }
    assert "curve" in told[1]["session"]
    assert len(await card.watch(bench, 600, 400)) > 1


async def test_a_renamed_rig_has_its_new_name(hass: HomeAssistant, bench: Bench, card: Card) -> None:
    """Nobody has to open the page again."""
    await card.follow()
    await card.news()
    hass.config_entries.async_update_entry(bench.entry, title="Attic")
    assert (await card.only())["rig"]["name"] == "Attic"


async def test_another_rig_is_no_news(hass: HomeAssistant, bench: Bench, card: Card) -> None:
    """Only the rig that is shown is told of, also where it is the second."""
    await card.follow()
    await card.news()
    MockConfigEntry(domain=DOMAIN, title="Attic", data={"meters": ["sensor.attic"]}).add_to_hass(hass)
    await hass.config_entries.async_add(MockConfigEntry(domain=DOMAIN, title="Cellar", data={"meters": ["sensor.c"]}))
    assert await card.news() == []


@pytest.mark.parametrize("rig", [{}, {"rig": "Tower"}], ids=["the only one", "by name"])
async def test_a_rig_that_is_removed_and_set_up_anew_is_followed_again(
    hass: HomeAssistant, bench: Bench, card: Card, *, rig: dict[str, str]
) -> None:
    """By whatever the card knows it."""
    await card.follow(**rig)
    await card.news()
    data = dict(bench.entry.data)
    await hass.config_entries.async_remove(bench.entry.entry_id)
    assert (await card.news())[-1]["rig"]["removed"] is True
    await hass.config_entries.async_add(MockConfigEntry(domain="other", title="Tower"))
    assert await card.news() == []
    await hass.config_entries.async_add(MockConfigEntry(domain=DOMAIN, title="Tower", data=data))
    assert (await card.news())[-1]["rig"]["loaded"] is True


async def test_no_other_rig_takes_the_place_of_one_that_was_meant(
    hass: HomeAssistant, bench: Bench, card: Card
) -> None:
    """A card that names its rig says that it is gone until there is one of that name, or id."""
    await card.follow(rig=bench.entry.entry_id)
    await card.news()
    data = dict(bench.entry.data)
    await hass.config_entries.async_remove(bench.entry.entry_id)
    await hass.config_entries.async_add(MockConfigEntry(domain=DOMAIN, title="Attic", data=data))
    gone = {"entry_id": "tower", "name": "Tower", "loaded": False, "removed": True}
    assert [news["rig"] for news in await card.news()][-1:] == [gone]


async def test_a_rig_that_does_not_load_is_told_as_such(hass: HomeAssistant, bench: Bench, card: Card) -> None:
    """And as soon as it does, too."""
    await hass.config_entries.async_unload(bench.entry.entry_id)
    await card.follow()
    assert (await card.only())["rig"]["loaded"] is False
    await hass.config_entries.async_setup(bench.entry.entry_id)
    assert (await card.news())[-1]["rig"]["loaded"] is True


async def test_an_unknown_rig_is_refused_in_the_users_words(card: Card, caplog: pytest.LogCaptureFixture) -> None:
    """The text of the actions, to be translated by the page; a card with a mistake in it is no fault for the log."""
    answer = await card.follow(rig="Cellar")
    assert answer["success"] is False
    error = answer["error"]
    assert (error["translation_domain"], error["translation_key"]) == (DOMAIN, "unknown_rig")
    assert error["translation_placeholders"] == {"rig": "Cellar", "rigs": "Tower"}
    assert "Error handling message" not in caplog.text


async def test_a_card_that_is_gone_leaves_nobody_listening(hass: HomeAssistant, bench: Bench, card: Card) -> None:
    """Whether it says goodbye, or the connection just ends; also where the rig was unloaded before."""
    before = following(hass, bench)
    await card.follow()
    assert following(hass, bench) == before + 2
    await card.news()
    await card.client.send_json_auto_id({"type": "unsubscribe_events", "subscription": card.id})
    assert (await card.client.receive_json())["success"]
    assert following(hass, bench) == before

    await card.follow()
    await card.news()
    await card.client.close()
    await hass.async_block_till_done()
    assert following(hass, bench) == before


async def test_a_change_of_the_history_is_told(bench: Bench, card: Card) -> None:
    """A table that is open reads it again, whoever has corrected, deleted or brought something."""
    await card.follow()
    before = (await card.only())["rig"]["history"]
    session = await bench.ask("start_session", name="LoRA")
    bench.meter.show("351.899")
    await bench.ask("stop_session", steps=2000)
    ended = (await card.news())[-1]["rig"]
    assert (ended["history"] > before, ended["sessions"]) == (True, 1)
    await bench.ask("update_session", session_id=session["id"], name="Long ago")
    updated = (await card.news())[-1]["rig"]["history"]
    assert updated > ended["history"]
    await bench.ask("delete_session", session_id=session["id"])
    assert (await card.news())[-1]["rig"]["history"] > updated


async def test_a_price_that_comes_late_is_told(bench: Bench, card: Card) -> None:
    """Nothing but the price of a segment is other than before, and the card shows it behind the curve."""
    session = await bench.ask("start_session", name="LoRA")
    bench.meter.show("351.899")
    await card.follow()
    (before,) = (await card.only())["session"]["segments"]
    await bench.ask("update_session", session_id=session["id"], price=0.3)
    (after,) = (await card.news())[-1]["session"]["segments"]
    assert (before["price"], after["price"]) == (0.2, 0.3)
