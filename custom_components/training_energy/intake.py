"""Listens to a rig's meters, its price and its power, and enters what they say into its book."""

import logging
from typing import TYPE_CHECKING

from homeassistant.core import (
    CALLBACK_TYPE,
    CoreState,
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event, async_track_state_report_event
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from .ledger import draw, lapse, price, record, silence, weigh
from .readings import intensity_from, power_from, price_from, reading_from
from .references import async_entity_id_of, async_last_entity_id_of
from .sources import async_watch_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .keeper import Keeper

_LOGGER = logging.getLogger(__name__)


class Intake:
    """The ears of a rig.

    `silent` holds the references of the meters that say nothing that counts right now.
    """

    def __init__(self, keeper: Keeper) -> None:
        """Take every meter for alive until it is heard."""
        self._keeper = keeper
        self._hass = keeper.hass
        self._settings = keeper.settings
        self._meters: dict[str, str] = {}
        self._cancel: list[CALLBACK_TYPE] = []
        self.silent: set[str] = set()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen until the function returned is called."""
        self._async_subscribe()
        stops = [
            async_watch_sources(
                self._hass,
                self._keeper.entry,
                settings=self._settings,
                on_change=self._async_sources_changed,
            ),
            async_at_started(self._hass, self._async_take),
        ]

        @callback
        def async_stop() -> None:
            """Hear no more."""
            for stop in stops:
                stop()
            self._async_unsubscribe()

        return async_stop

    @callback
    def _async_sources_changed(self) -> None:
        """Listen to the entities under the names that they have now."""
        self._async_unsubscribe()
        self._async_subscribe()

    @callback
    def _async_subscribe(self) -> None:
        """Take what the sources show now, then listen to what they show next."""
        self._meters = {
            entity_id: reference
            for reference in self._settings.meters
            if (entity_id := async_entity_id_of(self._hass, reference)) is not None
        }
        self._cancel = [
            async_track_state_change_event(self._hass, self._meters, self._async_meter_changed),
            async_track_state_report_event(self._hass, self._meters, self._async_meter_reported),
        ]
        self._async_follow(self._settings.price_entity, self._async_priced)
        self._async_follow(self._settings.power_entity, self._async_drew)
        self._async_follow(self._settings.carbon_entity, self._async_weighed)
        self._async_take()

    @callback
    def _async_follow(self, reference: str | None, enter: Callable[[State | None], None]) -> None:
        """Enter what a source that may be there shows now, and each state that it shows next."""
        if reference is None:
            return
        entity_id = async_entity_id_of(self._hass, reference)
        if entity_id is not None:

            @callback
            def async_changed(event: Event[EventStateChangedData]) -> None:
                """Enter the state that the source has now."""
                enter(event.data["new_state"])

            self._cancel.append(async_track_state_change_event(self._hass, entity_id, async_changed))
        enter(None if entity_id is None else self._hass.states.get(entity_id))

    @callback
    def _async_take(self, _hass: HomeAssistant | None = None) -> None:
        """Take what the meters show now."""
        shown = {reference: self._hass.states.get(entity) for entity, reference in self._meters.items()}
        for reference in self._settings.meters:
            self._async_showed(reference, shown.get(reference))

    @callback
    def _async_unsubscribe(self) -> None:
        """Stop listening."""
        for cancel in self._cancel:
            cancel()
        self._cancel = []

    @callback
    def _async_meter_changed(self, event: Event[EventStateChangedData]) -> None:
        """Enter what a meter shows, or note that it shows nothing."""
        self._async_showed(self._meters[event.data["entity_id"]], event.data["new_state"])

    @callback
    def _async_meter_reported(self, event: Event[EventStateReportedData]) -> None:
        """Enter that a meter still shows the same: it is alive."""
        reference = self._meters[event.data["entity_id"]]
        self._async_showed(reference, event.data["new_state"], at=event.data["last_reported"])

    @callback
    def _async_showed(self, reference: str, state: State | None, at: datetime | None = None) -> None:
        """Enter a meter's state, if it says anything."""
        reading = None if state is None else reading_from(state, at)
        is_silent = reading is None
        if is_silent and self._hass.state is not CoreState.running:
            return  # while Home Assistant starts or stops, meters are on their way
        if is_silent is not (reference in self.silent):
            self._async_heard(reference, is_silent=is_silent)
        book = self._keeper.book
        if reading is None:
            self._keeper.async_enter(silence(book, reference, dt_util.utcnow()))
        else:
            self._keeper.async_enter(record(book, reference, reading))

    @callback
    def _async_heard(self, reference: str, *, is_silent: bool) -> None:
        """Say once that a meter went away, and once that it is back."""
        entity = async_last_entity_id_of(self._hass, reference)
        if is_silent:
            self.silent.add(reference)
            _LOGGER.info("%s: %s reports no energy; what it counts meanwhile is not lost", self._settings.name, entity)
        else:
            self.silent.discard(reference)
            _LOGGER.info("%s: %s reports energy", self._settings.name, entity)
        self._keeper.async_update_listeners()

    @callback
    def _async_priced(self, state: State | None) -> None:
        """Enter the price that a state says, or that the last one goes on."""
        money = None if state is None else price_from(state, self._settings.currency)
        book = self._keeper.book
        if state is None or money is None:
            self._keeper.async_enter(lapse(book, dt_util.utcnow()))
        else:
            self._keeper.async_enter(price(book, state.last_updated, money))

    @callback
    def _async_weighed(self, state: State | None) -> None:
        """Enter the carbon intensity that a state says; without one, the last goes on."""
        grams = None if state is None else intensity_from(state)
        if state is not None and grams is not None:
            self._keeper.async_enter(weigh(self._keeper.book, state.last_updated, grams))

    @callback
    def _async_drew(self, state: State | None) -> None:
        """Enter the power that a state shows, or that it is not known."""
        kilowatts = None if state is None else power_from(state)
        at = dt_util.utcnow() if state is None else state.last_updated
        self._keeper.async_enter(draw(self._keeper.book, at, kilowatts))
