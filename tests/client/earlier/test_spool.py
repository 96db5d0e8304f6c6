"""The files in which sessions wait for Home Assistant."""

from __future__ import annotations

import os
from pathlib import Path
import stat
import sys

import pytest

from training_energy_client.events import CODE, CONSOLE, PROGRESS, START, STOP, Event
from training_energy_client.spool import Log, Sent, folder, logs


@pytest.mark.parametrize(
    ("environ", "place"),
    [
        ({"XDG_STATE_HOME": "/state", "LOCALAPPDATA": "/local"}, "/state/training-energy"),
        ({"XDG_STATE_HOME": "", "LOCALAPPDATA": "/local"}, "/local/training-energy"),
        ({}, "~/.local/state/training-energy"),
    ],
    ids=["XDG", "Windows", "neither"],
)
def test_files_are_where_such_files_belong(environ: dict[str, str], place: str) -> None:
    """On each system."""
    assert folder(environ) == Path(place).expanduser()


def test_file_has_what_was_appended(files: Path) -> None:
    """By whichever process; another one reads the same."""
    log, other = Log(files, "one"), Log(files, "one")
    log.append(START, {"name": "a"})
    other.append(PROGRESS, {"by": CODE, "steps_done": 3})
    log.append(STOP, {"outcome": "completed"}, at=5.0)
    other.read()
    assert [event.kind for event in other.events] == [START, PROGRESS, STOP]
    assert log.events == other.events
    assert (other.start, other.stop) == (log.events[0], log.events[2])
    assert log.events[2].at == 5.0
    assert [event.number for event in log.events] == [1, 1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_file_is_its_owners(files: Path) -> None:
    """What somebody trains is nobody else's business."""
    log = Log(files, "one")
    log.append(START, {})
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "line",
    [b"\n", b"{}\n", b"[]\n", b"null\n", b'{"session":"one"\n', b"\xff\xfe\n"],
    ids=["empty", "no event", "a list", "nothing", "cut off", "no text"],
)
def test_line_that_is_no_event_is_left_out(files: Path, line: bytes) -> None:
    """A full disk cuts off, and a later version may write what this one does not know."""
    log = Log(files, "one")
    log.append(START, {})
    with log.path.open("ab") as file:
        file.write(line)
    log.append(STOP, {})
    assert [event.kind for event in log.events] == [START, STOP]


def test_line_that_is_being_written_is_read_when_it_is_whole(files: Path) -> None:
    """A reader may come in the middle of it."""
    log = Log(files, "one")
    files.mkdir(parents=True)
    line = Event("one", START, {}).line()
    log.path.write_bytes(line[:20])
    log.read()
    assert not log.events
    with log.path.open("ab") as file:
        file.write(line[20:])
    log.read()
    assert [event.kind for event in log.events] == [START]


@pytest.mark.parametrize("cause", ["full", "gone"])
def test_what_cannot_be_written_is_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: Path, cause: str
) -> None:
    """As long as the process lives: a full disk is no reason not to tell Home Assistant."""
    if cause == "full":
        monkeypatch.setattr(os, "write", lambda *_: 3)
    else:
        (tmp_path / "state").write_text("a file in the way")
    log = Log(files, "one")
    log.append(START, {"name": "a"})
    assert [event.data for event in log.unsent] == [{"name": "a"}]
    assert str(log.path) in (log.trouble or "")
    log.mark(Sent(events=1))
    assert not log.unsent
    log.lock()
    log.unlock()


def test_steps_are_the_codes_where_it_counts(files: Path) -> None:
    """Else the console's; None where nobody knows."""
    log = Log(files, "one")

    def known(log: Log) -> tuple[int | None, bool]:
        """Return what a file says of the steps by now."""
        return log.steps, log.counted_by_code

    assert known(log) == (None, False)
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 90})
    assert known(log) == (90, False)
    log.append(PROGRESS, {"by": CODE, "steps_done": 9})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 91})
    assert known(log) == (9, True)


def test_what_was_told_is_not_told_again_after_a_crash(files: Path) -> None:
    """How far it got stands beside the file; without that, everything is told again."""
    log = Log(files, "one")
    log.append(START, {})
    log.append(STOP, {})
    log.mark(Sent(events=1, refused="no"))
    again = Log(files, "one")
    again.read()
    assert ([event.kind for event in again.unsent], again.sent.refused) == ([STOP], "no")
    log.path.with_suffix(".sent").write_text("{")
    assert Log(files, "one").sent == Sent()


def test_key_that_is_no_name_for_a_file_has_one(files: Path) -> None:
    """A user's own key may have a slash, and be very long; its session is the same nonetheless."""
    key = "run/../7 " + "x" * 200
    log = Log(files, key)
    log.append(START, {})
    assert log.path.parent == files
    [found] = logs(files)
    assert (found.session, found.path) == (key, log.path)


def test_oldest_session_comes_first(files: Path) -> None:
    """Whatever the files are called; what is none is left alone."""
    for key, at in (("a", 30.0), ("b", 10.0), ("c", 20.0)):
        Log(files, key).append(START, {}, at=at)
    (files / "notes.jsonl").write_text("mine\n")
    (files / "folder.jsonl").mkdir()
    assert [log.session for log in logs(files)] == ["b", "c", "a"]
    assert not list(logs(files / "none"))


def test_one_process_has_the_lock(files: Path) -> None:
    """And gives it back; with the session all its files go."""
    log, other = Log(files, "one"), Log(files, "one")
    log.append(START, {})
    log.mark(Sent(events=1))
    assert log.lock()
    assert not other.lock()
    log.unlock()
    assert other.lock()
    other.remove()
    other.unlock()
    other.unlock()
    assert not list(files.iterdir())
