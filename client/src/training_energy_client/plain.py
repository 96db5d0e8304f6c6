"""Figures, times and names as a terminal shows them."""

from __future__ import annotations

from datetime import datetime
import math
import unicodedata

# Signs that a terminal obeys instead of showing them: controls, marks that turn the direction, broken halves.
_OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")
# No figure of ours has more decimals: a millionth of a Wh is the least that is counted.
_MOST_DECIMALS = 12
# A column of texts keeps this much, or nobody could tell what they were.
_LEAST_TEXT = 6


def clean(text: object) -> str:
    """Return a text without the signs that do something to a terminal; each leaves a question mark."""
    return "".join("?" if unicodedata.category(sign) in _OBEYED else sign for sign in str(text))


def sentence(text: object) -> str:
    """Return a text that another one can follow: what Home Assistant says has no full stop at its end."""
    said = str(text).rstrip()
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def number(value: float, digits: int, *, significant: int = 3) -> str:
    """Return a number with at least so many decimals, and more where it is too small for that; never as 1e-05."""
    if not math.isfinite(value):
        return "unknown"
    decimals = digits
    if value:
        needed = significant - 1 - math.floor(math.log10(abs(value)))
        decimals = max(digits, min(needed, _MOST_DECIMALS))
    text = f"{value:,.{decimals}f}"
    while decimals > digits and text.endswith("0"):
        text, decimals = text[:-1], decimals - 1
    text = text.rstrip(".")
    return text.lstrip("-") if not text.strip("-0.,") else text


def span(least: float, most: float, digits: int) -> str:
    """Return between what a figure lies, both ends with as many decimals as the one that needs more."""
    needed = max(len(number(end, digits).partition(".")[2]) for end in (least, most))
    return f"{number(least, needed)} … {number(most, needed)}"


def duration(seconds: float) -> str:
    """Return a duration as hours:minutes:seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def day(moment: str) -> str:
    """Return the day of a time, as it was where we are."""
    return datetime.fromisoformat(moment).astimezone().date().isoformat()


def minute(moment: str) -> str:
    """Return a time to the minute, as it was where we are."""
    return minute_of(datetime.fromisoformat(moment).timestamp())


def minute_of(seconds: float) -> str:
    """Return a time (s since 1970) to the minute, as it was where we are."""
    return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    """Return how many columns a sign takes."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Return as much of a text as fits into so many columns."""
    if columns(text) <= width:
        return text
    kept = ""
    for sign in text:
        if columns(kept + sign) > width - 1:
            break
        kept += sign
    return kept + "…" if width > 0 else ""


def left(text: str, width: int) -> str:
    """Return a text with spaces behind it to so many columns."""
    return text + " " * (width - columns(text))


def right(text: str, width: int) -> str:
    """Return a text with spaces before it to so many columns."""
    return " " * (width - columns(text)) + text


def table(rows: list[list[str]], *, numbers: set[int], last: int | None = None, width: int | None = None) -> str:
    """Return rows as columns under one another; those of numbers stand at their right.

    Where they are wider than they may be, the widest of the others give way as far as they can, one of them last.
    """
    widths = [max(columns(row[place]) for row in rows) for place in range(len(rows[0]))]
    texts = [place for place in range(len(widths)) if place not in numbers]
    while width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
        able = [place for place in texts if widths[place] > _LEAST_TEXT]
        if not able:
            break
        widths[max(able, key=lambda place: (place != last, widths[place]))] -= 1
    lines = (
        "  ".join(
            right(cell, width) if place in numbers else left(fit(cell, width), width)
            for place, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines)
