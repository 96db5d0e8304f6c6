"""Count steps by the drawings of a bar: begun anew, resumed, or one for each epoch."""

from __future__ import annotations

from .frames import EpochFrame, Frame

# A bar that jumps to where a run is resumed moves that much faster at first than ever after.
_JUMP = 5


class Bar:
    """One bar that goes through a whole run, and may begin anew: what was done before is done.

    `is_own` says that it counts the session's own steps, from 0 on also when the run is resumed. `jumps` says that it
    begins at 0 and jumps to where a run is resumed.
    """

    def __init__(self, *, is_own: bool = False, jumps: bool = False) -> None:
        """Begin without a drawing."""
        self._is_own = is_own
        self._jumps = jumps
        self._before = 0
        self._begin = 0
        self._offset: int | None = None
        self._given: int | None = None
        self._total: int | None = None
        self._first: Frame | None = None
        self.last: Frame | None = None
        self.beginnings = 0
        self.is_certain = False

    def saw(self, frame: Frame) -> bool:
        """Take in a drawing, and return whether the run has moved on."""
        last = self.last
        if last is None or (frame.n < last.n and frame.elapsed <= last.elapsed and frame.total in (None, last.total)):
            self._begin_anew(frame)
        elif frame.n < last.n:
            return False  # an old drawing
        if self._first is None and frame.n > 0:
            self._first = frame
        total = frame.total if frame.total is not None or self._total is None else frame.n
        if total is not None:
            self._total = max(total, self._total or 0)
        self.last = frame
        return last is not None and frame.n > last.n

    def _begin_anew(self, frame: Frame) -> None:
        """Begin with a drawing, after what was done before, if that was anything."""
        if self.last is not None and self.last.n == self.offset and not self._before:
            self.last = None
        self._before = 0 if self.last is None else self.steps
        self._begin = 0 if self._is_own or (self._jumps and frame.rate is not None) else _begin_of(frame)
        if self._offset is None:
            self._offset = self._begin
        self._first, self._total = None, frame.total
        self.last = frame
        self.beginnings += 1
        self.is_certain = False

    def reach(self, n: int) -> None:
        """Take in that the run is at a step at least, which its drawing may lag behind."""
        if self.last is not None and n > self.last.n:
            self.last = Frame(self.last.description, n, self.last.total, self.last.elapsed, self.last.rate)

    def settle(self, steps: float, tolerance: float) -> None:
        """Take in how many steps were done since the bar began, give or take some, which decides where it began."""
        if self.last is None:
            return
        if abs(self.last.n - self._start - steps) > tolerance:
            self._begin = max(0, self.last.n - round(steps))
        else:
            self._begin = self._start
        self.is_certain = True

    def begin_at(self, step: int) -> None:
        """Take in where the run began, which somebody says who knows."""
        self._given = step

    @property
    def _start(self) -> int:
        """Where the bar began in its own count."""
        if self._given is not None and not self._is_own:
            return self._given
        return self._jumped if self._jumps and not self._begin and not self.is_certain else self._begin

    @property
    def _jumped(self) -> int:
        """To where the bar has jumped at its beginning, 0 where it has not."""
        first, last = self._first, self.last
        if first is None or last is None or first.n <= 1 or first.rate is None or last.n <= first.n:
            return 0
        passed = last.elapsed - first.elapsed
        later = (last.n - first.n) / passed if passed > 0 else last.rate
        return first.n - 1 if later is not None and first.rate > _JUMP * later else 0

    @property
    def inferred(self) -> bool:
        """Whether the offset follows from the speed."""
        return self._given is None and not self.is_certain and self._jumps and self._jumped > 0

    @property
    def offset(self) -> int:
        """Where in the whole run the first drawing began."""
        if self._given is not None:
            return self._given
        return self._start if self._jumps else self._offset or 0

    @property
    def steps(self) -> int:
        """How many steps were done."""
        return self._before + max(0, (self.last.n if self.last else 0) - self._start)

    @property
    def total(self) -> int | None:
        """Where in the whole run it ends."""
        if self._total is None:
            return None
        return self.offset + self._before + max(0, self._total - self._start)

    @property
    def is_complete(self) -> bool:
        """Whether the last drawing is full."""
        return self.last is not None and self._total is not None and self.last.n >= self._total


def _begin_of(frame: Frame) -> int:
    """Return where a bar began, of which this is the first drawing that was seen; usually that is where."""
    if frame.elapsed == 0 or frame.rate is None:
        return frame.n
    begin = frame.n - frame.rate * frame.elapsed
    return round(begin) if begin > max(1, frame.rate) else 0


class Epochs:
    """A bar for each epoch: all of them together are the run."""

    inferred = False

    def __init__(self, *, first: int = 0) -> None:
        """Say what the first epoch's number is."""
        self._first = first
        self._before = 0
        self._done: dict[int, int] = {}
        self._length: int | None = None
        self._epoch = first
        self._begin: int | None = None
        self._given: int | None = None
        self.epochs: int | None = None
        self.steps_in_all: int | None = None
        self.may_resume = True

    def enter(self, epoch: int, epochs: int | None) -> None:
        """Begin an epoch, by its number, of so many."""
        if self._done and epoch <= min(self._done) and (self._done.get(epoch) or epoch < min(self._done)):
            self._begin_anew()
        self._epoch = epoch
        self.epochs = epochs or self.epochs

    def saw(self, frame: EpochFrame) -> bool:
        """Take in a drawing, and return whether the run has moved on."""
        epoch = self._epoch if frame.epoch is None else frame.epoch
        before = self._done.get(epoch)
        if self._done and epoch < max(self._done):
            if frame.n == 0 or epoch != min(self._done) or frame.n >= self._done[epoch]:
                return False  # an old one, drawn once more
            self._begin_anew()
            before = None
        if self._length is not None and frame.total is not None and frame.total != self._length and self._done:
            return False  # of an evaluation
        self._length = frame.total or self._length
        self.epochs = frame.epochs or self.epochs
        if self._begin is None:
            is_beginning = frame.total is None or frame.n < frame.total
            self._begin = epoch - self._first if is_beginning and self.may_resume else 0
            if not is_beginning and frame.total:
                # Only the last drawing of all: what came before is known by its number.
                self._done = dict.fromkeys(range(self._first, epoch), frame.total)
        self._epoch = epoch
        self._done[epoch] = max(frame.n, before or 0)
        return before is None or frame.n > before

    def _begin_anew(self) -> None:
        """Begin another run of epochs, after what was done before."""
        self._before = self.steps
        self._done = {}

    def begin_at(self, step: int) -> None:
        """Take in where the run began, which somebody says who knows."""
        self._given = step

    @property
    def offset(self) -> int:
        """Where in the whole run it began."""
        if self._given is not None:
            return self._given
        return (self._begin or 0) * (self._length or 0)

    @property
    def steps(self) -> int:
        """How many steps were done."""
        return self._before + sum(self._done.values())

    @property
    def total(self) -> int | None:
        """Where in the whole run it ends."""
        if self.steps_in_all is not None:
            return self.steps_in_all
        if self.epochs is None or self._length is None:
            return None
        own = max(0, self.epochs - (min(self._done) - self._first if self._done else 0)) * self._length
        return self.offset + self._before + own

    @property
    def is_complete(self) -> bool:
        """Whether the last epoch's bar is full."""
        return self.total is not None and self.offset + self.steps >= self.total


class Nested:
    """A bar for the epochs and one for the steps of each, as OneTrainer has them."""

    inferred = False

    def __init__(self) -> None:
        """Begin without a drawing."""
        self._bar = Bar()
        self._epoch: Frame | None = None
        self._base = 0
        self._step: Frame | None = None

    def saw(self, frame: Frame) -> bool:
        """Take in a drawing of either, and return whether the run has moved on."""
        if frame.description == "epoch":
            self._epoch = frame
            return False
        if self._step is None or frame.n < self._step.n:
            self._base = self._epoch.n if self._epoch else 0
        self._step = frame
        length, epochs = frame.total or 0, self._epoch.total if self._epoch else None
        total = None if epochs is None else length * epochs
        elapsed = (self._epoch.elapsed if self._epoch else 0) + frame.elapsed
        return self._bar.saw(Frame("", self._base * length + frame.n, total, elapsed))

    def begin_at(self, step: int) -> None:
        """Take in where the run began, which somebody says who knows."""
        self._bar.begin_at(step)

    @property
    def offset(self) -> int:
        """Where in the whole run it began."""
        return self._bar.offset

    @property
    def steps(self) -> int:
        """How many steps were done."""
        return self._bar.steps

    @property
    def total(self) -> int | None:
        """Where in the whole run it ends."""
        return self._bar.total

    @property
    def is_complete(self) -> bool:
        """Whether the last epoch's bar is full."""
        return self._bar.is_complete
