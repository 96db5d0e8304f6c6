"""What the client says of a meter, a price or a rig that is not there, on a real Home Assistant."""

from collections.abc import Generator
from pathlib import Path
import sys

import pytest

from lab import furnish

from . import meter
from .conftest import RIG
from .meter import WallMeter
from .rig import Rig
from .wrapper import Client

OTHER = "Office PC"
METER = "sensor.office_plug"
PRICE = "sensor.price"


@pytest.fixture
def client(tmp_path: Path, rig: Rig) -> Client:
    """Give a client that is set up for the rig."""
    return Client(tmp_path, rig)


@pytest.fixture
def other(rig: Rig) -> Generator[Rig]:
    """Give a second rig, with a meter and a price that show what they are told to."""
    other = Rig(rig.home, "", OTHER)
    show(other, METER, "10", "kWh", device_class="energy", state_class="total_increasing")
    show(other, PRICE, "0.25", "USD/kWh")
    entry_id = rig.home.rest.configure(furnish.DOMAIN, name=OTHER, meters=[METER], price_entity=PRICE)
    yield Rig(rig.home, entry_id, OTHER)
    rig.home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


def show(rig: Rig, entity: str, state: str, unit: str, **more: str) -> None:
    """Have an entity show something."""
    rig.home.rest.post(f"/api/states/{entity}", {"state": state, "attributes": {"unit_of_measurement": unit, **more}})


def said(client: Client, *arguments: str) -> str:
    """Give a command, and return all that it says."""
    done = client.do(*arguments)
    return done.stdout + done.stderr


def run(client: Client, *options: str) -> str:
    """Run a command that is over in a moment, and return all that is said."""
    return said(client, "run", *options, "--", sys.executable, "-c", "import time; time.sleep(2)")


def test_a_meter_that_is_not_heard(client: Client, other: Rig) -> None:
    """It is said when a run begins and at its end, and goes when the meter is heard again."""
    client.environ["TRAINING_ENERGY_RIG"] = OTHER
    show(other, METER, "unavailable", "kWh")
    begun = run(client, "--name", "LoRA")
    silent = f"{OTHER} hears nothing from {METER}; what the run uses is counted once it is heard again."
    assert f"training-energy: {silent}" in begun
    assert "not final: the meter is unavailable" in begun
    assert "completed, not final: the meter is unavailable" in said(client, "status")
    show(other, METER, "10.5", "kWh")
    assert "not final: the meter" not in said(client, "status")
    other.home.rest.delete(f"/api/states/{METER}")
    assert f"{METER} does not exist in Home Assistant: it was removed, renamed or disabled." in said(client, "doctor")


def test_a_price_that_cannot_be_used(client: Client, other: Rig) -> None:
    """Costs go on, and it is said that they are an estimate."""
    client.environ["TRAINING_ENERGY_RIG"] = OTHER
    said(client, "start", "--name", "LoRA")
    show(other, PRICE, "0.25", "bananas")
    show(other, METER, "11", "kWh", device_class="energy", state_class="total_increasing")
    assert "0.2500 USD (estimated)" in said(client, "status")
    last = "0.25 USD/kWh is the last one known, so costs are an estimate: sensor.price shows 0.25 bananas."
    assert f"warning  price: {last}" in said(client, "doctor")
    stopped = said(client, "stop", "--steps", "5")
    assert "USD    cost, estimated    at 0.25 USD/kWh" in stopped
    show(other, PRICE, "0.3", "USD/kWh")
    assert f"ok       price: 0.30 USD/kWh, from {PRICE}" in said(client, "doctor")


def test_a_rig_that_nobody_named(client: Client, other: Rig, rig: Rig) -> None:
    """It says how to name one; a run that was told to nobody is told then."""
    del client.environ["TRAINING_ENERGY_RIG"]
    how = f"Set TRAINING_ENERGY_RIG or use --rig. There are: {RIG}, {OTHER}."
    assert said(client, "start") == f"training-energy: {how}\n"
    told = run(client, "--name", "LoRA")
    assert f"not counted so far: {how}" in told
    assert f"not counted: {how} Then `training-energy sync --rig NAME` tells this run too; " in told
    none = f"There is no rig 'nope', or it is disabled. {how}"
    assert run(client, "--rig", "nope", "--name", "second").count(none) == 2
    assert client.do("sync", "--rig", OTHER).returncode == 0
    assert [session["name"] for session in other.ask("list_sessions")["sessions"]] == ["second", "LoRA"]
    assert rig.ask("list_sessions")["total"] == 0
    assert client.waiting == []


def test_what_is_refused_is_refused_in_the_words_of_the_command(
    client: Client, rig: Rig, wall_meter: WallMeter
) -> None:
    """Not in those of the action behind it."""
    assert "argument --after: 'yesterday' is no time" in said(client, "sessions", "--after", "yesterday")
    rig.ask("start_session", name="LoRA", model="XL", key="theirs", start_step=100)
    busy = "training-energy: Workstation is busy with 'LoRA'. Stop that first, or begin with --replace.\n"
    assert said(client, "start") == busy
    assert "The run began at step 100: 5 is before that." in said(client, "step", "5", "--session", "theirs")
    wall_meter.show("351.788")
    rig.ask("stop_session", steps=1000)
    assert "The session 'LoRA' ended at" in said(client, "step", "500", "--session", "theirs")
    unknown = said(client, "estimate", "2000", "--model", "zzz")
    assert "There are some of: XL. Leave out --model to go by the latest." in unknown
    assert meter.ENTITY in said(client, "doctor")
