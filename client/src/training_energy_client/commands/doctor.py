"""`training-energy doctor`: look at everything a run needs, and say what to fix."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
import json
import sys

from .. import settings as settings_module
from ..errors import SettingsError
from ..homeassistant import HomeAssistant
from ..saying import fitted
from .examine_here import settings_found, spool_found
from .examine_there import home_found
from .findings import INDENT, WRONG, Finding

NAME = "doctor"
HELP = "look at settings, Home Assistant, meters, price and clocks, and say what to fix"

# What is waited for an answer (s) before Home Assistant counts as not there.
PATIENCE = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig, where Home Assistant has several")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Say it, as it is found."""
    found = []
    for finding in _findings(options.rig):
        found.append(finding)
        if not options.json:
            print(fitted(finding.line, sys.stdout, INDENT), flush=True)
    is_well = all(finding.verdict != WRONG for finding in found)
    if options.json:
        print(json.dumps({"ok": is_well, "findings": [asdict(finding) for finding in found]}))
    return 0 if is_well else 1


def _findings(rig: str | None) -> Iterator[Finding]:
    """Look at one thing after another."""
    try:
        settings = settings_module.load(rig)
    except SettingsError as error:
        yield Finding(WRONG, "settings", str(error))
    else:
        yield from settings_found(settings)
        if settings.is_complete:
            yield from home_found(HomeAssistant(settings, patience=PATIENCE))
    yield from spool_found()
