"""The reference run over REST: the same exact figures, wherever one asks for them."""

import pytest

from lab import furnish
from lab.home import Home
from lab.rest import Json

from . import meter
from .conftest import PRICE, RIG
from .meter import WallMeter
from .rig import Rig

MODEL = "PonyDiffusion XL v6 LoRA"

SESSION = {
    "start_reading_kwh": 351.688,
    "end_reading_kwh": 351.899,
    "metered_kwh": 0.211,
    "energy_kwh": 0.211,
    "average_price": 0.20,
    "cost": 0.0422,
    "steps": 2000,
    "cost_per_step": 0.0000211,
    "steps_per_currency": 2000 / 0.0422,
    "energy_per_step_wh": 0.1055,
}

STATES = {
    "session_energy": 0.211,
    "session_cost": 0.0422,
    "cost_per_step": 0.0000211,
    "steps_per_currency": 2000 / 0.0422,
    "session_steps": 2000,
    "total_energy": 0.211,
    "total_cost": 0.0422,
    "total_steps": 2000,
    "total_sessions": 1,
    "affordable_steps": 47393,
    "affordable_runs": 47393 / 1600,
}


@pytest.fixture(scope="module")
def played(home: Home) -> tuple[Rig, dict[str, Json]]:
    """Play the run once: meter, start, meter, stop with the steps."""
    wall_meter = WallMeter(home)
    wall_meter.show("351.688")
    rig = Rig(home, home.rest.configure(furnish.DOMAIN, name=RIG, meters=[meter.ENTITY], price=PRICE), RIG)
    rig.ask("start_session", name="Reference run", model=MODEL)
    wall_meter.show("351.899")
    return rig, rig.ask("stop_session", steps=2000)


def figures(session: dict[str, Json]) -> dict[str, Json]:
    """Pick the figures of the reference table."""
    return {key: session[key] for key in SESSION}


def test_stop_answers_with_every_figure(played: tuple[Rig, dict[str, Json]]) -> None:
    """The response of the action that ends the run is the whole table."""
    _, session = played
    assert figures(session) == pytest.approx(SESSION, rel=1e-12)
    assert session["currency"] == "USD"
    assert (session["status"], session["outcome"]) == ("finished", "completed")


def test_the_session_can_be_looked_up(played: tuple[Rig, dict[str, Json]]) -> None:
    """A program that was not there when the run ended gets the same figures."""
    rig, session = played
    assert figures(rig.ask("get_session", session_id=session["id"])) == pytest.approx(SESSION, rel=1e-12)


def test_the_session_is_listed(played: tuple[Rig, dict[str, Json]]) -> None:
    """The list has the one session, with the same figures and its names."""
    rig, session = played
    answer = rig.ask("list_sessions")
    assert answer["total"] == 1
    (item,) = answer["sessions"]
    assert figures(item) == pytest.approx(SESSION, rel=1e-12)
    assert (item["id"], item["name"], item["model"]) == (session["id"], "Reference run", MODEL)


@pytest.mark.parametrize(("key", "value"), STATES.items(), ids=STATES)
def test_the_entity_shows_the_figure(played: tuple[Rig, dict[str, Json]], key: str, value: float) -> None:
    """A person who looks at the rig's entities sees the table, unrounded."""
    rig, _ = played
    assert float(rig.shows(key) or "nan") == pytest.approx(value, rel=1e-12)


def test_the_rig_is_idle_again(played: tuple[Rig, dict[str, Json]]) -> None:
    """Values set by hand are not waited for: the run is over as soon as it is stopped."""
    rig, _ = played
    assert rig.shows("status") == "idle"
    assert rig.shows("session", "switch") == "off"
