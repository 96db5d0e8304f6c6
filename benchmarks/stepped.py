"""A real Home Assistant in this process, whose time is stepped: an hour of readings takes as long as its work does."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
import logging
from typing import TYPE_CHECKING, Final, override
from unittest.mock import patch

import time_machine

from homeassistant import bootstrap, runner
from homeassistant.components.recorder import get_instance
from homeassistant.core import HomeAssistant

if TYPE_CHECKING:
    from lab.home import Home

# A Monday in winter: whatever Home Assistant does at midnight or when clocks are set is hours away.
START: Final = datetime(2026, 1, 12, 8, tzinfo=UTC)

# What says at each start that this machine has no camera.
MACHINES: Final = ("haffmpeg", "homeassistant.components.camera.img_util", "homeassistant.components.ffmpeg")


class SteppedLoop(asyncio.SelectorEventLoop):
    """An event loop whose timers go by a clock that is `ahead` (s) of the machine's."""

    ahead: float = 0

    @override
    def time(self) -> float:
        """Return the time that timers are due by (s)."""
        return super().time() + self.ahead


class Clock:
    """The time of day and that of the event loop, which only move together."""

    def __init__(self, loop: SteppedLoop, travel: time_machine.Coordinates) -> None:
        """Take over the clocks, which stand still from now on."""
        self._loop = loop
        self._travel = travel

    def step(self, seconds: float) -> None:
        """Let time pass (s); what is due by then runs as soon as the event loop is free."""
        self._travel.shift(seconds)
        self._loop.ahead += seconds


def run[T](main: Coroutine[None, None, T]) -> T:
    """Run to its end in an event loop whose time can be stepped."""
    with asyncio.Runner(loop_factory=SteppedLoop) as runs:
        return runs.run(main)


@contextmanager
def stepping() -> Generator[Clock]:
    """Stop the clocks of this event loop; from now on they are stepped."""
    loop = asyncio.get_running_loop()
    if not isinstance(loop, SteppedLoop):
        message = "this event loop's time cannot be stepped: see `run`"
        raise TypeError(message)
    with time_machine.travel(START, tick=False) as travel:
        yield Clock(loop, travel)


@asynccontextmanager
async def running(home: Home) -> AsyncGenerator[HomeAssistant]:
    """Run the Home Assistant of a prepared home in this event loop, and stop it cleanly afterwards."""
    for name in MACHINES:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    settings = runner.RuntimeConfig(config_dir=str(home.folder), skip_pip=True, log_no_color=True)
    # It counts on being the only one that a process ever has: it stands in what may block for good.
    with patch("homeassistant.bootstrap.block_async_io"), patch("homeassistant.bootstrap.block_shared_serial"):
        hass = await bootstrap.async_setup_hass(settings)
    if hass is None:
        message = "Home Assistant could not be set up"
        raise RuntimeError(message)
    await hass.async_start()
    await hass.async_block_till_done()
    try:
        yield hass
    finally:
        # Its clock may be slow against ours: what it has put off it would do while all else is stopped already.
        await get_instance(hass).async_block_till_done()
        await hass.async_stop()
