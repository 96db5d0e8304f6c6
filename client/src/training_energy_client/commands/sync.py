"""`training-energy sync`: tell Home Assistant what it has missed."""

from __future__ import annotations

import argparse
from dataclasses import asdict
import json
import sys
from typing import Any

from .. import settings as settings_module
from ..delivery import Delivery
from ..errors import RefusedError, TrainingEnergyError
from ..homeassistant import HomeAssistant
from ..leftovers import Leftovers
from ..plain import clean
from ..saying import fitted
from ..spool import Log, folder, logs
from .waiting import described, waiting

NAME = "sync"
HELP = "tell Home Assistant what it has missed while it was away"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig of sessions that were told none, or one that there is not")
    parser.add_argument("--discard", metavar="KEY", help="forget what waits of this session; with --json it is printed")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Tell it, and say what was told and what still waits."""
    if options.discard is not None:
        return _discard(options.discard, as_json=options.json)
    place = folder()
    names = {each.key: each.name for each in waiting(place)}
    told, error = _told(options.rig, place_has_any=any(True for _ in logs(place)))
    left = [each for each in waiting(place) if not each.is_being_told]
    if options.json:
        reason = None if error is None else str(error)
        print(json.dumps({**told, "waiting": [asdict(each) for each in left], "error": reason}))
        return 1 if left or error else 0
    for key in told["told"]:
        _print(f"told: {_called(key, names)}")
    for key, why in told["gone"].items():
        _print(f"over: {_called(key, names)}. {clean(why)}")
    for each in left:
        _print(f"{'refused' if each.refused else 'waits'}: {each.text}")
    if error is not None:
        raise error
    if not told["told"] and not told["gone"] and not left:
        print("Nothing waits.")
    return 1 if left else 0


def _print(text: str) -> None:
    """Print a sentence."""
    print(fitted(text, sys.stdout))


def _called(key: str, names: dict[str, str]) -> str:
    """Return what a session is called, and its key."""
    name = names.get(key, key)
    return clean(key) if name == key else f"'{clean(name)}' ({clean(key)})"


def _told(rig: str | None, *, place_has_any: bool) -> tuple[dict[str, Any], TrainingEnergyError | None]:
    """Tell what waits, and return what was told, what is over in Home Assistant, and what stood in the way."""
    if not place_has_any:
        return {"told": [], "gone": {}}, None
    home = HomeAssistant(settings_module.load(rig))
    leftovers = Leftovers(home, folder(), instead=rig)
    error: TrainingEnergyError | None = None
    gone: dict[str, str] = {}
    try:
        leftovers.deliver()
        gone = _forgotten(home, rig)
    except TrainingEnergyError as problem:
        error = problem
    return {"told": leftovers.told, "gone": {**leftovers.gone, **gone}}, error


def _forgotten(home: HomeAssistant, rig: str | None) -> dict[str, str]:
    """Forget sessions that nobody has stopped here, but that are over in Home Assistant; return what became of them."""
    gone = {}
    for log in logs(folder()):
        if log.start is None or not log.start.detached or log.unsent or not log.lock():
            continue
        try:
            delivery = Delivery(home, log, rig)
            delivery.look()
            if delivery.elsewhere is not None:
                gone[log.session] = delivery.elsewhere
                log.remove()
        finally:
            log.unlock()
    return gone


def _discard(key: str, *, as_json: bool) -> int:
    """Forget a session on this machine, and say which it was; a script gets all that is known of it."""
    log = Log(folder(), key)
    log.read()
    if not log.events:
        message = f"Nothing waits of {key}. `training-energy doctor` lists what does."
        raise RefusedError(message)
    if not log.lock():
        message = f"Another process is just telling of {key}. Try again when that has ended."
        raise RefusedError(message)
    if as_json:
        print(json.dumps({"discarded": key, "events": [vars(event) for event in log.events]}))
    else:
        _print(f"forgotten: {described(log)}")
    log.remove()
    log.unlock()
    return 0
