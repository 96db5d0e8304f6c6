"""`training-energy step`: say how far a session is, from a shell script."""

from __future__ import annotations

import argparse
import json
from typing import Any

from .. import settings as settings_module
from ..errors import FailedError, RefusedError, TrainingEnergyError
from ..events import CODE, PROGRESS
from ..given import count
from ..homeassistant import HomeAssistant
from ..plain import minute
from ..saying import say
from ..sessions import VARIABLE
from ..settings import Settings
from ..spool import Log
from ..summary import name_of
from . import addressed
from .telling import Telling

NAME = "step"
HELP = "say how far a session is"

# What a training waits at most (s) for one report: the next one makes up for it.
PATIENCE = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("step", nargs="?", type=count, metavar="N", help="the position in the whole run")
    where.add_argument("--done", type=count, metavar="N", help="or: how many steps this session has done by itself")
    parser.add_argument("--steps", type=count, metavar="N", help="where the whole run ends, if that has changed")
    addressed.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="the session as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Say it."""
    settings, trouble = settings_module.load_if_sound(options.rig)
    log = addressed.addressed(options, settings.rig)
    if log is None or log.start is None:
        if trouble is not None:
            raise trouble
        record = _tell_of_running(options, settings, log)
        if options.json:
            print(json.dumps(record))
        return 0
    telling = Telling(log, settings, trouble, seconds=PATIENCE)
    log.append(PROGRESS, _progress(options, int(log.start.data.get("start_step") or 0)))
    telling.tell()
    if telling.is_refused and telling.error is not None:
        raise telling.error
    refusal = telling.warning or telling.elsewhere
    if refusal is not None:
        raise RefusedError(refusal)
    if telling.error is not None:
        say(f"{telling.error} It is kept, and told by the next command.")
    if options.json:
        untold = {"key": log.session, "error": None if telling.error is None else str(telling.error)}
        print(json.dumps(untold if telling.record is None else telling.record))
    return 0


def _progress(options: argparse.Namespace, begin: int) -> dict[str, Any]:
    """Return how far a session is that begins at a step of the whole run. Raises RefusedError where it cannot be."""
    for position in (options.step, options.steps):
        if position is not None and position < begin:
            message = f"The run began at step {begin:,}: {position:,} is before that. Positions are in the whole run."
            raise RefusedError(message)
    return {
        "by": CODE,
        "steps_done": options.step - begin if options.done is None else options.done,
        "own_total": None if options.steps is None else options.steps - begin,
    }


def _tell_of_running(options: argparse.Namespace, settings: Settings, log: Log | None) -> dict[str, Any]:
    """Say it of a session that was not started here, which only Home Assistant knows."""
    home, key = HomeAssistant(settings, patience=PATIENCE), None if log is None else log.session
    said = {"step": options.step, "steps_done": options.done, "planned_steps": options.steps}
    try:
        return home.ask("report_progress", key=key, **said)
    except (RefusedError, FailedError):
        record = _meant(home, key)
        if record is not None and record["ended_at"] is not None:
            over = f"The session '{name_of(record)}' ended at {minute(record['ended_at'])}."
            message = f"{over} Without --session and {VARIABLE} the one that runs is meant."
            raise RefusedError(message) from None
        if record is not None:
            _progress(options, record["start_step"] or 0)
        raise


def _meant(home: HomeAssistant, key: str | None) -> dict[str, Any] | None:
    """Return the session that has a key, else the one that runs, None where there is none."""
    try:
        if key is not None:
            return home.ask("get_session", key=key)
        sessions: list[dict[str, Any]] = home.ask("list_sessions", limit=1)["sessions"]
    except TrainingEnergyError:
        return None
    return next((session for session in sessions if session["ended_at"] is None), None)
