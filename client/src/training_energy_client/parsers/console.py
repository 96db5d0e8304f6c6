"""The console of a training: all its streams, and all that read in it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
import re
from typing import Final

from .aitoolkit import AIToolkit
from .bars import Bars
from .frames import Said, frames, plain
from .general import General
from .keras import Keras
from .lightning import Lightning
from .lines import Line, Lines
from .named import ComfyUI, Diffusers, Kohya, SimpleTuner
from .onetrainer import OneTrainer
from .progress import Count, Progress
from .reader import NO, Reader
from .transformers import Transformers

_READERS: Final[tuple[type[Reader], ...]] = (
    Kohya,
    Diffusers,
    Transformers,
    SimpleTuner,
    AIToolkit,
    OneTrainer,
    ComfyUI,
    Lightning,
    Keras,
    General,
)
PARSERS: Final[tuple[str, ...]] = tuple(reader.name for reader in _READERS)
_CRASH = re.compile(r"Traceback \(most recent call last\)")
_BY_HAND = re.compile(r"\bJob stopped\b|^KeyboardInterrupt\b|\bDetected KeyboardInterrupt\b|\bProcessing interrupted\b")
_HARMLESS = "Exception ignored"  # Python's own words before a traceback from tidying up, as the program exits


class _Reading:
    """What has been read until now, without the bytes that are no whole line yet."""

    def __init__(self, parser: str) -> None:
        """Begin with every reader, or with the one asked for."""
        self.bars = Bars()
        self.asked = parser != "auto"
        self.readers = [reader(self.bars) for reader in _READERS if parser in ("auto", reader.name)]
        self.crashed = False
        self.stopped = False
        self.harmless: set[int] = set()  # streams whose next traceback is

    def line(self, line: Line, stream: int) -> None:
        """Take a line of interest."""
        said = Said(plain(line.data), line.fed)
        moved = False
        for frame in frames(said):
            # A program that dies draws its bar a last time, and then closes it: that is no step after a traceback.
            moved = (self.bars.take(frame) and not frame.closed) or moved
            for reader in self.readers:
                reader.frame(frame)
        before = self._said()
        for reader in self.readers:
            reader.text(said)
        if moved or self._said() > before:
            self.crashed = self.stopped = False
        self._marks(said.text, stream)

    def count(self) -> tuple[Reader | None, Count]:
        """Give the reader that is surest, of several the one that counted most, and what it counted."""
        if self.asked:
            return self.readers[0], self.readers[0].count()
        found = [(reader.sure(), reader.count(), reader) for reader in self.readers]
        sure, count, reader = max(found, key=lambda each: (each[0], each[1].steps or 0))
        return (reader, count) if sure > NO else (None, Count())

    def _said(self) -> int:
        """Count what readers learned from words: steps and ends."""
        return sum(reader.moves + reader.ended for reader in self.readers)

    def _marks(self, text: str, stream: int) -> None:
        """Note a crash, or a stop by hand."""
        if _HARMLESS in text:
            self.harmless.add(stream)
        elif _CRASH.search(text):
            self.crashed = self.crashed or stream not in self.harmless
            self.harmless.discard(stream)
        self.stopped = self.stopped or _BY_HAND.search(text) is not None


class Console:
    """Follows a console, byte by byte, to what its training says of its steps.

    Each stream has its own decoder, for pieces of them arrive mixed. The bytes may be split anywhere. A trainer that is
    started again in the same console (by torchrun, or by a loop in a shell) goes on counting: the steps of all runs add
    up, also those done twice after a crash, for each used energy, and `total` grows with them; `offset` is the first
    run's. A bar that goes back only a little belongs to a second process, and is left out.

    `finished` is said by the trainer's own words; for those that have none, by a bar that was closed at its end, once
    the console is closed. A traceback, or a stop by hand, after the last step takes it back.

    Raises ValueError for a parser that doesn't exist.
    """

    def __init__(self, parser: str = "auto", *, start_step: int | None = None, total_steps: int | None = None) -> None:
        """Begin to read; `start_step` and `total_steps` take the place of what the console says of them."""
        if parser not in ("auto", "none", *PARSERS):
            message = f"no parser {parser!r}: it is auto, none, or one of {', '.join(PARSERS)}"
            raise ValueError(message)
        self._deaf = parser == "none"
        self._start = start_step
        self._total = total_steps
        self._streams: dict[int, Lines] = {}
        self._reading = _Reading("auto" if self._deaf else parser)
        self._peeked: dict[int, bytes] = {}  # unterminated lines, as they stood when nothing came any more
        self._progress: Progress | None = None
        self._closed = False

    def feed(self, data: bytes, stream: int = 1) -> None:
        """Take the next bytes of a stream."""
        if self._deaf:
            return
        lines = self._streams.setdefault(stream, Lines())
        whole, ended = lines.feed(data)
        if ended:
            self._peeked.pop(stream, None)
        self._take(whole, stream)

    def idle(self) -> None:
        """Look at the lines that aren't ended yet, since nothing has come for a while."""
        for stream, lines in self._streams.items():
            peek = lines.peek()
            if peek:
                self._peeked[stream] = peek
                self._progress = None

    def close(self) -> None:
        """Take what is left: nothing will come any more."""
        self._peeked.clear()
        for stream, lines in self._streams.items():
            self._take(lines.close(), stream)
        self._closed = True
        self._progress = None

    @property
    def progress(self) -> Progress:
        """How far the training has come."""
        if self._progress is None:
            reading = self._reading
            if self._peeked:
                reading = deepcopy(reading)
                for stream, data in self._peeked.items():
                    reading.line(Line(data, fed=False), stream)
            self._progress = self._conclude(reading)
        return self._progress

    def _take(self, lines: list[Line], stream: int) -> None:
        """Read whole lines."""
        for line in lines:
            self._reading.line(line, stream)
            self._progress = None

    def _conclude(self, reading: _Reading) -> Progress:
        """Make one value of what was read, and of what the caller knows better."""
        reader, count = reading.count()
        count = _started_at(count, self._start)
        total = count.total if self._total is None else self._total
        ended = count.ended or (self._closed and count.complete)
        return Progress(
            steps=count.steps,
            total=total,
            offset=count.offset,
            finished=ended and not reading.crashed and not reading.stopped,
            stopped=reading.stopped,
            trainer=reader.name if reader else None,
            unit=reader.unit if reader else None,
            inferred=count.inferred,
        )


def _started_at(count: Count, start: int | None) -> Count:
    """Put the beginning where the caller knows it to be."""
    if start is None:
        return count
    if count.steps is None:
        return replace(count, offset=start, inferred=False)
    if count.relative:
        total = count.total if count.total is None else count.total - count.offset + start
        return replace(count, offset=start, total=total, inferred=False)
    steps = max(0, count.offset + count.steps - start)
    return replace(count, steps=steps, offset=start, inferred=False)
