"""What a session used and cost, in a few lines, as `perf stat` prints what a program did."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from .flagged import faults
from .lines import BOLD, PLAIN, Line
from .plain import clean, day, duration, number, span

if TYPE_CHECKING:
    from .homeassistant import HomeAssistant

# Before its meter settles a shorter run (s) is not known well enough to be compared.
_FIRM = 600
# Runs of the same name may hide among others that only contain it.
_MOST = 50
# kWh; as on the cards, no price makes less worth a word.
_LEAST = 0.0005

HOW_TO_GIVE_STEPS = (
    "Steps are unknown: give them with `training-energy stop --steps N`, or type them into Steps on the rig's page."
)


def not_final(*, is_away: bool) -> str:
    """Return why a session that is over has no final figures yet, by whether a meter shows nothing that counts."""
    return "not final: the meter is unavailable" if is_away else "not final yet: waiting for the meter"


def is_estimated(record: dict[str, Any]) -> bool:
    """Return whether part of a session was used at a price that was taken from before or after."""
    return bool((record.get("estimated_kwh") or 0) >= _LEAST)


def summary(
    record: dict[str, Any],
    previous: dict[str, Any] | None = None,
    *,
    is_away: bool = False,
    width: int = 80,
    color: bool = False,
) -> str:
    """Return what a session used, as far as it is known, beside the one before it where that is given.

    `is_away` is whether a meter shows nothing that counts.
    """
    lines = _lines(record, previous, not_final(is_away=is_away))
    shown = [text for line in lines for text in line.shown(width, color=color)]
    title = textwrap.fill(_title(record), max(width, 20), initial_indent=" ", subsequent_indent="   ")
    parts = [f"{BOLD}{title}{PLAIN}" if color else title, "", *shown]
    said = [HOW_TO_GIVE_STEPS] if record["steps"] is None else []
    said += faults(record)
    if said:
        parts.append("")
        parts += [textwrap.fill(text, max(width, 20), initial_indent=" ", subsequent_indent="   ") for text in said]
    return "\n".join(parts)


def previous_of(home: HomeAssistant, record: dict[str, Any]) -> dict[str, Any] | None:
    """Return the last finished session of the same model, else of the same name, before this one.

    One with steps is preferred: the others have nothing to compare. Raises what `ask` raises.
    """
    field = next((field for field in ("model", "name") if record.get(field)), None)
    if field is None:
        return None
    said = {field: record[field], "before": record["started_at"], "limit": _MOST}
    sessions: list[dict[str, Any]] = home.ask("list_sessions", rig=record["rig"], **said)["sessions"]
    alike = [
        session
        for session in sessions
        if session["id"] != record["id"]
        and session["status"] == "finished"
        and str(session[field]).casefold() == str(record[field]).casefold()
    ]
    with_steps = (session for session in alike if session["energy_per_step_wh"])
    return next(with_steps, alike[0] if alike else None)


def name_of(record: dict[str, Any]) -> str:
    """Return what to call a session: by its name, else its model, else its id."""
    return clean(record.get("name") or record.get("model") or record["id"])


def _title(record: dict[str, Any]) -> str:
    """Return whose figures they are."""
    model = record.get("model")
    of = f" ({clean(model)})" if model and record.get("name") else ""
    state = record["outcome"] or f"still {record['status']}"
    return f"Energy of '{name_of(record)}'{of} on {clean(record['rig'])}, {state}:"


def _lines(record: dict[str, Any], previous: dict[str, Any] | None, open_because: str) -> list[Line]:
    """Return the lines of all figures that are known, with the reason if they are not final."""
    lines = (
        _energy(record, open_because),
        _cost(record),
        _steps(record),
        _per_step(record),
        _steps_per_money(record),
        _of(record, "average_power_w", "W", "average power", 1),
        _duration(record),
        _of(record, "net_energy_kwh", "kWh", "net energy", 4, "without the machine at rest"),
        _of(record, "emissions_kg", "kg", "CO2", 3),
        _lineage(record),
        _change(record, previous),
    )
    return [line for line in lines if line is not None]


def _of(record: dict[str, Any], field: str, unit: str, label: str, digits: int, note: str = "") -> Line | None:
    """Return the line of one field."""
    value = record.get(field)
    return None if value is None else Line(number(value, digits), unit, label, note)


def _energy(record: dict[str, Any], open_because: str) -> Line | None:
    """Return the line of the energy, with the interval that has the truth."""
    energy, least, most = (record.get(name) for name in ("energy_kwh", "energy_min_kwh", "energy_max_kwh"))
    if energy is None:
        return None
    between = "" if least is None or most is None else span(least, most, 4)
    more = open_because if record["ended_at"] and not record["settled"] else ""
    return Line(number(energy, 4), "kWh", "energy", between, more, is_main=True)


def _cost(record: dict[str, Any]) -> Line | None:
    """Return the line of the cost, with the price that it comes from."""
    cost, price, currency = record.get("cost"), record.get("average_price"), _currency(record)
    if cost is None:
        return None
    note = "" if price is None else f"at {number(price, 2)} {currency}/kWh"
    label, more = "cost", ""
    if is_estimated(record):
        label, more = "cost, estimated", f"price of {number(record['estimated_kwh'], 4)} kWh is estimated"
    if record.get("budget") is not None and cost > record["budget"]:
        more = f"over its budget of {number(record['budget'], 2)} {currency}"
    return Line(number(cost, 4), currency, label, note, more, is_main=True)


def _steps(record: dict[str, Any]) -> Line | None:
    """Return the line of the steps, with where they lie in the whole run."""
    steps, begin, planned = record["steps"], record.get("start_step") or 0, record.get("planned_steps")
    if steps is None:
        return None
    of = "" if planned is None else f"of {planned:,}"
    note = f"from {begin:,} to {begin + steps:,} {of}".rstrip() if begin else of
    return Line(f"{steps:,}", "", "steps", note)


def _per_step(record: dict[str, Any]) -> Line | None:
    """Return the line of a step's cost, else of its energy."""
    cost, energy = record.get("cost_per_step"), record.get("energy_per_step_wh")
    used = "" if energy is None else number(energy, 3)
    if cost is not None:
        return Line(number(cost, 2), _currency(record), "per step", f"{used} Wh" if used else "")
    return Line(used, "Wh", "per step") if used else None


def _steps_per_money(record: dict[str, Any]) -> Line | None:
    """Return the line of how many steps one unit of money buys."""
    steps = record.get("steps_per_currency")
    return None if steps is None else Line(number(steps, 0), "", f"steps per {_currency(record)}")


def _duration(record: dict[str, Any]) -> Line | None:
    """Return the line of the time, with how much of it was no pause."""
    whole, active = record.get("duration_s"), record.get("active_s")
    if whole is None:
        return None
    note = "" if active is None or round(whole) == round(active) else f"{duration(active)} without pauses"
    return Line(duration(whole), "", "duration", note)


def _lineage(record: dict[str, Any]) -> Line | None:
    """Return the line of the whole run, of which this session is the last part."""
    line = record.get("lineage")
    if not line:
        return None
    steps = "" if line["steps"] is None else f", {line['steps']:,} steps"
    cost = "" if line["cost"] is None else f", {number(line['cost'], 4)} {_currency(record)}"
    return Line(number(line["energy_kwh"], 4), "kWh", "whole run", f"{line['sessions']} sessions{steps}{cost}")


def _change(record: dict[str, Any], previous: dict[str, Any] | None) -> Line | None:
    """Return the line of how much more or less energy a step took than before."""
    now, before = (each and each.get("energy_per_step_wh") for each in (record, previous))
    is_firm = record.get("settled") or (record.get("active_s") or 0) >= _FIRM
    if previous is None or now is None or not before or not is_firm:
        return None
    # The day comes first: it is short, and a long name may lose its end. Without a name it is one of the same model.
    name = f", '{clean(previous['name'])}'" if previous.get("name") else ""
    return Line(f"{100 * (now / before - 1):+.1f} %", "", "per step", f"than on {day(previous['started_at'])}{name}")


def _currency(record: dict[str, Any]) -> str:
    """Return the name of the money."""
    return clean(record.get("currency") or "")
