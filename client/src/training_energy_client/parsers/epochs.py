"""Steps of a training that counts them anew in each epoch."""

from __future__ import annotations

from .progress import Count


class Epochs:
    """Adds steps up over epochs, and over runs where a training starts again in the same console.

    A drawing at step 0 of an epoch that has begun already says nothing yet: Lightning draws one at each change of
    epochs. Only a step after it does: then the training was started again.
    """

    def __init__(self) -> None:
        """Begin with no epoch seen."""
        self.first: tuple[int, int] | None = None  # the epoch, counted from 0, and the step at which this run began
        self.epoch = 0
        self.step = 0
        self.before = 0  # steps of this run's finished epochs, with those that a resumed one left out
        self.each: int | None = None
        self.epochs: int | None = None
        self.zero: int | None = None  # the epoch of a drawing at 0 that may be a new start
        self.done = 0  # steps of the runs before
        self.began: int | None = None  # where the first of them began
        self.ended = False
        self.closed = False

    def take(self, epoch: int, step: int, each: int | None = None, epochs: int | None = None) -> bool:
        """Take a drawing, and say whether it shows a step that wasn't there before."""
        self.each = each or self.each
        self.epochs = epochs or self.epochs
        if self.first is None:
            self._begin(epoch, step)
            return step > 0
        if epoch > self.epoch:
            self.before += max(self.step, self.each or 0) + (epoch - self.epoch - 1) * (self.each or 0)
            self.epoch, self.step, self.zero = epoch, step, None
            return step > 0
        if step == 0:
            self.zero = epoch
            return False
        if self.zero == epoch or epoch < self.epoch:
            self._again(epoch, step)
            return True
        moved = step > self.step
        self.step = max(self.step, step)
        return moved

    def end(self) -> None:
        """Note that the training said that it has ended."""
        self.ended = True

    def count(self) -> Count:
        """Give what was counted; the offset of a run that resumed is where its first epoch begins, and its step."""
        if self.first is None:
            return Count(ended=self.ended)
        steps = self.done + self._steps()
        offset = self._offset() if self.began is None else self.began
        total = None
        if self.epochs and self.each:
            total = max(offset + steps, offset + self.done + self.epochs * self.each - self._offset())
        at_end = total is not None and offset + steps >= total
        return Count(steps=steps, total=total, offset=offset, ended=self.ended, complete=at_end and self.closed)

    def _begin(self, epoch: int, step: int) -> None:
        """Begin a run; only a drawing at 0 shows where, any other where it was first seen."""
        self.first = (epoch, step)
        self.epoch, self.step, self.before, self.zero = epoch, step, 0, None

    def _again(self, epoch: int, step: int) -> None:
        """Keep what was counted, and begin the next run."""
        if self.began is None:
            self.began = self._offset()
        self.done += self._steps()
        self._begin(epoch, 0 if self.zero == epoch else step)
        self.step = step
        self.ended = False

    def _steps(self) -> int:
        """Count this run's steps."""
        return self.before + self.step - (self.first[1] if self.first else 0)

    def _offset(self) -> int:
        """Give the position at which this run began."""
        epoch, step = self.first or (0, 0)
        return epoch * (self.each or 0) + step
