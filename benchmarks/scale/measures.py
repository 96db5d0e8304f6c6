"""What one does with a rig, and what that takes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
import json
from time import perf_counter, process_time
from typing import Any, Final

from benchmarks.watching import Callback, watching

from .house import Card, Rig, card

TABLE: Final = "training_energy/sessions"
IMPORTED: Final = 100


class Measure(StrEnum):
    """What is measured."""

    SET_UP = "set-up of the rig"
    FIRST_PAGE = "`list_sessions`, the newest 50"
    LAST_PAGE = "`list_sessions`, the oldest 50"
    FILTERED = "`list_sessions`, by model and tag"
    TABLE = "the card's table, a page"
    SORTED = "the card's table, by cost"
    SORTED_FIRST = "the same, for the first time"
    GET = "`get_session`"
    START = "`start_session`"
    FILING = "`stop_session`, until it is filed"
    IMPORT = "`import_sessions` of 100"
    EXPORT = "`export_sessions` of all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What something took: `seconds` by the clock, processor time (s) in all threads and in that of the event loop.

    By the clock it also takes what else goes on in the machine, the disk above all. `longest` is that of our
    callbacks.
    """

    seconds: float
    work: float
    loop: float
    longest: Callback

    def best(self, other: Taken | None) -> Taken:
        """Return the better of two turns, in each respect."""
        if other is None:
            return self
        return Taken(
            seconds=min(self.seconds, other.seconds),
            work=min(self.work, other.work),
            loop=min(self.loop, other.loop),
            longest=min(self.longest, other.longest, key=lambda each: each.ours),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that one does, and what has to be done before, which is not measured."""

    do: Callable[[], Awaitable[object]]
    before: Callable[[], Awaitable[object]] | None = None


async def measured(rig: Rig, turns: int) -> Mapping[Measure, Taken]:
    """Return what all of it takes on a rig."""
    async with card(rig.house) as table:
        exported = await _exported(rig)
        taken: dict[Measure, Taken] = {}
        for measure, deed in _deeds(rig, table, exported).items():
            best: Taken | None = None
            for _ in range(turns):
                best = (await _taken(rig, deed)).best(best)
            if best is not None:
                taken[measure] = best
        return taken


async def _taken(rig: Rig, deed: Deed) -> Taken:
    """Return what one turn took."""
    if deed.before is not None:
        await asyncio.create_task(_done(deed.before))
    await rig.house.hass.async_block_till_done()
    with watching() as watch:
        begin, before = perf_counter(), process_time()
        # In a task of its own: what runs in this one began before the watch did.
        await asyncio.create_task(_done(deed.do))
        seconds, work = perf_counter() - begin, process_time() - before
        await rig.house.hass.async_block_till_done()
    return Taken(seconds=seconds, work=work, loop=watch.seconds, longest=watch.longest)


async def _done(do: Callable[[], Awaitable[object]]) -> None:
    """Do something."""
    await do()


async def _exported(rig: Rig) -> list[dict[str, Any]]:
    """Return the newest sessions of a rig as a file has them, or of one who has just begun the only one."""
    await rig.ask("start_session", name="first")
    await rig.ask("stop_session", steps=1)
    url = (await rig.ask("export_sessions", format="json"))["url"]
    async with rig.house.client.get(url) as answer:
        sessions: list[dict[str, Any]] = json.loads(await answer.text())["sessions"]
    return sessions[-IMPORTED - 1 : -1] or sessions


def _deeds(rig: Rig, table: Card, exported: list[dict[str, Any]]) -> dict[Measure, Deed]:
    """Return what is done, in this order."""
    entries, entry_id = rig.house.hass.config_entries, rig.entry.entry_id
    oldest = max(rig.history.sessions - 50, 0)
    numbers, shown = count(), count(352)

    async def start() -> None:
        await rig.ask("start_session", name="LoRA", model="Qwen3 8B")

    async def stop() -> None:
        await rig.ask("stop_session", steps=1600)

    async def use() -> None:
        await start()
        rig.show(next(shown))

    async def bring() -> None:
        await rig.ask("import_sessions", content=_file(exported, next(numbers)))

    async def forget() -> None:
        await entries.async_reload(entry_id)

    def leaf(**fields: object) -> Deed:
        return Deed(do=lambda: table.ask(TABLE, {"rig": rig.name, **fields}))

    def listed(**fields: object) -> Deed:
        return Deed(do=lambda: rig.post("list_sessions", **fields))

    return {
        Measure.SET_UP: Deed(do=lambda: entries.async_setup(entry_id), before=lambda: entries.async_unload(entry_id)),
        Measure.FIRST_PAGE: listed(),
        Measure.LAST_PAGE: listed(offset=oldest),
        Measure.FILTERED: listed(model="qwen3 8b", tag="night"),
        Measure.TABLE: leaf(),
        Measure.SORTED: leaf(sort="cost"),
        Measure.SORTED_FIRST: replace(leaf(sort="cost"), before=forget),
        Measure.GET: Deed(do=lambda: rig.ask("get_session", session_id=exported[0]["id"])),
        Measure.START: Deed(do=start, before=lambda: _stopped(rig)),
        Measure.FILING: Deed(do=stop, before=lambda: _used(rig, use)),
        Measure.IMPORT: Deed(do=bring),
        Measure.EXPORT: Deed(do=lambda: rig.ask("export_sessions", format="csv")),
    }


async def _stopped(rig: Rig) -> None:
    """Stop the session of a rig, if there is one."""
    if rig.entry.runtime_data.book.open is not None:
        await rig.ask("stop_session")


async def _used(rig: Rig, use: Callable[[], Awaitable[None]]) -> None:
    """Have a session running that has used something."""
    await _stopped(rig)
    await use()


def _file(sessions: list[dict[str, Any]], number: int) -> str:
    """Return so many sessions as a file that nobody has taken in before."""
    new = [{**sessions[n % len(sessions)], "id": f"new-{number}-{n}", "key": None} for n in range(IMPORTED)]
    return json.dumps({"format": "training_energy", "version": 1, "sessions": new})
