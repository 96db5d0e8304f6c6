"""The events of sessions on disk, and who looks after them."""

from __future__ import annotations

import errno
import os
from pathlib import Path
import subprocess
import sys
import threading

import pytest

from tests.client.wrapper.command import SOURCE
from training_energy_client import locks
from training_energy_client.events import CODE, CONSOLE, PROGRESS, START, STOP
from training_energy_client.spool import Log, Sent, folder, logs

# Takes a lock, says so, and holds it until it is told to end.
HOLDER = """
import sys; from pathlib import Path; from training_energy_client import locks
print(locks.acquire(Path(sys.argv[1])), flush=True); sys.stdin.read()
"""


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
    assert (spool / "k.jsonl").stat().st_mode & 0o077 == 0


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
    log.mark(Sent(events=1))
    assert log.trouble is not None
    assert os.strerror(errno.EEXIST) in log.trouble or os.strerror(errno.ENOTDIR) in log.trouble
    assert log.lock()
    assert not Log(spool, "other").lock()
    assert [*logs(spool)] == []


def test_who_counts_the_steps(spool: Path) -> None:
    """The training's own code, once it does; its console before."""
    log = Log(spool, "k")
    assert not log.steps
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 9})
    assert (log.steps, log.counted_by_code) == (9, False)
    log.append(PROGRESS, {"by": CODE, "steps_done": 4})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 11})
    assert (log.steps, log.counted_by_code) == (4, True)


def test_the_oldest_comes_first(spool: Path) -> None:
    """By when its session began; a file that holds nothing is none."""
    for key, at in (("late", 20.0), ("early", 10.0)):
        Log(spool, key).append(START, {}, at=at)
    (spool / "empty.jsonl").touch()
    assert [log.session for log in logs(spool)] == ["early", "late"]


def test_a_session_is_forgotten_whole(spool: Path) -> None:
    """With all its files."""
    log = Log(spool, "k")
    log.append(START, {})
    assert log.lock()
    log.mark(Sent(events=1))
    log.remove()
    log.unlock()
    assert [*spool.iterdir()] == []


def test_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Is in the home folder, where nothing else is said."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder({}) == tmp_path / ".local/state/training-energy"
    assert folder({"XDG_STATE_HOME": "/state"}) == Path("/state/training-energy")


def test_a_lock_is_one_processes(tmp_path: Path) -> None:
    """Until it gives it back or ends, and then another one's."""
    lock = tmp_path / "a.lock"
    assert locks.acquire(lock)
    assert not locks.acquire(lock)
    environ = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as refused:
        assert refused.stdout is not None
        assert refused.stdout.readline() == b"False\n"
    locks.release(lock)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert not locks.acquire(lock)
        holder.kill()
    assert locks.acquire(lock)
    locks.release(lock)
    locks.release(lock)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks on Windows")
def test_a_fork_does_not_have_its_parents_lock(tmp_path: Path) -> None:
    """Nor does its end take it from the parent."""
    lock = tmp_path / "a.lock"
    assert locks.acquire(lock)
    child = os.fork()
    if child == 0:
        os._exit(int(locks.acquire(lock)))
    assert os.waitpid(child, 0)[1] == 0
    again = os.fork()
    if again == 0:
        os._exit(int(locks.acquire(lock)))
    assert os.waitpid(again, 0)[1] == 0
    locks.release(lock)


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
