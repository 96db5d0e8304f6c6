"""Whether the code is built as Home Assistant's quality scale asks: what is where, who knows whom, how strictly."""

import ast
from collections.abc import Iterator
from pathlib import Path
import re
import tomllib
from typing import Any, Final

import pytest

from .conftest import PACKAGE, ROOT

ROOMS: Final = sorted(PACKAGE.rglob("*.py"))
TOOLS: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
# Those of Home Assistant's functions that are handed a config entry of ours alone.
OF_OURS: Final = re.compile(r"async_(setup_entry|unload_entry|remove_entry|get_config_entry_diagnostics)")
BARE: Final = "ConfigEntry"
# Where there is news of any integration's entries, before it is known whose they are.
OF_ANYBODY: Final = {"live.py"}
# What the coordinator is built on reads an entry's settings, and knows nothing of what will be above it.
BELOW: Final = {"clerk.py", "keeper.py", "settings.py", "sources.py"}

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[Function]:
    """Yield all functions and methods in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _calls(node: ast.AST) -> set[str]:
    """Return the names of what is called anywhere inside."""
    called = [ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)]
    return {name.rpartition(".")[2] for name in called}


def test_actions_are_registered_once_for_all_rigs() -> None:
    """When Home Assistant sets the integration up, not when it sets up a rig: else automations would not be valid."""
    registering = {
        (path.name, function.name)
        for path in ROOMS
        for function in _functions(path)
        if ast.unparse(function).count("services.async_register")
    }
    assert registering == {("actions.py", "async_setup_actions")}
    doors = {function.name: _calls(function) for function in _functions(PACKAGE / "__init__.py")}
    assert [name for name, calls in doors.items() if "async_setup_actions" in calls] == ["async_setup"]


def test_what_platforms_share_is_where_it_is_looked_for() -> None:
    """The coordinator in coordinator.py, the base of all entities in entity.py."""
    coordinator, entity = (ast.parse((PACKAGE / name).read_text()) for name in ("coordinator.py", "entity.py"))
    assert "TrainingEnergyCoordinator" in {node.name for node in coordinator.body if isinstance(node, ast.ClassDef)}
    assert "TrainingEnergyEntity" in {node.name for node in entity.body if isinstance(node, ast.ClassDef)}


def test_entities_listen_only_while_they_are_there() -> None:
    """From when they are added until they are removed, in one place for all of them."""
    adding = {path.name: each for path in ROOMS for each in _functions(path) if each.name == "async_added_to_hass"}
    assert list(adding) == ["entity.py"]
    assert {"async_on_remove", "_async_listen"} <= _calls(adding["entity.py"])


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PACKAGE)))
def test_whoever_is_handed_an_entry_knows_what_it_holds(room: Path) -> None:
    """The entry of a rig has a type of its own, by which its coordinator is known wherever the entry is handed on."""
    for function in _functions(room):
        given = [*function.args.args, *function.args.kwonlyargs]
        types = [ast.unparse(each.annotation) for each in given if each.annotation is not None]
        if OF_OURS.fullmatch(function.name):
            assert "TrainingEnergyConfigEntry" in types, function.name
        if room.name not in OF_ANYBODY | BELOW:
            assert not [each for each in types if re.search(rf"\b{BARE}\b", each)], function.name


def test_types_are_checked_strictly() -> None:
    """All of the integration, with nothing waved through that does not say what and why."""
    mypy = TOOLS["mypy"]
    assert mypy["strict"] is True
    assert "custom_components" in mypy["files"]
    assert "ignore-without-code" in mypy["enable_error_code"]
    assert not [pattern for pattern in mypy["exclude"] if re.search(pattern, "custom_components/training_energy/")]


def test_untested_code_fails_the_tests() -> None:
    """All of the ledger, and nearly all of the rest, branches included."""
    suites = (ROOT / "scripts" / "test").read_text()
    assert TOOLS["coverage"]["run"]["branch"] is True
    assert TOOLS["coverage"]["run"]["source"] == ["custom_components/training_energy"]
    assert "report --include='*/ledger/*' --fail-under=100" in suites
    assert re.search(r"report --fail-under=(9[6-9]|100)\n", suites)
