"""The wrapper in a real terminal: what a person sees, types and resizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import shlex

import pytest

from tests.client.wrapper.command import python, run
from tests.client.wrapper.screen import TMUX, Screen

pytestmark = pytest.mark.skipif(
    TMUX is None, reason="there is no tmux on this machine: install it, for a real terminal"
)

PARSERS = pytest.mark.parametrize("parser", ["auto", "none"])

BAR = """
import sys
from tqdm import tqdm
bar = tqdm(total=40, desc="steps", mininterval=0)
for _ in range(40): bar.update()
bar.close()
print("trained")
"""

SIZE = """
import os, signal, sys
def show(*_): print("size", *os.get_terminal_size(), flush=True)
signal.signal(signal.SIGWINCH, show)
show()
print("hello", input())
"""

ASLEEP = """
import signal, sys, time
signal.signal(signal.SIGCONT, lambda *_: print("continued", flush=True))
print("asleep", sys.stdout.isatty(), flush=True)
try:
    while True: time.sleep(0.05)
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.exit(4)
"""


@pytest.fixture
def screen(tmp_path: Path, environment: dict[str, str]) -> Iterator[Screen]:
    """Give a terminal with a shell in it."""
    screen = Screen(tmp_path, environment)
    yield screen
    screen.close()


def line(script: str, *options: str) -> str:
    """Return what somebody types to run a script under the wrapper."""
    return shlex.join(run(*python(script), options=["--quiet", *options]))


def above(line: str, shown: str) -> str:
    """Return the line above another one."""
    rows = shown.splitlines()
    return rows[rows.index(line) - 1]


@PARSERS
def test_a_bar_looks_as_ever(screen: Screen, parser: str) -> None:
    """As wide as the window, in one line."""
    screen.type(f"clear; {line(BAR, '--parser', parser)}")
    shown = screen.wait_for("trained\n")
    [bar] = [row for row in shown.splitlines() if "40/40" in row]
    assert bar.startswith("steps: 100%|█")
    assert 95 <= len(bar) <= 100


@PARSERS
def test_it_knows_how_large_the_window_is(screen: Screen, parser: str) -> None:
    """Also when that changes, and it can be answered."""
    screen.type(f"clear; {line(SIZE, '--parser', parser)}")
    screen.wait_for("size 100 30")
    screen.resize(81, 25)
    screen.wait_for("size 81 25")
    screen.type("you")
    screen.wait_for("hello you")


@PARSERS
def test_ctrl_c_is_the_commands(screen: Screen, parser: str) -> None:
    """Once, and its exit code is what counts."""
    screen.type(f"clear; {line(ASLEEP, '--parser', parser)}; echo code $?")
    screen.wait_for("asleep True")
    screen.press("C-c")
    shown = screen.wait_for("code 4")
    assert shown.count("interrupted") == 1


@PARSERS
@pytest.mark.parametrize("pipe", ["", " | cat"], ids=["on the terminal", "into a pipe"])
def test_ctrl_z_stops_it_until_it_is_continued(screen: Screen, parser: str, pipe: str) -> None:
    """As any other command; then it has the keys again."""
    screen.type(f"clear; {line(ASLEEP, '--parser', parser)}{pipe}; echo code $?")
    screen.wait_for(f"asleep {not pipe}")
    screen.press("C-z")
    screen.wait_for("Stopped")
    screen.type("clear; fg")
    screen.wait_for("\ncontinued")
    screen.press("C-c")
    screen.wait_for("interrupted")


@pytest.mark.parametrize("end", ["", "import os; os.kill(os.getppid(), 15); input()", "raise SystemExit(3)"])
def test_the_terminal_is_given_back_as_it_was(screen: Screen, end: str) -> None:
    """However the command ends."""
    screen.type("clear; stty -a | md5sum; echo one")
    before = above("one", screen.wait_for("\none\n"))
    screen.type(f"clear; {line('print(1); ' + end)}; stty -a | md5sum; echo two")
    assert above("two", screen.wait_for("\ntwo\n")) == before


def test_in_the_background_it_does_not_touch_the_terminal(screen: Screen) -> None:
    """Nor is it stopped for trying to."""
    screen.type(f"clear; {line(BAR)} & wait; echo over $?")
    assert "trained" in screen.wait_for("over 0")


def test_streams_that_are_elsewhere_stay_there(screen: Screen, tmp_path: Path) -> None:
    """Errors in a file, the rest on the terminal."""
    errors = tmp_path / "errors"
    script = "import sys; print(sys.stdout.isatty(), sys.stderr.isatty()); print('wrong', file=sys.stderr)"
    screen.type(f"clear; {line(script)} 2> {errors}; echo over")
    assert "True False" in screen.wait_for("\nover")
    assert errors.read_bytes() == b"wrong\n"
