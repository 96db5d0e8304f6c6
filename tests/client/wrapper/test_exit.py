"""How a command ends is how the wrapper ends; what is sent to the wrapper reaches the command."""

from __future__ import annotations

from pathlib import Path
import signal
import subprocess
import time

import pytest

from tests.client.wrapper.command import SECONDS, python, result, run, running

PARSERS = pytest.mark.parametrize("parser", ["auto", "none"])

# Starts a process of its own, says that both are ready, and what signal each got.
FAMILY = """
import os, signal, sys, time
wanted = getattr(signal, sys.argv[1])
child = os.fork()
who = b"child" if child == 0 else b"parent"
def got(number, _):
    os.write(1, who + b" got " + signal.Signals(number).name.encode() + b"\\n")
    if child: os.waitpid(child, 0)
    os._exit(0)
signal.signal(wanted, got)
os.write(1, who + b" ready\\n")
# A signal that comes just before a pause would not end that.
while True: time.sleep(0.05)
"""


@PARSERS
@pytest.mark.parametrize("code", [0, 1, 3, 77, 125, 255])
def test_an_exit_code_is_passed_through(environment: dict[str, str], parser: str, code: int) -> None:
    """Whatever it is."""
    assert (
        result(run(*python(f"raise SystemExit({code})"), options=["--parser", parser]), environment).returncode == code
    )


@PARSERS
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGSEGV", "SIGINT"])
def test_a_signal_that_kills_it_is_told_as_a_shell_does(environment: dict[str, str], parser: str, name: str) -> None:
    """128 and its number."""
    number = getattr(signal, name)
    script = f"import os, signal; signal.signal({int(number)}, signal.SIG_DFL); os.kill(os.getpid(), {int(number)})"
    if name == "SIGKILL":
        script = "import os; os.kill(os.getpid(), 9)"
    assert result(run(*python(script), options=["--parser", parser]), environment).returncode == 128 + number


def test_a_command_that_is_not_there(environment: dict[str, str]) -> None:
    """Is said, with the shell's code."""
    done = result(run("no-such-trainer"), environment)
    assert (done.returncode, done.stdout) == (127, b"")
    assert done.stderr == b"training-energy: no-such-trainer: command not found\n"


def test_a_command_that_cannot_be_executed(environment: dict[str, str], tmp_path: Path) -> None:
    """Is said, with the shell's code."""
    file = tmp_path / "train.py"
    file.write_text("print()", encoding="utf-8")
    done = result(run(str(file)), environment)
    assert (done.returncode, done.stdout) == (126, b"")
    assert done.stderr == f"training-energy: {file}: Permission denied\n".encode()


def test_no_command(environment: dict[str, str]) -> None:
    """Is wrong use, with an example."""
    done = result(run(), environment)
    assert done.returncode == 2
    assert b"training-energy run -- python train.py" in done.stderr


@PARSERS
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGQUIT"])
def test_a_signal_reaches_all_of_its_processes(environment: dict[str, str], parser: str, name: str) -> None:
    """As a scheduler's warning does that wants a checkpoint; what they make of it is theirs."""
    arguments = run(*python(FAMILY), name, options=["--quiet", "--parser", parser])
    with running(arguments, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert {process.stdout.readline() for _ in range(2)} == {b"child ready\n", b"parent ready\n"}
        process.send_signal(getattr(signal, name))
        heard = {process.stdout.readline() for _ in range(2)}
        assert heard == {f"child got {name}\n".encode(), f"parent got {name}\n".encode()}
        assert process.wait(SECONDS) == 0


def test_a_signal_that_is_ignored_stays_so(environment: dict[str, str]) -> None:
    """With nohup in front, neither of them is ended when the terminal goes."""
    script = "import signal; print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    arguments = ["nohup", *run(*python(script), options=["--quiet"])]
    assert result(arguments, environment).stdout == b"True\n"


def test_it_finds_signals_as_a_shell_leaves_them(environment: dict[str, str]) -> None:
    """None blocked, none ignored, none handled: a training may want to handle them itself."""
    script = "print(*(l for l in open('/proc/self/status') if l[:6] in ('SigBlk', 'SigIgn', 'SigCgt')), sep='')"
    plain = result(python(script), environment).stdout
    assert result(run(*python(script), options=["--quiet"]), environment).stdout == plain


def test_nobody_is_told_without_settings(environment: dict[str, str]) -> None:
    """It says how to set them, once, and what the command inherits is what we have."""
    script = "import os; print('TRAINING_ENERGY_SESSION' in os.environ)"
    done = result(run(*python(script)), environment)
    assert done.stdout == b"False\n"
    assert done.stderr.startswith(b"training-energy: not counted: Set TRAINING_ENERGY_URL to the address")


def test_a_wrong_setting_is_no_reason_not_to_train(environment: dict[str, str]) -> None:
    """It is said at the end."""
    done = result(run(*python("print('trained')")), {**environment, "TRAINING_ENERGY_URL": "homeassistant:8123"})
    assert (done.returncode, done.stdout) == (0, b"trained\n")
    assert b"TRAINING_ENERGY_URL is not an address" in done.stderr


def test_with_a_required_meter_it_is(environment: dict[str, str]) -> None:
    """And has a code of its own."""
    done = result(run(*python("print('trained')"), options=["--require-meter"]), environment)
    assert (done.returncode, done.stdout) == (125, b"")
    assert done.stderr.startswith(b"training-energy: not begun: Set TRAINING_ENERGY_URL")


def test_a_process_that_is_left_behind(environment: dict[str, str]) -> None:
    """Is not waited for, also where it goes on printing."""
    began = time.monotonic()
    script = "(for _ in $(seq 80); do echo x; sleep 0.1; done) & exit 3"
    assert result(run("/bin/sh", "-c", script), environment).returncode == 3
    assert time.monotonic() - began < 6
