"""The picture of the method: a meter that reports each 5 minutes, and a run that starts in between."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.svg import FADED, FRAME, LINES, OURS, PAPER, RAW, TRUTH, At, Picture, dot, line, path, words

from .pc import Run, used_by

# What is drawn: so many minutes, and so many Wh from what the meter showed at the first.
MINUTES: Final = 17
WH: Final = 45
REPORTS: Final = (0, 5, 10, 15)  # min
START: Final = 13.5  # min
REST, TRAINING = 90, 400  # W

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT = 40, 470
TOP, BOTTOM = 76, 344
# px from which on it is written what each method takes.
TEXT: Final = 492


def write(file: Path) -> None:
    """Draw the method into a file."""
    shows = (
        "What a meter that reports every five minutes shows around the start of a run. Where it truly stood lies above"
        " its last report, below the straight line to its next one, and on the line of the rest before it"
    )
    Picture(width=WIDTH, height=HEIGHT, shows=shows).write(file, _shapes())


def _shapes() -> Iterator[str]:
    """Yield all that is in the picture."""
    power = np.where(np.arange(MINUTES * 60) < START * 60, REST, TRAINING).astype(np.float64)
    run = used_by(power, start=START * 60, stop=MINUTES * 60.0)
    reports = [(float(minute), _wh(run, minute)) for minute in REPORTS]
    yield words((20, 34), "Where did the meter stand when the run started?", size=17, weight=600)
    yield from _axes()
    yield path([_at(minute, _wh(run, minute)) for minute in (0, START, MINUTES)], ink=TRUTH, width=5)
    yield from _display(reports)
    yield from _answers(run, reports)


def _axes() -> Iterator[str]:
    """Yield the axes, and the start."""
    yield line((LEFT, BOTTOM), (RIGHT, BOTTOM), ink=FADED)
    for minute in REPORTS:
        x = _at(minute, 0)[0]
        yield line((x, BOTTOM), (x, BOTTOM + 5), ink=FADED)
        yield words((x, BOTTOM + 20), f"{minute} min", ink=FADED, anchor="middle", size=12)
    x = _at(START, 0)[0]
    yield line((x, TOP), (x, BOTTOM), ink=FADED, width=1.5, dashes="5 4")
    yield words((x, TOP - 6), "start", anchor="middle", weight=600)
    yield words((LEFT, BOTTOM + 42), f"At rest it draws {REST} W, in training {TRAINING} W.", ink=FADED, size=12)


def _display(reports: list[At]) -> Iterator[str]:
    """Yield the staircase that the meter shows, and its changes."""
    stairs: list[At] = []
    for minute, wh in reports:
        if stairs:
            stairs.append(_at(minute, reports[len(stairs) // 2][1]))
        stairs.append(_at(minute, wh))
    yield path([*stairs, (RIGHT, stairs[-1][1])], ink=FADED)
    for report in reports:
        yield dot(_at(*report), ink=FADED, fill=PAPER)
    yield words((_at(5, 0)[0] + 8, _at(0, reports[1][1])[1] + 18), "what it shows", ink=FADED, size=12)


def _answers(run: Run, reports: list[At]) -> Iterator[str]:
    """Yield what each method takes for the count at the start, and how it comes to that."""
    truth, (last, following) = _wh(run, START), reports[-2:]
    line_between = last[1] + (following[1] - last[1]) * (START - last[0]) / (following[0] - last[0])
    yield line(_at(*last), _at(*following), ink=LINES, width=2, dashes="6 4")
    yield line(_at(*reports[0]), _at(MINUTES, REST * MINUTES / 60), ink=OURS, width=2, dashes="6 4")
    for wh, ink, name, how in (
        (line_between, LINES, "straight line to the next report", "too high: training counts as rest"),
        (truth, OURS, "Training Energy", "right: rest goes on until the start"),
        (last[1], RAW, "what it showed last", "too low: rest counts as training"),
    ):
        off = f"{abs(wh - truth):.1f} Wh " if wh != truth else ""
        yield line(_at(START, wh), (TEXT - 6, _at(0, wh)[1]), ink=FRAME)
        yield dot(_at(START, wh), ink=ink)
        yield words((TEXT, _at(0, wh)[1]), name, ink=ink, weight=600)
        yield words((TEXT, _at(0, wh)[1] + 15), off + how, ink=FADED, size=12)
    yield words((TEXT, _at(0, WH)[1] + 12), "what was truly used", ink=TRUTH, weight=600)


def _wh(run: Run, minute: float) -> float:
    """Return what was used up to a minute (Wh)."""
    return float(run.energy(np.array([minute * 60.0]))[0])


def _at(minute: float, wh: float) -> At:
    """Return where a time and an energy lie."""
    return LEFT + minute / MINUTES * (RIGHT - LEFT), BOTTOM - wh / WH * (BOTTOM - TOP)
