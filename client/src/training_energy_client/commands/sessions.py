"""`training-energy sessions`: what ran, what it used and what it cost."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from typing import Any

from .. import settings as settings_module
from ..given import limit, moment
from ..homeassistant import HomeAssistant
from ..plain import clean, fit, minute, number, table

NAME = "sessions"
HELP = "list the sessions, the newest first"

_WHEN = 0
_NUMBERS = {3, 4, 5, 6}
_WIDEST_NAME = 32


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig, where Home Assistant has several")
    parser.add_argument("--model", help="only sessions of this model")
    parser.add_argument("--tag", help="only sessions with this tag")
    parser.add_argument("--name", help="only sessions with this in their name")
    parser.add_argument("--after", type=moment, metavar="TIME", help='started then or later, as in "2026-11-01 20:00"')
    parser.add_argument("--before", type=moment, metavar="TIME", help="started earlier")
    parser.add_argument("--limit", type=limit, metavar="N", help="how many, at most 500 (50)")
    parser.add_argument("--json", action="store_true", help="as one JSON object: sessions, total")


def run(options: argparse.Namespace) -> int:
    """List them."""
    filters = ("model", "tag", "name", "after", "before", "limit")
    home = HomeAssistant(settings_module.load(options.rig))
    found = home.ask("list_sessions", **{name: getattr(options, name) for name in filters})
    sessions, total = found["sessions"], found["total"]
    if options.json:
        print(json.dumps(found))
    elif not sessions:
        print("No sessions.")
    else:
        # Where nobody looks, as in a pipe, nothing is cut off.
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        print(table(_rows(sessions), numbers=_NUMBERS, last=_WHEN, width=width))
        if total > len(sessions):
            print(f"{len(sessions)} of {total}. For more: --limit, or --before {minute(sessions[-1]['started_at'])!r}")
    return 0


def _rows(sessions: list[dict[str, Any]]) -> list[list[str]]:
    """Return the cells of all sessions below their heads; a currency that all share stands there, else in each cell."""
    currencies = {session["currency"] for session in sessions if session["cost"] is not None}
    shared = clean(currencies.pop()) if len(currencies) == 1 else ""
    money = [f"cost {shared}", f"{shared}/1000"] if shared else ["cost", "per 1000"]
    heads = ["when", "name", "model", "kWh", money[0], "steps", money[1], "outcome"]
    return [heads, *(_row(session, names_currency=not shared) for session in sessions)]


def _row(record: dict[str, Any], *, names_currency: bool) -> list[str]:
    """Return the cells of a session."""
    currency = f" {clean(record['currency'] or '')}" if names_currency else ""
    cost, per_step, energy, steps = (record[name] for name in ("cost", "cost_per_step", "energy_kwh", "steps"))
    return [
        minute(record["started_at"]),
        fit(clean(record["name"] or "-"), _WIDEST_NAME),
        fit(clean(record["model"] or "-"), _WIDEST_NAME),
        "-" if energy is None else number(energy, 3),
        "-" if cost is None else f"{number(cost, 4)}{currency}",
        "-" if steps is None else f"{steps:,}",
        "-" if per_step is None else f"{number(1000 * per_step, 4)}{currency}",
        f"{record['outcome'] or record['status']}{'' if record['settled'] or not record['ended_at'] else ', settling'}",
    ]
