"""`training-energy stop`: end a session from a shell script, and say what it used and cost."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from typing import Any

from .. import settings as settings_module
from ..errors import RefusedError, SettingsError, TrainingEnergyError
from ..events import STOP
from ..given import count
from ..homeassistant import HomeAssistant
from ..plain import minute, sentence
from ..rigs import is_away
from ..saying import say
from ..settings import Settings
from ..spool import Log
from ..summary import previous_of, summary
from . import addressed
from .stopping import completed, ended
from .telling import Telling

NAME = "stop"
HELP = "stop a session, and say what it used and cost"

OUTCOMES = ("completed", "failed", "cancelled", "interrupted")
# How often (s) to ask whether the meter has settled.
ASK = 5.0
INTERRUPTED = 130
# Longer lines are hard to read.
WIDEST = 100

wait = time.sleep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = "Once the run is over, --steps still gives the steps that it lacks."
    parser.add_argument("--steps", type=count, metavar="N", help="how many steps this session has done by itself")
    parser.add_argument("--outcome", choices=OUTCOMES, default="completed", help="how it went (completed)")
    parser.add_argument("--notes", help="anything worth remembering, in place of earlier notes")
    parser.add_argument("--wait-settled", action="store_true", help="wait until the energy is final, often minutes")
    addressed.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="the session as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Stop it, and print its summary."""
    settings, trouble = settings_module.load_if_sound(options.rig)
    log = addressed.addressed(options, settings.rig)
    if log is None:
        if trouble is not None:
            raise trouble
        record, was_over = ended(HomeAssistant(settings), _said(options))
        if was_over:
            say("No session is running. The last one has its steps now.")
        return _show(options, HomeAssistant(settings), record)
    if addressed.belongs_to_training(log):
        message = "The session is one of `training-energy run` or of the training itself, and ends with that."
        raise RefusedError(message)
    found = _stopped(options, log, settings, trouble)
    return 0 if found is None else _show(options, HomeAssistant(settings), found)


def _said(options: argparse.Namespace) -> dict[str, Any]:
    """Return what a stop says of the run."""
    return {"outcome": options.outcome, "steps": options.steps, "notes": options.notes}


def _stopped(
    options: argparse.Namespace, log: Log, settings: Settings, trouble: SettingsError | None
) -> dict[str, Any] | None:
    """Stop a session by its key, and return it, None where Home Assistant cannot tell yet."""
    if log.stop is None:  # else it is to be told once more
        log.append(STOP, _said(options))
    telling = Telling(log, settings, trouble)
    telling.tell()
    if telling.is_refused and telling.error is not None:
        how = f"`training-energy sync` tries again, `training-energy sync --discard {log.session}` forgets it."
        message = f"{sentence(telling.error)} The end is kept: {how}"
        raise RefusedError(message)
    record, elsewhere = telling.record, telling.elsewhere
    if elsewhere is not None and record is None:
        raise RefusedError(elsewhere)
    if elsewhere is not None and record is not None:
        say(f"The session was stopped in Home Assistant before, at {minute(record['ended_at'])}.")
    if record is not None and (elsewhere is not None or telling.error is None):
        return completed(HomeAssistant(settings), record, _said(options))
    _tell_untold(options, log, telling)
    return None


def _tell_untold(options: argparse.Namespace, log: Log, telling: Telling) -> None:
    """Say why there are no figures yet, and what becomes of the end."""
    kept = "The end is kept with its time; `training-energy sync` tells it later."
    if log.trouble is not None:
        kept = f"Nor can the end be kept for later: {log.trouble}. Make room, then stop it again."
    if options.json:
        print(json.dumps({"key": log.session, "error": str(telling.error)}))
    say(f"{telling.error} {kept}")


def _show(options: argparse.Namespace, home: HomeAssistant, record: dict[str, Any]) -> int:
    """Print the figures, once they are final if that is wanted, and return the exit code."""
    code, previous, away = 0, None, False
    try:
        while options.wait_settled and not record["settled"]:
            wait(ASK)
            record = home.ask("get_session", rig=record["rig"], session_id=record["id"])
        previous, away = previous_of(home, record), is_away(home, record)
    except KeyboardInterrupt:  # the figures so far are still worth something
        code = INTERRUPTED
    except TrainingEnergyError as error:
        say(str(error))
    if options.json:
        print(json.dumps({"session": record, "previous": previous}))
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(summary(record, previous, is_away=away, width=width, color=color))
    return code
