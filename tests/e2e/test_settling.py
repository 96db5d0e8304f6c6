"""On a plug that reports by itself: a session is stopped at once, and final by the plug's next reports."""

from collections.abc import Generator
from datetime import datetime, timedelta
from functools import partial
import re

from playwright.sync_api import expect
import pytest

from lab import furnish, paths
from lab.home import Home
from lab.process import free_port
from lab.rest import Json, RefusedError
from lab.wait import until

from . import board
from .browser import Viewer, visit
from .conftest import complaints
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "settling"
LOAD = "switch.training_pc_training"
# s; the plug reports every five, and its rhythm takes three changes to show.
SECONDS = 60


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    """Return the rig of the simulated computer in a home of its own."""
    port = free_port()
    assert port is not None
    home = Home(tmp_path_factory.mktemp("home"), port)
    home.prepare(yaml="", components=[paths.INTEGRATION, paths.SIMULATED_PC])
    try:
        home.start()
        home.rest.configure("simulated_pc")
        until(lambda: number(home, furnish.PC_METER), seconds=SECONDS, what="the plug reports")
        entry_id = home.rest.configure(furnish.DOMAIN, name=furnish.PC_RIG, meters=[furnish.PC_METER], price=0.2)
        yield Rig(home, entry_id, furnish.PC_RIG)
    finally:
        home.process.stop()
    assert complaints(home) == []


def number(home: Home, entity_id: str) -> float | None:
    """Return the number that an entity shows, None where it shows none."""
    value = home.rest.value(entity_id)
    return None if value in (None, "unknown", "unavailable") else float(value)


def reports(rig: Rig, times: int) -> None:
    """Wait until the plug has reported so many new values."""
    for _ in range(times):
        before = number(rig.home, furnish.PC_METER)
        until(partial(_moved, rig, before), seconds=SECONDS, what="the plug reports")


def _moved(rig: Rig, before: float | None) -> bool:
    """Return whether the plug shows something else than before."""
    return number(rig.home, furnish.PC_METER) != before


def stopped_session(rig: Rig) -> dict[str, Json]:
    """Train through two reports of the plug, and return the session as it is stopped between two more.

    While the computer warms up, the plug reports each second; once it is warm, whenever its flicker is large enough, of
    which nothing follows for the time between two reports.
    """
    rig.home.rest.act("switch.turn_off", entity_id=LOAD)
    reports(rig, 4)
    rig.ask("start_session", name="Short")
    rig.home.rest.act("switch.turn_on", entity_id=LOAD)
    reports(rig, 3)
    return rig.ask("stop_session", steps=10)


def final(rig: Rig, session_id: Json) -> dict[str, Json] | None:
    """Return a session once its figures are final."""
    session = rig.ask("get_session", session_id=session_id)
    return session if session["settled"] else None


def test_the_plug_is_known_for_what_it_is(rig: Rig) -> None:
    """After a few reports the rig says how good its meter is."""
    until(lambda: rig.shows("meter_quality") == "good", seconds=SECONDS, what="the meter's quality")


def test_a_session_becomes_final_over_a_restart(rig: Rig) -> None:
    """The stop is answered at once; the plug's next reports do the rest, be it to another run of Home Assistant."""
    stopped = stopped_session(rig)
    assert (stopped["status"], stopped["settled"]) == ("settling", False)
    assert rig.shows("status") == "settling"
    rig.home.process.stop()
    rig.home.start()
    session = until(lambda: final(rig, stopped["id"]), seconds=SECONDS, what="the session becomes final")
    assert session["metered_kwh"] == stopped["metered_kwh"]
    assert float(session["energy_min_kwh"]) <= float(session["energy_kwh"]) <= float(session["energy_max_kwh"])
    assert float(session["energy_kwh"]) > 0
    assert sum(segment["kwh"] for segment in session["segments"]) == pytest.approx(session["energy_kwh"])
    assert rig.shows("status") == "idle"
    assert number(rig.home, rig.entities["sensor", "session_energy"]) == session["energy_kwh"]


def test_a_run_is_measured_after_the_fact(rig: Rig) -> None:
    """What the computer used before the session is in the recorder, and the times of the session are taken."""
    (newest,) = rig.ask("list_sessions")["sessions"]
    begin = datetime.fromisoformat(newest["started_at"])
    with pytest.raises(RefusedError, match="The session Short ran on this rig at that time"):
        rig.ask("record_session", start_time=newest["started_at"], end_time=newest["ended_at"])
    earlier = (begin - timedelta(seconds=10)).isoformat()
    session = rig.ask("record_session", name="Before", start_time=earlier, end_time=newest["started_at"])
    assert (session["status"], session["duration_s"]) == ("finished", 10)
    used = 75 * 10 / 3.6e6  # an idle computer
    assert session["energy_kwh"] == pytest.approx(used, rel=0.5)
    assert session["energy_min_kwh"] <= used <= session["energy_max_kwh"]
    assert rig.ask("list_sessions")["total"] == 2


@pytest.mark.browser
def test_the_card_says_that_it_waits_for_the_meter(rig: Rig) -> None:
    """The figure comes with its bounds, and in six words why it is not final; then it is."""
    path = board.show(rig.home, {"type": "custom:training-energy-card"})
    with visit(rig.home, PICTURES, viewer=Viewer(width=1000)) as person:
        person.open(path)
        card = person.page.locator("training-energy-card")
        stopped = stopped_session(rig)
        expect(card.get_by_role("status")).to_have_text("Settling")
        expect(card).to_contain_text("Waiting for the meter's next readings")
        expect(card).to_contain_text(re.compile(r"Between \d\.\d{3} kWh and \d\.\d{3} kWh"))
        person.picture("waits-for-meter")
        until(lambda: final(rig, stopped["id"]), seconds=SECONDS, what="the session becomes final")
        expect(card.get_by_role("status")).to_have_text("Idle")
        assert person.troubles == []
