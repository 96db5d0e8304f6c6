"""Follows the entities that a rig reads: renamed, removed, or of no more use.

Nothing is counted here. A source that is silent for a while is the ledger's business; one
that will not come back by itself is told to the user, who alone can choose another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.helpers.start import async_at_started

from .candidates import async_candidate
from .const import DOMAIN, LEARN_MORE
from .references import async_entity_id_of, async_last_entity_id_of
from .settings import Settings
from .units import JOULES, KILOWATTS, UnitFault, intensity_factor, price_factor

# Integrations that could not connect try again after a minute or two, and YAML that is
# reloaded takes its entities away for a moment: no reason to call the user.
GRACE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """One source of a rig, and how to tell the user about it."""

    reference: str
    key: str
    severity: ir.IssueSeverity
    is_usable: Callable[[str | None], bool]


@callback
def async_watch_sources(
    hass: HomeAssistant,
    entry: ConfigEntry,
    *,
    settings: Settings,
    on_change: Callable[[], None],
) -> CALLBACK_TYPE:
    """Follow a rig's sources until the function returned is called.

    Calls `on_change` when a reference stands for another entity id than before, for none,
    or for one again. A repair issue says what only the user can mend; it goes when that is
    mended, or when nobody watches any more.
    """
    watches = [
        _Watch(hass, entry, source=source, settings=settings, on_change=on_change) for source in _sources_of(settings)
    ]
    for watch in watches:
        watch.async_start()

    @callback
    def async_stop() -> None:
        """Stop following, and leave no issue behind."""
        for watch in watches:
            watch.async_stop()

    return async_stop


def _sources_of(settings: Settings) -> list[_Source]:
    """Return what a rig reads.

    Without a meter nothing is counted; without its price, costs go on by estimate; without
    its power, runs are measured by the meter alone; without its carbon intensity, the last one goes on.
    """
    others: tuple[tuple[str | None, str, Callable[[str | None], bool]], ...] = (
        (
            settings.price_entity,
            "price_entity",
            lambda unit: not isinstance(price_factor(unit, settings.currency), UnitFault),
        ),
        (settings.power_entity, "power_entity", lambda unit: unit in KILOWATTS),
        (settings.carbon_entity, "carbon_intensity_entity", lambda unit: intensity_factor(unit) is not None),
    )
    return [
        *(
            _Source(
                reference=meter,
                key="meter",
                severity=ir.IssueSeverity.ERROR,
                is_usable=lambda unit: unit in JOULES,
            )
            for meter in settings.meters
        ),
        *(
            _Source(reference=reference, key=key, severity=ir.IssueSeverity.WARNING, is_usable=is_usable)
            for reference, key, is_usable in others
            if reference is not None
        ),
    ]


class _Watch:
    """Follows one source."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        source: _Source,
        settings: Settings,
        on_change: Callable[[], None],
    ) -> None:
        """Remember whom to follow and whom to tell."""
        self._hass = hass
        self._source = source
        self._settings = settings
        self._on_change = on_change
        self._issue_id = f"{source.key}_{entry.entry_id}_{source.reference}"
        self._entity_id = async_entity_id_of(hass, source.reference)
        self._cancel_following: list[CALLBACK_TYPE] = []
        self._cancel_tracking: CALLBACK_TYPE | None = None
        self._cancel_grace: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Begin to follow; until Home Assistant has started, a source may yet appear."""
        self._async_track()
        self._cancel_following = [
            self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._async_registry_changed),
            async_at_started(self._hass, self._async_look),
        ]
        self._async_look()

    @callback
    def async_stop(self) -> None:
        """Follow no more."""
        for cancel in self._cancel_following:
            cancel()
        self._async_untrack()
        self._async_end_grace()
        ir.async_delete_issue(self._hass, DOMAIN, self._issue_id)

    @callback
    def _async_track(self) -> None:
        """Hear of the states of the entity that the reference stands for now."""
        if self._entity_id is not None:
            self._cancel_tracking = async_track_state_change_event(self._hass, self._entity_id, self._async_look)

    @callback
    def _async_untrack(self) -> None:
        """Hear of no states any more."""
        if self._cancel_tracking is not None:
            self._cancel_tracking()
            self._cancel_tracking = None

    @callback
    def _async_registry_changed(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        """Find out whether the reference stands for another entity id now.

        A hundred rigs hear of every entity that any of them adds: most of them are nobody's source.
        """
        if self._entity_id is not None and self._entity_id not in (
            event.data["entity_id"],
            event.data.get("old_entity_id"),
        ):
            return
        entity_id = async_entity_id_of(self._hass, self._source.reference)
        if entity_id == self._entity_id:
            return
        self._async_untrack()
        self._entity_id = entity_id
        self._async_track()
        self._on_change()
        self._async_look()

    @callback
    def _async_look(self, _cause: object = None) -> None:
        """See how the source is, and tell the user or take that back."""
        if self._entity_id is None:
            self._async_tell("gone")
        elif self._hass.states.get(self._entity_id) is None:
            self._async_begin_grace()
        else:
            self._async_end_grace()
            seen = async_candidate(self._hass, self._entity_id)
            if seen.value is not None and not self._source.is_usable(seen.unit):
                self._async_tell("unusable", unit=seen.unit or "-")
            else:
                ir.async_delete_issue(self._hass, DOMAIN, self._issue_id)

    @callback
    def _async_begin_grace(self) -> None:
        """Give an entity without a state the time to get one."""
        if self._cancel_grace is None and self._hass.state is CoreState.running:
            self._cancel_grace = async_call_later(self._hass, GRACE, self._async_grace_is_over)

    @callback
    def _async_end_grace(self) -> None:
        """Stop waiting for the entity."""
        if self._cancel_grace is not None:
            self._cancel_grace()
            self._cancel_grace = None

    @callback
    def _async_grace_is_over(self, _now: object) -> None:
        """Tell the user that the entity does not come back by itself."""
        self._cancel_grace = None
        self._async_tell("gone")

    @callback
    def _async_tell(self, trouble: str, **facts: str) -> None:
        """Open the repair issue, or bring the one that is open up to date."""
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._issue_id,
            is_fixable=False,
            learn_more_url=LEARN_MORE,
            severity=self._source.severity,
            translation_key=f"{self._source.key}_{trouble}",
            translation_placeholders={
                "rig": self._settings.name,
                "entity": async_last_entity_id_of(self._hass, self._source.reference),
                "currency": self._settings.currency,
                **facts,
            },
        )
