"""What happens on a rig, as the triggers that the automation editor offers."""

from typing import Any, ClassVar, Final, override

import voluptuous as vol

from homeassistant.const import CONF_ABOVE, CONF_OPTIONS, STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.trigger import ENTITY_STATE_TRIGGER_SCHEMA, EntityTriggerBase, Trigger
from homeassistant.helpers.typing import ConfigType

from .targets import async_check_target, async_of_rigs
from .teller import SessionEvent


class RigTrigger(EntityTriggerBase):
    """A trigger about one entity of each rig that it was given.

    What was unavailable tells nothing new when it is back. From unknown it does: the first
    session of all starts there.
    """

    _platform: ClassVar[Platform]
    _key: ClassVar[str]
    _schema = ENTITY_STATE_TRIGGER_SCHEMA
    _excluded_from_states = frozenset({STATE_UNAVAILABLE})

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Refuse a target that could never trigger."""
        valid = await super().async_validate_config(hass, config)
        async_check_target(hass, valid, cls._platform, cls._key)
        return valid

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the entities that this is about."""
        return async_of_rigs(self._hass, entities, self._platform, self._key)


class SessionTrigger(RigTrigger):
    """Fires when something happens to a session."""

    _platform = Platform.EVENT
    _key = "session"
    _event: ClassVar[SessionEvent]

    @override
    def is_valid_state(self, state: State, *args: Any) -> bool:
        """Return whether it is this that happened."""
        return _event_type(state) == self._event

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Return whether it happened just now.

        The state is the time in milliseconds, and a stop can settle in the same one.
        """
        return (from_state.state, _event_type(from_state)) != (to_state.state, _event_type(to_state))


class CostAboveTrigger(RigTrigger):
    """Fires when the cost of a session rises above an amount, once for each time that it does.

    A rise of the meter that may be a spike counts once it is confirmed.
    """

    _platform = Platform.SENSOR
    _key = "session_cost"
    _schema = ENTITY_STATE_TRIGGER_SCHEMA.extend(
        {vol.Required(CONF_OPTIONS): {vol.Required(CONF_ABOVE): vol.All(vol.Coerce(float), vol.Range(min=0))}}
    )

    @override
    def is_valid_state(self, state: State, *args: Any) -> bool:
        """Return whether the session costs more than the amount, as far as that is confirmed."""
        cost: float | None = state.attributes.get("confirmed")
        return cost is not None and cost > self._options[CONF_ABOVE]

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Return whether it did not cost that much before."""
        return not self.is_valid_state(from_state)


def _event_type(state: State) -> str | None:
    """Return what the event entity told last."""
    event_type: str | None = state.attributes.get("event_type")
    return event_type


def _trigger_on(event: SessionEvent) -> type[Trigger]:
    """Return the trigger that fires on this event."""

    class EventTrigger(SessionTrigger):
        """Fires on one event of a session."""

        _event = event

    return EventTrigger


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "session_started": _trigger_on(SessionEvent.STARTED),
    "session_stopped": _trigger_on(SessionEvent.STOPPED),
    "session_settled": _trigger_on(SessionEvent.SETTLED),
    "budget_exceeded": _trigger_on(SessionEvent.BUDGET_EXCEEDED),
    "cost_above": CostAboveTrigger,
}


async def async_get_triggers(_hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers."""
    return TRIGGERS
