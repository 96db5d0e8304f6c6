"""One measurement, in a process of its own: so many rigs in one build, and readings of their meters."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from decimal import Decimal
import gc
from pathlib import Path
import sqlite3
from statistics import median, quantiles
from tempfile import TemporaryDirectory
import time
import tracemalloc
from typing import Final

from benchmarks import homes, stepped
from benchmarks.homes import METER
from benchmarks.stepped import Clock
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback

from .builds import PACKAGES, Build, Setting

# 396 W, with the digits that a plug has who counts tenths of a watt-hour.
RISE: Final = Decimal("0.0011")
FIRST: Final = Decimal(100)
INTERVAL: Final = 10  # s between two readings
HOUR: Final = 3600
# Readings until which caches are filled and meters known.
WARM: Final = 40
# The attributes that a raw state has: as many as an energy sensor's.
ATTRIBUTES: Final = {**METER, "friendly_name": "Rig 0 Session energy", "last_reset": "2026-01-12T08:00:00+00:00"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What readings cost.

    `micros` is the processor time of the event loop for each of them (µs), `busy` that for a simulated hour in
    which all rigs train (s), with all that only time brings. `states` were written for a reading, `rows` in the
    recorder's table for it, and the meter's own is none of both; `size` is that of the recorder's file (bytes),
    `figures` are the entities that show one, and `memory` is that of all that was allocated for the rigs (bytes), where
    that was asked for.
    """

    micros: list[float]
    busy: float
    states: float
    rows: float
    figures: int
    size: int
    memory: int

    @property
    def median(self) -> float:
        """Return the usual cost of a reading (µs)."""
        return median(self.micros)

    @property
    def quiet(self) -> float:
        """Return what the cheapest tenth costs at most (µs): other work on the machine only makes readings dearer."""
        return quantiles(self.micros, n=10)[0]

    @property
    def high(self) -> float:
        """Return the 99th percentile of what a reading costs (µs)."""
        return quantiles(self.micros, n=100)[-1]


def measure(setting: Setting, rounds: int, *, states: int = 0, late: int = 0, weighs: bool = False) -> Cost:
    """Return what so many readings of each meter cost, in a process that measures nothing else.

    They come `late`: after so many others. Raw states are so many `states`. Who `weighs` memory gets no times: watching
    over it takes most of them.
    """
    with TemporaryDirectory() as folder:
        return stepped.run(_measured(setting, rounds, Path(folder), states=states, late=late, weighs=weighs))


async def _measured(setting: Setting, rounds: int, folder: Path, *, states: int, late: int, weighs: bool) -> Cost:
    """Return what readings cost in a Home Assistant on a folder."""
    async with _home(setting, folder) as (hass, clock):
        if weighs:
            tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        await setting.set_up(hass)
        await hass.async_block_till_done()
        more = _raw(hass, states) if setting.build is Build.FLOOR else lambda *_: None
        meters = _Meters(hass, setting.meters, more)
        for _ in range(WARM + late):
            await meters.read(clock)
        meters.micros.clear()
        written = _count_states(hass, setting.meters)
        began = time.thread_time()
        for _ in range(rounds):
            await meters.read(clock)
        busy = time.thread_time() - began
        gc.collect()
        memory = tracemalloc.get_traced_memory()[0] - before
        counted, figures = len(written), _count_figures(hass, setting.meters)
    readings = rounds * setting.rigs
    rows, size = await asyncio.to_thread(_recorded, folder / "home-assistant_v2.db", setting.meters)
    return Cost(
        micros=meters.micros,
        busy=busy * HOUR / (rounds * INTERVAL),
        states=counted / readings,
        rows=rows / (readings + (WARM + late) * setting.rigs),
        figures=figures,
        size=size,
        memory=memory,
    )


@asynccontextmanager
async def _home(setting: Setting, folder: Path) -> AsyncGenerator[tuple[HomeAssistant, Clock]]:
    """Run a Home Assistant with the meters, ready for a build."""
    home = homes.at(folder)
    await asyncio.to_thread(home.prepare, yaml=PACKAGES, components=[])
    await asyncio.to_thread(setting.write, folder)
    with stepped.stepping() as clock:
        async with stepped.running(home) as hass:
            for meter in setting.meters:
                hass.states.async_set(meter, str(FIRST), METER)
            await hass.async_block_till_done()
            yield hass, clock


class _Meters:
    """The meters of all rigs, which are read one after the other; `micros` is what each reading cost (µs)."""

    def __init__(self, hass: HomeAssistant, meters: list[str], more: Callable[[str, str], None]) -> None:
        """Begin where they were set up; `more` is done with each reading, as a part of it."""
        self._hass = hass
        self._meters = meters
        self._more = more
        self._kwh = FIRST
        self.micros: list[float] = []

    async def read(self, clock: Clock) -> None:
        """Let the time until the next reading pass, then read all meters."""
        clock.step(INTERVAL)
        # What is due by then is not a part of any reading.
        await asyncio.sleep(0)
        await self._hass.async_block_till_done()
        self._kwh += RISE
        shown = str(self._kwh)
        for meter in self._meters:
            began = time.thread_time()
            self._hass.states.async_set(meter, shown, METER)
            self._more(meter, shown)
            await self._hass.async_block_till_done()
            self.micros.append((time.thread_time() - began) * 1e6)


def _raw(hass: HomeAssistant, states: int) -> Callable[[str, str], None]:
    """Return what writes so many raw states for a meter, none of which is as before."""

    def write(meter: str, shown: str) -> None:
        for number in range(states):
            hass.states.async_set(f"{meter}_{number}", shown, ATTRIBUTES)

    return write


def _count_states(hass: HomeAssistant, meters: list[str]) -> list[str]:
    """Return the ids of the entities whose states are written from now on, the meters' own left out; it fills up."""
    written: list[str] = []

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        if event.data["entity_id"] not in meters:
            written.append(event.data["entity_id"])

    hass.bus.async_listen(EVENT_STATE_CHANGED, changed)
    return written


def _count_figures(hass: HomeAssistant, meters: list[str]) -> int:
    """Return how many sensors of the first rig show a number, its meter left out."""
    sensors = (state for state in hass.states.async_all("sensor") if state.entity_id not in meters)
    return sum("rig_0" in state.entity_id and state.state[:1].isdigit() for state in sensors)


def _recorded(file: Path, meters: list[str]) -> tuple[int, int]:
    """Return how many rows of states the recorder wrote, the meters' left out, and how large its file is (bytes)."""
    marks = ", ".join("?" * len(meters))
    query = (
        f"SELECT count(*) FROM states JOIN states_meta USING (metadata_id) WHERE states_meta.entity_id NOT IN ({marks})"  # noqa: S608  only marks
    )
    with closing(sqlite3.connect(file)) as database:
        rows: int = database.execute(query, meters).fetchone()[0]
        database.execute("VACUUM")
    return rows, file.stat().st_size
