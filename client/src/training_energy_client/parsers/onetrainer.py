"""OneTrainer's console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .epochs import Epochs
from .reader import NO, SURE, Reader

if TYPE_CHECKING:
    from .bars import Bars
    from .frames import Frame
    from .progress import Count


class OneTrainer(Reader):
    """OneTrainer: a bar `epoch` over the epochs, and below it a bar `step` in each, both begun where it was resumed."""

    name = "onetrainer"
    unit = "batch"

    def __init__(self, bars: Bars) -> None:
        """Begin with no epoch."""
        super().__init__(bars)
        self.epochs = Epochs()
        self.epoch: int | None = None

    def frame(self, frame: Frame) -> None:
        """Take either bar."""
        if frame.desc == "epoch":
            self._take_epoch(frame)
        elif frame.desc == "step" and self.epoch is not None:
            self.epochs.take(self.epoch, frame.n, frame.total)
            self.epochs.closed = False

    def sure(self) -> int:
        """Be sure by both bars."""
        return NO if self.epochs.first is None else SURE

    def count(self) -> Count:
        """Give the sum over the epochs."""
        return self.epochs.count()

    def _take_epoch(self, frame: Frame) -> None:
        """Go on to the next epoch, or back to the first where the training was started again."""
        moved = self.epoch is not None and frame.n != self.epoch
        self.epoch = frame.n
        self.epochs.epochs = frame.total or self.epochs.epochs
        if moved and self.epochs.first is not None:
            self.epochs.take(frame.n, 0)
        self.epochs.closed = frame.closed
