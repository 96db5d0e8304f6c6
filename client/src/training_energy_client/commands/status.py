"""`training-energy status`: how the session goes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from typing import Any

from .. import settings as settings_module
from ..errors import RefusedError, UnreachableError
from ..homeassistant import HomeAssistant
from ..plain import clean, duration, fit, number
from ..sessions import VARIABLE
from ..summary import NOT_FINAL, name_of

NAME = "status"
HELP = "say how the session goes, again and again on a terminal until it ends"

# How often (s) to ask.
RHYTHM = 5.0
_LINE_START = "\r\033[K"

wait = time.sleep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig, where Home Assistant has several")
    parser.add_argument("--session", metavar="KEY", help=f"which session ({VARIABLE}, else the one of the rig)")
    parser.add_argument("--once", action="store_true", help="say it once, also on a terminal")
    parser.add_argument("--json", action="store_true", help="the session as one JSON object, once")


def run(options: argparse.Namespace) -> int:
    """Say it."""
    home = HomeAssistant(settings_module.load(options.rig))
    record = _found(home, options.session or os.environ.get(VARIABLE))
    if options.json:
        print(json.dumps(record))
    elif options.once or not sys.stdout.isatty():
        print(line(record))
    else:
        _follow(home, record)
    return 0


def line(record: dict[str, Any]) -> str:
    """Return how a session goes, in one line: what is known of it."""
    currency = clean(record["currency"] or "")
    done, planned = record["steps"], record["planned_steps"]
    position = None if done is None else (record["start_step"] or 0) + done
    rate = record["step_rate"]
    parts = [name_of(record)]
    if record["energy_kwh"] is not None:
        parts.append(f"{number(record['energy_kwh'], 4)} kWh")
    if record["cost"] is not None:
        parts.append(f"{number(record['cost'], 4)} {currency}")
    if position is not None:
        parts.append(f"{position:,}{'' if planned is None else f'/{planned:,}'} steps")
    if record["average_power_w"] is not None:
        parts.append(f"{number(record['average_power_w'], 0)} W")
    if record["cost_per_step"] is not None:
        parts.append(f"{number(record['cost_per_step'], 2)} {currency}/step")
    if record["ended_at"] is not None:
        parts.append(f"{record['outcome']}{'' if record['settled'] else f', {NOT_FINAL}'}")
    elif record["status"] == "paused":
        parts.append("paused")
    elif position is not None and planned is not None and rate:
        parts.append(f"{duration(max(planned - position, 0) / rate)} left")
    return "  ".join(parts)


def _found(home: HomeAssistant, key: str | None) -> dict[str, Any]:
    """Return the session of a key or id, else the one that runs on the rig, else its last one."""
    if key is None:
        sessions: list[dict[str, Any]] = home.ask("list_sessions", limit=50)["sessions"]
        if not sessions:
            message = "There is no session yet. For example: training-energy run -- python train.py"
            raise RefusedError(message)
        return next((session for session in sessions if session["ended_at"] is None), sessions[0])
    try:
        return home.ask("get_session", key=key)
    except RefusedError:
        return home.ask("get_session", session_id=key)


def _follow(home: HomeAssistant, record: dict[str, Any]) -> None:
    """Say it again and again until the session ends, in the same line."""
    shown = line(record)
    try:
        while record["ended_at"] is None:
            _show(shown)
            wait(RHYTHM)
            try:
                record = home.ask("get_session", rig=record["rig"], session_id=record["id"])
                shown = line(record)
            except UnreachableError as error:
                shown = clean(error)
        _show(shown)
    finally:
        print()


def _show(text: str) -> None:
    """Show a line in the place of the one before."""
    sys.stdout.write(_LINE_START + fit(text, shutil.get_terminal_size().columns - 1))
    sys.stdout.flush()
