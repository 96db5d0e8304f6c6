"""Programs whose bar has a name of its own."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import TYPE_CHECKING, ClassVar

from .reader import HEADED, NO, BarReader

if TYPE_CHECKING:
    from .bars import Bar, Bars
    from .frames import Frame, Said
    from .progress import Count

_TOTAL = re.compile(r"otal optimization steps\b[^:=]{0,40}[:=] ?(\d[\d,]{0,14})")

_RESUMED = re.compile(r"Resuming from checkpoint [^\r\n]{0,400}?checkpoint-(\d{1,12})")
_LAST_SAVE = re.compile(r"weights saved in (?![^\r\n]{0,1000}checkpoint-)")


def header_total(text: str) -> int | None:
    """Read the number of steps from the header that many trainers print."""
    found = _TOTAL.search(text)
    return int(found[1].replace(",", "")) if found else None


class NamedReader(BarReader):
    """Follows the one bar of a known description."""

    key: ClassVar[str]

    def bar(self) -> Bar | None:
        """Give the bar of that description."""
        return self.bars.named(self.key)


class Kohya(NamedReader):
    """sd-scripts, kohya_ss and the ComfyUI nodes around them: the bar `steps`, which begins at 0 even when resumed.

    Reaching `max_train_steps` is not the end: the last save follows, and only then `model saved.`. Without that line, a
    save begun after the last step and the bar closed after it (tqdm closes it as the program exits) say the same.
    """

    name = "kohya"
    unit = "optimizer_step"
    key = "steps"

    def __init__(self, bars: Bars) -> None:
        """Begin without header and save."""
        super().__init__(bars)
        self.header: int | None = None
        self.headed = False
        self.saving = False  # since the last step
        self.saved = False  # the bar was closed after that

    def sure(self) -> int:
        """Be sure by the header, too, which comes before the bar; caching latents has bars of its own until then."""
        return super().sure() or (HEADED if self.headed else NO)

    def frame(self, frame: Frame) -> None:
        """Take the bar's last drawing after a save for its closing."""
        if frame.desc == self.key:
            self.saved = frame.closed and self.saving
            self.saving = self.saving and frame.closed

    def text(self, said: Said) -> None:
        """Take the header and the saves."""
        if "total optimization steps / " in said.text:  # what follows is Japanese, if the console can show that
            self.headed = True
            self.header = header_total(said.text) or self.header
        elif "saving checkpoint" in said.text:
            self.saving = True
            self.saved = False
        elif "model saved" in said.text:
            self.end()

    def count(self) -> Count:
        """Give what the bar says, with the header's total."""
        count = super().count()
        bar = self.bar()
        total = self.header if bar is None else bar.total_with(self.header or bar.run.total)
        return replace(count, total=total, complete=count.complete and self.saved, relative=True)


class Diffusers(NamedReader):
    """The training scripts of diffusers, and loops made after them: the bar `Steps`, begun at the resumed step.

    Older scripts draw a bar over what remains instead, while the header names the whole.
    """

    name = "diffusers"
    unit = "optimizer_step"
    key = "Steps"

    def __init__(self, bars: Bars) -> None:
        """Begin without header and checkpoint."""
        super().__init__(bars)
        self.header: int | None = None
        self.checkpoint = 0

    def text(self, said: Said) -> None:
        """Take the header, the checkpoint resumed from, and the last save (not a checkpoint's) for the end."""
        self.header = header_total(said.text) or self.header
        resumed = _RESUMED.search(said.text)
        if resumed:
            self.checkpoint = int(resumed[1])
        bar = self.bar()
        if bar and bar.run.total is not None and bar.run.last >= bar.run.total and _LAST_SAVE.search(said.text):
            self.end()

    def count(self) -> Count:
        """Give what the bar says, moved to where it began if it shows only what remains."""
        count = super().count()
        if count.total is None or count.offset or count.total + self.checkpoint != self.header:
            return count
        return replace(count, offset=self.checkpoint, total=self.header)


class SimpleTuner(NamedReader):
    """SimpleTuner: the bar `Epoch 3/10, Steps` (`Epoch 1/10 Steps` at first), over all epochs."""

    name = "simpletuner"
    unit = "optimizer_step"
    key = "Epoch #/# Steps"


class ComfyUI(NamedReader):
    """ComfyUI's TrainLoraNode: the bar `Training LoRA`, which counts iterations, not optimizer steps."""

    name = "comfyui"
    unit = "iteration"
    key = "Training LoRA"

    def text(self, said: Said) -> None:
        """Take the end of the prompt for the end of its training."""
        if "Prompt executed" in said.text and self.bar():
            self.end()
