"""The console of transformers' Trainer, and of what is built on it."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import TYPE_CHECKING

from .named import header_total
from .progress import Count
from .reader import MARKED, NO, SURE, BarReader

if TYPE_CHECKING:
    from .bars import Bar, Bars
    from .frames import Said

_LOGGED = re.compile(r"\{'[^']{1,100}': [^{}]{0,4000}'epoch': ")
_RUNTIME = re.compile(r"'train_runtime': '?([\d.]{1,20}(?:e[+-]?\d{1,3})?)")
_RATE = re.compile(r"'train_steps_per_second': '?([\d.]{1,20}(?:e[+-]?\d{1,3})?)")
_TOTAL = re.compile(r"Total steps = (\d[\d,]{0,14})")

_BARE = re.compile(r"'train_runtime': \d")  # as 4.x printed it, which divided all steps by the time, resumed or not


class Transformers(BarReader):
    """HF Trainer, and axolotl, TRL, unsloth: a bar without description, and dictionaries printed between.

    Evaluation has such bars, too, but draws them below the training's. The last line tells the session's steps exactly,
    also those of a resumed run, where the bar begins at 0 and then jumps.
    """

    name = "transformers"
    unit = "optimizer_step"

    def __init__(self, bars: Bars) -> None:
        """Begin with nothing known."""
        super().__init__(bars)
        self.known = False  # by something that only the Trainer prints
        self.header: int | None = None

    def bar(self) -> Bar | None:
        """Give the training's bar: with the header's total, else not below another, else with the largest total."""
        notebook = self.bars.named("notebook")
        if notebook:
            return notebook
        found = [bar for key, bar in self.bars.all.items() if key[0] == "" and bar.run.total]
        return max(
            found,
            key=lambda bar: (bar.run.total == self.header, not bar.nested, bar.run.total or 0),
            default=None,
        )

    def sure(self) -> int:
        """Be sure by the dictionaries and the notebook's bar; a bar without description may be anybody's."""
        if self.bars.named("notebook"):
            return SURE
        if not self.known:
            return NO
        return SURE if self.bar() else MARKED

    def text(self, said: Said) -> None:
        """Take the header, the dictionaries and the last line."""
        total = _TOTAL.search(said.text)
        self.header = (int(total[1].replace(",", "")) if total else header_total(said.text)) or self.header
        self.known = self.known or _LOGGED.search(said.text) is not None
        runtime, rate = _RUNTIME.search(said.text), _RATE.search(said.text)
        if runtime or "Training completed. Do not forget" in said.text:
            self.known = True
            self.end()
        bar = self.bar()
        if bar and runtime and rate:
            product = _product(runtime[1], rate[1])
            if product and not (_BARE.search(said.text) and abs(product[0] - (bar.run.total or 0)) <= product[1]):
                bar.run.exact = product

    def count(self) -> Count:
        """Give what the bar says, or the header's total; the last line says that it has ended, or nothing does."""
        count = super().count()
        total = count.total if self.bar() else self.header
        return replace(count, total=total, complete=False)


def _product(runtime: str, rate: str) -> tuple[float, float] | None:
    """Multiply two printed figures, and say by how much the product may err since they were rounded."""
    try:
        time, per_second = float(runtime), float(rate)
    except ValueError:
        return None
    error = time * _half(rate) + per_second * _half(runtime)
    return time * per_second, error + 0.5


def _half(figure: str) -> float:
    """Give half of a figure's last digit."""
    mantissa, _, power = figure.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 0.5 * 10.0 ** (int(power or 0) - decimals)
