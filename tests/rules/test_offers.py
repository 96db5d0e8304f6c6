"""Whether all that the automation editor and Assist offer is described, and looks like something."""

import re
from typing import Any

import pytest

from custom_components.training_energy.actions import ACTIONS
from custom_components.training_energy.condition import CONDITIONS
from custom_components.training_energy.llm import OFFERS
from custom_components.training_energy.trigger import TRIGGERS
from homeassistant.util.yaml import load_yaml_dict

from .conftest import CLIENT, PACKAGE, ROOT

OFFERED = {"trigger": set(TRIGGERS), "condition": set(CONDITIONS)}
FIELDS = {
    (kind, key): set(description.get("fields", ()))
    for kind in OFFERED
    for key, description in load_yaml_dict(str(PACKAGE / f"{kind}s.yaml")).items()
    if not key.startswith(".")
}


@pytest.mark.parametrize("kind", OFFERED)
def test_every_offer_is_described_with_texts_and_an_icon(
    kind: str, texts: dict[str, Any], icons: dict[str, Any]
) -> None:
    """What is not described is not offered, and without a text it shows its key."""
    described = {key for each, key in FIELDS if each == kind}
    assert OFFERED[kind] == described == set(texts[f"{kind}s"]) == set(icons[f"{kind}s"])


@pytest.mark.parametrize(("kind", "key"), FIELDS)
def test_every_field_of_an_offer_has_texts(kind: str, key: str, texts: dict[str, Any]) -> None:
    """A field is asked for by name, and says what it is for."""
    described = texts[f"{kind}s"][key]
    assert {"name", "description"} <= set(described)
    assert set(described.get("fields", ())) == FIELDS[kind, key]
    assert all({"name", "description"} <= set(field) for field in described.get("fields", {}).values())


@pytest.mark.parametrize(("kind", "key"), FIELDS)
def test_every_offer_is_documented_with_an_example(kind: str, key: str, texts: dict[str, Any]) -> None:
    """It is found by its name in the editor, and by its key in YAML."""
    page = (ROOT / "docs" / "triggers.md").read_text()
    assert f"**{texts[f'{kind}s'][key]['name']}** | `{key}`" in page
    pages = [page, (ROOT / "docs" / "automations.md").read_text()]
    assert any(f"{kind}: training_energy.{key}\n" in each for each in pages)


@pytest.mark.parametrize(("kind", "key"), FIELDS)
def test_every_field_of_an_offer_is_documented(kind: str, key: str) -> None:
    """Each field stands on the page."""
    page = (ROOT / "docs" / "triggers.md").read_text()
    assert not {field for field in FIELDS[kind, key] if f"`{field}" not in page}


@pytest.mark.parametrize("tool", OFFERS)
def test_every_tool_of_assist_is_documented(tool: str) -> None:
    """Who exposes a switch wants to know to what."""
    assert f"`training_energy__{tool}`" in (ROOT / "docs" / "calendar-and-assist.md").read_text()


def test_every_line_of_system_health_has_a_text(texts: dict[str, Any]) -> None:
    """Without it the page shows a key."""
    code = (PACKAGE / "system_health.py").read_text()
    assert not {key for key in texts["system_health"]["info"] if f'"{key}":' not in code}
    assert code.count('": ') == len(texts["system_health"]["info"])


def test_client_asks_for_actions_that_there_are() -> None:
    """A command of the client is no use without the action behind it."""
    asked = {
        action for path in CLIENT.rglob("*.py") for action in re.findall(r'ask\(\s*(?:\w+, )?"(\w+)"', path.read_text())
    }
    assert {"start_session", "report_progress", "stop_session", "record_session"} <= asked
    assert asked <= set(ACTIONS)
