"""Run a command on Linux, macOS and the like: with its terminal, its signals and its streams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
import os
import select
import signal
import termios
import time
from typing import Callable

from .output import GRACE, IDLE, LEFT_BEHIND, PIECE, Watch, write
from .signals import ENDING, FORWARDED, Signals
from .spawn import Streams, give_terminal, spawn
from .terminal import Terminal, is_foreground

STDIN, STDOUT, STDERR = 0, 1, 2


class Command:
    """A command under way."""

    def __init__(self, watch: Watch | None, idle: Callable[[], None] = lambda: None) -> None:
        """Take who follows what it prints, and is told when it pauses; where nobody does it has our own streams."""
        self.sent: set[int] = set()
        self._watch = watch
        self._idle = idle
        self._signals = Signals()
        self._terminal: Terminal | None = None
        self._foreground: int | None = None
        self._sources: dict[int, int] = {}
        self._process = 0

    def run(self, command: Sequence[str], environ: Mapping[str, str], started: Callable[[], None]) -> int:
        """Run a command to its end and return its exit code, 128 + n where signal n killed it.

        `started` is called once it runs. Raises OSError where it cannot be started.
        """
        with self._signals:
            self._start(command, environ)
            try:
                if self._terminal is not None:
                    self._terminal.hold()
                started()
                status = self._attend()
                self._drain()
            finally:
                if self._terminal is not None:
                    self._terminal.let_go()
                if self._foreground is not None:
                    give_terminal(self._foreground, os.getpgrp())
                for source in self._sources:
                    os.close(source)
        return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def _start(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start it, each stream that is a terminal on a terminal, each other one as it is, apart from the others."""
        keyboard = STDIN if os.isatty(STDIN) else None
        screens = [] if self._watch is None else [file for file in (STDOUT, STDERR) if os.isatty(file)]
        theirs: dict[int, int] = {}
        if screens:
            try:
                self._terminal = Terminal(screens[0], keyboard)
            except OSError:  # there is none left, or none at all as in a chroot: then nobody follows what it prints
                self._watch, screens = None, []
        if self._terminal is not None:
            theirs = dict.fromkeys(screens, self._terminal.slave)
            if keyboard is not None:
                theirs[STDIN] = self._terminal.slave
            self._sources[self._terminal.master] = screens[0]
        elif keyboard is not None and is_foreground(keyboard):
            self._foreground = keyboard
        for file in () if self._watch is None else (STDOUT, STDERR):
            if file not in screens:
                source, theirs[file] = os.pipe()
                self._sources[source] = file
        slave = self._terminal.slave if self._terminal else None
        streams = Streams(theirs.get(STDIN), theirs.get(STDOUT), theirs.get(STDERR), slave, self._foreground)
        try:
            self._process = spawn(command, environ, streams)
        finally:
            for file in set(theirs.values()):
                os.close(file)

    def _attend(self) -> int:
        """Pass on what comes in and out until the command has ended, and return its status."""
        poll = select.poll()
        poll.register(self._signals.file, select.POLLIN)
        for source in self._sources:
            poll.register(source, select.POLLIN)
        if self._terminal is not None and self._terminal.is_held:
            poll.register(STDIN, select.POLLIN)
        timeout: float | None = None
        while True:
            ready = [file for file, _ in poll.poll(timeout)]
            for file in ready:
                if not self._serve(file):
                    poll.unregister(file)
            if self._signals.file in ready and (status := self._reaped()) is not None:
                return status
            if not ready:
                self._idle()
            timeout = IDLE * 1000 if any(file in self._sources for file in ready) else None

    def _serve(self, file: int) -> bool:
        """See to a file on which there is something, and return whether there may be more."""
        if file == self._signals.file:
            self._handle_signals()
            return True
        return self._type() if file == STDIN else self._pass_on(file)

    def _pass_on(self, source: int) -> bool:
        """Pass on what the command prints, and return whether there may be more."""
        try:
            data = os.read(source, PIECE)
        except OSError:  # the end of a terminal
            data = b""
        if data and write(self._sources[source], data):
            if self._watch is not None:
                self._watch(data, self._sources[source])
            return True
        # Nobody reads it any more, which the command is to notice as ever; or it has closed the stream itself.
        os.close(source)
        del self._sources[source]
        return False

    def _type(self) -> bool:
        """Pass on what the user types, and return whether there may be more."""
        terminal = self._terminal
        try:
            keys = os.read(STDIN, PIECE)
        except OSError:
            keys = b""
        if not keys or terminal is None:
            return False
        if terminal.means(keys, termios.VSUSP):
            # In a session of its own nothing would continue it: so it is stopped with us.
            self._suspend()
            return True
        if terminal.means(keys, termios.VINTR):
            self.sent.add(signal.SIGINT)
        write(terminal.master, keys)
        return True

    def _handle_signals(self) -> None:
        """See to the signals that have come."""
        for number in self._signals.received():
            if number == signal.SIGWINCH and self._terminal is not None:
                self._terminal.resize()
            elif number in FORWARDED:
                if number in ENDING:
                    self.sent.add(number)
                self._send(number)

    def _send(self, number: int) -> None:
        """Send a signal to all of the command's processes that are in its group."""
        with suppress(ProcessLookupError, PermissionError):  # it is over, or another user's, as with sudo
            os.killpg(self._process, number)

    def _reaped(self) -> int | None:
        """Return the status of the command, None while it goes on."""
        process, status = os.waitpid(self._process, os.WNOHANG | os.WUNTRACED)
        if process == 0:
            return None
        if os.WIFSTOPPED(status):
            if self._foreground is not None:
                self._suspend()
            return None
        return status

    def _suspend(self) -> None:
        """Stop together with the command, as Ctrl-Z asks for, until somebody continues us."""
        self._send(signal.SIGSTOP)
        if self._terminal is not None:
            self._terminal.let_go()
        if self._foreground is not None:
            give_terminal(self._foreground, os.getpgrp())
        os.kill(0, signal.SIGTSTP)
        if self._terminal is not None:
            self._terminal.hold()
            self._terminal.resize()
        if self._foreground is not None and is_foreground(self._foreground):
            give_terminal(self._foreground, self._process)
        self._send(signal.SIGCONT)

    def _drain(self) -> None:
        """Pass on what the command had printed when it ended."""
        end = time.monotonic() + LEFT_BEHIND
        while self._sources and time.monotonic() < end:
            ready, _, _ = select.select([*self._sources], [], [], GRACE)
            if not ready:
                return
            for source in ready:
                self._pass_on(source)
