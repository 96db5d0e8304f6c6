"""What the doctor looks at of a rig's price: whether there is one, and whether the last run could go by it."""

from __future__ import annotations

from typing import Any

from ..errors import TrainingEnergyError
from ..homeassistant import HomeAssistant
from ..plain import minute, number
from ..summary import name_of
from .findings import OK, WARNING, Finding

_HOW = "look at the price's entity in Home Assistant, or Reconfigure the rig."


def price_found(home: HomeAssistant, rig: dict[str, Any]) -> Finding:
    """Look at the price. Whether it is still shown only a run tells: costs go on with the last one that was."""
    if rig["price"] is None:
        how = "For costs, reconfigure the rig under Settings > Devices & services."
        return Finding(WARNING, "price", f"not known: energy is counted, money is not. {how}")
    price = f"{number(rig['price'], 2)} {rig['currency']}/kWh"
    record = _last_session(home, rig)
    last = None if record is None or not record["segments"] else record["segments"][-1]
    if record is None or last is None or not last["estimated"]:
        return Finding(OK, "price", price)
    name = name_of(record)
    if record["ended_at"] is None:
        since = minute(last["from"])
        said = f"{price} is the last one known; since {since} the cost of '{name}' is an estimate: {_HOW}"
    else:
        at = minute(record["ended_at"])
        said = f"{price}; at the end of '{name}' ({at}) it was not known, and the cost is an estimate: {_HOW}"
    return Finding(WARNING, "price", said)


def _last_session(home: HomeAssistant, rig: dict[str, Any]) -> dict[str, Any] | None:
    """Return the session that is open on a rig, else its last one; None where there is none, or nobody can tell."""
    try:
        found = rig["session"] or next(iter(home.ask("list_sessions", rig=rig["name"], limit=1)["sessions"]), None)
        return found and home.ask("get_session", rig=rig["name"], session_id=found["id"])
    except TrainingEnergyError:
        return None
