"""What runs on GitHub and in a developer's container: nothing that could be swapped, or may more than it needs."""

from collections.abc import Iterator
import json
from pathlib import Path
import re
import shutil
import subprocess
from typing import Any

import pytest

from homeassistant.util.yaml import load_yaml_dict

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = re.compile(r"(?P<name>[\w.-]+/[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?:v\d|[a-z]+, \d{4}-)\S*")
JOBS: dict[str, dict[str, Any]] = {
    f"{path.stem} {name}": job for path in WORKFLOWS for name, job in load_yaml_dict(str(path))["jobs"].items()
}
CONTAINER = ROOT / ".devcontainer" / "devcontainer.json"
BASH = shutil.which("bash") or "bash"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def actions(path: Path) -> list[str]:
    """Return what a workflow uses, as it stands there."""
    return re.findall(r"^ *(?:- )?uses: (.+)$", path.read_text(), re.MULTILINE)


def calls(text: str) -> Iterator[tuple[Path, list[str]]]:
    """Yield the scripts of ours that a text calls, each with its options."""
    for line in re.split(r"&&|\|\||;|\n", text):
        if match := re.match(r'\s*(?:- run: |")?(scripts/\w+)(.*)', line):
            yield ROOT / match[1], OPTION.findall(match[2])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_named_by_its_commit(path: Path) -> None:
    """A tag can be moved to other code; what the commit is called stands beside it, for people and for Dependabot."""
    assert [action for action in actions(path) if not ACTION.fullmatch(action)] == []


def test_an_action_has_the_same_commit_everywhere() -> None:
    """One that is forgotten in one place would stay old there."""
    commits: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for match in filter(None, map(ACTION.fullmatch, actions(path))):
            commits.setdefault(match["name"], set()).add(match["commit"])
    assert {name: found for name, found in commits.items() if len(found) > 1} == {}
    assert "actions/checkout" in commits


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_nothing(path: Path) -> None:
    """Its jobs say what they may."""
    assert load_yaml_dict(str(path))["permissions"] == {}


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_job_says_what_it_may_and_how_long(job: dict[str, Any]) -> None:
    """And what is checked out keeps no key to the repository, for whatever runs there later."""
    assert job["timeout-minutes"] <= 30
    assert isinstance(job.get("permissions", {}), dict)
    checkouts = [step for step in job["steps"] if str(step.get("uses")).startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    writes = {right for right, how in job.get("permissions", {}).items() if how == "write"}
    # Whatever may write or sign runs no code of the repository, nor of what it depends on.
    assert not writes or not checkouts


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_command_is_one_that_a_shell_takes(job: dict[str, Any]) -> None:
    """What it is given comes by its environment: written into it, the name of a tag could be a command itself."""
    for command in (step["run"] for step in job["steps"] if "run" in step):
        assert "${{" not in command
        checked = subprocess.run([BASH, "-n"], input=command, capture_output=True, text=True, check=False)  # noqa: S603  reads, runs nothing
        assert not checked.stderr


@pytest.mark.parametrize("path", [*WORKFLOWS, CONTAINER], ids=lambda path: path.stem)
def test_scripts_and_options_that_are_called_exist(path: Path) -> None:
    """Nobody would notice before it runs the next time, which for a release is too late."""
    text = json.loads(path.read_text())["postCreateCommand"] if path == CONTAINER else path.read_text()
    for script, options in calls(text):
        assert script.stat().st_mode & 0o111
        assert [option for option in options if f" {option}" not in script.read_text()] == []


def test_what_is_tested_is_called() -> None:
    """A form of the workflows that this file does not read would hold everything."""
    called = {script.name for path in WORKFLOWS for script, _ in calls(path.read_text())}
    assert {"release", "test"} <= called
    command = json.loads(CONTAINER.read_text())["postCreateCommand"]
    assert [script.name for script, _ in calls(command)] == ["setup", "setup"]
