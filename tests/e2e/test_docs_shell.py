"""The shell and Python examples of the pages, run against a real Home Assistant."""

from collections.abc import Generator
from pathlib import Path
import re
import subprocess
import sys
from typing import Final

import pytest

from lab import furnish, paths
from lab.home import Home
from tests.rules.claims import runs
from tests.rules.pages import Example

from . import meter
from .machine import Machine
from .meter import WallMeter
from .rig import Rig

STEPS: Final = 2000
TRAINS: Final = re.compile(r"\bha start_session|training-energy (?:run|start)\b")
GOES_ON: Final = re.compile(r'ha report_progress \'\{.*"key": "(?P<key>[^"]+)"')
# What the page has there already: something to train on, and a way to.
AROUND: Final = "batches = range(2000)\n\n\ndef train(batch):\n    pass\n\n\n"


@pytest.fixture
def pc(home: Home, wall_meter: WallMeter) -> Generator[Rig]:
    """Set the rig of the examples up, and remove it afterwards."""
    wall_meter.show("351.688")
    entry_id = home.rest.configure(furnish.DOMAIN, name=furnish.PC_RIG, meters=[meter.ENTITY], price=0.2)
    yield Rig(home, entry_id, furnish.PC_RIG)
    home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


@runs(kind="shell, training machine")
def test_shell_example_does_what_it_is_for(tmp_path: Path, pc: Rig, wall_meter: WallMeter, *, example: Example) -> None:
    """A run that it starts is over then, with its steps; one that it reports on is told that its budget is gone."""
    machine = Machine(tmp_path, pc)
    starts, goes_on = TRAINS.search(example.text), GOES_ON.search(example.text)
    if goes_on and not starts:
        pc.ask("start_session", key=goes_on["key"], budget=0.01)
        for kwh in ("351.888", "351.899"):
            wall_meter.show(kwh)
    machine.run(example)
    if starts:
        session = pc.ask("list_sessions")["sessions"][0]
        assert (session["steps"], session["outcome"]) == (STEPS, "completed")
    elif goes_on:
        assert (tmp_path / "save-and-stop").exists()
    else:
        assert example.text.startswith("pip install ")


@runs(page="automations", language="python")
def test_python_example_reports_steps(pc: Rig, monkeypatch: pytest.MonkeyPatch, *, example: Example) -> None:
    """And goes on without Home Assistant."""
    monkeypatch.setenv("HASS_TOKEN", pc.home.rest.token)
    names: dict[str, object] = {}
    exec(compile(example.text, "automations.md", "exec"), names)  # noqa: S102  our own page
    report = names["report"]
    assert callable(report)
    pc.ask("start_session")
    for server in (pc.home.rest.url, "http://127.0.0.1:9"):
        monkeypatch.setenv("HASS_SERVER", server)
        report(1200)
    assert pc.ask("stop_session")["steps"] == 1200


@runs(page="client", language="python")
def test_python_example_is_a_session(tmp_path: Path, pc: Rig, *, example: Example) -> None:
    """With the steps that it took."""
    environment = {
        "HOME": str(tmp_path),
        "PYTHONPATH": str(paths.ROOT / "client" / "src"),
        "TRAINING_ENERGY_URL": pc.home.rest.url,
        "TRAINING_ENERGY_TOKEN": pc.home.rest.token,
    }
    subprocess.run([sys.executable, "-c", AROUND + example.text], env=environment, check=True)  # noqa: S603  our own page
    [session] = pc.ask("list_sessions")["sessions"]
    assert (session["name"], session["steps"], session["outcome"]) == ("sdxl lora", STEPS, "completed")
