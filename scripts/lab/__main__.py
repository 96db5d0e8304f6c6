"""The command line of the lab: `scripts/demo` and `scripts/develop` end up here."""

import argparse
from collections.abc import Sequence
import contextlib
import os
import sys
import urllib.error

from lab import ending

# Before the rest is imported, which takes long enough for somebody to press Ctrl-C.
ending.listen()

# ruff: noqa: E402  imports after code
from lab.demo import PortTakenError, demo
from lab.develop import develop
from lab.lock import TakenError
from lab.process import StartError
from lab.progress import Terminal
from lab.rest import RefusedError
from lab.wait import TooLateError

PORT_HELP = "where Home Assistant listens on 127.0.0.1 (8123, or a free one where that is taken)"
ROOMS = {"demo": demo, "develop": develop}
PORTS = range(1, 65_536)


def main(arguments: Sequence[str]) -> int:
    """Run what the arguments name and return its exit code."""
    options = _options(arguments)
    terminal = Terminal()
    try:
        if options.room == "develop":
            return develop(terminal, port=options.port)
        return demo(terminal, port=options.port, stay=not options.exit)
    except TakenError as taken:
        terminal.say(f"  Another scripts/{options.room} {taken} from this checkout. End that one first, with Ctrl-C.")
    except (PortTakenError, RefusedError, StartError, TooLateError) as error:
        terminal.say(terminal.bad(f"\n  {error}"))
    except urllib.error.URLError as error:
        terminal.say(terminal.bad(f"\n  Home Assistant does not answer: {error.reason}"))
    except BrokenPipeError:
        # Whoever read our output is gone; Python must not fail again when it flushes the rest.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; the first one names the room and is put there by its script, which people know it by."""
    room, *rest = arguments
    parser = argparse.ArgumentParser(prog=f"scripts/{room}", description=_first_line(ROOMS[room]), allow_abbrev=False)
    if room == "demo":
        parser.add_argument(
            "--exit", action="store_true", help="end after the figures; exit code 0 only when all are right"
        )
    parser.add_argument("--port", type=_port, metavar="N", help=PORT_HELP)
    return parser.parse_args(rest, argparse.Namespace(room=room))


def _port(text: str) -> int:
    """Return the port that a text names."""
    if text.isdecimal() and (port := int(text)) in PORTS:
        return port
    message = f"{text} is no port: they go from {PORTS[0]} to {PORTS[-1]}"
    raise argparse.ArgumentTypeError(message)


def _first_line(room: object) -> str:
    """Return what the docstring of a room says first."""
    return (room.__doc__ or "").partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
