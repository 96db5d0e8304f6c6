"""`training-energy start`: begin a session from a shell script."""

from __future__ import annotations

import argparse
import json
import uuid

from .. import settings as settings_module
from ..errors import RefusedError, TrainingEnergyError
from ..events import START
from ..given import count, money
from ..homeassistant import HomeAssistant
from ..plain import clean
from ..rigs import warning_of
from ..saying import say
from ..sessions import details
from ..spool import Log, folder
from .telling import Telling

NAME = "start"
HELP = "start a session, and print its key for `step` and `stop`"

# What a script waits at most (s) to hear how the meters are.
PATIENCE = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig that trains, where Home Assistant has several")
    parser.add_argument("--name", help="what to call the run")
    parser.add_argument("--model", help="what is trained: runs of the same model are compared")
    parser.add_argument("--tag", action="append", dest="tags", metavar="TAG", help="a tag; may be given several times")
    parser.add_argument("--notes", help="anything worth remembering")
    parser.add_argument("--steps", type=count, metavar="N", help="where the whole run ends")
    parser.add_argument("--start-step", type=count, metavar="N", help="where it begins, if it resumes another one")
    parser.add_argument("--budget", type=money, metavar="MONEY", help="what it may cost before Home Assistant tells")
    parser.add_argument("--parent", metavar="ID", help="the id or key of the session that it resumes")
    parser.add_argument("--key", help="a key of your own: the same one never starts a second session")
    parser.add_argument("--replace", action="store_true", help="stop the session that still runs on the rig")
    parser.add_argument("--json", action="store_true", help="the key and the session as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Start it, and print its key."""
    settings, trouble = settings_module.load_if_sound(options.rig)
    log = Log(folder(), options.key or str(uuid.uuid4()))
    log.read()
    if log.stop is not None:
        message = f"The session of the key {log.session} has been stopped. A new run needs a new key."
        raise RefusedError(message)
    is_new = log.start is None
    telling = Telling(log, settings, trouble, forgets=is_new)
    if is_new:
        log.append(START, settings.start(_said(options)), detached=True)
    telling.tell()
    error = telling.error
    if telling.is_refused and error is not None:
        raise error
    if error is not None and log.trouble is not None:
        message = f"{error} Nor can the session be kept for later: {log.trouble}. Make room, then start it again."
        raise TrainingEnergyError(message)
    if error is not None:
        say(f"{error} The session is kept, and told by the next command.")
    warning = None
    if telling.record is not None and error is None:
        warning = warning_of(HomeAssistant(settings, patience=PATIENCE), telling.record)
    if warning is not None:
        say(warning)
    if options.json:
        said = {"key": log.session, "session": telling.record, "error": None if error is None else str(error)}
        print(json.dumps(said))
    else:
        print(clean(log.session))
    return 0


def _said(options: argparse.Namespace) -> dict[str, object]:
    """Return what is said of the run."""
    return details(
        name=options.name,
        model=options.model,
        tags=options.tags,
        notes=options.notes,
        planned_steps=options.steps,
        start_step=options.start_step,
        budget=options.budget,
        parent=options.parent,
        replace=options.replace or None,
    )
