"""Sessions that began or ended a while ago: measured from what is kept of the meters."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .calls import ask
from .meters import FakeMeter
from .panel import Panel
from .plugs import REST, TRAINING, SlowPlug


@pytest.fixture
def plug(rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> SlowPlug:
    """Return a plug that has been watched for five minutes and 25 seconds."""
    bench = SlowPlug(meter, freezer)
    bench.tick(325)
    return bench


def _train(plug: SlowPlug, seconds: int = 620) -> tuple[datetime, datetime, float]:
    """Train without a session; return when it began and ended, and what it used (kWh)."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(seconds)
    plug.kw = REST
    end = plug.now
    plug.tick(200)
    return begin, end, float(TRAINING) * seconds / 3600


async def test_a_start_in_the_past_has_all_that_was_used_since(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Who forgot to press start loses nothing."""
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(300)
    session = await ask(hass, "start_session", name="late", start_time=begin.isoformat())
    assert session["started_at"] == begin.isoformat()
    assert session["energy_kwh"] > float(TRAINING) * 230 / 3600
    assert Panel(hass, rig).state("session_energy").attributes["last_reset"] == begin.isoformat()
    plug.tick(320)
    plug.kw = REST
    await ask(hass, "stop_session")
    plug.tick(200)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=session["id"])
    used = float(TRAINING) * 620 / 3600
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(used, rel=0.004)
    assert session["energy_min_kwh"] <= used <= session["energy_max_kwh"]
    assert sum(segment["kwh"] for segment in session["segments"]) == pytest.approx(session["energy_kwh"])
    assert session["segments"][0]["from"] == begin.isoformat()


async def test_a_stop_in_the_past_has_nothing_that_was_used_since(
    hass: HomeAssistant, rig: MockConfigEntry, plug: SlowPlug
) -> None:
    """Who forgot to press stop pays for the run alone, and is told at once."""
    session = await ask(hass, "start_session")
    _, end, used = _train(plug)
    stopped = await ask(hass, "stop_session", end_time=end)
    assert stopped["settled"]
    assert stopped["ended_at"] == end.isoformat()
    assert stopped["energy_kwh"] == pytest.approx(used, rel=0.004)
    assert stopped["cost"] == pytest.approx(used * 0.2, rel=0.004)
    assert stopped["segments"][-1]["to"] <= end.isoformat()
    assert (await ask(hass, "get_session", session_id=session["id"])) == stopped
    assert float(Panel(hass, rig).shows("total_energy")) == pytest.approx(stopped["energy_kwh"])


async def test_both_in_the_past_are_as_right_as_live(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A whole run, told of after it was over."""
    begin, end, used = _train(plug)
    await ask(hass, "start_session", start_time=begin)
    session = await ask(hass, "stop_session", end_time=end)
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(used, rel=0.004)


async def test_a_pause_may_be_told_of_later(hass: HomeAssistant, plug: SlowPlug) -> None:
    """What was used in a pause is not the session's, whenever one says so."""
    begin, end, used = _train(plug)
    session = await ask(hass, "start_session", start_time=begin)
    paused = await ask(hass, "pause_session", time=end)
    assert (paused["status"], paused["energy_kwh"]) == ("paused", pytest.approx(used, rel=0.004))
    begin = plug.now
    plug.kw = TRAINING
    plug.tick(300)
    resumed = await ask(hass, "resume_session", time=begin)
    assert resumed["energy_kwh"] == pytest.approx(used * 920 / 620, rel=0.15)
    plug.kw = REST
    await ask(hass, "stop_session")
    plug.tick(200)
    await hass.async_block_till_done()
    session = await ask(hass, "get_session", session_id=session["id"])
    assert session["energy_kwh"] == pytest.approx(used * 920 / 620, rel=0.004)
    assert session["active_s"] == 920


async def test_a_stop_before_the_pause_takes_back_what_came_after(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A session can be stopped at a time from which on it was paused and resumed by mistake."""
    await ask(hass, "start_session")
    _, end, used = _train(plug)
    await ask(hass, "pause_session")
    plug.tick(90)
    await ask(hass, "resume_session")
    plug.tick(90)
    session = await ask(hass, "stop_session", end_time=end)
    assert session["energy_kwh"] == pytest.approx(used, rel=0.004)
    assert session["active_s"] == 620


async def test_a_session_replaces_another_one_in_the_past(hass: HomeAssistant, plug: SlowPlug) -> None:
    """The one ends where the other begins."""
    one = await ask(hass, "start_session", name="one")
    _, end, used = _train(plug)
    two = await ask(hass, "start_session", name="two", replace=True, start_time=end)
    one = await ask(hass, "get_session", session_id=one["id"])
    assert (one["outcome"], one["ended_at"], two["started_at"]) == ("interrupted", end.isoformat(), end.isoformat())
    assert one["energy_kwh"] == pytest.approx(used, rel=0.004)
    plug.tick(400)
    two = await ask(hass, "get_session", session_id=two["id"])
    assert two["energy_kwh"] == pytest.approx(float(REST) * 600 / 3600, rel=0.1)


async def test_a_clock_that_is_a_little_ahead_means_now(hass: HomeAssistant, plug: SlowPlug) -> None:
    """Trainers run on other machines."""
    session = await ask(hass, "start_session", start_time=plug.now + timedelta(seconds=59))
    assert session["started_at"] == plug.now.isoformat()
    assert session["energy_kwh"] == 0


async def test_what_cannot_be_is_refused_and_changes_nothing(hass: HomeAssistant, plug: SlowPlug) -> None:
    """A time in the future, in another session, before the start, or of which nothing is kept."""
    begin, end, _ = _train(plug)
    await ask(hass, "start_session", name="first", start_time=begin)
    for action, data, text in (
        ("stop_session", {"end_time": begin - timedelta(seconds=1)}, "lies before the session first began"),
        ("pause_session", {"time": begin - timedelta(seconds=1)}, "lies before the session first began"),
        ("stop_session", {"end_time": plug.now + timedelta(seconds=61)}, "which is in the future"),
        ("stop_session", {"end_time": "soon"}, "end_time is soon"),
        ("start_session", {"start_time": end}, "The session first is running"),
        ("start_session", {"start_time": begin - timedelta(days=2), "replace": True}, "lies before the session first"),
    ):
        before = await ask(hass, "list_sessions")
        with pytest.raises(ServiceValidationError, match=text):
            await ask(hass, action, **data)
        assert await ask(hass, "list_sessions") == before
    await ask(hass, "pause_session", time=end)
    with pytest.raises(ServiceValidationError, match="went on after its pause"):
        await ask(hass, "resume_session", time=end - timedelta(seconds=1))
    await ask(hass, "stop_session")
    with pytest.raises(ServiceValidationError, match="The session first ran on this rig at that time"):
        await ask(hass, "start_session", start_time=end)


async def test_too_long_ago_needs_the_recorder(hass: HomeAssistant, plug: SlowPlug) -> None:
    """Where there is none, the refusal says how far back one can go."""
    with pytest.raises(ServiceValidationError, match="recorder of Home Assistant is not running"):
        await ask(hass, "start_session", start_time=plug.now - timedelta(hours=3))
    await ask(hass, "start_session", name="long")
    plug.freezer.tick(timedelta(hours=5))
    plug.tick(64 * 60)
    for action, field in (("stop_session", "end_time"), ("pause_session", "time")):
        with pytest.raises(ServiceValidationError, match=r"recorder of Home Assistant is not|not kept here any more"):
            await ask(hass, action, **{field: plug.now - timedelta(hours=3)})
    assert (await ask(hass, "list_sessions"))["sessions"][0]["status"] == "training"
