"""Histories as rigs have them after years: sessions that the ledger itself has measured, copied through time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import batched
from pathlib import Path
import re
from typing import Any, Final

from custom_components.training_energy.ledger import (
    Book,
    Details,
    Meter,
    Reading,
    Rules,
    Terms,
    dump,
    pause,
    price,
    record,
    report,
    resume,
    settle,
    start,
    stop,
)
from custom_components.training_energy.volume import MOST_SESSIONS
from lab import storage

type Row = dict[str, Any]

METER: Final = "2f6b1c9d5ae84d7c8b0f3e1a7c4d9e60"
TERMS: Final = Terms(currency="USD", priced=True)
FIRST: Final = datetime(2021, 1, 4, 7, tzinfo=UTC)
# Between two runs; ten thousand of them are five years and a half.
EVERY: Final = timedelta(hours=5)
MINUTE: Final = timedelta(minutes=1)
# Runs that are measured, from half an hour to four: all others are copies of them.
MEASURED: Final = 16
QUIET: Final = 30  # minutes before and after a run, in which its boundaries settle
IDLE: Final = Decimal("0.08")  # kW
MODELS: Final = ("PonyDiffusion XL v6", "Flux.1 dev", "Qwen3 8B", "SmolLM3 3B", "Llama 3.2 3B", "SDXL 1.0")
TAGS: Final = ("lora", "night", "bf16", "rank-32", "client-a", "ablation", "keep")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT")
# In a file: nearly as many as there can be, so that the last one is long, and has room for some more.
FILED: Final = MOST_SESSIONS - 50
# Some runs pause, and in some the plug goes back a little, once.
PAUSES: Final = 4
GLITCHES: Final = 5
# The version of the stored files.
VERSION: Final = 2


def rows(many: int) -> list[Row]:
    """Return so many sessions as they are stored, the oldest first; no two are alike."""
    measured = [_measured(number) for number in range(min(many, MEASURED))]
    return [_copied(measured[number % MEASURED], number) for number in range(many)]


def write(folder: Path, entry_id: str, sessions: list[Row]) -> None:
    """Write sessions where a rig looks for its history, in such files as it would make of them."""
    first = len(sessions) % FILED
    volumes = [sessions[:first], *batched(sessions[first:], FILED, strict=True)]
    for number, volume in enumerate(filter(None, volumes), 1):
        key = f"training_energy.{entry_id}.sessions.{number}"
        storage.write(folder, key, {"sessions": volume, "gone": []}, version=VERSION)


def _measured(number: int) -> Row:
    """Return a session that a meter has measured which reports each minute, in steps of 1 Wh, at hourly prices."""
    book = Book(meters=(Meter(key=METER),), rules=Rules(max_power=Decimal(25)))
    details = Details(
        name=f"run {number}",
        model=MODELS[number % len(MODELS)],
        tags=TAGS[number % 5 : number % 5 + 2],
        notes="Loss went flat after the first epoch; the next run gets a lower learning rate. " * (number % 3),
        metadata={"host": "tower", "lr": 1e-4, "batch_size": 4, "dataset": "watercolour-v3", "commit": "9f1c2d7e"},
        planned_steps=2000,
        budget=Decimal(1),
    )
    minutes = 30 + 14 * number
    kwh = Decimal("351.688") + number
    for minute in range(QUIET + minutes + QUIET + 1):
        now = FIRST + minute * MINUTE
        if now.minute == 0 or minute == 0:
            book = price(book, now, Decimal(18 + (now.hour * 7 + number) % 13) / 100)
        if minute == QUIET:
            book = start(book, now, "measured", details=details, terms=TERMS)
        elif minute == QUIET + minutes:
            book = stop(book, now, steps=2000)
        elif number % PAUSES == 1 and minute == QUIET + minutes // 2:
            book = pause(book, now)
        elif number % PAUSES == 1 and minute == QUIET + minutes // 2 + 9:
            book = resume(book, now)
        trains = QUIET <= minute < QUIET + minutes and book.open is not None
        kwh += (Decimal("0.38") + Decimal(minute % 7) / 100 if trains else IDLE) / 60
        shown = kwh.quantize(Decimal("0.001"))
        glitch = Decimal("0.04") if number % GLITCHES == 1 and minute == QUIET + 11 else Decimal(0)
        book = record(book, METER, Reading(at=now + timedelta(seconds=7), kwh=shown - glitch))
        if trains:
            book = report(book, now, step=minute - QUIET)
    book = settle(book, FIRST + timedelta(days=2))
    return dump(replace(book.session("measured"), steps=2000))


def _copied(row: Row, number: int) -> Row:
    """Return a session with another id and name, at another time."""
    copied: Row = _shifted(row, number * EVERY)
    details = {**row["details"], "name": f"LoRA {number}", "key": f"job-{number:06d}"}
    return {**copied, "id": f"01JRUN{number:020d}", "details": details, "steps": 1600 + number % 7 * 100}


def _shifted(value: Any, by: timedelta) -> Any:  # noqa: ANN401  whatever JSON can be
    """Return a stored value with all times in it later."""
    match value:
        case dict():
            return {key: _shifted(inner, by) for key, inner in value.items()}
        case list():
            return [_shifted(inner, by) for inner in value]
        case str() if MOMENT.match(value):
            return (datetime.fromisoformat(value) + by).isoformat()
    return value
