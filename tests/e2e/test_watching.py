"""Sessions that nobody watches, over restarts of a real Home Assistant in the middle of everything."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from lab import furnish
from lab.home import Home
from lab.rest import Json
from lab.wait import until

from . import meter
from .meter import WallMeter
from .rig import SECONDS, Rig

POWER = "sensor.by_hand"
CLOCKS = timedelta(seconds=0.1)  # a restart takes many times as long


@pytest.fixture
def rig(home: Home, wall_meter: WallMeter) -> Generator[Rig]:
    """Return a rig with a power that a test sets, which has been heard of for long."""
    wall_meter.show("351.688")
    draw(home, 80)
    entry_id = home.rest.configure(furnish.DOMAIN, name="Watched", meters=[meter.ENTITY], price=0.2)
    yield Rig(home, entry_id, "Watched")
    home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


def draw(home: Home, watts: int) -> None:
    """Draw a power (W)."""
    attributes = {"unit_of_measurement": "W", "device_class": "power"}
    home.rest.post(f"/api/states/{POWER}", {"state": str(watts), "attributes": attributes})


def drawn(home: Home, watts: int) -> tuple[datetime, datetime]:
    """Draw a power (W); return between which times, as far apart as two clocks of one machine may ever be."""
    before = datetime.now(UTC) - CLOCKS
    draw(home, watts)
    return before, datetime.now(UTC) + CLOCKS


def sessions(rig: Rig) -> list[Json]:
    """Return the sessions of a rig, the newest first."""
    listed: list[Json] = rig.ask("list_sessions")["sessions"]
    return listed


def told(rig: Rig, since: datetime) -> list[str]:
    """Return what the event of a rig has told since then, as the recorder has it."""
    path = f"/api/history/period/{since.isoformat().replace('+00:00', 'Z')}"
    [rows] = rig.home.rest.get(f"{path}?filter_entity_id={rig.entities['event', 'session']}") or [[]]
    moments = {row["state"]: row["attributes"].get("event_type") for row in rows}
    return [kind for moment, kind in sorted(moments.items()) if kind and moment > since.isoformat()]


def restart(home: Home) -> None:
    """Stop Home Assistant as an update does, then start it again."""
    home.process.stop()
    home.start()


def test_a_budget_is_told_of_once_over_a_restart(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """The automation that stops the training is not called again because Home Assistant was updated."""
    rig.set_options(session_budget=0.02)
    since = datetime.now(UTC)
    rig.ask("start_session", name="Expensive")
    wall_meter.show("351.887")
    # The next reading confirms that nobody dreamt this.
    wall_meter.show("351.888")
    until(lambda: rig.shows("over_budget", "binary_sensor") == "on", seconds=SECONDS, what="it is over budget")
    restart(home)
    wall_meter.show("351.899")
    rig.wait_until_shows("session_energy", "0.211")
    report = rig.ask("report_progress", step=10)
    assert (report["over_budget"], report["remaining"]) == (True, pytest.approx(-0.0222))
    assert rig.shows("over_budget", "binary_sensor") == "on"
    assert told(rig, since) == ["started", "budget_exceeded"]


def test_a_session_starts_and_stops_by_itself_over_restarts(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """In the wait for its start, while it runs, and in the wait for its end."""
    rig.set_options(power_entity=POWER, start_above=200, start_after=8, stop_below=150, stop_after=8)
    risen = drawn(home, 400)
    restart(home)
    draw(home, 400)
    until(lambda: rig.shows("status") == "training", seconds=SECONDS, what="a session has started")
    wall_meter.show("351.788")
    restart(home)
    draw(home, 400)
    wall_meter.show("351.899")
    fallen = drawn(home, 80)
    restart(home)
    draw(home, 80)
    until(lambda: rig.shows("status") == "idle", seconds=SECONDS, what="it has stopped")
    [session] = sessions(rig)
    assert risen[0] < datetime.fromisoformat(session["started_at"]) < risen[1]
    assert fallen[0] < datetime.fromisoformat(session["ended_at"]) < fallen[1]
    assert session["energy_kwh"] == pytest.approx(0.211)
    assert session["outcome"] == "completed"


def test_a_silent_trainer_is_closed_and_taken_up_again_over_restarts(
    home: Home, rig: Rig, wall_meter: WallMeter
) -> None:
    """At its last report; and its next one brings everything back."""
    rig.set_options(silence_timeout=5)
    opened = rig.ask("start_session", key="slow")
    wall_meter.show("351.788")
    rig.ask("report_progress", key="slow", step=100)
    restart(home)
    until(lambda: rig.shows("status") == "idle", seconds=2 * SECONDS, what="it was closed")
    closed = rig.ask("get_session", key="slow")
    assert (closed["outcome"], closed["steps"]) == ("interrupted", 100)
    wall_meter.show("351.899")
    restart(home)
    report = rig.ask("report_progress", key="slow", step=200)
    assert (report["id"], report["status"], report["steps"]) == (opened["id"], "training", 200)
    stopped = rig.ask("stop_session", key="slow")
    assert stopped["energy_kwh"] == pytest.approx(0.211)
    assert rig.shows("total_energy") == "0.211"


def test_what_was_corrected_and_deleted_stays_so_over_a_restart(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """A price that was given to one session, and another session that is no more."""
    for name, kwh in (("one", "351.788"), ("two", "351.899")):
        rig.ask("start_session", key=name)
        wall_meter.show(kwh)
        rig.ask("stop_session", steps=1000)
    rig.ask("update_session", key="one", price=0.5, name="dear")
    rig.ask("delete_session", key="two")
    totals = {key: rig.shows(key) for key in ("total_energy", "total_cost", "total_steps", "total_sessions")}
    assert totals == {
        "total_energy": "0.211",
        "total_cost": "0.0722",
        "total_steps": "2000",
        "total_sessions": "2",
    }
    restart(home)
    assert {key: rig.shows(key) for key in totals} == totals
    [session] = sessions(rig)
    assert (session["name"], session["cost"]) == ("dear", pytest.approx(0.05))
    assert rig.shows("session_energy") == "unknown"
