"""Whether every text, icon and action is where Home Assistant looks for it."""

import re
from typing import Any

import pytest

from custom_components.training_energy.ledger import LedgerError
from homeassistant.util.yaml import load_yaml_dict

from .conftest import PACKAGE, ROOT

ACTIONS = load_yaml_dict(str(PACKAGE / "services.yaml"))


def _strings(value: object) -> list[str]:
    """Return all texts inside a value."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


def test_every_action_has_texts_and_an_icon(texts: dict[str, Any], icons: dict[str, Any]) -> None:
    """An action without them shows its key to the user."""
    assert set(texts["services"]) == set(ACTIONS) == set(icons["services"])


@pytest.mark.parametrize("action", ACTIONS)
def test_every_field_of_an_action_has_texts(action: str, texts: dict[str, Any]) -> None:
    """A field is asked for by name, and says what it is for."""
    described = texts["services"][action]
    assert set(described.get("fields", {})) == set((ACTIONS[action] or {}).get("fields", {}))
    assert all({"name", "description"} <= set(field) for field in described.get("fields", {}).values())


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_documented(action: str) -> None:
    """What can be called can be looked up."""
    assert f"training_energy.{action}" in (ROOT / "docs" / "actions.md").read_text()


def test_every_entity_has_an_icon_and_is_documented(texts: dict[str, Any], icons: dict[str, Any]) -> None:
    """An entity is found by its name in the list of entities."""
    page = (ROOT / "docs" / "entities.md").read_text()
    for platform, entities in texts["entity"].items():
        for key, entity in entities.items():
            assert entity["name"] in page, key
            assert key in icons["entity"].get(platform, {}) or platform == "binary_sensor", key


def _known_exceptions() -> set[str]:
    """Return the keys of what the ledger refuses."""
    return {error.key for error in LedgerError.__subclasses__()}


def test_every_refusal_of_the_ledger_has_a_text(texts: dict[str, Any]) -> None:
    """The ledger speaks in keys; the user reads texts."""
    assert _known_exceptions() <= set(texts["exceptions"])


def test_every_exception_text_is_used(texts: dict[str, Any], code: str) -> None:
    """A text that nobody says is a text that nobody keeps true."""
    unused = [key for key in texts["exceptions"] if f'"{key}"' not in code and key not in _known_exceptions()]
    assert not unused


def test_no_text_is_markup_or_loose(texts: dict[str, Any]) -> None:
    """Texts are shown as they are."""
    for text in _strings(texts):
        assert text == text.strip()
        assert not re.search(r"<[a-z/]", text, re.IGNORECASE)
