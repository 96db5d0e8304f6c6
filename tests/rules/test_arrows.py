"""Which room may know which: data flows one way, and the ledger knows nobody."""

import ast
from collections.abc import Iterator
from pathlib import Path
import sys

import pytest

from homeassistant.const import Platform

from .conftest import PACKAGE

LEDGER = sorted((PACKAGE / "ledger").glob("*.py"))
ROOMS = sorted(PACKAGE.glob("*.py"))
# The standard library, and the names that type checkers have for what it does.
KNOWN = sys.stdlib_module_names | {"_typeshed"}
PLATFORMS = [room for room in ROOMS if room.stem in {platform.value for platform in Platform}]
# Home Assistant alone opens these doors.
OUTERMOST = {
    "__init__",
    "backup",
    "condition",
    "config_flow",
    "diagnostics",
    "llm",
    "system_health",
    "trigger",
    *(room.stem for room in PLATFORMS),
}


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Return what a file imports: how many folders up, and from there which module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""


@pytest.mark.parametrize("room", LEDGER, ids=lambda room: room.stem)
def test_ledger_knows_only_itself_and_the_standard_library(room: Path) -> None:
    """The accounting must run anywhere, so nothing of Home Assistant or of ours gets in."""
    foreign = [
        module for level, module in _imports(room) if level > 1 or (level == 0 and module.split(".")[0] not in KNOWN)
    ]
    assert not foreign


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_nobody_reaches_past_the_door_of_the_ledger(room: Path) -> None:
    """What the ledger does inside is its own: the others take what its door offers."""
    assert not [module for _, module in _imports(room) if module.startswith("ledger.")]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_nobody_imports_the_outermost_rooms(room: Path) -> None:
    """Platforms, flows and the like are ends: what two of them need lives elsewhere."""
    assert not [module for level, module in _imports(room) if level == 1 and module in OUTERMOST]


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.stem)
def test_every_platform_says_how_it_updates(platform: Path) -> None:
    """Nothing is polled here, so no platform may wait for another."""
    assert "PARALLEL_UPDATES = 0" in platform.read_text()
