"""A real terminal with a shell in it: tmux, driven by its keys and read off its screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import shlex
import shutil
import subprocess
import time

from tests.client.wrapper.command import SECONDS

# Short against anything that one waits for here, long against what one look costs.
PAUSE = 0.05

TMUX = shutil.which("tmux")


class Screen:
    """What somebody sees who sits in front of a shell."""

    def __init__(self, folder: Path, environment: dict[str, str], *, columns: int = 100, rows: int = 30) -> None:
        """Open a shell that says `$` when it waits."""
        self._socket = str(folder / "tmux")
        variables = [f"{name}={environment[name]}" for name in environment if name.startswith(("XDG_", "PYTHONPATH"))]
        shell = shlex.join(["env", *variables, "PS1=$ ", "HISTFILE=", "bash", "--norc", "--noprofile"])
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, shell)
        self.wait_for(lambda text: text.startswith("$"))

    def type(self, text: str) -> None:
        """Type a line."""
        self._tmux("send-keys", "-l", text)
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as C-c."""
        self._tmux("send-keys", *keys)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def text(self) -> str:
        """What is to be seen, lines that were too wide for it in one, to the last that has something in it."""
        return self._tmux("capture-pane", "-p", "-J").rstrip() + "\n"

    def wait_for(self, is_there: Callable[[str], bool] | str) -> str:
        """Wait until something is to be seen, and return all that is."""
        wanted = is_there if callable(is_there) else lambda text: str(is_there) in text
        end = time.monotonic() + SECONDS
        while not wanted(text := self.text):
            assert time.monotonic() < end, f"not to be seen: {is_there}\n{text}"
            time.sleep(PAUSE)
        return text

    def close(self) -> None:
        """End it, and what runs in it."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        """Have tmux do something."""
        done = subprocess.run(
            [str(TMUX), "-S", self._socket, *arguments], check=True, capture_output=True, text=True, timeout=SECONDS
        )
        return done.stdout
