"""What all readers have in common: each knows one program's console."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from .progress import Count

if TYPE_CHECKING:
    from .bars import Bar, Bars
    from .frames import Frame, Said

# How sure a reader is that the console is its own.
NO = 0
MARKED = 1  # by words that other programs may say, too, and without any bar
COUNTING = 2  # by a bar that may be anybody's
HEADED = 3  # by words of its own, while its bar hasn't come yet
SURE = 4  # by its own bar


class Reader(ABC):
    """Follows one program: takes every bar and every line of interest, and gives what it counted."""

    name: str
    unit: str

    def __init__(self, bars: Bars) -> None:
        """Begin with the bars of the console, which all readers share."""
        self.bars = bars
        self.moves = 0

    def frame(self, frame: Frame) -> None:  # noqa: B027 - not every reader looks at bars by itself
        """Take the drawing of a bar that the shared ones have taken already."""

    def text(self, said: Said) -> None:  # noqa: B027 - nor at words
        """Take a line, and count in `moves` the steps that it shows in another way than by a bar of tqdm's kind."""

    @property
    def ended(self) -> bool:
        """Say whether the program's own words say that its training has ended."""
        return False

    @abstractmethod
    def sure(self) -> int:
        """Say how sure it is that the console is this program's."""

    @abstractmethod
    def count(self) -> Count:
        """Give what it has counted."""


class BarReader(Reader):
    """Follows a program by one bar, and by words that say how its training ended."""

    def __init__(self, bars: Bars) -> None:
        """Begin with no end seen."""
        super().__init__(bars)
        self.ended_run: int | None = None  # the run of the bar that ended: the next one has not

    @abstractmethod
    def bar(self) -> Bar | None:
        """Give the program's bar, once it was drawn."""

    def sure(self) -> int:
        """Be sure by the bar alone, whose name is the program's own."""
        return NO if self.bar() is None else SURE

    def end(self) -> None:
        """Note that the program's own words say that the run has ended."""
        bar = self.bar()
        self.ended_run = bar.runs if bar else 0

    @property
    def ended(self) -> bool:
        """Say whether the program said so of the run that is the last one."""
        bar = self.bar()
        # Words without a bar count, and so do those that came before the bar's first drawing, in another stream.
        return self.ended_run is not None and (bar is None or self.ended_run in (bar.runs, 0))

    def count(self) -> Count:
        """Give what the bar says."""
        bar = self.bar()
        if bar is None:
            return Count(ended=self.ended)
        return Count(
            steps=bar.steps,
            total=bar.total,
            offset=bar.offset,
            inferred=bar.inferred,
            ended=self.ended,
            complete=bar.complete,
            relative=bar.zero,
        )
