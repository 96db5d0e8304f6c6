"""What a command reads and prints, through the wrapper's hands."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from tests.client.wrapper.command import SECONDS, python, result, run, running

# Prints what it reads, on both streams, as it is.
ECHO = "import sys; data = sys.stdin.buffer.read(); sys.stdout.buffer.write(data); sys.stderr.buffer.write(data[::-1])"

PARSERS = pytest.mark.parametrize("parser", ["auto", "none"])


@PARSERS
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=3000))
def test_every_byte_comes_through_on_its_own_stream(environment: dict[str, str], parser: str, data: bytes) -> None:
    """Also those that are no text, and no line."""
    done = result(run(*python(ECHO), options=["--quiet", "--parser", parser]), environment, data)
    assert (done.stdout, done.stderr) == (data, data[::-1])


def test_more_than_a_pipe_holds_comes_through(environment: dict[str, str]) -> None:
    """On both streams at once, so that neither may wait for the other."""
    many = bytes(range(256)) * 8000
    done = result(run(*python(ECHO), options=["--quiet"]), environment, many)
    assert (done.stdout, done.stderr) == (many, many[::-1])


def test_output_is_there_when_it_is_printed(environment: dict[str, str]) -> None:
    """A bar that has no end of line is shown while the command goes on: it ends only when we have seen it."""
    script = "import sys; sys.stdout.write('50%'); sys.stdout.flush(); sys.stdin.read(1); print(' done')"
    with running(
        run(*python(script), options=["--quiet"]), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert os.read(process.stdout.fileno(), 100) == b"50%"
        process.stdin.close()
        assert process.stdout.read() == b" done\n"
        assert process.wait(SECONDS) == 0


def test_a_reader_that_leaves_is_noticed_as_ever(environment: dict[str, str]) -> None:
    """As `python train.py | head -1` ends the training, so does it under the wrapper."""
    script = "import sys\ntry:\n    while True: print('x' * 1000, flush=True)\nexcept BrokenPipeError: sys.exit(9)"
    with running(
        run(*python(script), options=["--quiet"]), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"x" * 1000 + b"\n"
        process.stdout.close()
        assert process.wait(SECONDS) == 9


def test_what_it_leaves_running_is_not_waited_for(environment: dict[str, str]) -> None:
    """A viewer that a training starts in the background keeps its streams, and lives on."""
    script = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']);"
        "print(p.pid)"
    )
    done = result(run(*python(script), options=["--quiet"]), environment)
    left = int(done.stdout)
    os.kill(left, 0)
    os.kill(left, 9)


def test_without_a_parser_it_has_our_own_streams(environment: dict[str, str]) -> None:
    """Nothing stands in between."""
    script = "import os; print(os.readlink('/proc/self/fd/1'))"
    reader, writer = os.pipe()
    with running(
        run(*python(script), options=["--quiet", "--parser", "none"]), env=environment, stdout=writer
    ) as process:
        assert process.wait(SECONDS) == 0
    ours = str(Path(f"/proc/self/fd/{writer}").readlink())
    assert os.read(reader, 100).decode().strip() == ours
    os.close(reader)
    os.close(writer)
