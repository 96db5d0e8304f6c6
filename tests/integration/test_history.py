"""Sessions after the fact, from a real recorder's own database."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager
from sqlalchemy.exc import OperationalError

from custom_components.training_energy import history as recorder_history, recorded as recorded_sources
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.db_schema import RecorderRuns, States
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.components.recorder.util import session_scope
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel
from .plugs import REST, TRAINING, SlowPlug

# The recorder comes before all others, as it does in Home Assistant.
pytestmark = pytest.mark.usefixtures("recorder_mock")

RUN = 620
USED = float(TRAINING) * RUN / 3600


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


@pytest.fixture
async def plug(
    hass: HomeAssistant,
    rig: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
) -> SlowPlug:
    """Return a plug that has been recorded for ten minutes and 25 seconds."""
    bench = SlowPlug(meter, freezer)
    bench.tick(625)
    return bench


async def _train(hass: HomeAssistant, plug: SlowPlug, *, rest: int = 3 * 3600) -> tuple[datetime, datetime]:
    """Train without a session, then rest for hours; return when it began and ended."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(RUN)
    plug.kw = REST
    end = plug.now
    plug.tick(rest)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    return begin, end


async def test_a_session_is_recorded_as_if_it_had_been_live(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Its energy, its interval and its cost are those of a session that somebody had started."""
    begin, end = await _train(hass, plug)
    session = await ask(
        hass, "record_session", name="forgotten", start_time=begin, end_time=end, steps=500, outcome="failed", key="k"
    )
    assert (session["status"], session["outcome"], session["steps"]) == ("finished", "failed", 500)
    assert (session["started_at"], session["ended_at"]) == (begin.isoformat(), end.isoformat())
    assert session["energy_kwh"] == pytest.approx(USED, rel=0.004)
    assert session["energy_min_kwh"] <= USED <= session["energy_max_kwh"]
    assert session["cost"] == pytest.approx(session["energy_kwh"] * 0.2)
    assert session["end_reading_kwh"] - session["start_reading_kwh"] == pytest.approx(session["metered_kwh"])
    again = await ask(hass, "record_session", start_time=begin, end_time=end, key="k")
    assert again == session
    listed = await ask(hass, "list_sessions")
    assert [item["id"] for item in listed["sessions"]] == [session["id"]]


@pytest.mark.parametrize("is_crash", [False, True], ids=["a stop", "a crash"])
async def test_a_run_that_home_assistant_missed_is_spread_over_that_time(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory, *, is_crash: bool
) -> None:
    """The meter reported without any rhythm before, and what it counted meanwhile was not all used in the end."""
    for seconds, kwh in ((600, "351.6880"), (1, "351.6881"), (1, "351.6882"), (2, "351.6884"), (5, "351.6888")):
        freezer.tick(seconds)
        meter.show(kwh)
        await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    last = dt_util.utcnow()
    freezer.tick(170)
    back = dt_util.utcnow()
    with session_scope(hass=hass) as database:
        known = database.query(RecorderRuns).one()
        known.end, known.closed_incorrect = (back, True) if is_crash else (last, False)
        database.add(RecorderRuns(start=back, created=back))
    for kwh in ("351.7048", "351.7049", "351.7050"):
        meter.show(kwh)
        await hass.async_block_till_done()
        freezer.tick(1)
    freezer.tick(3600)
    await async_wait_recording_done(hass)
    begin, end = last + timedelta(seconds=10), last + timedelta(seconds=161)
    session = await ask(hass, "record_session", start_time=begin.isoformat(), end_time=end.isoformat(), steps=1500)
    assert session["energy_kwh"] == pytest.approx(0.016 * 151 / 170, rel=1e-3)
    assert session["settled"]


@pytest.mark.parametrize("is_crash", [False, True], ids=["a stop", "a crash"])
async def test_a_restart_long_after_a_run_changes_nothing(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug, freezer: FrozenDateTimeFactory, *, is_crash: bool
) -> None:
    """Its plug reported once more and was pulled; that nobody heard it hours later is no news."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(RUN)
    end = plug.now
    plug.kw = REST
    plug.tick(30)
    freezer.tick(3 * 3600)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    times = {"start_time": begin, "end_time": end}
    before = await ask(hass, "record_session", **times)
    assert before["energy_kwh"] != before["metered_kwh"]
    await ask(hass, "delete_session", session_id=before["id"])
    with session_scope(hass=hass) as database:
        known = database.query(RecorderRuns).one()
        known.end, known.closed_incorrect = dt_util.utcnow(), is_crash
        freezer.tick(3600)
        database.add(RecorderRuns(start=dt_util.utcnow(), created=dt_util.utcnow()))
    after = await ask(hass, "record_session", **times)
    assert after["energy_kwh"] == before["energy_kwh"]


async def test_the_sensors_show_what_is_live(hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug) -> None:
    """A session after the fact is in the totals, and nobody hears of it as if it happened now."""
    begin, end = await _train(hass, plug)
    live = await ask(hass, "start_session", name="live")
    event = Panel(hass, rig).state("session", "event").state
    session = await ask(hass, "record_session", start_time=begin, end_time=end, steps=500)
    panel = Panel(hass, rig)
    assert panel.state("status").attributes["session_id"] == live["id"]
    assert panel.state("session", "event").state == event
    assert panel.shows("session_energy") == "0"
    assert float(panel.shows("total_energy")) == pytest.approx(session["energy_kwh"])
    assert panel.shows("total_sessions") == "2"
    assert panel.shows("affordable_steps") == "unknown"


async def test_a_start_before_all_that_is_kept_is_measured(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Hours later one can still say when the run began, and it goes on from there."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(3 * 3600)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    session = await ask(hass, "start_session", name="late", start_time=begin)
    used = float(TRAINING) * 3
    assert (session["status"], session["started_at"]) == ("training", begin.isoformat())
    assert session["energy_kwh"] == pytest.approx(used, rel=0.01)
    assert Panel(hass, rig).shows("status") == "training"
    plug.tick(620)
    plug.kw = REST
    await ask(hass, "stop_session")
    plug.tick(200)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=session["id"])
    used += float(TRAINING) * 620 / 3600
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(used, rel=0.001)
    assert session["energy_min_kwh"] <= used <= session["energy_max_kwh"]


async def test_a_stop_before_all_that_is_kept_is_measured(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Who forgot to press stop in the evening says so in the morning, pause included."""
    session = await ask(hass, "start_session", name="evening", budget=3)
    plug.kw = TRAINING
    plug.tick(300)
    await ask(hass, "pause_session")
    plug.kw = REST
    plug.tick(120)
    await ask(hass, "resume_session")
    plug.kw = TRAINING
    plug.tick(320)
    end = plug.now
    plug.kw = REST
    plug.tick(3 * 3600)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    stopped = await ask(hass, "stop_session", end_time=end, steps=7, notes="forgot")
    assert (stopped["id"], stopped["status"], stopped["budget"]) == (session["id"], "finished", 3)
    assert (stopped["steps"], stopped["notes"], stopped["active_s"]) == (7, "forgot", 620)
    assert stopped["energy_kwh"] == pytest.approx(USED, rel=0.006)
    panel = Panel(hass, rig)
    assert float(panel.shows("session_energy")) == pytest.approx(stopped["energy_kwh"])
    assert float(panel.shows("total_energy")) == pytest.approx(stopped["energy_kwh"])
    assert panel.state("session", "event").attributes["event_type"] == "settled"


async def test_prices_of_the_time_are_taken(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug, freezer: FrozenDateTimeFactory
) -> None:
    """A tariff that changed during the run is in the recorder as well."""
    hass.config_entries.async_update_entry(rig, data={"meters": rig.data["meters"], "price_entity": "sensor.tariff"})
    await hass.config_entries.async_reload(rig.entry_id)
    unit = {"unit_of_measurement": "EUR/kWh"}
    hass.states.async_set("sensor.tariff", "0.10", unit)
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(1800)
    hass.states.async_set("sensor.tariff", "0.30", unit)
    plug.tick(1800)
    plug.kw = REST
    end = plug.now
    hass.states.async_set("sensor.tariff", "9", unit)
    plug.tick(7200)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    session = await ask(hass, "record_session", start_time=begin, end_time=end)
    assert session["average_price"] == pytest.approx(0.20, rel=0.02)
    assert [segment["price"] for segment in session["segments"]] == [0.1, 0.3]
    assert session["estimated_kwh"] == 0


def _purge(hass: HomeAssistant) -> None:
    """Forget all states, as the recorder does after ten days."""
    with session_scope(hass=hass) as session:
        session.query(States).update({States.old_state_id: None})
        session.query(States).delete()


async def _purged(hass: HomeAssistant) -> None:
    """Keep the statistics of the last hours and nothing else."""
    now = dt_util.utcnow()
    at = now - timedelta(hours=6)
    at -= timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    while at < now:
        do_adhoc_statistics(hass, start=at)
        at += timedelta(minutes=5)
    await async_wait_recording_done(hass)
    await get_instance(hass).async_add_executor_job(_purge, hass)


async def test_statistics_do_where_states_are_purged(hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug) -> None:
    """Values each five minutes tell less, and the interval says how much less."""
    begin, end = await _train(hass, plug)
    await _purged(hass)
    session = await ask(hass, "record_session", start_time=begin, end_time=end)
    assert session["energy_kwh"] == pytest.approx(USED, rel=0.06)
    assert session["energy_min_kwh"] <= USED <= session["energy_max_kwh"]
    assert session["energy_max_kwh"] - session["energy_min_kwh"] > 0.02


async def _import_hours(hass: HomeAssistant, statistic_id: str, unit: str, rows: list[dict[str, Any]]) -> None:
    """Put hours of long ago into the statistics."""
    metadata = {
        "source": "recorder",
        "statistic_id": statistic_id,
        "name": None,
        "unit_of_measurement": unit,
        "unit_class": "energy" if unit == "Wh" else None,
        "has_sum": "sum" in rows[0],
        "has_mean": "mean" in rows[0],
        "mean_type": StatisticMeanType.ARITHMETIC if "mean" in rows[0] else StatisticMeanType.NONE,
    }
    async_import_statistics(hass, metadata, rows)  # type: ignore[arg-type]  # other versions want other keys
    await async_wait_recording_done(hass)


async def test_hours_of_long_ago_are_measured_with_their_prices(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug, meter: FakeMeter
) -> None:
    """Of last month there is one value an hour: enough for a long run, at the mean price of each hour."""
    hass.config_entries.async_update_entry(rig, data={"meters": rig.data["meters"], "price_entity": "sensor.tariff"})
    await hass.config_entries.async_reload(rig.entry_id)
    hass.states.async_set("sensor.tariff", "30", {"unit_of_measurement": "ct/kWh"})
    noon = dt_util.utcnow().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=30)
    wh, rows, prices = 200_000.0, [], []
    for hour in range(48):
        begin = noon + timedelta(hours=hour - 24)
        wh += 400 if 0 <= hour - 24 < 6 else 80
        rows.append({"start": begin, "state": wh, "sum": wh - 200_000})
        prices.append({"start": begin, "mean": 10.0 if hour - 24 < 3 else 20.0})
    await _import_hours(hass, meter.entity_id, "Wh", rows)
    await _import_hours(hass, "sensor.tariff", "ct/kWh", prices)
    session = await ask(hass, "record_session", start_time=noon, end_time=noon + timedelta(hours=6))
    assert session["energy_kwh"] == pytest.approx(2.4)
    assert session["cost"] == pytest.approx(1.2 * 0.1 + 1.2 * 0.2)
    assert session["estimated_kwh"] == session["energy_kwh"]
    half = timedelta(minutes=30)
    later = await ask(hass, "record_session", start_time=noon + 14 * half, end_time=noon + 20 * half)
    assert later["energy_kwh"] == pytest.approx(0.24)
    assert later["energy_min_kwh"] <= 0.24 <= later["energy_max_kwh"]


async def test_a_price_that_was_never_recorded_is_the_one_of_now(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """It is an estimate, and says so."""
    begin, end = await _train(hass, plug)
    hass.config_entries.async_update_entry(rig, data={"meters": rig.data["meters"], "price_entity": "sensor.tariff"})
    await hass.config_entries.async_reload(rig.entry_id)
    session = await ask(hass, "record_session", name="no price", start_time=begin, end_time=end)
    assert session["cost"] is None
    await _forget(hass, session)
    hass.states.async_set("sensor.tariff", "0.5", {"unit_of_measurement": "EUR/kWh"})
    begin += timedelta(hours=1)
    session = await ask(hass, "record_session", start_time=begin, end_time=begin + timedelta(hours=1))
    assert session["cost"] == pytest.approx(session["energy_kwh"] * 0.5)
    assert session["estimated_kwh"] == session["energy_kwh"]


async def _forget(hass: HomeAssistant, session: Answer) -> None:
    """See that a session without any price can be looked up."""
    assert (await ask(hass, "get_session", session_id=session["id"]))["cost"] is None


@pytest.fixture
async def recorded(hass: HomeAssistant, plug: SlowPlug) -> tuple[datetime, datetime]:
    """Return when a session began and ended that was recorded after the fact."""
    begin, end = await _train(hass, plug)
    await ask(hass, "record_session", name="first", start_time=begin, end_time=end)
    return begin, end


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        pytest.param(-300, 10, "The session first ran on this rig", id="over its beginning"),
        pytest.param(10, 20, "The session first ran on this rig", id="within it"),
        pytest.param(RUN - 1, RUN + 60, "The session first ran on this rig", id="over its end"),
        pytest.param(20, 10, "must lie before end_time", id="the end before the start"),
        pytest.param(-40 * 86400, -39 * 86400, "has neither states nor statistics", id="too long ago"),
        pytest.param(-40 * 86400, 0, "more than 31 days apart", id="too long"),
        pytest.param(0, 86400, "end_time is .* in the future", id="tomorrow"),
    ],
)
async def test_what_cannot_be_recorded_is_refused(
    hass: HomeAssistant, recorded: tuple[datetime, datetime], since: int, until: int, text: str
) -> None:
    """A rig measures one session at a time, and only what somebody has watched."""
    begin, _ = recorded
    before = await ask(hass, "list_sessions")
    with pytest.raises(ServiceValidationError, match=text):
        await ask(
            hass,
            "record_session",
            start_time=begin + timedelta(seconds=since),
            end_time=begin + timedelta(seconds=until),
        )
    assert await ask(hass, "list_sessions") == before


async def test_sessions_may_touch(hass: HomeAssistant, recorded: tuple[datetime, datetime]) -> None:
    """One may begin where another ended."""
    begin, end = recorded
    await ask(hass, "record_session", start_time=end, end_time=end + timedelta(minutes=10))
    await ask(hass, "record_session", start_time=begin - timedelta(minutes=5), end_time=begin)
    assert (await ask(hass, "list_sessions"))["total"] == 3


@pytest.mark.parametrize("times", [{}, {"start_time": "2026-01-01 10:00"}, {"end_time": "2026-01-01 10:00"}])
async def test_both_times_are_needed(hass: HomeAssistant, plug: SlowPlug, times: dict[str, str]) -> None:
    """What is not said cannot be measured."""
    with pytest.raises(ServiceValidationError, match="Give start_time and end_time"):
        await ask(hass, "record_session", **times)


async def test_a_meter_that_was_away_is_played_as_it_was(hass: HomeAssistant, plug: SlowPlug, meter: FakeMeter) -> None:
    """An outage in the middle of a run is in the recorder too, and loses nothing."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(200)
    meter.fall_silent()
    plug.freezer.tick(215)
    plug.counted += TRAINING * 215 / 3600
    plug.tick(205)
    plug.kw = REST
    end = plug.now
    plug.tick(7200)
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    session = await ask(hass, "record_session", start_time=begin, end_time=end)
    assert session["energy_kwh"] == pytest.approx(USED, rel=0.004)


async def test_a_time_before_all_recorders_is_refused(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A mistyped year is said to be one."""
    with pytest.raises(ServiceValidationError, match="start_time"):
        await ask(hass, "record_session", start_time="0001-01-01 00:30", end_time="0001-01-02 00:30")


async def test_a_session_that_ended_as_it_began_has_nothing(hass: HomeAssistant, plug: SlowPlug) -> None:
    """Also hours later, when only the recorder knows that time."""
    session = await ask(hass, "start_session")
    plug.tick(3 * 3600)
    await async_wait_recording_done(hass)
    stopped = await ask(hass, "stop_session", end_time=session["started_at"])
    assert (stopped["settled"], stopped["energy_kwh"], stopped["active_s"]) == (True, 0, 0)


async def test_a_database_that_does_not_answer_changes_nothing(hass: HomeAssistant, plug: SlowPlug) -> None:
    """The user learns of it, and can try again."""
    begin, end = await _train(hass, plug)
    broken = patch.object(recorded_sources, "get_significant_states", side_effect=OperationalError("", None, OSError()))
    with broken, pytest.raises(HomeAssistantError, match="database does not answer"):
        await ask(hass, "record_session", start_time=begin, end_time=end)
    assert (await ask(hass, "list_sessions"))["total"] == 0
    assert (await ask(hass, "record_session", start_time=begin, end_time=end))["settled"]


async def test_a_rig_that_is_reloaded_meanwhile_keeps_nothing_half(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Options were saved while the recorder was read: the answer says that nothing was done."""
    begin, end = await _train(hass, plug)
    read = recorded_sources.async_recorded

    async def reloaded(*args: Any) -> recorded_sources.Recorded:  # noqa: ANN401  handed on as they are
        await hass.config_entries.async_reload(rig.entry_id)
        return await read(*args)

    meanwhile = patch.object(recorder_history, "async_recorded", reloaded)
    with meanwhile, pytest.raises(ServiceValidationError, match="loaded anew"):
        await ask(hass, "record_session", start_time=begin, end_time=end)
    assert (await ask(hass, "list_sessions"))["total"] == 0


async def test_a_key_that_is_sent_twice_at_once_records_one_session(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A script that did not wait for the recorder gets the session that its first call made."""
    begin, end = await _train(hass, plug)
    asked = [ask(hass, "record_session", key="mine", start_time=begin, end_time=end) for _ in range(2)]
    one, other = await asyncio.gather(*asked)
    assert one["id"] == other["id"]
    assert (await ask(hass, "list_sessions"))["total"] == 1


async def test_statistics_fill_in_before_the_states_that_are_left(hass: HomeAssistant, plug: SlowPlug) -> None:
    """Where states begin within a run, they still count from where they begin."""
    begin, end = await _train(hass, plug)
    states = recorded_sources._states  # noqa: SLF001  what the recorder answers
    seen = begin + timedelta(seconds=200)

    def left(*args: Any) -> dict[str, list[State]]:  # noqa: ANN401  handed on as they are
        found = states(*args)
        return {entity: [one for one in shown if one.last_updated > seen] for entity, shown in found.items()}

    def hours(hass: HomeAssistant, entity: str, *_: datetime) -> list[State]:
        return [
            one for one in states(hass, [entity], begin - timedelta(hours=1), end)[entity] if one.last_updated < end
        ]

    with patch.object(recorded_sources, "_states", left), patch.object(recorded_sources, "_counted", hours):
        session = await ask(hass, "record_session", start_time=begin, end_time=end)
    assert session["energy_kwh"] == pytest.approx(USED, rel=0.006)
    assert session["energy_min_kwh"] <= USED <= session["energy_max_kwh"]
