"""How it stands with a rig, as the conditions that the automation editor offers."""

from collections.abc import Mapping
from typing import ClassVar, Final, override

from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import Condition, EntityStateConditionBase
from homeassistant.helpers.typing import ConfigType

from .targets import async_check_target, async_of_rigs


class RigCondition(EntityStateConditionBase):
    """Met while one entity of the rigs that it was given is on."""

    _platform: ClassVar[Platform]
    _key: ClassVar[str]
    _states: set[str | bool] = {STATE_ON}  # noqa: RUF012  Home Assistant's own class declares it so

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Refuse a target that could never meet it."""
        valid = await super().async_validate_config(hass, config)
        async_check_target(hass, valid, cls._platform, cls._key)
        return valid

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the entities that this is about."""
        return async_of_rigs(self._hass, entities, self._platform, self._key)


class RunningCondition(RigCondition):
    """Met while a session is open, training or paused."""

    _platform = Platform.SWITCH
    _domain_specs: Mapping[str, DomainSpec] = {_platform: DomainSpec()}
    _key = "session"


class OverBudgetCondition(RigCondition):
    """Met while the session started last costs more than its budget."""

    _platform = Platform.BINARY_SENSOR
    _domain_specs: Mapping[str, DomainSpec] = {_platform: DomainSpec()}
    _key = "over_budget"


CONDITIONS: Final[dict[str, type[Condition]]] = {
    "is_running": RunningCondition,
    "is_over_budget": OverBudgetCondition,
}


async def async_get_conditions(_hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions."""
    return CONDITIONS
