"""The drill: rigs that run for a time, with sessions that start, pause, go on and stop throughout."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
import gc
from pathlib import Path
import resource
from time import perf_counter, thread_time
from typing import Final

from benchmarks import stepped
from benchmarks.homes import METER
from benchmarks.stepped import Clock
from benchmarks.watching import Callback, watching
from homeassistant.core import HomeAssistant
from lab.home import Home

from . import house, verdict
from .plugs import Kind, Plug
from .rigs import Rig

KINDS: Final = tuple(Kind)
HOUR: Final = 3600
# When a rig does what, in readings from the start of its turn: every other rig rests in between and pauses, the
# others go straight from one session to the next.
TURN: Final = 900
RESTING: Final = {60: "start", 300: "pause", 420: "resume", 720: "stop"}
STRAIGHT: Final = {60: "start", 360: "start", 660: "start"}
# Between the turns of two rigs, in readings, and between two reports of one.
APART: Final = 7
REPORTS: Final = 10
# How often, in readings, whatever was put off is waited for, as real time would have left room for it.
BREATHS: Final = 30
# How long boundaries may take to settle (s), and how often a plug reports meanwhile, at most.
SETTLING: Final = 1500
CALMLY: Final = 10
# How often the price changes (s): as those of the European markets do.
TARIFF: Final = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """So many rigs, each with so many `readings`, one every `pace` seconds."""

    name: str
    rigs: int
    readings: int
    pace: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a drill took: processor time (s) of the event loop's thread, and seconds in all.

    `memory` (bytes) is that of the process, `stored` (bytes) that of the snapshots of all rigs, early and
    late after the restart; `halt` is the longest halt by the garbage collector (s). `faults` is whatever did not
    come out as it should.
    """

    drill: Drill
    processor: float
    seconds: float
    sessions: int
    longest: Callback
    halt: float
    memory: tuple[int, int]
    stored: tuple[int, int]
    faults: list[str]


async def perform(drill: Drill, home: Home, clock: Clock) -> Result:
    """Perform a drill, with a clean restart in its middle, and look at what came out."""
    rigs = [
        Rig(plug=Plug(number=n, kind=KINDS[n // 2 % len(KINDS)], pace=drill.pace), is_straight=bool(n % 2))
        for n in range(drill.rigs)
    ]
    begin, before = perf_counter(), thread_time()
    half, end = drill.readings // 2, drill.readings
    calm = replace(drill, pace=max(drill.pace, CALMLY))
    async with stepped.running(home) as hass:
        with watching() as first:
            await _furnish(hass, rigs)
            await _go(hass, drill, rigs, clock, range(half))
    async with stepped.running(home) as hass:
        with watching() as then:
            await _go(hass, drill, rigs, clock, range(half, half + half // 4))
            early = _memory(), _stored(home.folder)
            await _go(hass, drill, rigs, clock, range(half + half // 4, end))
            late = _memory(), _stored(home.folder)
            await _go(hass, calm, rigs, clock, range(end, end + SETTLING // calm.pace))
        judged = verdict.judged(hass, rigs)
    return Result(
        drill=drill,
        processor=thread_time() - before,
        seconds=perf_counter() - begin,
        sessions=judged.sessions,
        longest=max(first.longest, then.longest, key=lambda each: each.ours),
        halt=max(first.halt, then.halt),
        memory=(early[0], late[0]),
        stored=(early[1], late[1]),
        faults=judged.faults,
    )


async def _furnish(hass: HomeAssistant, rigs: list[Rig]) -> None:
    """Set all rigs up."""
    hass.states.async_set(house.PRICE, "0.20", house.MONEY)
    for rig in rigs:
        hass.states.async_set(f"sensor.plug_{rig.number}", f"{rig.plug.shown:f}", METER)
        await house.furnish(hass, rig.number, corrects=rig.is_straight)
    await hass.async_block_till_done()


async def _go(hass: HomeAssistant, drill: Drill, rigs: list[Rig], clock: Clock, readings: Iterable[int]) -> None:
    """Let time pass, reading by reading."""
    for reading in readings:
        clock.step(drill.pace)
        if reading * drill.pace % TARIFF < drill.pace:
            price = Decimal(18 + reading * drill.pace // TARIFF * 7 % 13) / 100
            hass.states.async_set(house.PRICE, str(price), house.MONEY)
        for rig in rigs:
            # Each in a turn of the event loop of its own, as they come in a house.
            await asyncio.sleep(0)
            hass.states.async_set(f"sensor.plug_{rig.number}", rig.plug.passed(drill.pace), METER)
        for rig in rigs:
            if (act := _due(drill, rig, reading)) is not None:
                await asyncio.create_task(_act(hass, rig, act))
        if reading % BREATHS == 0:
            await hass.async_block_till_done()
    await hass.async_block_till_done()


def _due(drill: Drill, rig: Rig, reading: int) -> str | None:
    """Return what a rig does at a reading, None for nothing."""
    if reading >= drill.readings:
        return "stop" if reading == drill.readings and rig.session_id else None
    turn = (reading - APART * rig.number) % TURN
    act = (STRAIGHT if rig.is_straight else RESTING).get(turn)
    # At the beginning a rig's turn may start in its middle.
    if act in ("pause", "resume", "stop") and rig.session_id is None:
        return None
    return act or ("report" if rig.session_id and turn % REPORTS == 0 else None)


async def _act(hass: HomeAssistant, rig: Rig, act: str) -> None:
    """Have a rig do something, and note what must come of it."""
    if act == "report" and rig.session_id is not None:
        rig.steps[rig.session_id] += REPORTS
        await house.ask(hass, rig.number, "report_progress", step=rig.steps[rig.session_id])
        return
    if act != "resume" and rig.session_id is not None:
        _close(rig)
    action = f"{act}_session"
    answer = await house.ask(hass, rig.number, action, **({"replace": True} if act == "start" else {}))
    rig.plug.trains = act in ("start", "resume")
    if rig.plug.trains:
        rig.opened = rig.plug.counted
    if act == "stop":
        rig.session_id = None
    elif act == "start":
        rig.session_id = session_id = str(answer["id"])
        rig.energies[session_id], rig.steps[session_id] = Decimal(0), 0
        rig.first = rig.plug.counted if rig.first is None else rig.first


def _close(rig: Rig) -> None:
    """Note what a session used until now, unless it is paused."""
    rig.last = rig.plug.counted
    if rig.session_id is not None and rig.opened is not None:
        rig.energies[rig.session_id] += rig.plug.counted - rig.opened
    rig.opened = None


def _memory() -> int:
    """Return the memory of this process (bytes), without what is only waiting to be let go."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def _stored(folder: Path) -> int:
    """Return the size of the snapshots of all rigs (bytes)."""
    snapshots = (path for path in (folder / ".storage").glob(f"{house.DOMAIN}.*") if ".sessions." not in path.name)
    return sum(path.stat().st_size for path in snapshots)
