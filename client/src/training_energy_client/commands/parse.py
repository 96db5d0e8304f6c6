"""`training-energy parse`: what the parser sees in a recorded console."""

from __future__ import annotations

import argparse
from importlib import import_module
import json
from pathlib import Path

from ..errors import SettingsError
from ..parsers import PARSERS

NAME = "parse"
HELP = "say which steps would be seen in a console that was recorded in a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what a training printed, as it is")
    parser.add_argument("--parser", choices=("auto", *PARSERS), default="auto", help="how to read it (by itself)")
    parser.add_argument("--json", action="store_true", help="as one JSON object, which it always is")


def run(options: argparse.Namespace) -> int:
    """Say it."""
    try:
        with options.file.open("rb"):
            pass
    except OSError as error:
        message = f"{options.file} cannot be read: {error.strerror or error}."
        raise SettingsError(message) from error
    print(json.dumps(import_module("training_energy_client.parsers.recorded").parse(options.file, options.parser)))
    return 0
