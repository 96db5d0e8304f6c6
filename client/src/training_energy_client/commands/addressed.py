"""Which session a command is about."""

from __future__ import annotations

import argparse
import os

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


def addressed(options: argparse.Namespace, rig: str | None) -> Log | None:
    """Return the session that is meant, None where it is whichever runs on the rig."""
    key = options.session or os.environ.get(VARIABLE)
    if key:
        log = Log(folder(), key)
        log.read()
        return log
    open_ones = [
        log
        for log in logs(folder())
        if log.start is not None and log.start.detached and log.stop is None and _is_on(log, rig)
    ]
    return open_ones[-1] if open_ones else None


def belongs_to_training(log: Log) -> bool:
    """Whether a session ends with a training that runs, under `training-energy run` or by its own code."""
    if log.start is None or log.start.detached:
        return False
    is_left = log.lock()
    log.unlock()
    return not is_left


def _is_on(log: Log, rig: str | None) -> bool:
    """Whether a session is on a rig, where one is named."""
    started_on = log.start.data.get("rig") if log.start else None
    return rig is None or started_on is None or str(started_on).casefold() == rig.casefold()
