"""Whether the entities of a rig are named, sorted and described as Home Assistant asks of its own."""

from typing import Any, Final

import pytest

from custom_components.training_energy import binary_sensor, calendar, event, number, sensor, switch
from custom_components.training_energy.sensor import TrainingEnergySensorDescription
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import EntityCategory, Platform
from homeassistant.helpers.entity import EntityDescription

from .conftest import PACKAGE

ENTITIES: Final[dict[Platform, tuple[EntityDescription, ...]]] = {
    Platform.BINARY_SENSOR: binary_sensor.DESCRIPTIONS,
    Platform.CALENDAR: (calendar.DESCRIPTION,),
    Platform.EVENT: (event.DESCRIPTION,),
    Platform.NUMBER: number.DESCRIPTIONS,
    Platform.SENSOR: sensor.DESCRIPTIONS,
    Platform.SWITCH: (switch.DESCRIPTION,),
}
# What the device class of a unit is; the others are ratios and counts, for which there is none.
CLASSES: Final = {
    "kWh": SensorDeviceClass.ENERGY,
    "W": SensorDeviceClass.POWER,
    "s": SensorDeviceClass.DURATION,
    "kg": SensorDeviceClass.WEIGHT,
    "{currency}": SensorDeviceClass.MONETARY,
}
# What is told of the meter, not of a session; and what is set once, to know what one could afford.
CATEGORIES: Final = {
    "meter_problem": EntityCategory.DIAGNOSTIC,
    "meter_quality": EntityCategory.DIAGNOSTIC,
    "budget": EntityCategory.CONFIG,
    "steps_per_run": EntityCategory.CONFIG,
}


def test_every_platform_is_looked_at() -> None:
    """A platform that these rules do not know would be held to none."""
    files = {path.stem for path in PACKAGE.glob("*.py")}
    assert set(ENTITIES) == {platform for platform in Platform if platform.value in files}


def test_every_entity_has_a_name_of_its_own(texts: dict[str, Any]) -> None:
    """It is translated: none has a name in the code, and no text is left over."""
    named = {platform.value: {row.key for row in rows} for platform, rows in ENTITIES.items()}
    assert named == {platform: set(entities) for platform, entities in texts["entity"].items()}
    assert all(entity["name"] for entities in texts["entity"].values() for entity in entities.values())
    assert not [row.key for rows in ENTITIES.values() for row in rows if isinstance(row.name, str)]


def test_every_state_of_a_list_has_a_text(texts: dict[str, Any]) -> None:
    """A state or a type of event without one shows its key."""
    for row in sensor.DESCRIPTIONS:
        assert set(row.options or ()) == set(texts["entity"]["sensor"][row.key].get("state", ())), row.key
    types = texts["entity"]["event"]["session"]["state_attributes"]["event_type"]["state"]
    assert set(event.DESCRIPTION.event_types or ()) == set(types)


def test_icons_are_in_one_place(icons: dict[str, Any]) -> None:
    """None is in the code, and there is none for an entity that there is not."""
    assert not [row.key for rows in ENTITIES.values() for row in rows if row.icon]
    for platform, entities in icons["entity"].items():
        assert set(entities) <= {row.key for row in ENTITIES[platform]}
    without = {row.key: row for rows in ENTITIES.values() for row in rows if not _has_icon(icons, row.key)}
    assert not [key for key, row in without.items() if row.device_class is None]


@pytest.mark.parametrize("row", sensor.DESCRIPTIONS, ids=lambda row: row.key)
def test_what_home_assistant_knows_has_its_device_class(row: TrainingEnergySensorDescription) -> None:
    """By it units are converted, and statistics and the Energy dashboard find what they can use."""
    if row.native_unit_of_measurement is not None:
        assert row.device_class is CLASSES.get(row.native_unit_of_measurement)
    if row.options:
        assert row.device_class is SensorDeviceClass.ENUM


def test_only_what_is_looked_at_or_set_rarely_is_set_apart() -> None:
    """What a session used and cost is what the device page is for."""
    categories = {row.key: row.entity_category for rows in ENTITIES.values() for row in rows if row.entity_category}
    assert categories == CATEGORIES


def _has_icon(icons: dict[str, Any], key: str) -> bool:
    """Return whether an entity has an icon of its own."""
    return any(key in entities for entities in icons["entity"].values())
