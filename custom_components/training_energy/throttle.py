"""How much of something is let in: so many per second, and now and then more at once."""

from datetime import datetime


class Throttle:
    """Lets so many things through per second, and now and then more at once.

    It `is_open` until it has kept one out, and again once nobody has pressed for a while.
    """

    def __init__(self, rate: float, burst: int) -> None:
        """Begin with nobody pressing: `rate` per second, and `burst` at once."""
        self._rate = rate
        self._burst = burst
        self._left: float = burst
        self._at: datetime | None = None
        self.is_open = True

    @property
    def wait(self) -> float:
        """Return how long it takes (s) until one more is let through."""
        return max(1 - self._left, 0) / self._rate

    def lets_through(self, now: datetime) -> bool:
        """Return whether another one may come in."""
        waited = 0.0 if self._at is None else max((now - self._at).total_seconds(), 0.0)
        self._at = now
        self._left = min(self._left + waited * self._rate, self._burst)
        if self._left >= self._burst:
            self.is_open = True
        if self._left < 1:
            self.is_open = False
            return False
        self._left -= 1
        return True

    def give_back(self) -> None:
        """Count the last one as if it had not come in."""
        self._left = min(self._left + 1, self._burst)
