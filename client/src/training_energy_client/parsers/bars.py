"""Find, among the bars of a program that nobody knows, the one that goes through its whole training."""

from __future__ import annotations

import re

from .counts import Bar
from .frames import Frame

_DIGITS = re.compile(r"\d+")


class Bars:
    """Bars without a name, or with one that says nothing.

    One that is drawn while another one pauses, and goes on after it, is inside of that, such as an evaluation. Of the
    others the one that has taken longest is the training's, of two alike the larger one.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._bars: dict[tuple[str, int | None], Bar] = {}
        self._inner: set[tuple[str, int | None]] = set()
        self._latest: tuple[str, int | None] | None = None

    def saw(self, frame: Frame) -> bool:
        """Take in a drawing, and return whether the training has moved on."""
        key = (_DIGITS.sub("#", frame.description), frame.total)
        if frame.total is None and key not in self._bars:
            # A bar that went past its end shows that no more.
            key = next((known for known in self._bars if known[0] == key[0] and known[1] is not None), key)
        if key not in self._bars:
            self._bars[key] = Bar(jumps=not frame.description)
        elif self._latest is not None and self._latest != key:
            known = [*self._bars]
            self._inner.update(known[known.index(key) + 1 : known.index(self._latest) + 1])
            self._inner.discard(key)
        self._latest = key
        moved = self._bars[key].saw(frame)
        return moved and self.training is self._bars[key]

    @property
    def training(self) -> Bar | None:
        """The bar of the training, None where there is none."""
        bars = [bar for key, bar in self._bars.items() if key not in self._inner and bar.last is not None]
        return max(bars, key=_weight, default=None)


def _weight(bar: Bar) -> tuple[int, int]:
    """Return how likely a bar is the training's."""
    return (bar.last.elapsed, bar.last.total or 0) if bar.last else (0, 0)
