"""A meter that is not heard: said when a run begins, while it goes on, and where its figures cannot be final."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.client.book import reference
from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do, started
from tests.client.rigs import meter, rig
from tests.client.wrapper.command import python
from training_energy_client.commands import status
from training_energy_client.errors import UnreachableError
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.rigs import silence_around, warning_of

AWAY = {"kwh": None, "state": "unavailable", "problem": True}
SAID = "Training PC hears nothing from sensor.plug_energy; what the run uses is counted once it is heard again."
# Trains until another process has made a file.
UNTIL = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)"


@pytest.fixture
def away(fake: FakeHomeAssistant) -> FakeHomeAssistant:
    """Give a Home Assistant whose rig does not hear its meter, and that waits for it after a stop."""
    fake.rigs = [rig(meters=[meter(**AWAY)])]
    fake.book.is_settled_at_once = False
    return fake


def test_a_run_says_so_when_it_begins(
    away: FakeHomeAssistant, do: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, while somebody can still look at the plug; its summary does not read as if all were well."""
    told = tmp_path / "told"

    def warning(home: HomeAssistant, record: dict[str, Any]) -> str | None:
        """Let the training end once somebody has looked."""
        text = warning_of(home, record)
        told.touch()
        return text

    monkeypatch.setattr("training_energy_client.courier.warning_of", warning)
    code, _, complained = do("run", "--", *python(UNTIL), str(told))
    assert code == 0
    assert complained.count(f"training-energy: {SAID}") == 1
    assert "not final: the meter is unavailable\n" in complained


def test_a_script_is_told_when_it_starts(away: FakeHomeAssistant, do: Do) -> None:
    """Beside the key; and again when it stops."""
    code, said, complained = do("start", "--key", "k")
    assert (code, said, complained) == (0, "k\n", f"training-energy: {SAID}\n")
    assert "not final: the meter is unavailable\n" in do("stop", "--steps", "5")[1]


def test_status_says_so(away: FakeHomeAssistant, do: Do) -> None:
    """While it runs and when it is over, until the meter is heard again."""
    do("start", "--name", "LoRA")
    assert do("status")[1] == "LoRA  0.0000 kWh  0.0000 USD  the meter is unavailable\n"
    do("stop")
    assert do("status")[1].endswith("completed, not final: the meter is unavailable\n")
    away.rigs = [rig()]
    assert do("status")[1].endswith("completed, not final yet: waiting for the meter\n")


@pytest.mark.parametrize(("state", "end"), [("paused", "paused"), ("training", "0:13:20 left")])
def test_what_else_is_known_is_said_beside_it(state: str, end: str) -> None:
    """How long it takes is known by its steps."""
    running = {"outcome": None, "ended_at": None, "settled": False, "steps": 1200, "step_rate": 1.0}
    assert status.line(reference(**running, status=state), is_away=True).endswith(f"  the meter is unavailable  {end}")


def test_nothing_is_said_where_all_are_heard(fake: FakeHomeAssistant, do: Do) -> None:
    """Nor asked for a session that is final."""
    started(do, "--name", "LoRA")
    assert "unavailable" not in do("status")[1]
    do("stop")
    fake.requests.clear()
    do("status")
    assert fake.requests == ["list_sessions"]


@pytest.mark.parametrize("command", [("stop",), ("run", "--", *python("print()"))], ids=["stop", "run"])
def test_nobody_waits_twice_for_a_home_assistant_that_is_away(
    away: FakeHomeAssistant, do: Do, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Once it does not answer, its meters are not asked for, too: the end of a run is not to take longer."""

    def fail(*_: object) -> None:
        """Hear nothing."""
        message = "It does not answer."
        raise UnreachableError(message)

    if command[0] == "stop":
        do("start")
    for place in ("commands.stop", "wrapper.report"):
        monkeypatch.setattr(f"training_energy_client.{place}.previous_of", fail)
    assert "It does not answer." in do(*command)[2]
    assert away.requests[-1] == "stop_session"


def test_several_meters(fake: FakeHomeAssistant, home: HomeAssistant) -> None:
    """Only those that are not heard are named."""
    names = ("sensor.a", "sensor.b", "sensor.c")
    fake.rigs = [rig(meters=[meter(entity_id=name, problem=name != "sensor.b") for name in names])]
    said = warning_of(home, {"rig": "Training PC"}) or ""
    assert "hears nothing from sensor.a, sensor.c; what the run uses is counted once they are heard again." in said


@pytest.mark.parametrize("fault", [Fault.NOT_FOUND, Fault.GARBAGE, Fault.HANG_UP], ids=["older", "odd", "away"])
def test_nobody_can_tell(fake: FakeHomeAssistant, home: HomeAssistant, fault: Fault) -> None:
    """Then nothing is said: that Home Assistant is away is told elsewhere."""
    fake.always = fault
    assert silence_around(home, {"rig": "Training PC"}) == []


def test_a_start_in_json_stays_one_object(away: FakeHomeAssistant, do: Do) -> None:
    """What is said is on stderr."""
    assert json.loads(do("start", "--key", "k", "--json")[1])["key"] == "k"
