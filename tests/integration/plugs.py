"""Plugs on a test bench: what a real one reports while a machine rests, trains and rests again."""

from datetime import datetime, timedelta
from decimal import Decimal

from freezegun.api import FrozenDateTimeFactory

from homeassistant.util import dt as dt_util

from .meters import FakeMeter

# kW at the wall, at rest and in training.
REST = Decimal("0.08")
TRAINING = Decimal("0.4")


class SlowPlug:
    """A plug that shows its counter to the tenth of a Wh once a minute, as a Shelly does."""

    def __init__(self, meter: FakeMeter, freezer: FrozenDateTimeFactory, *, kwh: str = "351.688") -> None:
        """Plug it in on a full hour, so that it reports at the same moments of the recorder's periods each time."""
        self.meter = meter
        self.freezer = freezer
        self.counted = Decimal(kwh)
        self.kw = REST
        self.freezer.move_to(self.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
        self.report()

    @property
    def now(self) -> datetime:
        """Return the time on the bench."""
        return dt_util.utcnow()

    def tick(self, seconds: int) -> None:
        """Let time pass, in which the plug counts, and reports on each full minute."""
        for _ in range(seconds):
            self.freezer.tick(timedelta(seconds=1))
            self.counted += self.kw / 3600
            if self.now.second == 0:
                self.report()

    def report(self) -> None:
        """Show what is counted, to the tenth of a Wh."""
        self.meter.show(str(self.counted.quantize(Decimal("0.0001"), "ROUND_FLOOR")))
