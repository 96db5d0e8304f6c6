"""What is known of a training's steps, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a training has come, by what its console said until now.

    `steps` are those done in this session and `offset` is the position at which it began, so the bar stands at
    `offset + steps` and ends at `total`. Where a trainer was started again in the same console, the steps of each
    run add up, because each of them used energy, and `total` moves on with them.
    """

    steps: int | None = None  # None while unknown, which isn't none
    total: int | None = None  # of the whole run, as a position
    offset: int = 0
    finished: bool = False  # the training ended by itself, by a known text or, at the end, by a bar closed at its end
    stopped: bool = False  # somebody stopped it by hand, by a known text
    trainer: str | None = None  # one of PARSERS
    unit: str | None = None  # optimizer_step, batch or iteration
    inferred: bool = False  # `offset` is a guess from rates


@dataclass(frozen=True)
class Count:
    """What one reader has counted, before the console's own rules are applied to it."""

    steps: int | None = None
    total: int | None = None
    offset: int = 0
    inferred: bool = False
    ended: bool = False  # a known text says so
    complete: bool = False  # the bar stands, closed, at its end: says nothing before the console is closed
    relative: bool = False  # the bar counts from this session's start, wherever that is
