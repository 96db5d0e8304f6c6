"""How far the clock of this machine is off from Home Assistant's, as far as its answers tell."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

# MLPerf's numbers for clocks of a measurement: worth a warning, and too much to be used together.
NOTABLE = 0.4
TOO_MUCH = 0.8


class Clock:
    """What is known of the offset (s) of Home Assistant's clock: an interval that each answer can only narrow.

    An answer is dated to the whole second below some instant between the question and its arrival.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._least = float("-inf")
        self._most = float("inf")

    def saw(self, *, sent: float, received: float, dated: float) -> None:
        """Take an answer that is dated to a second (s since 1970, as are the two times of this machine)."""
        least, most = dated - received, dated + 1 - sent
        if least > self._most or most < self._least:  # one of the clocks was set
            self._least, self._most = least, most
        else:
            self._least, self._most = max(least, self._least), min(most, self._most)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Between what the offset lies (s, positive where Home Assistant is ahead); None while nothing is known."""
        return None if self._least == float("-inf") else (self._least, self._most)

    @property
    def offset(self) -> float:
        """The offset (s) that surely exists, 0 while it may be none: a guess must not make a right time wrong."""
        if self._least <= 0 <= self._most:
            return 0.0
        return (self._least + self._most) / 2

    def written(self, at: float) -> str:
        """Return a time of this machine as Home Assistant's clock had it, in UTC."""
        moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=at + self.offset)
        return moment.isoformat()
