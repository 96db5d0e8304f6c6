"""`training-energy stop`: end a session from a shell script, and say what it used and cost."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from .. import settings as settings_module
from ..errors import RefusedError, TrainingEnergyError
from ..events import STOP
from ..homeassistant import HomeAssistant
from ..plain import clean
from ..settings import Settings
from ..spool import Log
from ..summary import previous_of, summary
from . import addressed
from .given import count
from .telling import Telling

NAME = "stop"
HELP = "stop a session, and say what it used and cost"

OUTCOMES = ("completed", "failed", "cancelled", "interrupted")
# How often (s) to ask whether the meter has settled.
ASK = 5.0
INTERRUPTED = 130

wait = time.sleep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--steps", type=count, metavar="N", help="how many steps this session has done by itself")
    parser.add_argument("--outcome", choices=OUTCOMES, default="completed", help="how it went (completed)")
    parser.add_argument("--notes", help="anything worth remembering, in place of earlier notes")
    parser.add_argument("--wait-settled", action="store_true", help="wait until the energy is final, often minutes")
    addressed.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="the session as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Stop it, and print its summary."""
    settings = settings_module.load(options.rig)
    log = addressed.addressed(options)
    if log is None or log.start is None:
        record = _stop_running(options, settings, log)
    else:
        found = _stop_ours(options, settings, log)
        if found is None:
            return 0
        record = found
    return _show(options, HomeAssistant(settings), record)


def _stop_running(options: argparse.Namespace, settings: Settings, log: Log | None) -> dict[str, Any]:
    """Stop a session that was not started here, which only Home Assistant knows."""
    key = None if log is None else log.session
    said = {"steps": options.steps, "outcome": options.outcome, "notes": options.notes}
    return HomeAssistant(settings).ask("stop_session", key=key, **said)


def _stop_ours(options: argparse.Namespace, settings: Settings, log: Log) -> dict[str, Any] | None:
    """Stop a session that was started here, and return it, None where Home Assistant cannot tell yet."""
    addressed.require_open(log)
    telling = Telling(log, settings)
    log.append(STOP, {"outcome": options.outcome, "steps": options.steps, "notes": options.notes})
    telling.tell()
    if telling.is_refused and telling.error is not None:
        how = f"`training-energy sync` tries again, `training-energy sync --discard {log.session}` forgets it."
        message = f"{telling.error} The end is kept: {how}"
        raise RefusedError(message)
    elsewhere = telling.delivery.elsewhere
    if elsewhere is not None and telling.record is None:
        raise RefusedError(elsewhere)
    if elsewhere is not None:
        print(f"training-energy: {clean(elsewhere)}", file=sys.stderr)
    if telling.record is not None and telling.error is None:
        return telling.record
    why = telling.error or "Another command is just telling of it."
    if options.json:
        print(json.dumps({"key": log.session, "error": str(why)}))
    print(
        f"training-energy: {clean(why)} The end is kept with its time; `training-energy sync` tells it later.",
        file=sys.stderr,
    )
    return None


def _show(options: argparse.Namespace, home: HomeAssistant, record: dict[str, Any]) -> int:
    """Print the figures, once they are final if that is wanted, and return the exit code."""
    code = 0
    try:
        while options.wait_settled and not record["settled"]:
            wait(ASK)
            record = home.ask("get_session", rig=record["rig"], session_id=record["id"])
        previous = previous_of(home, record)
    except KeyboardInterrupt:  # the figures so far are still worth something
        code, previous = INTERRUPTED, None
    except TrainingEnergyError as error:
        print(f"training-energy: {clean(error)}", file=sys.stderr)
        previous = None
    if options.json:
        print(json.dumps({"session": record, "previous": previous}))
    else:
        print(summary(record, previous, color=sys.stdout.isatty()))
    return code
