"""Which session a command is about."""

from __future__ import annotations

import argparse
import os

from ..errors import RefusedError
from ..sessions import VARIABLE
from ..spool import Log, folder, logs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the session is named."""
    parser.add_argument("--rig", help="the rig, where Home Assistant has several")
    parser.add_argument(
        "--session",
        metavar="KEY",
        help=f"which session: what `start` printed ({VARIABLE}, else the last one that was started on this machine, "
        "else the one that runs on the rig)",
    )


def addressed(options: argparse.Namespace) -> Log | None:
    """Return the session that is meant, None where it is whichever runs on the rig."""
    key = options.session or os.environ.get(VARIABLE)
    if key:
        log = Log(folder(), key)
        log.read()
        return log
    open_ones = [
        log
        for log in logs(folder())
        if log.start is not None and log.start.detached and log.stop is None and _is_on(log, options.rig)
    ]
    return open_ones[-1] if open_ones else None


def is_kept_here(log: Log | None) -> bool:
    """Whether it was this machine that started a session, so that its events may wait here."""
    return log is not None and log.start is not None


def require_open(log: Log) -> None:
    """Raise RefusedError if a session is not to be ended by hand, or has been ended already."""
    start = log.start
    if log.stop is not None:
        message = f"The session {log.session} has been stopped already. `training-energy sync` tells Home Assistant."
        raise RefusedError(message)
    if start is None or start.detached:
        return
    if not log.lock():
        message = "The session is one of `training-energy run` or of the training itself, and ends with that."
        raise RefusedError(message)
    log.unlock()


def _is_on(log: Log, rig: str | None) -> bool:
    """Whether a session is on a rig, where one is named."""
    started_on = log.start.data.get("rig") if log.start else None
    return rig is None or started_on is None or str(started_on).casefold() == rig.casefold()
