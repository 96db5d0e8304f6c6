"""Commands where there are no process groups and no terminals as Unix has them; that way works on Unix, too."""

from __future__ import annotations

import os
from pathlib import Path
import signal

import pytest

from tests.client.wrapper.command import python
from training_energy_client.wrapper.anywhere import Command

BOTH = "import sys; print('out', flush=True); print('err', file=sys.stderr); sys.exit(3)"


def nothing() -> None:
    """Do nothing."""


def test_both_streams_come_through_and_are_followed(capfd: pytest.CaptureFixture[str]) -> None:
    """Apart from each other, and with the exit code of the command."""
    seen: list[tuple[bytes, int]] = []
    begun: list[bool] = []
    command = Command(lambda data, stream: seen.append((data, stream)))
    assert command.run(python(BOTH), os.environ, lambda: begun.append(True)) == 3
    assert capfd.readouterr() == ("out\n", "err\n")
    assert {file: b"".join(data for data, stream in seen if stream == file) for file in (1, 2)} == {
        1: b"out\n",
        2: b"err\n",
    }
    assert begun == [True]


def test_without_anybody_who_follows_it_has_our_own_streams(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing stands in between."""
    assert Command(None).run(python(BOTH), os.environ, nothing) == 3
    assert capfd.readouterr() == ("out\n", "err\n")


def test_one_that_is_killed() -> None:
    """Is told as a shell does, where signals kill."""
    script = f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})"
    assert Command(lambda *_: None).run(python(script), os.environ, nothing) == 128 + signal.SIGKILL


def test_one_that_is_not_there() -> None:
    """Is an error, and nothing has begun."""
    begun: list[bool] = []
    with pytest.raises(FileNotFoundError):
        Command(None).run(["no-such-trainer"], os.environ, lambda: begun.append(True))
    assert begun == []


def test_a_pause_is_told(tmp_path: Path) -> None:
    """So that a bar without an end of line is looked at; the command goes on when it has been."""
    seen = tmp_path / "seen"
    script = f"import os, time; os.write(1, b'50%')\nwhile not os.path.exists({str(seen)!r}): time.sleep(0.02)"
    assert Command(lambda *_: None, seen.touch).run(python(script), os.environ, nothing) == 0
    assert seen.exists()


def test_ctrl_c_is_the_commands_and_is_remembered() -> None:
    """The console sends it to both; ours goes on, to hear how the command ends."""
    command = Command(lambda *_: None)
    before = signal.getsignal(signal.SIGINT)
    code = command.run(python("raise SystemExit(130)"), os.environ, lambda: os.kill(os.getpid(), signal.SIGINT))
    assert (code, command.sent) == (130, {signal.SIGINT})
    assert signal.getsignal(signal.SIGINT) is before


def test_a_python_prints_into_a_pipe_as_into_a_window(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """At once, and in letters that its console could not show: in a pipe it would keep them back, or fail."""
    monkeypatch.setattr(os, "isatty", lambda _file: True)
    script = "import os; print(os.environ['PYTHONUNBUFFERED'], '学習開始')"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    assert Command(lambda *_: None).run(python(script), environ, nothing) == 0
    assert capfd.readouterr().out == "1 学習開始\n"
