"""Sessions on a plug that reports once a minute: their figures become final by evidence."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_fire_time_changed

from homeassistant.core import HomeAssistant

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel
from .plugs import REST, TRAINING, SlowPlug


@pytest.fixture
def plug(rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> SlowPlug:
    """Return a plug that has been watched for five minutes."""
    bench = SlowPlug(meter, freezer)
    bench.tick(300)
    return bench


async def _train(hass: HomeAssistant, plug: SlowPlug, *, seconds: int = 620) -> Answer:
    """Train from 25 s after a report on; return the session as it is stopped."""
    plug.tick(25)
    plug.kw = TRAINING
    await ask(hass, "start_session", name="run")
    plug.tick(seconds)
    plug.kw = REST
    return await ask(hass, "stop_session", steps=100)


async def test_a_stop_is_answered_at_once_and_settles_by_evidence(hass: HomeAssistant, plug: SlowPlug) -> None:
    """First there is what the plug showed, two reports later what was used."""
    used = float(TRAINING) * 620 / 3600
    stopped = await _train(hass, plug)
    assert (stopped["status"], stopped["settled"]) == ("settling", False)
    assert abs(stopped["energy_kwh"] / used - 1) > 0.03
    plug.tick(150)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=stopped["id"])
    assert (session["status"], session["settled"]) == ("finished", True)
    assert session["energy_kwh"] == pytest.approx(used, rel=0.004)
    assert session["energy_min_kwh"] <= used <= session["energy_max_kwh"]
    assert session["metered_kwh"] == stopped["metered_kwh"] == pytest.approx(0.0645)
    assert session["cost"] == pytest.approx(session["energy_kwh"] * 0.2)


async def test_sensors_and_events_tell_when_figures_are_final(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """The session sensors change when the evidence is in, and `settled` comes with the final figures."""
    panel = Panel(hass, rig)
    heard = async_capture_events(hass, "state_changed")
    await _train(hass, plug)
    assert panel.shows("status") == "settling"
    energy = panel.state("session_energy").attributes
    assert energy["settled"] is False
    assert energy["energy_min_kwh"] < float(panel.shows("session_energy")) < energy["energy_max_kwh"]
    plug.tick(150)
    await hass.async_block_till_done()
    assert panel.shows("status") == "idle"
    assert panel.state("session_energy").attributes["settled"] is True
    events = [
        event.data["new_state"].attributes
        for event in heard
        if event.data["entity_id"] == "event.tower_session" and event.data["new_state"].attributes.get("event_type")
    ]
    told = [(event["event_type"], event["energy"]) for event in events]
    assert [what for what, _ in told] == ["started", "stopped", "settled"]
    assert told[2][1] == float(panel.shows("session_energy")) != told[1][1]


async def test_the_next_session_may_start_while_one_settles(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Back to back they share their boundary, and together they have what both used."""
    panel = Panel(hass, rig)
    plug.tick(25)
    plug.kw = TRAINING
    one = await ask(hass, "start_session", name="one")
    plug.tick(620)
    two = await ask(hass, "start_session", name="two", replace=True)
    plug.tick(620)
    plug.kw = REST
    await ask(hass, "stop_session")
    plug.tick(200)
    await hass.async_block_till_done()
    sessions = [await ask(hass, "get_session", session_id=session["id"]) for session in (one, two)]
    assert all(session["settled"] for session in sessions)
    used = float(TRAINING) * 620 / 3600
    assert [session["energy_kwh"] for session in sessions] == pytest.approx([used, used], rel=0.01)
    together = sum(session["energy_kwh"] for session in sessions)
    assert float(panel.shows("total_energy")) == pytest.approx(together)
    assert together == pytest.approx(2 * used, rel=0.003)


async def test_a_restart_while_a_session_settles_loses_nothing(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """What was known of the plug before is kept, and its reports after that do the rest."""
    stopped = await _train(hass, plug)
    await hass.config_entries.async_unload(rig.entry_id)
    plug.tick(20)
    assert await hass.config_entries.async_setup(rig.entry_id)
    await hass.async_block_till_done()
    plug.tick(240)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=stopped["id"])
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(float(TRAINING) * 620 / 3600, rel=0.004)


async def test_a_machine_that_is_turned_off_is_not_waited_for_long(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A plug that goes on reporting the same has nothing more to show, after two of its intervals."""
    stopped = await _train(hass, plug)
    plug.tick(65)
    plug.kw *= 0
    for _ in range(8):
        plug.tick(30)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
    session = await ask(hass, "get_session", session_id=stopped["id"])
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(float(TRAINING) * 620 / 3600, rel=0.03)


async def test_a_plug_that_is_away_at_the_stop_is_waited_for(
    hass: HomeAssistant, plug: SlowPlug, meter: FakeMeter
) -> None:
    """Its session settles when it is back, with what it used until then."""
    plug.tick(25)
    plug.kw = TRAINING
    await ask(hass, "start_session")
    plug.tick(400)
    meter.fall_silent()
    counted = plug.counted
    plug.freezer.tick(220)
    plug.counted += TRAINING * 220 / 3600
    plug.kw = REST
    stopped = await ask(hass, "stop_session")
    plug.freezer.tick(3600)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await ask(hass, "get_session", session_id=stopped["id"]))["status"] == "settling"
    plug.counted += REST
    plug.tick(300)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=stopped["id"])
    assert session["settled"]
    assert plug.counted > counted
    assert session["energy_kwh"] == pytest.approx(float(TRAINING) * 620 / 3600, rel=0.05)
    assert session["energy_min_kwh"] <= float(TRAINING) * 620 / 3600 <= session["energy_max_kwh"]


async def test_without_correction_the_display_stands(hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug) -> None:
    """Who turns it off gets the plain difference, at once, with how far off it may be."""
    hass.config_entries.async_update_entry(rig, options={"boundary_correction": False})
    await hass.config_entries.async_reload(rig.entry_id)
    session = await _train(hass, plug)
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(session["end_reading_kwh"] - session["start_reading_kwh"])
    assert session["energy_min_kwh"] <= float(TRAINING) * 620 / 3600 <= session["energy_max_kwh"]


async def test_values_set_by_hand_give_the_plain_difference(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """However long somebody takes to type the next value, nothing is made of it."""
    await ask(hass, "start_session")
    for kwh, seconds in (("351.7", 31), ("351.75", 12), ("351.899", 75)):
        freezer.tick(seconds)
        meter.show(kwh)
    freezer.tick(40)
    session = await ask(hass, "stop_session", steps=2000)
    assert session["settled"]
    assert (session["energy_kwh"], session["cost"]) == (0.211, 0.0422)
