"""The user's terminal, and the one that a command gets in its place so that it prints as ever."""

from __future__ import annotations

from contextlib import suppress
import fcntl
import os
import pty
import signal
import termios
import tty
from typing import Any

# Rows, columns and pixels, as the kernel has them.
_SIZE = b"\0" * 8
_OUTPUT_FLAGS, _LOCAL_FLAGS, _SIGNS = 1, 3, 6


def is_foreground(file: int) -> bool:
    """Return whether a file is a terminal from which this process may read."""
    try:
        return os.isatty(file) and os.tcgetpgrp(file) == os.getpgrp()
    except OSError:
        return False


class Terminal:
    """A terminal for a command: what it prints comes out of `master`, what is written there it reads.

    As long as the user's own terminal is `held`, each key goes to the command, which decides what Ctrl-C means.
    """

    def __init__(self, screen: int, keyboard: int | None) -> None:
        """Make one that looks like the user's: `screen` is where that shows, `keyboard` where its keys come from."""
        self._screen = screen
        self._keyboard = keyboard
        self._attributes: list[Any] | None = None
        self.master, self.slave = pty.openpty()
        self._is_raw = keyboard is not None and is_foreground(keyboard)
        with suppress(termios.error):
            attributes = termios.tcgetattr(screen)
            if not self._is_raw:
                # The user's own terminal still translates what it is given: once is enough.
                attributes[_OUTPUT_FLAGS] &= ~termios.OPOST
            termios.tcsetattr(self.slave, termios.TCSANOW, attributes)
        self.resize()

    @property
    def is_held(self) -> bool:
        """Whether the user's keys go to the command."""
        return self._attributes is not None

    def hold(self) -> None:
        """Have each key of the user go to the command, if it is to have them."""
        if self._keyboard is not None and self._is_raw and is_foreground(self._keyboard):
            with suppress(termios.error):
                self._attributes = termios.tcgetattr(self._keyboard)
                tty.setraw(self._keyboard, termios.TCSADRAIN)

    def let_go(self) -> None:
        """Give the user's terminal back as it was."""
        attributes, self._attributes = self._attributes, None
        if attributes is not None and self._keyboard is not None:
            # Also from the background, where this would stop the process.
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
            with suppress(termios.error):
                termios.tcsetattr(self._keyboard, termios.TCSADRAIN, attributes)
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def resize(self) -> None:
        """Take on the size of the user's terminal; the command is told by the kernel."""
        with suppress(OSError):
            size = fcntl.ioctl(self._screen, termios.TIOCGWINSZ, _SIZE)
            fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    def means(self, keys: bytes, sign: int) -> bool:
        """Return whether there is a key among those typed that the command's terminal takes for a signal.

        `sign` is the index of that key: termios.VINTR, or termios.VSUSP.
        """
        try:
            attributes = termios.tcgetattr(self.master)
        except termios.error:
            return False
        return bool(attributes[_LOCAL_FLAGS] & termios.ISIG) and attributes[_SIGNS][sign] in keys
