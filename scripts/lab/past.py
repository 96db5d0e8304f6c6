"""Three weeks that never were: past runs of a rig, and what its meter would have shown, so that there is much to see.

Each session says in its tags and its notes that it is made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import json
import math
from typing import Final

from lab import figures, websocket
from lab.rest import Json, Rest
from lab.wait import until

IDLE: Final = 75  # W, between the runs
DAYS: Final = 21
POINTS: Final = 60  # of a curve, as many as a small chart shows
MINUTE: Final = 60  # s
HOUR: Final = timedelta(hours=1)
SECONDS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run so many days ago, from an hour of that day (UTC) on."""

    ago: int
    hour: int
    minutes: int
    watts: int
    steps: int
    name: str
    model: str
    outcome: str = "completed"

    def began(self, now: datetime) -> datetime:
        """Return when it would have started."""
        return now.replace(hour=0, minute=7, second=0, microsecond=0) + timedelta(hours=self.hour, days=-self.ago)

    def ended(self, now: datetime) -> datetime:
        """Return when it would have stopped."""
        return self.began(now) + timedelta(minutes=self.minutes)

    def energy(self, seconds: float) -> float:
        """Return what it used in its first seconds (kWh): it warms up, and rests a little at each checkpoint."""
        whole = self.minutes * MINUTE
        part = min(max(seconds / whole, 0), 1)
        shape = part - 0.02 * math.sin(math.pi * part) + 0.004 * math.sin(12 * math.pi * part)
        return self.watts * whole / 3.6e6 * shape


SDXL: Final = "PonyDiffusion XL v6"
LLAMA: Final = "Llama 3.2 3B"
FLUX: Final = "FLUX.1 dev"
RUNS: Final = (
    Run(ago=20, hour=19, minutes=92, watts=368, steps=2000, name="Watercolour", model=SDXL),
    Run(ago=18, hour=22, minutes=250, watts=402, steps=1200, name="Support answers", model=LLAMA),
    Run(ago=17, hour=18, minutes=88, watts=371, steps=2000, name="Watercolour, rank 32", model=SDXL),
    Run(ago=14, hour=20, minutes=176, watts=415, steps=1500, name="Ink sketches", model=FLUX),
    Run(ago=13, hour=23, minutes=64, watts=398, steps=310, name="Support answers", model=LLAMA, outcome="failed"),
    Run(ago=12, hour=21, minutes=238, watts=399, steps=1200, name="Support answers, 4 bit", model=LLAMA),
    Run(ago=10, hour=17, minutes=84, watts=364, steps=2000, name="Watercolour, cached latents", model=SDXL),
    Run(ago=6, hour=20, minutes=168, watts=410, steps=1500, name="Ink sketches, 512 px", model=FLUX),
    Run(ago=5, hour=19, minutes=45, watts=362, steps=1000, name="Paper cuts", model=SDXL, outcome="cancelled"),
    Run(ago=4, hour=18, minutes=81, watts=361, steps=2000, name="Paper cuts", model=SDXL),
    Run(ago=3, hour=22, minutes=221, watts=391, steps=1200, name="Support answers, packed", model=LLAMA),
    Run(ago=1, hour=16, minutes=79, watts=358, steps=2000, name="Paper cuts, rank 16", model=SDXL),
)


def give(rest: Rest, *, rig: str, meter: str) -> None:
    """Let a rig have had all these runs, and its meter have counted them, up to what it shows now."""
    now = datetime.now(UTC)
    rest.ask("training_energy.import_sessions", rig=rig, content=file(now))
    reading = float(rest.value(meter) or 0)
    rows = [*readings(now, reading)]
    metadata = {
        "statistic_id": meter,
        "source": "recorder",
        "name": None,
        "has_sum": True,
        "mean_type": 0,
        "unit_of_measurement": "kWh",
        "unit_class": "energy",
    }
    websocket.ask(rest, "recorder/import_statistics", metadata=metadata, stats=rows)
    until(lambda: _is_kept(rest, meter, now), seconds=SECONDS, what=f"the past of {meter} is kept")


def file(now: datetime) -> str:
    """Return the sessions, as an exported file has them."""
    sessions = [_session(run, number, now) for number, run in enumerate(RUNS, 1)]
    return json.dumps({"format": "training_energy", "version": 1, "sessions": sessions})


def readings(now: datetime, reading: float) -> Iterator[dict[str, Json]]:
    """Yield what the meter showed at the end of each hour.

    Its sum ends at 0, where the recorder begins with the first statistic of its own.
    """
    last = now.replace(minute=0, second=0, microsecond=0)
    first = last - timedelta(days=DAYS)
    whole = _used(first, last, now)
    for hour in range(DAYS * 24):
        start = first + hour * HOUR
        total = _used(first, start + HOUR, now) - whole
        yield {"start": start.isoformat(), "state": round(reading + total, 3), "sum": round(total, 3)}


def _used(begin: datetime, end: datetime, now: datetime) -> float:
    """Return what the machine used from one moment to another (kWh): its runs, and its rest in between."""
    trained, busy = 0.0, timedelta()
    for run in RUNS:
        since = run.began(now)
        used = run.energy((end - since).total_seconds()) - run.energy((begin - since).total_seconds())
        trained += used
        busy += max(min(end, run.ended(now)) - max(begin, since), timedelta())
    return trained + IDLE / 1000 * (end - begin - busy) / HOUR


def _session(run: Run, number: int, now: datetime) -> dict[str, Json]:
    """Return a run as a session."""
    seconds = run.minutes * MINUTE
    energy = run.energy(seconds)
    moments = [seconds * point / POINTS for point in range(POINTS + 1)]
    return {
        "id": f"made-up-{number}",
        "name": run.name,
        "model": run.model,
        "tags": ["made up"],
        "notes": "Made up, so that there is something to look at.",
        "outcome": run.outcome,
        "started_at": run.began(now).isoformat(),
        "ended_at": run.ended(now).isoformat(),
        "energy_kwh": energy,
        "cost": energy * float(figures.PRICE),
        "currency": "USD",
        "steps": run.steps,
        "planned_steps": run.steps if run.outcome == "completed" else 2 * run.steps,
        "curve": [[moment, 1000 * run.energy(moment)] for moment in moments],
    }


def _is_kept(rest: Rest, meter: str, now: datetime) -> bool:
    """Tell whether the recorder has written what was imported."""
    rows = websocket.ask(
        rest,
        "recorder/statistics_during_period",
        start_time=(now - timedelta(days=2)).isoformat(),
        statistic_ids=[meter],
        period="hour",
        types=["sum"],
    )
    return bool(rows)
