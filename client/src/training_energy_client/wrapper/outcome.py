"""How a run went, by what can be known of it from outside."""

from __future__ import annotations

from collections.abc import Collection
import re
import signal

from ..parsers import Progress

# By whom a killed process was killed: by somebody who wanted it to end, or by itself.
_FROM_OUTSIDE = ("SIGTERM", "SIGHUP", "SIGKILL", "SIGQUIT")

# Many trainers turn Ctrl-C into an exit code of their own; what Python and Lightning print for it stays.
_INTERRUPTED = re.compile(r"^(?:.*\bDetected )?KeyboardInterrupt\b", re.MULTILINE)


def outcome_of(code: int, *, sent: Collection[int], progress: Progress | None, text: str) -> str:
    """Return the outcome of a session: completed, failed, cancelled or interrupted.

    `code` is what a shell would say of the command, `sent` the signals to end it that went through our hands, and
    `text` the last that it printed.
    """
    if sent or (progress is not None and progress.stopped):
        return "cancelled"
    if code == 0:
        return "completed"
    if code == 128 + signal.SIGINT or _INTERRUPTED.search(text):
        return "cancelled"
    killers = {128 + getattr(signal, name, 0) for name in _FROM_OUTSIDE}
    return "interrupted" if code in killers else "failed"
