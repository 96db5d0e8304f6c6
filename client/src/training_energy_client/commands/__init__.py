"""What `training-energy` can do: a module for each command, imported when it is asked for."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Protocol, cast

# In the order in which they are explained.
NAMES = (
    "run",
    "start",
    "step",
    "stop",
    "status",
    "sessions",
    "estimate",
    "doctor",
    "sync",
    "parse",
    "completion",
)


class Command(Protocol):
    """What each of the modules has."""

    NAME: str
    HELP: str

    @staticmethod
    def add_arguments(parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    @staticmethod
    def run(options: argparse.Namespace) -> int:
        """Do it, and return the exit code. Raises a TrainingEnergyError that says why it cannot."""
        ...


def load(name: str) -> Command:
    """Return a command."""
    return cast("Command", import_module(f"{__name__}.{name}"))


def parser_of(command: Command) -> argparse.ArgumentParser:
    """Return what reads the arguments of a command."""
    about = f"{command.HELP[0].upper()}{command.HELP[1:]}."
    # A script that shortens an option would break with the next option that begins alike.
    parser = argparse.ArgumentParser(prog=f"training-energy {command.NAME}", description=about, allow_abbrev=False)
    command.add_arguments(parser)
    return parser
