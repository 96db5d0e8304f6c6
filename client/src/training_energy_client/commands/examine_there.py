"""What the doctor looks at in Home Assistant: whether it answers, its version, the rig, its meters, its clock."""

from __future__ import annotations

from collections.abc import Iterator
import time
from typing import Any

from ..clock import NOTABLE, TOO_MUCH
from ..errors import MissingError, RigError, TrainingEnergyError, UnauthorizedError
from ..homeassistant import HomeAssistant
from ..plain import duration, number
from ..rigs import PATH, meant
from .findings import OK, WARNING, WRONG, Finding

# The oldest Home Assistant that Training Energy runs on.
OLDEST = (2026, 8)
# A meter that counts in larger steps (kWh), or reports less often (s), is coarse for a run of half an hour.
COARSE_STEP = 0.01
SLOW = 90.0
# A Date has whole seconds: over one of them, many quick questions tell when it changes.
QUESTIONS = 22
PAUSE = 0.05
# Known this well (s), the clock needs no more questions.
CLOSE = 0.1
_GONE = "does not exist in Home Assistant: it was removed, renamed or disabled. Bring it back, or Reconfigure the rig."
_NO_PRICE = "not known: energy is counted, money is not."

pause = time.sleep


def home_found(home: HomeAssistant) -> Iterator[Finding]:
    """Look at Home Assistant; what cannot be looked at, because something before is wrong, is left out."""
    try:
        home.get("/api/")
    except UnauthorizedError as error:
        yield Finding(OK, "Home Assistant", f"{home.url} answers")
        yield Finding(WRONG, "token", str(error))
        return
    except MissingError:
        how = f"Check {home.sources.get('url', 'the address')}."
        yield Finding(WRONG, "Home Assistant", f"what answers at {home.url} is not Home Assistant. {how}")
        return
    except TrainingEnergyError as error:
        yield Finding(WRONG, "Home Assistant", str(error))
        return
    yield Finding(OK, "Home Assistant", f"{home.url} answers, and accepts the token")
    try:
        known = home.get(PATH)
    except MissingError:
        how = "Install or update it in Home Assistant (Marketplace or HACS), restart that, then add a rig."
        yield Finding(WRONG, "integration", f"Training Energy is not there, or older than this client. {how}")
    except TrainingEnergyError as error:
        yield Finding(WRONG, "integration", str(error))
    else:
        yield from _versions(known)
        yield from _rig(known["rigs"], home.rig)
    yield _clock(home)


def _versions(known: dict[str, Any]) -> Iterator[Finding]:
    """Look at the versions."""
    version = str(known["version"])
    wanted = ".".join(str(part) for part in OLDEST)
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers and numbers < OLDEST:
        yield Finding(WRONG, "version", f"Home Assistant {version} is too old. Update it to {wanted} or newer.")
    else:
        yield Finding(OK, "version", f"Home Assistant {version}, Training Energy {known['integration']}")


def _rig(rigs: list[dict[str, Any]], named: str | None) -> Iterator[Finding]:
    """Look at the rig that is meant, its meters and its price."""
    try:
        rig = meant(rigs, named)
    except RigError as error:
        yield Finding(WRONG, "rig", str(error))
        return
    if not rig["loaded"]:
        how = "Look at it in Home Assistant under Settings > Devices & services."
        yield Finding(WRONG, "rig", f"{rig['name']} is not loaded. {how}")
        return
    running = rig["session"] and (rig["session"]["name"] or rig["session"]["model"] or rig["session"]["id"])
    yield Finding(OK, "rig", f"{rig['name']}, {rig['status']}{f' ({running})' if running else ''}")
    for meter in rig["meters"]:
        yield _meter(meter)
    yield _price(rig)


def _meter(meter: dict[str, Any]) -> Finding:
    """Look at a meter."""
    kwh, step, rhythm, age = (meter[name] for name in ("kwh", "step_kwh", "usual_interval_s", "age_s"))
    if meter["state"] is None:
        return Finding(WRONG, "meter", f"{meter['entity_id']} {_GONE}")
    said = [
        f"shows {meter['state']}" if kwh is None else f"{number(kwh, 3)} kWh",
        *([] if step is None else [f"counts in steps of {number(step, 3, significant=1)} kWh"]),
        "how often it reports is not known yet" if rhythm is None else f"changes every {number(rhythm, 0)} s",
        *([] if age is None else [f"last {duration(age)} ago"]),
    ]
    text = f"{meter['entity_id']}, {', '.join(said)}"
    if meter["problem"]:
        what = f" ({meter['problem']})" if isinstance(meter["problem"], str) else ""
        return Finding(WRONG, "meter", f"{text}: it is not heard{what}. Check the plug and its connection.")
    if step is not None and step > COARSE_STEP:
        return Finding(WARNING, "meter", f"{text}. Have the plug report more decimals: short runs are uncertain.")
    if rhythm is not None and rhythm > SLOW:
        return Finding(WARNING, "meter", f"{text}. Have it report more often: short runs are uncertain.")
    return Finding(OK, "meter", text)


def _price(rig: dict[str, Any]) -> Finding:
    """Look at the price, and at the entity that shows it, if one does: without it, costs go on by the last one."""
    entity = rig["price_entity"]
    known = None if rig["price"] is None else f"{number(rig['price'], 2)} {rig['currency']}/kWh"
    if entity is None:
        how = "For costs, reconfigure the rig under Settings > Devices & services."
        return Finding(OK, "price", known) if known else Finding(WARNING, "price", f"{_NO_PRICE} {how}")
    if known and not entity["problem"]:
        return Finding(OK, "price", f"{known}, from {entity['entity_id']}")
    shows = f"shows {_value(entity)}. Look at it there, or Reconfigure the rig."
    what = f"{known} is the last one known, so costs are an estimate:" if known else _NO_PRICE
    return Finding(WARNING, "price", f"{what} {entity['entity_id']} {_GONE if entity['state'] is None else shows}")


def _value(entity: dict[str, Any]) -> str:
    """Return what an entity shows, with its unit."""
    return " ".join(str(each) for each in (entity["state"], entity["unit"]) if each is not None)


def _clock(home: HomeAssistant) -> Finding:
    """Look at how far the two clocks are apart."""
    for _ in range(QUESTIONS):
        bounds = home.clock.bounds
        if bounds is not None and bounds[1] - bounds[0] < CLOSE:
            break
        pause(PAUSE)
        try:
            home.get("/api/")
        except TrainingEnergyError:
            break
    bounds = home.clock.bounds
    if bounds is None:
        return Finding(WARNING, "clock", "not to be compared: the answers have no date (a proxy may take it away)")
    least = 0.0 if bounds[0] <= 0 <= bounds[1] else min(abs(bounds[0]), abs(bounds[1]))
    how = "Turn on time synchronisation (NTP) on both machines."
    if least > TOO_MUCH:
        return Finding(WRONG, "clock", f"at least {least:.1f} s off Home Assistant's. {how}")
    if least > NOTABLE:
        return Finding(WARNING, "clock", f"at least {least:.1f} s off Home Assistant's. {how}")
    most = max(abs(bounds[0]), abs(bounds[1]))
    # Nearer than that, the two cannot be told apart.
    apart = f"at most {most:.1f} s off" if least or most > CLOSE else "agrees with"
    return Finding(OK, "clock", f"{apart} Home Assistant's")
