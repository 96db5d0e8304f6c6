"""Lightning's console, drawn by Rich or by tqdm."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import TYPE_CHECKING

from .epochs import Epochs
from .reader import NO, SURE, Reader

if TYPE_CHECKING:
    from .bars import Bars
    from .frames import Frame, Said
    from .progress import Count

_RICH = re.compile(
    r"Epoch (?P<epoch>\d{1,7})/(?P<last>-?\d{1,7}) [━╸╺╾╼─ -]{1,800}(?<= )(?P<n>\d{1,9})/(?P<total>\d{1,9}|--) {1,9}"
    r"\d{1,5}:\d\d:\d\d •"
)
_EPOCH = re.compile(r"Epoch (\d{1,7})")
_ONLY_ITS_OWN = re.compile(r"`Trainer\.fit` stopped|Sanity Checking|\bGPU available: |\bTPU available: ")
_STOPPED = re.compile(r"`Trainer\.fit` stopped: (?:`max_(?P<what>epochs|steps)=(?P<most>\d{1,12})` reached)?")


class Lightning(Reader):
    """Lightning: a bar for each epoch, which Rich draws with the last epoch's number and tqdm without."""

    name = "lightning"
    unit = "batch"

    def __init__(self, bars: Bars) -> None:
        """Begin with no epoch."""
        super().__init__(bars)
        self.epochs = Epochs()
        self.known = False
        self.stopped = False  # at a step, of which the bar knows nothing before

    def frame(self, frame: Frame) -> None:
        """Take tqdm's bar; `n/?` is that of data without a length."""
        epoch = _EPOCH.fullmatch(frame.desc)
        if epoch:
            self._take(int(epoch[1]), frame.n, frame.total)

    def text(self, said: Said) -> None:
        """Take Rich's bar, and the words at the end."""
        for found in _RICH.finditer(said.text) if "•" in said.text else ():
            self.known = True
            self.epochs.epochs = max(0, int(found["last"]) + 1) or None
            total = None if found["total"] == "--" else int(found["total"])
            self.moves += self._take(int(found["epoch"]), int(found["n"]), total)
        self.known = self.known or _ONLY_ITS_OWN.search(said.text) is not None
        stopped = _STOPPED.search(said.text)
        if stopped:
            self.epochs.end()
            self.stopped = stopped["what"] == "steps"
            if stopped["what"] == "epochs":
                self.epochs.epochs = int(stopped["most"])
        elif "Signaling Trainer to stop" in said.text:
            self.epochs.end()

    @property
    def ended(self) -> bool:
        """Say whether its words at the end were seen."""
        return self.epochs.ended

    def sure(self) -> int:
        """Be sure by Rich's bar, or by tqdm's with words of Lightning's own: other programs say `Epoch 1`, too."""
        return SURE if self.known and self.epochs.first is not None else NO

    def count(self) -> Count:
        """Give the sum over the epochs; a training stopped at a step ends where it stands."""
        count = self.epochs.count()
        if self.stopped and count.ended and count.steps is not None:
            return replace(count, total=count.offset + count.steps)
        return count

    def _take(self, epoch: int, step: int, each: int | None) -> bool:
        """Take a drawing; a training whose beginning wasn't drawn (Rich in a pipe draws only the end) began at 0."""
        if self.epochs.first is None and step:
            self.epochs.take(0, 0, each)
        return self.epochs.take(epoch, step, each)
