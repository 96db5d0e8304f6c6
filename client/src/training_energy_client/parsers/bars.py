"""Every bar that a console has shown, each followed through all its drawings."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .words import ignored, same, trainish, whole

if TYPE_CHECKING:
    from .frames import Frame

_KEPT = 64  # bars: a program that names each of its bars anew must not fill the memory
_RATES = 32  # a guess from rates needs no more of them
_SPAN = 5  # s; elapsed times are whole seconds, so a shorter span says too little about a rate
_FASTER = 5  # times faster than what follows: nobody trains like that, a trainer that skips what is done does
_START = 4  # steps, in which a second process may be at 0 still
_BEHIND = 2  # s; that a second process which draws the same bar may be behind the first
ZERO = {("steps",), ("Training LoRA",)}  # begin at 0 even where the training is resumed
NAMED = {*ZERO, ("Steps",), ("Epoch #/# Steps",), ("notebook",)}


@dataclass
class Run:
    """One life of a bar, from its first drawing to its last; a bar that starts again begins another."""

    first: int
    last: int
    total: int | None
    elapsed: int
    jump: Frame | None = None  # the first drawing after the first step
    ahead: int = 1  # steps by which that is beyond where the training was resumed
    rates: deque[float] = field(default_factory=lambda: deque(maxlen=_RATES))
    exact: tuple[float, float] | None = None  # the steps by the trainer's own last line, and by how much they may err

    def see(self, frame: Frame) -> None:
        """Take a later drawing."""
        if self.jump is None:
            if frame.n > self.first:
                self.jump = frame
        elif frame.rate is not None:
            self.rates.append(frame.rate)
        self.last = max(self.last, frame.n)
        self.elapsed = max(self.elapsed, frame.elapsed)
        if frame.total is not None:
            self.total = max(self.total or 0, frame.total)

    def resumed_at(self) -> int | None:
        """Guess where a bar that starts at 0 and then jumps was resumed, from the rates that it prints itself."""
        jump = self.jump
        if jump is None or self.first or jump.n <= self.ahead:
            return None
        early = max(jump.rate or 0, jump.n / (jump.elapsed + 1))  # times are rounded down
        span = self.elapsed - jump.elapsed
        if span >= _SPAN:
            later = (self.last - jump.n) / span
        elif self.rates:
            later = sorted(self.rates)[len(self.rates) // 2]
        else:
            return None
        return jump.n - self.ahead if 0 < later * _FASTER < early else None


class Bar:
    """A bar with all its runs, whose steps add up."""

    def __init__(self, frame: Frame, *, jumps: bool = False, zero: bool = False) -> None:
        """Begin with the first drawing; `jumps` where a resumed bar starts at 0, `zero` where it stays there."""
        self.jumps = jumps
        self.zero = zero
        self.desc = frame.desc
        self.run = _run(frame)
        self.runs = 1
        self.done = 0  # steps of the runs before
        self.began: int | None = None  # the first run's offset, once that is over
        self.nested = frame.nested
        self.closed = frame.closed
        self.trainish = False
        self._look(frame)

    def take(self, frame: Frame) -> bool:
        """Take a drawing, and say whether the bar moved on."""
        if frame.n < self.run.last:
            if not self._again(frame):
                return False  # of another process, which is a little behind
            self.restart(frame)
            self._look(frame)
            return True
        moved = frame.n > self.run.last
        self.run.see(frame)
        self._look(frame)
        return moved

    def restart(self, frame: Frame) -> None:
        """Close the run, keep what it counted and begin the next."""
        if self.began is None:
            self.began = self.offset_of_run()
        self.done += self.run.last - self.offset_of_run()
        total = self.run.total
        self.run = _run(frame)
        self.run.total = frame.total or total
        self.runs += 1

    @property
    def inferred(self) -> bool:
        """Say whether the offset is a guess."""
        return self.jumps and self.run.exact is None and self.run.resumed_at() is not None

    @property
    def offset(self) -> int:
        """The position at which the first run began."""
        return self.offset_of_run() if self.began is None else self.began

    @property
    def steps(self) -> int:
        """What all runs did."""
        return self.done + self.run.last - self.offset_of_run()

    @property
    def total(self) -> int | None:
        """The position at which the bar ends, with all runs one after the other."""
        return self.total_with(self.run.total)

    def total_with(self, total: int | None) -> int | None:
        """Give the same where this run's own total is known from elsewhere."""
        if total is None:
            return None
        return self.offset + self.done + max(total, self.run.last) - self.offset_of_run()

    @property
    def complete(self) -> bool:
        """Say whether the bar was closed at its end."""
        return self.closed and self.run.total is not None and self.run.last >= self.run.total

    def offset_of_run(self) -> int:
        """Work out where this run began, by what this kind of bar does when resumed."""
        run = self.run
        if self.zero:
            return 0
        guess = (run.resumed_at() or 0) if self.jumps and not run.first else run.first
        if run.exact is None:
            return guess
        steps, error = run.exact
        for offset in (run.first, guess):
            if abs(run.last - offset - steps) <= error:
                return offset  # the trainer's figures are rounded, the bar is not
        return max(0, run.last - round(steps))

    def _again(self, frame: Frame) -> bool:
        """Say whether a lower number is a new start, not a second process that draws the same bar."""
        run = self.run
        at_end = run.total is not None and run.last >= run.total
        return (
            whole(frame.desc) != whole(self.desc)
            or (frame.n * 2 < run.last and (at_end or run.last > _START))
            or (frame.elapsed * 2 < run.elapsed and frame.elapsed < run.elapsed - _BEHIND)
        )

    def _look(self, frame: Frame) -> None:
        """Keep what a drawing shows beside its numbers."""
        self.desc = frame.desc
        self.nested = self.nested and frame.nested
        self.closed = frame.closed
        self.trainish = self.trainish or trainish(frame.desc, frame.postfix)


def _run(frame: Frame) -> Run:
    """Begin a run with its first drawing.

    The notebook's shows two steps already, and none before. Trainers whose bar has no description begin it at 0, too:
    one that isn't there, and isn't drawn for the first time (which tells no rate), was drawn before anybody looked.
    """
    if frame.notebook:
        return Run(0, frame.n, frame.total, frame.elapsed, jump=frame, ahead=2)
    if not frame.desc and frame.n and frame.rate is not None:
        return Run(0, frame.n, frame.total, frame.elapsed, jump=frame)
    return Run(frame.n, frame.n, frame.total, frame.elapsed)


class Bars:
    """All bars of a console, by what tells them apart."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: dict[tuple[object, ...], Bar] = {}

    def take(self, frame: Frame) -> bool:
        """Take a drawing, and say whether its bar moved on."""
        if frame.nested:
            for outer in self.all.values():  # the line feed after one made place for this one
                outer.closed = outer.closed and outer.nested
        key = key_of(frame)
        first = frame.rate is None and not frame.elapsed  # some forks begin the bar where the training was resumed
        bar = self.all.get(key)
        if bar is None:
            if len(self.all) >= _KEPT:
                self._forget()
            self.all[key] = Bar(frame, jumps=not frame.desc, zero=key in ZERO and not (frame.n and first))
            return frame.n > 0
        return bar.take(frame)

    def named(self, name: str) -> Bar | None:
        """Give the bar of a known program."""
        return self.all.get((name,))

    def _forget(self) -> None:
        """Drop the bar that matters least."""
        del self.all[min(self.all, key=lambda key: _weight(key, self.all[key]))]


def _weight(key: tuple[object, ...], bar: Bar) -> tuple[bool, bool, int]:
    """Say how much a bar matters: what a known program draws, what may be a training, what did most."""
    return key in NAMED, not ignored(bar.desc), bar.steps


def key_of(frame: Frame) -> tuple[object, ...]:
    """Tell a frame's bar: by its description, or where that is empty by its total and its place on the screen."""
    if frame.notebook:
        return ("notebook",)
    if frame.desc:
        return (same(frame.desc),)
    return ("", frame.total, frame.nested)
