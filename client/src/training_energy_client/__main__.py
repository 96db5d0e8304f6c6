"""The command `training-energy`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import contextlib
from io import TextIOWrapper
import json
import os
import sys
from typing import cast

from . import commands
from ._version import __version__
from .errors import TrainingEnergyError
from .plain import clean
from .saying import say

WRONG_USE = 2
INTERRUPTED = 130
NOBODY_READS = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say, and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _open_what_is_closed()
        _take_any_sign()
        code = _do(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left unsaid would be tried once more when Python ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _do(words: Sequence[str]) -> int:
    """Do it."""
    if not words:
        print(_help(), file=sys.stderr)
        return WRONG_USE
    name, *rest = words
    if name in ("-h", "--help", "help", "-V", "--version"):
        print(f"training-energy {__version__}" if "v" in name.lower() else _help())
        return 0
    if name not in commands.NAMES:
        print(f"training-energy: there is no `{clean(name)}`. There are: {', '.join(commands.NAMES)}.", file=sys.stderr)
        return WRONG_USE
    return _perform(commands.load(name), rest)


def _perform(command: commands.Command, words: Sequence[str]) -> int:
    """Perform a command."""
    try:
        options = commands.parser_of(command).parse_args(words)
    except SystemExit as end:  # it has said what is wrong, or its help
        return end.code if isinstance(end.code, int) else WRONG_USE
    try:
        return command.run(options)
    except TrainingEnergyError as error:
        if getattr(options, "json", False):
            print(json.dumps({"error": str(error)}))
        else:
            say(error)
        return 1


def _open_what_is_closed() -> None:
    """Have all three streams lead somewhere, be it nowhere: else the next file that is opened takes their place."""
    for file, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                if opened == file:
                    os.set_inheritable(file, True)  # noqa: FBT003  as it is there
                    setattr(sys, name, open(file, "w" if file else "r", encoding="utf-8"))  # noqa: PTH123, SIM115


def _take_any_sign() -> None:
    """Have signs that a terminal does not know replaced: a name is no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            cast("TextIOWrapper", stream).reconfigure(errors="replace")


def _help() -> str:
    """Return how to use it."""
    parser = argparse.ArgumentParser(
        prog="training-energy",
        usage="training-energy COMMAND …\n       training-energy COMMAND --help",
        description="What a training run uses at the wall and costs, as Home Assistant measures it.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    group = parser.add_argument_group("commands")
    for name in commands.NAMES:
        group.add_argument(name, help=commands.load(name).HELP)
    others = parser.add_argument_group("else")
    others.add_argument("--help", action="store_true", help="this, or what a command takes")
    others.add_argument("--version", action="store_true", help="the version of the client")
    return parser.format_help().rstrip()


_MORE = """\
examples:
  training-energy doctor
  training-energy run --name "sdxl lora" -- python train.py
  export TRAINING_ENERGY_SESSION=$(training-energy start --name "sdxl lora")
  training-energy step 1200
  training-energy stop --steps 2000
  training-energy estimate 2000 --model "PonyDiffusion XL v6"

settings, from the environment or from ~/.config/training-energy.toml
(url = "…", token = "…", rig = "…"):
  TRAINING_ENERGY_URL    where Home Assistant is (or HASS_SERVER), such as
                         http://homeassistant.local:8123
  TRAINING_ENERGY_TOKEN  a long-lived access token (or HASS_TOKEN):
                         your profile > Security
  TRAINING_ENERGY_RIG    which rig, where there are several

TRAINING_ENERGY_SESSION  the key that `start` has printed: which session step,
                         stop and status mean

With --json there is one JSON object on stdout; what did not work out is its
"error". Exit codes: 0 fine, or kept for later; 1 it did not work out; 2 wrong
use; 130 Ctrl-C. `run` has its command's.
"""


if __name__ == "__main__":
    sys.exit(main())
