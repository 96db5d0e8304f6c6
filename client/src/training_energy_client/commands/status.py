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
from ..plain import clean, columns, duration, fit, number
from ..rigs import is_away
from ..sessions import VARIABLE
from ..summary import is_estimated, name_of, not_final

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
        print(line(record, is_away=is_away(home, record)))
    else:
        _follow(home, record)
    return 0


def line(record: dict[str, Any], width: int | None = None, *, is_away: bool = False) -> str:
    """Return how a session goes, in one line: what is known of it, without power and price of a step if too wide.

    `is_away` is whether a meter shows nothing that counts.
    """
    details, end = _details(record), _how_it_goes(record, is_away=is_away)
    texts = ["  ".join([*_figures(record), *details[:kept], *end]) for kept in range(len(details) + 1)]
    return next((text for text in reversed(texts) if width is None or columns(text) <= width), texts[0])


def _figures(record: dict[str, Any]) -> list[str]:
    """Return what it used, cost and did."""
    currency = clean(record["currency"] or "")
    done, planned = record["steps"], record["planned_steps"]
    position = None if done is None else (record["start_step"] or 0) + done
    parts = [name_of(record)]
    if record["energy_kwh"] is not None:
        parts.append(f"{number(record['energy_kwh'], 4)} kWh")
    if record["cost"] is not None:
        guessed = " (estimated)" if is_estimated(record) else ""
        parts.append(f"{number(record['cost'], 4)} {currency}{guessed}")
    if position is not None:
        parts.append(f"{position:,}{'' if planned is None else f'/{planned:,}'} steps")
    return parts


def _details(record: dict[str, Any]) -> list[str]:
    """Return what can be missed, the last the soonest."""
    parts = []
    if record["average_power_w"] is not None:
        parts.append(f"{number(record['average_power_w'], 0)} W")
    if record["cost_per_step"] is not None:
        parts.append(f"{number(record['cost_per_step'], 2)} {clean(record['currency'] or '')}/step")
    return parts


def _how_it_goes(record: dict[str, Any], *, is_away: bool) -> list[str]:
    """Return how it ended, or how long it still takes, and what stands in the way."""
    done, planned, rate = (record[name] for name in ("steps", "planned_steps", "step_rate"))
    if record["ended_at"] is not None:
        return [f"{record['outcome']}{'' if record['settled'] else f', {not_final(is_away=is_away)}'}"]
    parts = ["the meter is unavailable"] if is_away else []
    if record["status"] == "paused":
        return [*parts, "paused"]
    if done is None or planned is None or not rate:
        return parts
    return [*parts, f"{duration(max(planned - (record['start_step'] or 0) - done, 0) / rate)} left"]


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
    shown = line(record, _width(), is_away=is_away(home, record))
    try:
        while record["ended_at"] is None:
            _show(shown)
            wait(RHYTHM)
            try:
                record = home.ask("get_session", rig=record["rig"], session_id=record["id"])
                shown = line(record, _width(), is_away=is_away(home, record))
            except UnreachableError as error:
                shown = clean(error)
        _show(shown)
    finally:
        print()


def _width() -> int:
    """Return how much fits into a line."""
    return shutil.get_terminal_size().columns - 1


def _show(text: str) -> None:
    """Show a line in the place of the one before."""
    sys.stdout.write(_LINE_START + fit(text, _width()))
    sys.stdout.flush()
