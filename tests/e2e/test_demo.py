"""The demo, run as a newcomer runs it: the right figures, and nothing left behind."""

from collections.abc import Iterator
from pathlib import Path
import re
import signal
import subprocess
import urllib.request

import pytest

from lab import paths
from lab.wait import until

DEMO = paths.ROOT / "scripts" / "demo"
FOLDER = paths.CACHE / "demo"
SECONDS = 240

FIGURES = (
    ("meter before", "351.688 kWh"),
    ("meter after", "351.899 kWh"),
    ("energy", "0.211 kWh"),
    ("price", "0.20 USD/kWh"),
    ("cost", "0.0422 USD"),
    ("cost per step", "0.0000211 USD"),
    ("steps per dollar", "47 393"),
    ("fine-tunes of 1600 steps per dollar", "29.6"),
)


@pytest.fixture
def running() -> Iterator[subprocess.Popen[str]]:
    """Start the demo as from a terminal of its own, and end it whatever happens."""
    demo = subprocess.Popen(  # noqa: S603  our own script
        [DEMO], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        yield demo
    finally:
        demo.terminate()
        demo.wait(SECONDS)
        if demo.stdout:
            demo.stdout.close()


def run_to_the_end() -> subprocess.CompletedProcess[str]:
    """Run the demo with --exit."""
    command = [str(DEMO), "--exit"]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603  our own


def left_behind() -> list[int]:
    """Return the processes that still work in the demo's folder."""
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
    return [pid for pid in pids if _folder_of(pid) == FOLDER]


def test_it_ends_with_every_figure_right() -> None:
    """With --exit it prints the table, and its exit code says that all of it is right."""
    demo = run_to_the_end()
    assert demo.returncode == 0, demo.stdout + demo.stderr
    for name, figure in FIGURES:
        assert re.search(rf"{name} +{re.escape(figure)}", demo.stdout), demo.stdout
    assert left_behind() == []


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda ending: ending.name)
def test_it_serves_until_it_is_ended(running: subprocess.Popen[str], ending: signal.Signals) -> None:
    """It says where it serves; a second demo leaves it alone; an end ends all of it."""
    url = _read_until(running, r"(http://127\.0\.0\.1:\d+) ")
    _read_until(running, "(Ctrl-C)")

    second = run_to_the_end()
    assert second.returncode == 1
    assert url in second.stdout
    with urllib.request.urlopen(f"{url}/manifest.json") as answer:  # noqa: S310  http on loopback
        assert answer.status == 200

    running.send_signal(ending)
    assert running.wait(SECONDS) == 0
    until(lambda: left_behind() == [], seconds=SECONDS, what="no process in the demo's folder")


def test_a_killed_demo_leaves_nothing_running(running: subprocess.Popen[str]) -> None:
    """Where it has no chance to end Home Assistant, the system does."""
    _read_until(running, "(Ctrl-C)")
    running.kill()
    until(lambda: left_behind() == [], seconds=SECONDS, what="no process in the demo's folder")


@pytest.mark.parametrize(
    ("script", "arguments", "said"),
    [
        pytest.param("demo", ["--port", "99999"], "99999 is no port: they go from 1 to 65535", id="no port"),
        pytest.param("demo", ["--prot", "3"], "usage: scripts/demo [", id="demo"),
        pytest.param("develop", ["--prot", "3"], "usage: scripts/develop [", id="develop"),
    ],
)
def test_wrong_use_is_told_in_the_words_of_the_script(script: str, arguments: list[str], said: str) -> None:
    """Whoever mistypes an option reads what they called, and nothing is started."""
    command = [str(DEMO.with_name(script)), *arguments]
    used = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603  our own
    assert used.returncode == 2
    assert said in used.stderr


def _read_until(demo: subprocess.Popen[str], pattern: str) -> str:
    """Read what the demo says up to a line with the pattern, and return its group."""
    assert demo.stdout is not None
    said = []
    for line in demo.stdout:
        said.append(line)
        if found := re.search(pattern, line):
            return found[1]
    pytest.fail("".join(said))


def _folder_of(pid: int) -> Path | None:
    """Return the folder that a process works in, where one may know."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink()
    except OSError:
        return None
