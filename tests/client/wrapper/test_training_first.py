"""Whatever fails on the wrapper's own side, the command runs, and its exit code is the wrapper's."""

from __future__ import annotations

from pathlib import Path
import subprocess

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
