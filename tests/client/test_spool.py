"""The events of sessions on disk, and who looks after them."""

from __future__ import annotations

import errno
import os
from pathlib import Path
import stat
import sys
import threading

import pytest

from training_energy_client.events import CODE, CONSOLE, PROGRESS, START, STOP, Event
from training_energy_client.spool import Log, Sent, folder, logs


def test_another_process_reads_what_is_appended(spool: Path) -> None:
    """In order, with the times that were given."""
    one, other = Log(spool, "k"), Log(spool, "k")
    one.append(START, {"name": "a"}, at=5.0)
    other.read()
    other.append(PROGRESS, {"by": CODE, "steps_done": 3})
    one.append(STOP, {"outcome": "completed"})
    other.read()
    assert [event.kind for event in other.events] == [START, PROGRESS, STOP]
    assert [event.kind for event in one.events] == [START, PROGRESS, STOP]
    assert other.start is not None
    assert other.start.at == 5.0
    assert [event.number for event in one.events] == [1, 1, 2]


def test_what_is_sent_is_remembered(spool: Path) -> None:
    """Also by the next process."""
    log = Log(spool, "k")
    log.append(START, {})
    log.append(STOP, {})
    log.mark(Sent(events=1, refused="no"))
    again = Log(spool, "k")
    again.read()
    assert [event.kind for event in again.unsent] == [STOP]
    assert again.sent.refused == "no"


def test_a_torn_mark_is_none(spool: Path) -> None:
    """Then all is told again, which does no harm."""
    log = Log(spool, "k")
    log.append(START, {})
    (spool / "k.sent").write_text('{"events"', encoding="utf-8")
    assert Log(spool, "k").sent == Sent()


def test_a_key_may_be_no_name_for_a_file(spool: Path) -> None:
    """It stays in the folder, and two that look alike there do not mix."""
    one, other = Log(spool, "../../a/b"), Log(spool, ".._.._a_b")
    one.append(START, {"name": "one"})
    other.append(START, {"name": "other"})
    one.read()
    other.read()
    assert one.path.parent == spool
    assert [event.data["name"] for event in one.events] == ["one"]
    assert [event.data["name"] for event in other.events] == ["other"]
    long = Log(spool, "run/../7 " + "x" * 200)
    long.append(START, {})
    assert long.path.parent == spool
    assert (long.session, long.path) in [(log.session, log.path) for log in logs(spool)]


def test_a_full_disk_leaves_the_events_in_memory(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as the process lives; a half line on disk is no event, nor does it spoil the next one."""
    log = Log(spool, "k")
    log.append(START, {})
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    log.append(PROGRESS, {"by": CODE, "steps_done": 1})
    assert log.trouble is not None
    monkeypatch.setattr(os, "write", write)
    log.append(STOP, {})
    assert [event.kind for event in log.events] == [START, PROGRESS, STOP]


def test_a_disk_that_was_full_keeps_what_comes_after(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process finds it, without what could not be written."""
    log = Log(spool, "k")
    log.append(START, {})
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    log.append(PROGRESS, {"by": CODE, "steps_done": 1})
    monkeypatch.setattr(os, "write", write)
    log.append(STOP, {})
    other = Log(spool, "k")
    other.read()
    assert [event.kind for event in other.events] == [START, STOP]


def test_a_folder_that_cannot_be_made(spool: Path) -> None:
    """Nothing fails, it is only not kept; this process is the only one that knows of it, and tells it."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    log = Log(spool, "k")
    log.append(START, {})
    assert [event.kind for event in log.unsent] == [START]
    log.mark(Sent(events=1))
    assert log.unsent == []
    assert log.trouble is not None
    assert os.strerror(errno.EEXIST) in log.trouble or os.strerror(errno.ENOTDIR) in log.trouble
    assert log.lock()
    assert not Log(spool, "other").lock()
    assert [*logs(spool)] == []


def test_who_counts_the_steps(spool: Path) -> None:
    """The training's own code, once it does; its console before."""
    log = Log(spool, "k")
    assert (log.steps, log.counted_by_code) == (None, False)
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 9})
    assert (log.steps, log.counted_by_code) == (9, False)
    log.append(PROGRESS, {"by": CODE, "steps_done": 4})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 11})
    assert (log.steps, log.counted_by_code) == (4, True)


def test_what_is_not_on_disk_is_not_counted_there(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process would take something for told that is not."""
    log = Log(spool, "k")
    log.append(START, {})
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    log.append(PROGRESS, {"by": CODE, "steps_done": 1})
    monkeypatch.setattr(os, "write", write)
    log.mark(Sent(events=2))
    log.append(STOP, {})
    other = Log(spool, "k")
    other.read()
    assert [event.kind for event in log.unsent] == [event.kind for event in other.unsent] == [STOP]


def test_two_threads_append(spool: Path) -> None:
    """Each event is there once, for both."""
    log = Log(spool, "k")

    def count(first: int) -> None:
        """Append many."""
        for number in range(first, first + 200):
            log.append(PROGRESS, {"by": CODE, "steps_done": number})

    threads = [threading.Thread(target=count, args=(first,)) for first in (0, 1000)]
    for thread in threads:
        thread.start()
    for _ in range(200):
        log.read()
    for thread in threads:
        thread.join()
    log.read()
    assert sorted(event.data["steps_done"] for event in log.events) == [*range(200), *range(1000, 1200)]


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


def test_files_are_in_the_home_folder_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever's that is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder({}) == tmp_path / ".local/state/training-energy"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_file_is_its_owners(spool: Path) -> None:
    """What somebody trains is nobody else's business."""
    log = Log(spool, "one")
    log.append(START, {})
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(spool.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "line",
    [b"\n", b"{}\n", b"[]\n", b"null\n", b'{"session":"one"\n', b"\xff\xfe\n"],
    ids=["empty", "no event", "a list", "nothing", "cut off", "no text"],
)
def test_line_that_is_no_event_is_left_out(spool: Path, line: bytes) -> None:
    """A full disk cuts off, and a later version may write what this one does not know."""
    log = Log(spool, "one")
    log.append(START, {})
    with log.path.open("ab") as file:
        file.write(line)
    log.append(STOP, {})
    assert [event.kind for event in log.events] == [START, STOP]


def test_line_that_is_being_written_is_read_when_it_is_whole(spool: Path) -> None:
    """A reader may come in the middle of it."""
    log = Log(spool, "one")
    spool.mkdir(parents=True)
    line = Event("one", START, {}).line()
    log.path.write_bytes(line[:20])
    log.read()
    assert not log.events
    with log.path.open("ab") as file:
        file.write(line[20:])
    log.read()
    assert [event.kind for event in log.events] == [START]


def test_oldest_session_comes_first(spool: Path) -> None:
    """Whatever the files are called; what is none is left alone."""
    for key, at in (("a", 30.0), ("b", 10.0), ("c", 20.0)):
        Log(spool, key).append(START, {}, at=at)
    (spool / "notes.jsonl").write_text("mine\n")
    (spool / "empty.jsonl").touch()
    (spool / "folder.jsonl").mkdir()
    assert [log.session for log in logs(spool)] == ["b", "c", "a"]
    assert not list(logs(spool / "none"))


def test_one_process_has_the_lock(spool: Path) -> None:
    """And gives it back; with the session all its files go."""
    log, other = Log(spool, "one"), Log(spool, "one")
    log.append(START, {})
    log.mark(Sent(events=1))
    assert log.lock()
    assert not other.lock()
    log.unlock()
    assert other.lock()
    other.remove()
    other.unlock()
    other.unlock()
    assert not list(spool.iterdir())
