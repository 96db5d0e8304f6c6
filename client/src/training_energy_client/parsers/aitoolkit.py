"""ai-toolkit's console."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .progress import Count
from .reader import HEADED, NO, SURE, Reader
from .words import same

if TYPE_CHECKING:
    from .bars import Bar, Bars
    from .frames import Frame, Said

_BANNER = re.compile(r"Running job: ([^\r\n]{1,200})")
_DONE = re.compile(r"- [1-9]\d{0,5} completed job")
_FAILED = re.compile(r"- [1-9]\d{0,5} failure|Job stopped")

_MOST = 1000  # jobs: nobody queues more, and noise must not fill the memory


class AIToolkit(Reader):
    """ai-toolkit: a bar named after each job, which begins at the resumed step; the jobs of one console add up.

    A job's name comes from its banner, or its bar is known by the postfix. Until August 2026 the bar was one behind
    (it ended at 2999/3000), so where the last block says that the jobs are completed, they did all steps of the total.
    """

    name = "ai-toolkit"
    unit = "optimizer_step"

    def __init__(self, bars: Bars) -> None:
        """Begin without knowing a job."""
        super().__init__(bars)
        self.jobs: dict[str, None] = {}  # by what stays of the name, in their order
        self.done = False
        self.failed = False

    def frame(self, frame: Frame) -> None:
        """Know a job by its bar's postfix, where no banner told."""
        if frame.desc and frame.postfix.startswith("lr: "):
            self._begin(frame.desc)

    def text(self, said: Said) -> None:
        """Take the banner, and the block at the end."""
        banner = _BANNER.search(said.text)
        if banner:
            self._begin(banner[1].strip(" #"))
            self.done = self.failed = False
        self.failed = self.failed or _FAILED.search(said.text) is not None
        self.done = (self.done or _DONE.search(said.text) is not None) and not self.failed

    @property
    def ended(self) -> bool:
        """Say whether its words at the end were seen."""
        return self.done

    def sure(self) -> int:
        """Be sure by a job's bar, or by the banner that comes before it."""
        return SURE if self._shown() else HEADED if self.jobs else NO

    def count(self) -> Count:
        """Give what the jobs' bars say; its last block says that it has ended, or nothing does."""
        bars = self._shown()
        if not bars:
            return Count(ended=self.done)
        offset = bars[0].offset
        totals = [bar.total for bar in bars if bar.total is not None]
        total = offset + sum(totals) - sum(bar.offset for bar in bars) if len(totals) == len(bars) else None
        steps = sum(bar.steps for bar in bars)
        if self.done and total is not None:
            steps = total - offset
        return Count(steps=steps, total=total, offset=offset, ended=self.done)

    def _begin(self, name: str) -> None:
        """Note a job."""
        if len(self.jobs) < _MOST:
            self.jobs.setdefault(same(name))

    def _shown(self) -> list[Bar]:
        """Give the bars of the jobs that have begun."""
        return [bar for bar in map(self.bars.named, self.jobs) if bar is not None]
