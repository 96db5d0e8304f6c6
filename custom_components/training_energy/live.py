"""A rig as it is now, for as long as a card shows it: told whole at first, then what is new with each change."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol

from homeassistant.components import websocket_api
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntryChange, ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .addressees import async_entry
from .affordable import affordable_runs, affordable_steps
from .const import DOMAIN
from .digits import as_number
from .errors import answered
from .frontend import DIGEST
from .ledger import Session, Status, budget_of
from .oversight import limits_of
from .records import Record, time_of
from .references import async_last_entity_id_of
from .standing import status
from .told import told, told_briefly

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.config_entries import ConfigEntry

    from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator

FOLLOW: Final = f"{DOMAIN}/follow"


@callback
def async_setup_live(hass: HomeAssistant) -> None:
    """Let cards follow the rigs."""
    websocket_api.async_register_command(hass, _async_follow)


@callback
@websocket_api.websocket_command({vol.Required("type"): FOLLOW, vol.Optional("rig"): str})
def _async_follow(hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]) -> None:
    """Tell a card how a rig is, and go on until it is closed; a rig that is not running is told when it is."""
    with answered(connection, msg):
        follower = Follower(hass, msg.get("rig"), lambda news: connection.send_event(msg["id"], news))
        connection.send_result(msg["id"])
        connection.subscriptions[msg["id"]] = follower.async_start()


class Follower:
    """Tells of one rig for one card, also after the rig was reloaded, or removed and set up anew."""

    def __init__(self, hass: HomeAssistant, named: str | None, tell: Callable[[Record], None]) -> None:
        """Find out whom to follow, and remember whom to tell; a rig that there is not is refused."""
        self._hass = hass
        self._named = named
        self._entry = async_entry(hass, named)
        self._tell = tell
        self._stop_rig: CALLBACK_TYPE | None = None
        self._whole: object = None
        self._last: object = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Tell how the rig is, and of each change from now on; return what ends that."""
        stop_entry = async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed)
        self._async_attach()

        @callback
        def stop() -> None:
            """Tell no more."""
            self._async_detach()
            stop_entry()

        return stop

    @callback
    def _async_entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        """Follow the rig into its next life, under its next name; where it is gone, the next that is meant."""
        if change is ConfigEntryChange.ADDED and entry.domain == DOMAIN and self._is_gone:
            with suppress(ServiceValidationError):
                self._entry = async_entry(self._hass, self._named)
        if entry.entry_id == self._entry.entry_id:
            self._async_detach()
            self._async_attach()

    @property
    def _is_gone(self) -> bool:
        """Whether the rig was removed."""
        return self._hass.config_entries.async_get_entry(self._entry.entry_id) is None

    @callback
    def _async_attach(self) -> None:
        """Listen to the rig if it runs, and tell how it is."""
        if self._entry.state is ConfigEntryState.LOADED:
            self._stop_rig = self._entry.runtime_data.async_add_listener(self._async_say)
        self._async_say()

    @callback
    def _async_detach(self) -> None:
        """Listen to the rig no more."""
        if self._stop_rig is not None:
            self._stop_rig()
            self._stop_rig = None

    @callback
    def _async_say(self) -> None:
        """Tell what is new, and nothing where nothing is."""
        rig = self._entry.runtime_data if self._stop_rig is not None else None
        session = None if rig is None or rig.shown is None else rig.book.view(rig.shown)
        news: Record = {
            "version": self._hass.data.get(DIGEST),
            "rig": {**_rig(self._entry, rig), "removed": self._is_gone},
            "session": None if rig is None or session is None else told_briefly(rig, session),
            "outlook": None if rig is None or rig.book.open is None else _outlook(rig, rig.book.open),
        }
        # Between two whole ones the card draws the curve on by itself, from what it is told briefly.
        whole = None if session is None else _beyond_figures(session)
        if (news, whole) == self._last:
            return
        self._last = news, whole
        if rig is not None and session is not None and whole != self._whole:
            news = {**news, "session": told(rig, session)}
        self._whole = whole
        self._tell(news)


def _beyond_figures(session: Session) -> object:
    """Return what of a session changes more of it than its figures: where it does, a card is told the whole session."""
    first, last = session.segments[:1], session.segments[-1:]
    # Their number alone tells nothing once the shortest are merged, and a price may come late.
    prices = (len(session.segments), *((segment.start, segment.price) for segment in (*first, *last)))
    return (session.id, session.status, session.settled, prices, session.spans[0], session.ended)


def _rig(entry: TrainingEnergyConfigEntry, rig: TrainingEnergyCoordinator | None) -> Record:
    """Return how a rig is; of one that is not running nothing but its name is known."""
    known: Record = {"entry_id": entry.entry_id, "name": entry.title, "loaded": rig is not None}
    if rig is None:
        return known
    power = rig.settings.power_entity
    entity_id = partial(async_last_entity_id_of, rig.hass)
    return {
        **known,
        "status": status(rig),
        "sessions": rig.totals.sessions,
        "history": rig.archive.revision,
        "waits_for": _waits_for(rig),
        "currency": rig.settings.currency,
        "has_price": rig.settings.has_price,
        "price": as_number(rig.book.tariff.now),
        "meters": [entity_id(meter) for meter in rig.settings.meters],
        "power_entity": None if power is None else entity_id(power),
        "budget": as_number(rig.budget),
        "steps_per_run": rig.steps_per_run,
        "affordable_steps": affordable_steps(rig.benchmark, rig.budget),
        "affordable_runs": as_number(affordable_runs(rig.benchmark, rig.budget, steps_per_run=rig.steps_per_run)),
    }


def _waits_for(rig: TrainingEnergyCoordinator) -> str | None:
    """Return what the session shown waits for, to go on or to be final; None where it waits for nothing."""
    if rig.shown is None or rig.shown.status is Status.FINISHED:
        return None
    is_settling = rig.shown.status is Status.SETTLING
    if is_settling and rig.book.doubts:
        return "doubt"
    if rig.silent_meters:
        return "absent_meter"
    return "meter" if is_settling else None


def _outlook(rig: TrainingEnergyCoordinator, session: Session) -> Record:
    """Return where the open session will end: energy in kWh, cost and budget in money."""
    projection = rig.projection
    return {
        "energy_kwh": as_number(projection.energy_kwh),
        "cost": as_number(projection.cost),
        "end": time_of(projection.end) if projection.end else None,
        "budget": as_number(budget_of(session, limits_of(rig))),
        "is_over_budget": rig.is_over_budget,
        "idle_since": time_of(session.idle_since) if session.idle_since else None,
    }
