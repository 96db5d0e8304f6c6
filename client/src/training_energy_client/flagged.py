"""What a session's meters did, in words for its owner."""

from __future__ import annotations

from typing import Any

from .plain import clean, number

# By fault, what it was and what was made of it. The figure is how much energy that is about.
_WORDS = {
    "dip": "fell and came back{times}: only what it rose above its old value counts",
    "reset": "began anew{times}: what it showed then counts in full",
    "rollback": "went back a little and on from there{times}: only what it rose from there counts",
    "spike": "jumped by more than the rig can have used and fell back{times}: {kwh} kWh were undone",
    "undecided": "fell, and nothing that followed tells why{times}: the interval has what that leaves open",
    "coarse_meter": "reports too rarely, or in too large steps, for so short a run: {kwh} kWh of it is uncertain",
}
_OTHER = "{fault}{times}, {kwh} kWh"


def faults(record: dict[str, Any]) -> list[str]:
    """Return a sentence for each kind of thing that a meter of a session did."""
    found: dict[tuple[str, str], tuple[int, float]] = {}
    for flag in record.get("flags") or ():
        kind = (str(flag["meter"]), str(flag["fault"]))
        count, kwh = found.get(kind, (0, 0.0))
        found[kind] = (count + (flag.get("count") or 1), kwh + float(flag.get("kwh") or 0))
    return [_sentence(*kind, *said) for kind, said in found.items()]


def _sentence(meter: str, fault: str, count: int, kwh: float) -> str:
    """Return what a meter did, how often, and about how much energy that is."""
    times = f" {count} times" if count > 1 else ""
    words = _WORDS.get(fault, _OTHER).format(fault=fault, times=times, kwh=number(kwh, 3, significant=2))
    return clean(f"{meter} {words}.")
