"""Say on the terminal what is going on: a live line per step there, plain lines in a file or a pipe."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
import sys
import time
from typing import Final

WIDTH: Final = 58  # of a step's text; the seconds stand behind it
FRAMES: Final = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
FRAME_SECONDS: Final = 0.1


class Terminal:
    """Standard output, with colours and marks as far as it can show them."""

    def __init__(self) -> None:
        """Find out what standard output can show."""
        self.live = sys.stdout.isatty()
        unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
        self.tick, self.cross, self.frames = ("✓", "✗", FRAMES) if unicode else ("ok", "!!", "|/-\\")

    def say(self, text: str = "") -> None:
        """Write a line."""
        self._write(f"{text}\n")

    def good(self, text: str) -> str:
        """Return the text in green."""
        return self._coloured("32", text)

    def bad(self, text: str) -> str:
        """Return the text in red."""
        return self._coloured("31", text)

    def bold(self, text: str) -> str:
        """Return the text in bold."""
        return self._coloured("1", text)

    def dim(self, text: str) -> str:
        """Return the text in grey."""
        return self._coloured("2", text)

    @contextmanager
    def step(self, text: str) -> Generator[Callable[[], None]]:
        """Show a step while it lasts, and its seconds when it is done; call what it gives while waiting."""
        begin = time.monotonic()
        shown = -1

        def turn() -> None:
            nonlocal shown
            elapsed = time.monotonic() - begin
            if self.live and (frame := int(elapsed / FRAME_SECONDS)) != shown:
                shown = frame
                self._rewrite(self.frames[frame % len(self.frames)], text, elapsed)

        turn()
        try:
            yield turn
        except BaseException:
            self._end(self.bad(self.cross), text, begin)
            raise
        self._end(self.good(self.tick), text, begin)

    def _rewrite(self, mark: str, text: str, elapsed: float) -> None:
        """Write over the line of the step."""
        self._write(f"\r\033[K  {mark} {text:{WIDTH}}{elapsed:5.1f} s")

    def _end(self, mark: str, text: str, begin: float) -> None:
        """Leave the line of a finished step standing."""
        elapsed = time.monotonic() - begin
        if self.live:
            self._rewrite(mark, text, elapsed)
            self._write("\n")
        else:
            self._write(f"  {mark} {text:{WIDTH}}{elapsed:5.1f} s\n")

    def _coloured(self, code: str, text: str) -> str:
        """Return the text in a colour where there are colours."""
        return f"\033[{code}m{text}\033[0m" if self.live else text

    def _write(self, text: str) -> None:
        """Put the text on standard output at once."""
        sys.stdout.write(text)
        sys.stdout.flush()
