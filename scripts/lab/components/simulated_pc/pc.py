"""The computer on its plug, as the entities see it: what it reports when, and where that is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
import time
from typing import Final, TypedDict

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.storage import Store

from .plug import Load, Plug

DOMAIN: Final = "simulated_pc"

# As Shelly and Tasmota do it: the counter every few seconds, the power as soon as it changes by some watts.
TICK: Final = timedelta(seconds=1)
COUNTER_EVERY: Final = 5.0  # s
POWER_CHANGE: Final = 5.0  # W

type PCConfigEntry = ConfigEntry[PC]


class Kept(TypedDict):
    """What outlives a restart: the plug at the last throw of its switch, the rest follows from the time."""

    counted: float
    since: float
    training: bool
    seed: int


class PC:
    """A desktop computer with one graphics card, on a smart plug."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Plug it in for the first time; `async_load` puts an earlier life in place of this one."""
        self._hass = hass
        self._store: Store[Kept] = Store(hass, 1, DOMAIN, atomic_writes=True)
        self._listeners: list[Callable[[], None]] = []
        self._plug = Plug.new(time.time())
        self.counter = 0.0
        self.power = 0.0
        self._counter_at = 0.0

    @property
    def training(self) -> bool:
        """Whether the computer trains."""
        return self._plug.load.training

    async def async_load(self) -> None:
        """Find the plug as it was left, and what it has counted since."""
        if kept := await self._store.async_load():
            load = Load(training=kept["training"], seed=kept["seed"])
            self._plug = Plug(counted=kept["counted"], since=kept["since"], load=load)
        else:
            await self._async_save()
        self._report(time.time())

    async def async_switch(self, *, training: bool) -> None:
        """Start or end the training load; the plug reports at once."""
        now = time.time()
        if training != self.training:
            self._plug = self._plug.switched(now, training=training)
            await self._async_save()
        self._report(now)

    @callback
    def async_follow(self) -> Callable[[], None]:
        """Let the plug report by itself until the returned function is called."""
        return async_track_time_interval(self._hass, self._async_ticked, TICK)

    @callback
    def async_listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener at each report until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def _async_ticked(self, _now: datetime) -> None:
        """Report where it is time for the counter, or the power has changed enough."""
        now = time.time()
        due = not 0 <= now - self._counter_at < COUNTER_EVERY
        if due or abs(self._plug.power(now) - self.power) >= POWER_CHANGE:
            self._report(now)

    def _report(self, now: float) -> None:
        """Send what the plug shows now."""
        self.counter, self.power = self._plug.counter(now), self._plug.power(now)
        self._counter_at = now
        for listener in self._listeners:
            listener()

    async def _async_save(self) -> None:
        """Keep the plug as it is now, at once: it changes rarely."""
        plug = self._plug
        kept = Kept(counted=plug.counted, since=plug.since, training=plug.load.training, seed=plug.load.seed)
        await self._store.async_save(kept)
