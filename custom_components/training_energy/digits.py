"""How numbers are written: for JSON, and as the states of sensors."""

from decimal import Context, Decimal
from typing import Final

# Digits; what Home Assistant writes of a float, and a template can read back.
DIGITS: Final = Context(prec=15)


def as_number(number: Decimal | None) -> float | None:
    """Return a number as JSON has it: the nearest float prints the same digits."""
    return None if number is None else float(number)


def as_state(number: Decimal) -> str:
    """Return a number without an exponent or trailing zeros: 0.0000211, never 2.11E-5."""
    return f"{DIGITS.create_decimal(number).normalize(DIGITS) + 0:f}"
