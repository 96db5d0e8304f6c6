"""How far a training is, as its console tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """What a console has said so far.

    `steps` are this session's own, None while they are unknown; `offset` is where in the whole run it began and `total`
    where that ends. `finished` says that the training came to its end by itself, `stopped` that it was stopped by hand.
    `trainer` is the program that it was taken for, `unit` what a step is: optimizer_step, batch or iteration.
    `inferred` says that the offset follows from how fast the bar moved, and not from what it said.
    """

    steps: int | None = None
    total: int | None = None
    offset: int = 0
    finished: bool = False
    stopped: bool = False
    trainer: str | None = None
    unit: str | None = None
    inferred: bool = False
