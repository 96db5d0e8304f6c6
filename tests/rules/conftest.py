"""Where the subjects of the rules are found."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "custom_components" / "training_energy"
CLIENT = ROOT / "client" / "src" / "training_energy_client"


@pytest.fixture(scope="session")
def texts() -> dict[str, Any]:
    """Return the English texts."""
    loaded: dict[str, Any] = json.loads((PACKAGE / "translations" / "en.json").read_text())
    return loaded


@pytest.fixture(scope="session")
def icons() -> dict[str, Any]:
    """Return the icons."""
    loaded: dict[str, Any] = json.loads((PACKAGE / "icons.json").read_text())
    return loaded


@pytest.fixture(scope="session")
def code() -> str:
    """Return all of the integration's Python, for what is only named in it."""
    return "\n".join(path.read_text() for path in sorted(PACKAGE.rglob("*.py")))
