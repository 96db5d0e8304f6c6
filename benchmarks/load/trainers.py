"""Many trainers at once that tell a real Home Assistant over REST how far they are."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
import json
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import aiohttp

from benchmarks.homes import METER
from custom_components.training_energy.ledger import Session, load
from lab.home import Home

from . import house

TIMEOUT: Final = aiohttp.ClientTimeout(total=60)
# How often a trainer's plug shows another value, in reports.
SHOWN_EVERY: Final = 10
STEP: Final = Decimal("0.001")
# So many trainers share each of the last rigs: the ranks of one training, say.
RANKS: Final = 5


@dataclass(slots=True, kw_only=True)
class Training:
    """A training on a rig: its plug shows `shown` (kWh) more than at first, its trainers have come to `step`."""

    number: int
    ranks: int = 1
    shown: Decimal = Decimal(0)
    steps: count[int] = field(default_factory=lambda: count(1))
    step: int = 0

    @property
    def key(self) -> str:
        """Return what its trainers call it."""
        return f"job-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How long each report took to be answered (s), how long all of them took together, and what went wrong."""

    latencies: list[float]
    seconds: float
    faults: list[str]


def trainings(clients: int) -> list[Training]:
    """Return trainings for so many trainers: most have a rig of their own, the others share a few."""
    shared = clients // (2 * RANKS)
    alone = clients - shared * RANKS
    return [Training(number=n, ranks=1 if n < alone else RANKS) for n in range(alone + shared)]


def told(clients: int, reports: int) -> Answers:
    """Have so many trainers tell of so many steps each, then look for all of them, here and on the disk."""
    people = trainings(clients)
    with _home(people) as home:
        latencies, seconds = asyncio.run(_all(home, people, reports))
        home.process.stop()
        faults = [fault for training in people if (fault := _fault(home.folder, training, reports))]
    return Answers(latencies=latencies, seconds=seconds, faults=faults)


@contextmanager
def _home(people: list[Training]) -> Generator[Home]:
    """Run a Home Assistant with a rig for each training, whose boundaries are what the plug shows then."""
    with house.home() as home:
        home.start()
        try:
            for training in people:
                _show(home, training)
                name, meter = f"rig_{training.number}", f"sensor.plug_{training.number}"
                entry_id = home.rest.configure(house.DOMAIN, name=name, meters=[meter], price=0.2)
                path = "/api/config/config_entries/options/flow"
                step = home.rest.post(path, {"handler": entry_id})
                home.rest.post(f"{path}/{step['flow_id']}", {"boundary_correction": False})
            yield home
        finally:
            home.process.stop()


def _show(home: Home, training: Training) -> None:
    """Have the plug of a training show something for the first time."""
    home.rest.post(f"/api/states/sensor.plug_{training.number}", _state(training))


def _state(training: Training) -> dict[str, Any]:
    """Return what the plug of a training says."""
    return {"state": f"{100 + training.number + training.shown:f}", "attributes": METER}


async def _all(home: Home, people: list[Training], reports: int) -> tuple[list[float], float]:
    """Start all trainings, have all trainers report at once, and stop the trainings."""
    headers = {"Authorization": f"Bearer {home.rest.token}"}
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(home.url, headers=headers, timeout=TIMEOUT, connector=connector) as client:
        await asyncio.gather(*(_post(client, t, "start_session") for t in people for _ in range(t.ranks)))
        begin = perf_counter()
        ranks = [(training, rank) for training in people for rank in range(training.ranks)]
        latencies = await asyncio.gather(*(_trains(client, t, reports, leads=rank == 0) for t, rank in ranks))
        seconds = perf_counter() - begin
        await asyncio.gather(*(_post(client, training, "stop_session") for training in people))
    return [each for trainer in latencies for each in trainer], seconds


async def _trains(client: aiohttp.ClientSession, training: Training, reports: int, *, leads: bool) -> list[float]:
    """Report so many steps, one after the other; return how long each took to be answered (s)."""
    latencies = []
    for number in range(reports):
        step = training.step = next(training.steps)
        begin = perf_counter()
        # The ranks of a training overtake each other on their way: by its time it is known which came last.
        await _post(client, training, "report_progress", step=step, time=datetime.now(UTC).isoformat())
        latencies.append(perf_counter() - begin)
        if leads and number % SHOWN_EVERY == 0:
            training.shown += STEP
            path = f"/api/states/sensor.plug_{training.number}"
            async with client.post(path, json=_state(training)) as answer:
                answer.raise_for_status()
    return latencies


async def _post(client: aiohttp.ClientSession, training: Training, action: str, **data: object) -> None:
    """Perform an action on a training's rig."""
    data = {"rig": f"rig_{training.number}", "key": training.key, **data}
    async with client.post(f"/api/services/{house.DOMAIN}/{action}", json=data) as answer:
        answer.raise_for_status()


def _fault(folder: Path, training: Training, reports: int) -> str | None:
    """Return what is wrong with what was stored of a training, None where nothing is."""
    kept = [
        load(Session, row)
        for path in sorted((folder / ".storage").glob(f"{house.DOMAIN}.*.sessions.*"))
        for row in json.loads(path.read_text(encoding="utf-8"))["data"]["sessions"]
        if row["details"].get("key") == training.key
    ]
    if len(kept) != 1:
        return f"{training.key} has {len(kept)} sessions"
    if kept[0].steps != training.step or training.step != reports * training.ranks:
        return f"{training.key} has {kept[0].steps} steps, not {reports * training.ranks}"
    if kept[0].charge.kwh != training.shown:
        return f"{training.key} used {kept[0].charge.kwh} kWh, not {training.shown}"
    return None
