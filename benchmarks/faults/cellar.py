"""The meters on the wall: they count on while Home Assistant is dead, and nobody doubts what they show."""

from collections.abc import Iterable
from decimal import Decimal
import json
from pathlib import Path
from random import Random
from threading import Event, Lock, Thread
from typing import Final, Self

COMPONENT: Final = Path(__file__).resolve().parent / "components" / "cellar"
YAML: Final = """\
sensor:
  - platform: cellar
"""
# s between two moves of a display: several in each look that Home Assistant takes.
TICK: Final = 0.02
# kWh; up to twelve of them in a tick are two kilowatts, which any rig may draw.
GRAIN: Final = Decimal("0.000001")
MOST_GRAINS: Final = 12


class Cellar:
    """Meters by name, each of which counts while its machine runs."""

    def __init__(self, folder: Path, meters: Iterable[str], random: Random) -> None:
        """Hang the meters up, standing still."""
        self._path = folder / "cellar.json"
        self._random = random
        self._lock = Lock()
        self._ended = Event()
        self._displays = {meter: Decimal(random.randrange(10**9)) * GRAIN for meter in meters}
        self._running: set[str] = set()
        self._write()

    def __enter__(self) -> Self:
        """Let time pass."""
        self._thread = Thread(target=self._count, name="cellar")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let no more time pass."""
        self._ended.set()
        self._thread.join()

    def run(self, meter: str) -> Decimal:
        """Let a machine draw power from now on; return what its meter shows (kWh)."""
        with self._lock:
            self._running.add(meter)
            return self._displays[meter]

    def halt(self, meter: str) -> Decimal:
        """Let a machine draw none from now on; return what its meter shows (kWh)."""
        with self._lock:
            self._running.discard(meter)
            return self._displays[meter]

    def _count(self) -> None:
        """Count until the end."""
        while not self._ended.wait(TICK):
            with self._lock:
                for meter in sorted(self._running):
                    self._displays[meter] += self._random.randint(1, MOST_GRAINS) * GRAIN
                self._write()

    def _write(self) -> None:
        """Show all displays, never half of them."""
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({meter: str(kwh) for meter, kwh in self._displays.items()}))
        fresh.replace(self._path)
