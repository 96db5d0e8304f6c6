"""A training under `training-energy run`, on a real Home Assistant: as it should go, and as it may go instead."""

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
import signal
import time

import pytest

from lab.home import Home
from lab.rest import Json
from lab.wait import until

from .meter import WallMeter
from .rig import SECONDS, Rig
from .wrapper import Client, Training


@pytest.fixture
def client(tmp_path: Path, rig: Rig) -> Client:
    """Give a client that is set up for the rig."""
    return Client(tmp_path, rig)


@pytest.fixture
def started(client: Client, rig: Rig) -> Generator[Training]:
    """Give a training that Home Assistant knows of, half way, which ends only by a signal."""
    training = client.train(end="never")
    training.wait_until_it_waits()
    rig.wait_until_shows("session_steps", "1000")
    yield training
    training.give_up()


def last(rig: Rig) -> Json:
    """Return the newest session of a rig."""
    return rig.ask("list_sessions")["sessions"][0]


def test_the_reference_run(client: Client, rig: Rig, wall_meter: WallMeter) -> None:
    """Its figures are on the dashboard while it goes on, and printed at its end."""
    training = client.train(["--name", "LoRA", "--model", "PonyDiffusion XL v6", "--tag", "rank 32"])
    training.wait_until_it_waits()
    rig.wait_until_shows("session_steps", "1000")
    assert rig.shows("status") == "training"
    wall_meter.show("351.788")
    rig.wait_until_shows("session_energy", "0.1")
    wall_meter.show("351.899")
    rig.wait_until_shows("session_energy", "0.211")
    training.go_on()
    said = training.end()
    assert training.process.returncode == 0
    for figure in ("0.211", "0.0422", "0.0000211", "47,393", "2,000", "LoRA", "PonyDiffusion XL v6"):
        assert figure in said, said
    session = last(rig)
    assert (session["outcome"], session["steps"], session["planned_steps"]) == ("completed", 2000, 2000)
    assert (session["tags"], session["energy_kwh"]) == (["rank 32"], pytest.approx(0.211))
    assert client.waiting == []


def test_a_training_that_fails(client: Client, rig: Rig, wall_meter: WallMeter) -> None:
    """It has its exit code, and the steps that it did."""
    training = client.train(end="badly")
    training.wait_until_it_waits()
    rig.wait_until_shows("session_steps", "1000")
    wall_meter.show("351.788")
    training.go_on()
    said = training.end()
    assert training.process.returncode == 1
    assert "out of memory" in said
    session = last(rig)
    assert (session["outcome"], session["steps"], session["name"]) == ("failed", 1000, "lab.lora")
    assert session["energy_kwh"] == pytest.approx(0.1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_training_that_is_stopped(started: Training, rig: Rig, number: signal.Signals) -> None:
    """By the signal that reaches the wrapper."""
    started.process.send_signal(number)
    started.end()
    assert started.process.returncode == 128 + number
    assert (last(rig)["outcome"], last(rig)["steps"]) == ("cancelled", 1000)


def test_a_wrapper_that_is_killed(started: Training, client: Client, rig: Rig) -> None:
    """Its session is closed by the next command that comes along, at the last that was heard of it."""
    started.process.kill()
    started.process.wait(SECONDS)
    assert last(rig)["status"] == "training"
    assert client.do("sync").returncode == 0
    assert (last(rig)["status"], last(rig)["outcome"], last(rig)["steps"]) == ("finished", "interrupted", 1000)
    assert client.waiting == []


def test_home_assistant_is_away_all_the_time(client: Client, home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """The run goes on as ever, and is measured afterwards from what the recorder has kept."""
    home.process.stop()
    training = client.train()
    training.wait_until_it_waits()
    training.go_on()
    said = training.end()
    assert training.process.returncode == 0
    assert "does not answer" in said
    assert "training-energy sync" in said
    assert len(client.waiting) == 1
    home.start()
    wall_meter.show("351.7")
    until(lambda: client.do("sync").returncode == 0, seconds=SECONDS, what="it is told")
    session = last(rig)
    assert (session["outcome"], session["steps"], session["name"]) == ("completed", 2000, "lab.lora")
    assert client.waiting == []
    assert client.do("sync").returncode == 0
    assert rig.ask("list_sessions")["total"] == 1


def test_home_assistant_restarts_in_the_middle(client: Client, home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """The training does not notice, and its session goes on."""
    training = client.train()
    training.wait_until_it_waits()
    rig.wait_until_shows("session_steps", "1000")
    wall_meter.show("351.788")
    home.process.stop()
    home.start()
    wall_meter.show("351.899")
    training.go_on()
    said = training.end()
    assert training.process.returncode == 0
    assert "0.211" in said
    session = last(rig)
    assert (session["outcome"], session["steps"]) == ("completed", 2000)
    assert session["energy_kwh"] == pytest.approx(0.211)
    assert client.waiting == []


def test_it_ends_while_home_assistant_is_away(
    started: Training, client: Client, home: Home, rig: Rig, wall_meter: WallMeter
) -> None:
    """The end is told afterwards, with its own time: what the machine uses from then on is not the run's."""
    wall_meter.show("351.788")
    rig.wait_until_shows("session_energy", "0.1")
    home.process.stop()
    ended = time.time()
    started.process.send_signal(signal.SIGTERM)
    assert "training-energy sync" in started.end()
    home.start()
    wall_meter.show("351.899")
    assert rig.shows("status") == "training"
    assert client.do("sync").returncode == 0
    session = last(rig)
    assert (session["status"], session["outcome"], session["steps"]) == ("finished", "cancelled", 1000)
    assert datetime.fromisoformat(session["ended_at"]).timestamp() == pytest.approx(ended, abs=3)
    assert session["energy_kwh"] < 0.15


def test_a_wrong_token_changes_nothing_for_the_training(client: Client, rig: Rig) -> None:
    """It is asked once, so that nobody is banned, and what is kept can be told with a right one."""
    right = client.environ["TRAINING_ENERGY_TOKEN"]
    client.environ["TRAINING_ENERGY_TOKEN"] = "wrong"  # noqa: S105  none
    training = client.train()
    training.wait_until_it_waits()
    training.go_on()
    said = training.end()
    assert training.process.returncode == 0
    assert "TRAINING_ENERGY_TOKEN" in said
    client.environ["TRAINING_ENERGY_TOKEN"] = right
    assert client.do("sync").returncode == 0
    assert last(rig)["outcome"] == "completed"


def test_a_busy_rig_is_said_at_once(client: Client, rig: Rig) -> None:
    """While something can still be done about it."""
    rig.ask("start_session", name="other")
    training = client.train()
    training.wait_until_it_says("not counted so far")
    assert "other" in training.said
    training.go_on()
    training.end()
    assert training.process.returncode == 0
    assert last(rig)["name"] == "other"


def test_no_meter_no_training_if_that_is_wanted(client: Client, rig: Rig) -> None:
    """Its own exit code says so."""
    rig.ask("start_session", name="other")
    training = client.train(["--require-meter"])
    assert "is busy with 'other'" in training.end()
    assert training.process.returncode == 125
