"""A rig on a bench: time passes, its plug counts, its power sensor shows, and Home Assistant's clock ticks."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel
from .plugs import SlowPlug


class Bench(SlowPlug):
    """A plug that reports once a minute, on a rig that a test sets up, watches and talks to."""

    def __init__(
        self, hass: HomeAssistant, entry: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
    ) -> None:
        """Plug it in, with a power sensor beside it that nothing uses yet."""
        super().__init__(meter, freezer)
        self.hass = hass
        self.entry = entry
        self.panel = Panel(hass, entry)
        self.power = FakeMeter(hass, "sensor.plug_power", device_class="power", unit_of_measurement="W")
        self.power.register()
        self.draw(80)
        self.told: list[dict[str, Any]] = []
        self._last = "unknown"
        hass.bus.async_listen(EVENT_STATE_CHANGED, self._async_said)

    async def set_up(self, **options: object) -> Bench:
        """Set the rig up with other options, and listen to what it tells."""
        self.hass.config_entries.async_update_entry(self.entry, options=options)
        if self.entry.state.recoverable:
            await self.hass.config_entries.async_reload(self.entry.entry_id)
        else:
            await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.hass.async_block_till_done()
        return self

    @property
    def events(self) -> list[str]:
        """Return what was told of sessions since the listening began."""
        return [event["event_type"] for event in self.told]

    def draw(self, watts: float) -> None:
        """Draw another power from now on."""
        self.kw = Decimal(str(watts)) / 1000
        self.power.show(watts)

    async def run(self, seconds: int, watts: float | None = None) -> datetime:
        """Let time pass, with another power if one is given; return what time it is then."""
        if watts is not None:
            self.draw(watts)
        while seconds > 0:
            step = min(seconds, 30)
            self.tick(step)
            async_fire_time_changed(self.hass, self.now)
            await self.hass.async_block_till_done()
            seconds -= step
        return self.now

    async def ask(self, action: str, **data: object) -> Answer:
        """Perform one of our actions."""
        return await ask(self.hass, action, **data)

    @callback
    def _async_said(self, event: Event[EventStateChangedData]) -> None:
        """Note what is told of a session."""
        state = event.data["new_state"]
        if state is None or state.entity_id != self.panel.entity_id("session", "event"):
            return
        # A rig that is set up again says once more what it said last.
        if state.attributes.get("event_type") and state.state not in (None, self._last):
            self.told.append(dict(state.attributes))
            self._last = state.state
