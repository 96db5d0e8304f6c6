"""`training-energy run`: one command in front of any training."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys

from training_energy_client import settings as settings_module
from training_energy_client.errors import SettingsError, TrainingEnergyError
from training_energy_client.given import count, money
from training_energy_client.parsers import PARSERS
from training_energy_client.ranks import is_first
from training_energy_client.saying import say
from training_energy_client.sessions import details
from training_energy_client.settings import Settings
from training_energy_client.wrapper.meter import require_meter
from training_energy_client.wrapper.naming import name_of
from training_energy_client.wrapper.report import report
from training_energy_client.wrapper.run import Run

NAME = "run"
HELP = "run a command, and say what it used and cost"

# What to answer where a training is not begun, as `timeout` and `env` do for a failure of their own.
NOT_BEGUN = 125


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--rig", help="the rig that trains, where Home Assistant has several")
    parser.add_argument("--name", help="what to call the run (the script's name)")
    parser.add_argument("--model", help="what is trained: runs of the same model are compared")
    parser.add_argument("--tag", action="append", dest="tags", metavar="TAG", help="a tag; may be given several times")
    parser.add_argument("--steps", type=count, metavar="N", help="where the whole run ends, if it does not print that")
    parser.add_argument("--start-step", type=count, metavar="N", help="where it begins, if it resumes another one")
    parser.add_argument("--budget", type=money, metavar="MONEY", help="what it may cost before Home Assistant tells")
    parser.add_argument("--replace", action="store_true", help="stop the session that still runs on the rig")
    parser.add_argument(
        "--parser", choices=("auto", "none", *PARSERS), default="auto", help="how to read the steps; none: not at all"
    )
    parser.add_argument("--wait-settled", action="store_true", help="wait until the energy is final, often minutes")
    parser.add_argument("--require-meter", action="store_true", help=f"do not train unmetered: exit code {NOT_BEGUN}")
    parser.add_argument("--json", action="store_true", help="the summary as one line of JSON, on stderr")
    parser.add_argument("--quiet", action="store_true", help="no summary")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND …", help="the training, as ever")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        print("training-energy run: no command. For example: training-energy run -- python train.py", file=sys.stderr)
        return 2
    settings, trouble = _settings(options.rig)
    if options.require_meter:
        try:
            if trouble is not None:
                raise trouble
            require_meter(settings)
        except TrainingEnergyError as error:
            say(f"not begun: {error}")
            return NOT_BEGUN
    said = details(
        name=options.name or name_of(command),
        model=options.model,
        tags=options.tags,
        planned_steps=options.steps,
        start_step=options.start_step,
        budget=options.budget,
        replace=options.replace or None,
    )
    made = Run(command, settings, said, parser=options.parser, total_steps=options.steps)
    made.follow()
    try:
        made.end()
        if not options.quiet and made.outcome is not None and is_first():
            report(made, trouble, waits=options.wait_settled, as_json=options.json)
    except KeyboardInterrupt:
        pass  # who waits no longer has the command's own exit code all the same
    except OSError:
        _fall_silent()
    except Exception as error:  # noqa: BLE001  an answer that nobody understands is no reason for another exit code
        with contextlib.suppress(OSError):
            say(f"no figures: {error!r}")
    return made.code


def _fall_silent() -> None:
    """Say no more where nobody hears it: what is left would be tried once more when Python ends, and be its failure."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _settings(rig: str | None) -> tuple[Settings, SettingsError | None]:
    """Return the settings; ones that cannot be are none, and no reason not to train."""
    try:
        return settings_module.load(rig), None
    except SettingsError as error:
        return Settings(), error
