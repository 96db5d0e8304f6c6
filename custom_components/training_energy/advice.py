"""What to do about a meter that is too coarse or too slow, for the very plug that it is."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.util.json import JsonValueType

from .archive import BULK
from .const import DOMAIN, LEARN_MORE
from .digits import as_number
from .ledger import Facts, Fault, Quality, Session
from .query import Query, Shelf
from .references import async_entity_id_of, async_last_entity_id_of

if TYPE_CHECKING:
    from .keeper import Keeper

# In a kWh.
WATT_HOURS: Final = 1000
# A single run may be an odd one; of the third in a row the meter is to blame.
IN_A_ROW: Final = 3
# Whoever tries it out starts and stops within a minute or two, which is too short for any meter.
SHORTEST: Final = timedelta(minutes=10)
# So many sessions back it is worth looking for those.
LOOKED_AT: Final = 20
# The worst comes last.
RANKS: Final = (None, Quality.GOOD, Quality.SLOW, Quality.COARSE, Quality.IRREGULAR)


class Plug(StrEnum):
    """The kinds of meters that there is something to say about; part of translation keys."""

    ZIGBEE2MQTT = "zigbee2mqtt"
    ZHA = "zha"
    TASMOTA = "tasmota"
    SHELLY = "shelly"
    TAPO = "tapo"
    OTHER = "other"


# The integration that an entity comes from, where that alone tells the plug.
_PLATFORMS: Final = {"shelly": Plug.SHELLY, "tasmota": Plug.TASMOTA, "tplink": Plug.TAPO, "zha": Plug.ZHA}


@callback
def async_plug(hass: HomeAssistant, reference: str) -> Plug:
    """Return what kind of meter a reference stands for."""
    entity_id = async_entity_id_of(hass, reference)
    entry = None if entity_id is None else er.async_get(hass).async_get(entity_id)
    if entry is None:
        return Plug.OTHER
    if entry.platform == "mqtt" and entry.device_id is not None:
        device = dr.async_get(hass).async_get(entry.device_id)
        if device is not None and any("zigbee2mqtt" in str(identifier[-1]) for identifier in device.identifiers):
            return Plug.ZIGBEE2MQTT
        if isinstance(device, dr.DeviceEntry) and "tasmota" in (device.manufacturer or "").casefold():
            return Plug.TASMOTA
    return _PLATFORMS.get(entry.platform, Plug.OTHER)


def worst(facts: Mapping[str, Facts]) -> tuple[str, Facts]:
    """Return the meter of a rig to be worried about most, and what is known of it."""
    return max(facts.items(), key=lambda item: RANKS.index(item[1].quality))


@callback
def async_described(hass: HomeAssistant, facts: Mapping[str, Facts]) -> dict[str, JsonValueType]:
    """Return what is known of that meter, and what to do about it: energies in Wh, times in s."""
    meter, known = worst(facts)
    is_good = known.quality in (None, Quality.GOOD)
    return {
        "meter": async_last_entity_id_of(hass, meter),
        "counter_step_wh": as_number(known.step and known.step * WATT_HOURS),
        "usual_rise_wh": as_number(known.rise and known.rise * WATT_HOURS),
        "usual_interval_s": None if known.interval is None else known.interval.total_seconds(),
        "resets_seen": known.resets,
        "advice": "none" if is_good else async_plug(hass, meter).value,
    }


@callback
def async_advise(keeper: Keeper) -> None:
    """Tell the user of a meter that has been too coarse for the last sessions, or take that back."""
    hass, issue_id = keeper.hass, _issue_id(keeper)
    shelf = Shelf.of(keeper)
    # One after the other: mostly the first few are enough.
    sessions = (shelf.read(row, without=BULK) for row in shelf.asked(Query())[:LOOKED_AT])
    long = (each for each in sessions if each and each.settled and _lasted(each) >= SHORTEST)
    settled = [*islice(long, IN_A_ROW)]
    coarse = [{flag.meter for flag in session.flags if flag.fault is Fault.COARSE_METER} for session in settled]
    # One that was replaced since is nobody's worry any more.
    blamed = [meter for meter in keeper.settings.meters if all(meter in meters for meters in coarse)]
    if len(coarse) < IN_A_ROW or not blamed:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    meter = blamed[0]
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        learn_more_url=LEARN_MORE,
        severity=ir.IssueSeverity.WARNING,
        translation_key=f"coarse_meter_{async_plug(hass, meter)}",
        translation_placeholders={
            "rig": keeper.settings.name,
            "entity": async_last_entity_id_of(hass, meter),
            "count": str(IN_A_ROW),
        },
    )


@callback
def async_advise_no_more(keeper: Keeper) -> None:
    """Leave no advice behind."""
    ir.async_delete_issue(keeper.hass, DOMAIN, _issue_id(keeper))


def _lasted(session: Session) -> timedelta:
    """Return how long a session went on, its pauses included."""
    return session.ended.at - session.opened.at if session.ended else timedelta()


def _issue_id(keeper: Keeper) -> str:
    """Return what tells a rig's advice from all others."""
    return f"coarse_meter_{keeper.entry.entry_id}"
