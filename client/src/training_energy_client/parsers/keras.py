"""The console of Keras."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .epochs import Epochs
from .reader import NO, SURE, Reader

if TYPE_CHECKING:
    from .bars import Bars
    from .frames import Said
    from .progress import Count

_HEADER = re.compile(r"(?<![^\r\n ])Epoch (\d{1,7})/(\d{1,7}) {0,9}$")
_BAR = re.compile(
    r"(?<![\d./])(?P<n>\d{1,9})/(?:"
    r"(?P<total>\d{1,9}) {1,9}(?:━{1,200} {1,9}(?=[\d:]{1,12}[a-zµ]{0,2} )|\[[=>.]{1,200}\] - |- (?=\d{1,6}s - ))"
    r"|Unknown {1,9}(?:- )?(?=\d{1,6}s ))"
)
_STOPPED = re.compile(r"Epoch \d{1,7}: early stopping")


class Keras(Reader):
    """Keras, with `verbose` 1 or 2: a header for each epoch, and a bar (or, with 2, one line) below it.

    `evaluate` and `predict` draw the same bar without a header, so what comes after an epoch's end (the line feed
    after its last step) is left out.
    """

    name = "keras"
    unit = "batch"

    def __init__(self, bars: Bars) -> None:
        """Begin with no epoch."""
        super().__init__(bars)
        self.epochs = Epochs()
        self.headed: int | None = None  # the epoch of the last header
        self.known = False

    def text(self, said: Said) -> None:
        """Take a header, or the bars of its epoch."""
        header = _HEADER.search(said.text)
        if header:
            self.headed = max(0, int(header[1]) - 1)
            self.epochs.closed = False
            self.epochs.take(self.headed, 0, None, int(header[2]))
        elif _STOPPED.search(said.text):
            self.epochs.end()
        elif self.headed is not None and not self.epochs.closed:
            self._bars(self.headed, said)

    @property
    def ended(self) -> bool:
        """Say whether its words at the end were seen."""
        return self.epochs.ended

    def sure(self) -> int:
        """Be sure by the bar below a header."""
        return SURE if self.known else NO

    def count(self) -> Count:
        """Give the sum over the epochs."""
        return self.epochs.count()

    def _bars(self, epoch: int, said: Said) -> None:
        """Take the bars of an epoch that goes on."""
        for found in _BAR.finditer(said.text):
            self.known = True
            total = int(found["total"] or 0)
            self.moves += self.epochs.take(epoch, int(found["n"]), total)
            self.epochs.closed = said.fed and int(found["n"]) >= total
