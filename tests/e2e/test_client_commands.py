"""The client's commands as one types them, on a real Home Assistant."""

import json
from pathlib import Path

import pytest

from lab.home import Home
from lab.rest import Json

from .meter import WallMeter
from .rig import Rig
from .wrapper import Client

MODEL = "PonyDiffusion XL v6"


@pytest.fixture
def client(tmp_path: Path, rig: Rig) -> Client:
    """Give a client that is set up for the rig."""
    return Client(tmp_path, rig)


def done(client: Client, *arguments: str, code: int = 0) -> str:
    """Give a command, and return what it prints."""
    result = client.do(*arguments)
    assert result.returncode == code, (result.stdout, result.stderr)
    return result.stdout


def answered(client: Client, *arguments: str, code: int = 0) -> Json:
    """Give a command with --json, and return its one object."""
    return json.loads(done(client, *arguments, "--json", code=code))


def play(client: Client, wall_meter: WallMeter) -> str:
    """Play the reference run, and return what its end prints."""
    key = done(client, "start", "--name", "LoRA", "--model", MODEL, "--tag", "rank 32", "--steps", "2000").strip()
    done(client, "step", "1000", "--session", key)
    wall_meter.show("351.899")
    return done(client, "stop", "--steps", "2000", "--session", key)


def test_reference_run(client: Client, rig: Rig, wall_meter: WallMeter) -> None:
    """A person who gives three commands reads the whole table."""
    said = play(client, wall_meter)
    for figure in ("0.211", "0.0422 USD", "0.0000211 USD", "47,393", "2,000", "at 0.20 USD/kWh", MODEL, rig.name):
        assert figure in said, said
    (session,) = rig.ask("list_sessions")["sessions"]
    assert (session["energy_kwh"], session["cost"]) == (pytest.approx(0.211), pytest.approx(0.0422))
    assert (session["steps"], session["planned_steps"], session["tags"]) == (2000, 2000, ["rank 32"])
    assert client.waiting == []


def test_second_run_is_compared_with_the_first(client: Client, wall_meter: WallMeter) -> None:
    """The one before of the same model."""
    play(client, wall_meter)
    done(client, "start", "--name", "LoRA again", "--model", MODEL)
    wall_meter.show("352.099")
    said = done(client, "stop", "--steps", "2000")
    assert "-5.2 %" in said
    assert "than on 2" in said
    assert ", 'LoRA'" in said


def test_looking_at_a_run(client: Client, wall_meter: WallMeter) -> None:
    """While it goes on, and afterwards."""
    done(client, "start", "--name", "LoRA", "--model", MODEL, "--steps", "2000")
    wall_meter.show("351.788")
    done(client, "step", "1000")
    line = done(client, "status")
    for figure in ("LoRA", "0.1000 kWh", "0.0200 USD", "1,000/2,000 steps"):
        assert figure in line
    done(client, "stop")
    listed = done(client, "sessions", "--model", MODEL)
    for figure in ("LoRA", "0.100", "0.0200", "1,000", "completed"):
        assert figure in listed
    assert answered(client, "sessions")["total"] == 1
    estimate = answered(client, "estimate", "4000", "--model", MODEL)
    assert (estimate["energy_kwh"], estimate["cost"]) == (pytest.approx(0.4), pytest.approx(0.08))
    assert "0.4000 kWh" in done(client, "estimate", "4000")


def test_run_while_home_assistant_is_away(client: Client, home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """Its start was told, its end waits until Home Assistant is back."""
    done(client, "start", "--name", "LoRA")
    wall_meter.show("351.788")
    there = client.environ["TRAINING_ENERGY_URL"]
    client.environ["TRAINING_ENERGY_URL"] = "http://127.0.0.1:9"
    assert done(client, "step", "500") == ""
    assert done(client, "stop", "--outcome", "failed") == ""
    assert len(client.waiting) == 1
    client.environ["TRAINING_ENERGY_URL"] = there
    assert "LoRA" in done(client, "sync")
    (session,) = rig.ask("list_sessions")["sessions"]
    assert (session["outcome"], session["steps"]) == ("failed", 500)
    assert client.waiting == []


def test_busy_rig_refuses_a_second_start(client: Client, rig: Rig) -> None:
    """It says what to do, and does not come back later."""
    rig.ask("start_session", name="Somebody else's")
    result = client.do("start", "--name", "LoRA")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Somebody else's" in result.stderr
    assert client.waiting == []
    key = done(client, "start", "--name", "LoRA", "--replace").strip()
    assert rig.ask("get_session", key=key)["status"] == "training"
    rig.ask("discard_session")


def test_steps_that_were_forgotten_can_be_given_later(client: Client, rig: Rig, wall_meter: WallMeter) -> None:
    """As the summary says."""
    done(client, "start", "--name", "LoRA")
    wall_meter.show("351.899")
    assert "stop --steps" in done(client, "stop")
    assert "47,393" in done(client, "stop", "--steps", "2000")


def test_doctor_finds_everything_well(client: Client, rig: Rig) -> None:
    """Or says what is not, such as a token that is none."""
    found = answered(client, "doctor")
    assert found["ok"], found
    assert {"url", "token", "version", "rig", "meter", "price", "clock"} <= {
        finding["subject"] for finding in found["findings"]
    }
    client.environ["TRAINING_ENERGY_TOKEN"] = "none"  # noqa: S105  it is none
    said = done(client, "doctor", code=1)
    assert "wrong    token" in said
