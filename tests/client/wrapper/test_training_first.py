"""Whatever fails on the wrapper's own side, the command runs, and its exit code is the wrapper's."""

from __future__ import annotations

import os
from pathlib import Path
import pty
import subprocess
import sys

import pytest

from tests.client.wrapper.command import SECONDS, environ, python, run
from training_energy_client import settings
from training_energy_client.parsers import Console
from training_energy_client.wrapper.run import Run

# Home Assistant is away, of which there is something to say at the end.
AWAY = {"TRAINING_ENERGY_URL": "http://127.0.0.1:9", "TRAINING_ENERGY_TOKEN": "t"}


@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_a_stream_that_leads_nowhere(tmp_path: Path, closing: str) -> None:
    """Changes nothing."""
    trained = tmp_path / "trained"
    line = run(*python(f"open({str(trained)!r}, 'w').close(); raise SystemExit(3)"))
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {closing}', "sh", *line],
        env=environ(tmp_path, **AWAY),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, trained.exists(), b"Traceback" in done.stderr) == (3, True, False)


@pytest.mark.parametrize(
    "place", ["Console.feed", "Console.idle", "Console.close", "Run._sample", "Courier.start", "Log.append"]
)
def test_a_fault_of_our_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str) -> None:
    """Ends nothing but what we do ourselves."""
    kind, _, name = place.partition(".")
    homes = {"Console": "parsers.console", "Run": "wrapper.run", "Courier": "courier", "Log": "spool"}

    def fail(*_: object, **__: object) -> None:
        """Fail."""
        message = "a fault"
        raise RuntimeError(message)

    for variable, value in AWAY.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(f"training_energy_client.{homes[kind]}.{kind}.{name}", fail)
    made = Run(python("import time; print('1/2', flush=True); time.sleep(0.5); raise SystemExit(3)"), settings.load())
    made.follow()
    made.end(0)
    assert made.code == 3
    capsys.readouterr()


def test_steps_read_before_a_fault_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were right."""
    script = "import time\nprint('steps:  50%|#| 5/10 [00:05<00:05,  1.00it/s, avr_loss=1]', flush=True)\ntime.sleep(1)"
    made = Run(python(script), settings.load())
    monkeypatch.setattr(Console, "close", lambda _: 1 / 0)
    made.follow()
    assert made.progress is not None
    assert (made.progress.steps, made.outcome) == (5, "completed")


def test_an_empty_key_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no session around the run then."""
    monkeypatch.setenv("TRAINING_ENERGY_SESSION", "")
    assert not Run(["true"], settings.load()).is_joined


def test_without_a_terminal_to_be_had(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a chroot, or where all are taken: the command prints into the user's own."""
    script = "import pty\ndef fail(): raise OSError(2, 'out of pty devices')\npty.openpty = fail\n"
    script += "from training_energy_client.__main__ import main; import sys; sys.exit(main(sys.argv[1:]))"
    line = ["run", "--", *python("print('trained'); raise SystemExit(3)")]
    for name, value in environ(tmp_path).items():
        monkeypatch.setenv(name, value)
    shown = bytearray()

    def read(file: int) -> bytes:
        """Keep what is shown."""
        data = os.read(file, 1024)
        shown.extend(data)
        return data

    status = pty.spawn([sys.executable, "-c", script, *line], read, lambda _: b"")
    assert (os.WEXITSTATUS(status), b"trained" in shown) == (3, True)


@pytest.mark.parametrize("error", [ProcessLookupError, PermissionError])
def test_a_command_that_cannot_be_signalled(monkeypatch: pytest.MonkeyPatch, error: type[OSError]) -> None:
    """As under sudo, goes on."""

    def fail(*_: int) -> None:
        """Be another user's."""
        raise error

    monkeypatch.setattr("os.killpg", fail)
    made = Run(
        python("import os, signal, time; os.kill(os.getppid(), signal.SIGUSR1); time.sleep(0.5)"), settings.load()
    )
    made.follow()
    assert (made.code, made.outcome) == (0, "completed")
