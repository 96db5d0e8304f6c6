"""Any bar of tqdm's, of a program that nobody here knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .progress import Count
from .reader import COUNTING, NO, Reader
from .words import EPOCH_OF, epochal, ignored

if TYPE_CHECKING:
    from .bars import Bar, Bars
    from .frames import Frame

_KEPT = 64  # descriptions, as many as there are bars


class General(Reader):
    """Takes the bar that looks most like a training's, and adds its runs up, since a bar for each epoch is usual.

    That is: not one to ignore; named like a training or showing a loss; with the largest total; seen for longest. A bar
    over epochs that goes with it, or `Epoch 3/10` in its description, tells how many runs there will be.
    """

    name = "tqdm"
    unit = "iteration"

    def __init__(self, bars: Bars) -> None:
        """Begin with no epoch seen."""
        super().__init__(bars)
        self.epochs: dict[str, tuple[int, int]] = {}  # of a bar that names them: the first, and how many

    def frame(self, frame: Frame) -> None:
        """Note what a description says about epochs."""
        found = EPOCH_OF.search(frame.desc)
        if found:
            key = frame.desc[: found.start()]
            first, most = self.epochs.get(key, (int(found[1]), 0))
            if len(self.epochs) < _KEPT:
                self.epochs[key] = (first, max(most, int(found[2])))

    def bar(self) -> Bar | None:
        """Choose the bar."""
        found = [bar for bar in self.bars.all.values() if not ignored(bar.desc)]
        return max(found, key=_rank, default=None)

    def sure(self) -> int:
        """Be less sure than any reader that knows its program."""
        return NO if self.bar() is None else COUNTING

    def count(self) -> Count:
        """Give what the bar says, with all the epochs in the total where something tells how many."""
        bar = self.bar()
        if bar is None:
            return Count()
        total, offset = bar.total, bar.offset
        each = bar.run.total
        first, epochs = self._epochs(bar)
        if each and epochs > 1:
            offset += first * each
            total = max(epochs * each, offset + bar.steps)
        complete = bar.complete and (not epochs or bar.steps + offset == total)
        return Count(
            steps=bar.steps,
            total=total,
            offset=offset,
            inferred=bar.inferred,
            complete=complete,
            relative=bar.zero or not bar.run.first,
        )

    def _epochs(self, bar: Bar) -> tuple[int, int]:
        """Tell how many epochs were done before the first one seen, and how many there are, or 0."""
        found = EPOCH_OF.search(bar.desc)
        if found:
            first, most = self.epochs.get(bar.desc[: found.start()], (1, 0))
            if bar.runs == 1 and int(found[1]) > first:
                return 0, 0  # the epochs go on, and so does the bar: it is one over all of them
            return (first - 1, most) if first else (0, max(most, int(found[1]) + 1))
        for outer in self.bars.all.values():
            if outer is not bar and epochal(outer.desc) and outer.runs == 1 and (bar.nested or bar.runs > 1):
                return outer.run.first, outer.run.total or 0
        return 0, 0


def _rank(bar: Bar) -> tuple[bool, int, int]:
    """Say how much a bar looks like a training's."""
    span = bar.done + max(bar.run.total or 0, bar.run.last)
    return bar.trainish, span, bar.run.elapsed
