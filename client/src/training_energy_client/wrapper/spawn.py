"""Start a command in a process group of its own, with the streams and the terminal that it is to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
import fcntl
import os
import signal
import struct
import termios

from .output import NOT_FOUND

# Python ignores them for itself; a command is to find them as a shell would leave them.
_IGNORED_BY_PYTHON = (signal.SIGPIPE, signal.SIGXFSZ)


@dataclass(frozen=True)
class Streams:
    """Files for a command's stdin, stdout and stderr; None is the one that this process has.

    `terminal` becomes its controlling terminal. `foreground` is the terminal of this process, which it is to use
    itself, since a group in the background must not read from it.
    """

    stdin: int | None = None
    stdout: int | None = None
    stderr: int | None = None
    terminal: int | None = None
    foreground: int | None = None


def spawn(command: Sequence[str], environ: Mapping[str, str], streams: Streams) -> int:
    """Start a command and return its process id, which is that of its group as well.

    Raises OSError where there is no such command or it cannot be executed. There must be no other threads yet.
    """
    heard, told = os.pipe()  # closed by a successful exec
    process = os.fork()
    if process == 0:
        try:
            os.close(heard)
            _become(command, environ, streams)
        except OSError as error:
            os.write(told, struct.pack("i", error.errno or 0))
        finally:
            os._exit(NOT_FOUND)
    os.close(told)
    with suppress(OSError):  # whoever of the two is first, before any signal has to find the group
        if streams.terminal is None:
            os.setpgid(process, process)
    trouble = os.read(heard, struct.calcsize("i"))
    os.close(heard)
    if trouble:
        os.waitpid(process, 0)
        [number] = struct.unpack("i", trouble)
        raise OSError(number, os.strerror(number), command[0])
    return process


def _become(command: Sequence[str], environ: Mapping[str, str], streams: Streams) -> None:
    """Turn this process, a fork, into the command."""
    if streams.terminal is None:
        os.setpgid(0, 0)
    else:
        os.setsid()
        fcntl.ioctl(streams.terminal, termios.TIOCSCTTY, 0)
    if streams.foreground is not None:
        give_terminal(streams.foreground, os.getpid())
    for file, number in ((streams.stdin, 0), (streams.stdout, 1), (streams.stderr, 2)):
        if file is not None:
            os.dup2(file, number)
    for ignored in _IGNORED_BY_PYTHON:
        signal.signal(ignored, signal.SIG_DFL)
    os.execvpe(command[0], list(command), dict(environ))  # noqa: S606  the user's own command, as given


def give_terminal(terminal: int, group: int) -> None:
    """Have a process group read from a terminal, also when this one is not the one that does at the moment."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
    try:
        with suppress(OSError):  # the terminal is gone
            os.tcsetpgrp(terminal, group)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
