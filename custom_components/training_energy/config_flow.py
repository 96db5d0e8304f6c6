"""The questions that set a rig up, change its sources and its options."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, override

import voluptuous as vol

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    OptionsFlow,
    OptionsFlowWithReload,
)
from homeassistant.const import CONF_NAME
from homeassistant.core import callback
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    Selector,
    TextSelector,
)

from .answers import (
    Complaint,
    Sources,
    meter_complaints,
    name_complaints,
    price_complaints,
    sources_chosen,
    sources_shown,
    stored,
)
from .const import (
    CONF_KEEP_SESSIONS,
    CONF_METERS,
    CONF_PRICE,
    CONF_PRICE_ENTITY,
    CONF_WEBHOOK_ID,
    DOMAIN,
)
from .energy_dashboard import async_dashboard_price
from .ledger import idle_of
from .names import tidy
from .options import option_complaints, option_fields, options_shown, options_stored
from .pickers import METERS, NUMBERS, SourcePicker
from .settings import WATTS
from .webhook import async_webhook_shown, webhook_kept

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator


class TrainingEnergyConfigFlow(ConfigFlow, domain=DOMAIN):
    """Ask for a rig's name, meters and price."""

    VERSION = 1

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: TrainingEnergyConfigEntry) -> OptionsFlow:
        """Return the questions about a rig's options."""
        return TrainingEnergyOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Set a rig up."""
        complaints: list[Complaint] = []
        if user_input is not None:
            title = tidy(user_input[CONF_NAME])
            rigs = self._async_current_entries()
            sources = sources_chosen(self.hass, user_input)
            complaints = [
                *name_complaints(title, rigs),
                *meter_complaints(self.hass, sources.meters, rigs),
                *price_complaints(self.hass, sources),
            ]
            if not complaints:
                data = stored(self.hass, sources)
                return self.async_create_entry(title=title, data=data)
        schema = {vol.Required(CONF_NAME): TextSelector(), **self._source_fields()}
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(schema), user_input or await self._suggested_price()
            ),
            errors=_errors(complaints),
            description_placeholders=_facts(complaints),
        )

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change a rig's meters and price; Home Assistant itself renames entries."""
        entry = self._get_reconfigure_entry()
        complaints: list[Complaint] = []
        if user_input is not None:
            sources = sources_chosen(self.hass, user_input)
            complaints = [
                *self._change_complaints(entry, sources),
                *price_complaints(self.hass, sources),
            ]
            if not complaints:
                data = stored(self.hass, sources, known=entry.data[CONF_METERS])
                return self.async_update_reload_and_abort(entry, data=data)
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(self._source_fields()),
                user_input or sources_shown(self.hass, entry.data),
            ),
            errors=_errors(complaints),
            description_placeholders=_facts(complaints),
        )

    def _change_complaints(self, entry: TrainingEnergyConfigEntry, sources: Sources) -> Iterator[Complaint]:
        """Yield what is wrong with a rig's new meters."""
        others = [rig for rig in self._async_current_entries() if rig.entry_id != entry.entry_id]
        known = entry.data[CONF_METERS]
        yield from meter_complaints(self.hass, sources.meters, others, known=known)
        # A meter that is gone counts as well: it may come back with what it counted.
        if set(stored(self.hass, sources, known=known)[CONF_METERS]) == set(known):
            return
        if entry.state is not ConfigEntryState.LOADED:
            yield Complaint(field=CONF_METERS, key="meters_rig_not_loaded")
        elif entry.runtime_data.book.open is not None:
            yield Complaint(field=CONF_METERS, key="meters_session_running")

    def _source_fields(self) -> dict[vol.Marker, Selector[Any]]:
        """Return the fields for meters and price, in the currency of this home."""
        price = NumberSelectorConfig(
            mode=NumberSelectorMode.BOX,
            step="any",
            unit_of_measurement=f"{self.hass.config.currency}/kWh",
        )
        return {
            # Left out, as REST allows, it is an empty list, which the step explains.
            vol.Required(CONF_METERS, default=list): SourcePicker(self.hass, METERS),
            vol.Optional(CONF_PRICE): NumberSelector(price),
            vol.Optional(CONF_PRICE_ENTITY): SourcePicker(self.hass, NUMBERS),
        }

    async def _suggested_price(self) -> dict[str, float | str]:
        """Return the price of the Energy dashboard under the field that takes it."""
        match await async_dashboard_price(self.hass):
            case None:
                return {}
            case str(entity_id):
                return {CONF_PRICE_ENTITY: entity_id}
            case price:
                return {CONF_PRICE: price}


class TrainingEnergyOptionsFlow(OptionsFlowWithReload):
    """Ask for what a rig can do without."""

    _options: dict[str, Any]

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change a rig's options; a field left empty takes its default."""
        complaints: list[Complaint] = []
        if user_input is not None:
            data = self.config_entry.data
            has_price = CONF_PRICE in data or CONF_PRICE_ENTITY in data
            complaints = list(option_complaints(self.hass, user_input, has_price=has_price))
            if not complaints:
                return self._saved(options_stored(self.hass, user_input))
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(option_fields(self.hass)),
                options_shown(self.hass, self.config_entry.options) if user_input is None else user_input,
            ),
            errors=_errors(complaints),
            description_placeholders={"learned_idle_power": self._learned(), **_facts(complaints)},
        )

    def _saved(self, options: dict[str, Any]) -> ConfigFlowResult:
        """Save the options, once it was confirmed that sessions go for good, where any do."""
        self._options = webhook_kept(options, self.config_entry.options)
        keep = self._options.get(CONF_KEEP_SESSIONS)
        rig = self._rig
        going = 0 if not keep or rig is None else len(rig.archive.rows) - keep
        if going <= 0:
            return self._webhook_shown()
        return self.async_show_form(
            step_id="deletion",
            data_schema=vol.Schema({}),
            description_placeholders={"count": f"{going:.0f}", "keep": f"{keep:.0f}"},
            last_step=self._webhook_known,
        )

    async def async_step_deletion(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Go on, since the sessions may go."""
        return self._webhook_shown()

    def _webhook_shown(self) -> ConfigFlowResult:
        """Save the options, once a webhook that is new has been shown: nobody can look it up afterwards."""
        if self._webhook_known:
            return self.async_create_entry(data=self._options)
        webhook_id = self._options[CONF_WEBHOOK_ID]
        return self.async_show_form(
            step_id="webhook",
            data_schema=vol.Schema({}),
            description_placeholders=async_webhook_shown(self.hass, webhook_id),
            last_step=True,
        )

    async def async_step_webhook(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Save the options with a webhook that was shown."""
        return self.async_create_entry(data=self._options)

    def _learned(self) -> str:
        """Return what the rig draws at rest, as learned from the quiet times before its sessions."""
        idle = None if self._rig is None else idle_of(self._rig.book)
        return "-" if idle is None else f"{round(idle * WATTS)} W"

    @property
    def _webhook_known(self) -> bool:
        """Whether there is no webhook, or one that has been shown."""
        return self._options.get(CONF_WEBHOOK_ID) in (None, self.config_entry.options.get(CONF_WEBHOOK_ID))

    @property
    def _rig(self) -> TrainingEnergyCoordinator | None:
        """The rig, None where it is not running."""
        entry: TrainingEnergyConfigEntry = self.config_entry
        return entry.runtime_data if entry.state is ConfigEntryState.LOADED else None


def _errors(complaints: Iterable[Complaint]) -> dict[str, str]:
    """Return the first complaint about each field."""
    return {complaint.field: complaint.key for complaint in reversed([*complaints])}


def _facts(complaints: Iterable[Complaint]) -> dict[str, str]:
    """Return the facts that the complaints shown mention."""
    facts: dict[str, str] = {}
    for complaint in reversed([*complaints]):
        facts |= complaint.facts
    return facts
