"""Whether the manifests say of the integration what Home Assistant and HACS want to know, and what is so."""

import ast
from collections.abc import Iterator
import json
import re
from typing import Any, Final

import pytest

from homeassistant.const import Platform

from .conftest import PACKAGE, ROOT

MANIFEST: Final[dict[str, Any]] = json.loads((PACKAGE / "manifest.json").read_text())
HACS: Final[dict[str, Any]] = json.loads((ROOT / "hacs.json").read_text())
# What every Home Assistant has, so that nobody has to ask for it: the platforms, and what lets itself be imported.
ALWAYS: Final = {platform.value for platform in Platform} | {
    "diagnostics",
    "homeassistant",
    "llm",
    "repairs",
    "system_health",
}


def test_the_keys_are_sorted_as_home_assistant_sorts_them() -> None:
    """Domain and name first; its own checks refuse any other order."""
    keys = list(MANIFEST)
    assert keys == ["domain", "name", *sorted(keys[2:])]


def test_it_is_what_it_says() -> None:
    """A service that works out figures, in the folder of its domain, whose version comes from the tag of a release."""
    assert MANIFEST["domain"] == PACKAGE.name
    assert (MANIFEST["integration_type"], MANIFEST["iot_class"]) == ("service", "calculated")
    assert MANIFEST["version"] == "0.0.0"


def test_it_is_set_up_on_a_page() -> None:
    """Never in YAML."""
    assert MANIFEST["config_flow"] is True
    assert "config_entry_only_config_schema" in (PACKAGE / "__init__.py").read_text()


def test_it_brings_nothing_along() -> None:
    """What is installed is what is in this repository."""
    assert "requirements" not in MANIFEST
    assert not [name for name in _imported() if name.split(".")[0] in {"aiohttp_client", "httpx", "requests"}]


def test_somebody_is_asked_when_it_fails() -> None:
    """There is an owner, a page, and a place for faults, all in one repository."""
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    assert MANIFEST["codeowners"]
    assert MANIFEST["issue_tracker"] == f"{MANIFEST['documentation']}/issues"
    assert re.fullmatch(r"https://github\.com/[\w-]+/[\w-]+", MANIFEST["documentation"])


def test_what_is_imported_of_home_assistant_is_asked_for() -> None:
    """Else it might not be set up yet when it is needed."""
    asked = {*MANIFEST["dependencies"], *MANIFEST["after_dependencies"]}
    used = {name.split(".")[2] for name in _imported() if name.startswith("homeassistant.components.")}
    assert used - ALWAYS == asked & used
    assert not set(MANIFEST["dependencies"]) & set(MANIFEST["after_dependencies"])


def test_hacs_offers_it_to_whom_it_runs_for() -> None:
    """The oldest Home Assistant that it runs on is the oldest that it is tested on."""
    assert HACS["name"] == MANIFEST["name"]
    tested = sorted(
        (path.stem.removeprefix("test-") for path in (ROOT / "requirements").glob("test-*.txt")), key=_parts
    )
    assert _parts(HACS["homeassistant"])[:2] == _parts(tested[0])[:2]


def test_hacs_finds_one_integration_and_all_it_asks_for() -> None:
    """One folder, a page to show, and a licence."""
    folders = [path for path in PACKAGE.parent.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert folders == [PACKAGE]
    assert (ROOT / "README.md").is_file()
    assert (ROOT / "LICENSE").is_file()


@pytest.mark.parametrize("key", HACS)
def test_hacs_knows_what_it_is_told(key: str) -> None:
    """It refuses a key that it does not know."""
    assert key in {"name", "homeassistant", "hacs", "filename", "zip_release", "hide_default_branch", "render_readme"}


def _parts(version: str) -> list[int]:
    """Return the numbers of a version, which sort as versions do."""
    return [int(part) for part in version.split(".")]


def _imported() -> Iterator[str]:
    """Yield the modules that the integration imports from elsewhere, each with what it takes of a package."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
