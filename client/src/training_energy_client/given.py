"""Numbers on the command line."""

from __future__ import annotations

import argparse
import math


def count(text: str) -> int:
    """Return a number of steps. Raises ArgumentTypeError if it is none."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        message = f"{text!r} is no number of steps: it is whole, and not below 0"
        raise argparse.ArgumentTypeError(message)
    return number


def money(text: str) -> float:
    """Return an amount of money. Raises ArgumentTypeError if it is none."""
    try:
        amount = float(text)
    except ValueError:
        amount = 0.0
    if not math.isfinite(amount) or amount <= 0:
        message = f"{text!r} is no amount of money: it is above 0, with a point before its decimals, as in 0.50"
        raise argparse.ArgumentTypeError(message)
    return amount
