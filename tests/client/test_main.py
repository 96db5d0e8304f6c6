"""The command line as a whole."""

from __future__ import annotations

import json
from pathlib import Path
import subprocess
import sys

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant
from tests.client.helpers import Do
from tests.client.wrapper.command import SECONDS, environ
from training_energy_client import __main__, __version__, commands

ME = [sys.executable, "-m", "training_energy_client"]


def test_its_version(do: Do) -> None:
    """As other programs say theirs."""
    assert do("--version") == (0, f"training-energy {__version__}\n", "")


def test_its_help_names_all_it_can(do: Do) -> None:
    """With examples and settings."""
    code, said, _ = do("--help")
    assert code == 0
    assert all(f"\n  {name} " in said for name in commands.NAMES)
    assert "TRAINING_ENERGY_TOKEN" in said
    assert "training-energy run --name" in said


@pytest.mark.parametrize("name", commands.NAMES)
def test_each_command_has_help(do: Do, name: str) -> None:
    """And can answer in JSON."""
    code, said, _ = do(name, "--help")
    assert code == 0
    assert said.startswith(f"usage: training-energy {name} ")
    assert "--json" in said


def test_the_help_fits_a_terminal(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, do("--help")[1].splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("start", "--stps", "5"),
        ("start", "--steps", "-1"),
        ("start", "--steps", "1e3"),
        ("start", "--budget", "nan"),
        ("run", "--budget", "1,5", "--", "true"),
        ("run", "--steps", "-1", "--", "true"),
        ("step",),
        ("step", "3", "--done", "4"),
        ("stop", "--outcome", "fine"),
        ("run", "--parser", "x"),
    ],
)
def test_wrong_use(do: Do, arguments: tuple[str, ...]) -> None:
    """Is said on stderr, with a code of its own."""
    code, said, complained = do(*arguments)
    assert (code, said) == (2, "")
    assert complained


def test_what_goes_wrong_is_one_line(do: Do) -> None:
    """On stderr, or in JSON for who asked for that."""
    code, said, complained = do("sessions")
    assert (code, said) == (1, "")
    assert complained.startswith("training-energy: Set TRAINING_ENERGY_URL")
    code, said, complained = do("sessions", "--json")
    assert (code, complained) == (1, "")
    assert json.loads(said)["error"].startswith("Set TRAINING_ENERGY_URL")


def test_ctrl_c_ends_it_quietly(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the code that a shell knows."""

    def interrupted(_: object) -> None:
        """Be interrupted."""
        raise KeyboardInterrupt

    monkeypatch.setattr(__main__, "_do", interrupted)
    assert do("sessions") == (130, "", "")


def test_a_reader_that_leaves_ends_it_quietly(fake: FakeHomeAssistant, tmp_path: Path) -> None:
    """As `head` does."""
    script = f"{' '.join(ME)} --help; echo $? >&2"
    done = subprocess.run(
        ["/bin/sh", "-c", f"({script}) | true"],
        env=environ(tmp_path, PYTHONUNBUFFERED="1"),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.stderr in (b"141\n", b"0\n")


def test_names_that_a_terminal_cannot_show_are_no_reason_to_fail(fake: FakeHomeAssistant, tmp_path: Path) -> None:
    """Each sign leaves a question mark."""
    fake.book.start_session({"name": "音楽"})
    own = environ(tmp_path, PYTHONIOENCODING="ascii", TRAINING_ENERGY_URL=fake.url, TRAINING_ENERGY_TOKEN=TOKEN)
    done = subprocess.run([*ME, "status"], env=own, capture_output=True, timeout=SECONDS, check=True)
    assert done.stdout.startswith(b"??  0.0000 kWh")


@pytest.mark.parametrize(
    "words",
    [
        ["run", "--json", "--name", "x", "--", "CMD", "--json", "--name", "--", "--version"],
        ["run", "CMD", "--json", "--name", "--", "--version"],
        ["run", "--quiet", "--", "CMD", "--json", "--name", "--", "--version"],
    ],
)
def test_options_of_a_command_are_its_own(tmp_path: Path, words: list[str]) -> None:
    """Also those that are called as ours."""
    command = words.index("CMD")
    words[command : command + 1] = ["/bin/echo"]
    done = subprocess.run([*ME, *words], env=environ(tmp_path), capture_output=True, timeout=SECONDS, check=True)
    assert done.stdout == b"--json --name -- --version\n"


def test_run_imports_no_other_command(tmp_path: Path) -> None:
    """It stands in front of a training, and is to be light."""
    script = (
        "import sys; from training_energy_client.__main__ import main; main(['run', '--help'])\n"
        "own = 'training_energy_client.commands.'\n"
        "print(sorted(name[len(own):] for name in sys.modules if name.startswith(own)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ(tmp_path), capture_output=True, timeout=SECONDS, check=True
    )
    assert done.stderr.decode().strip() == "['run']"
