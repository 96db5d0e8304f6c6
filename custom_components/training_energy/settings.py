"""What a rig was set up with, resolved once: below this there is no configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .const import (
    CONF_BOUNDARY_CORRECTION,
    CONF_CARBON_INTENSITY,
    CONF_CARBON_INTENSITY_ENTITY,
    CONF_IDLE_POWER,
    CONF_IDLE_TIMEOUT,
    CONF_KEEP_SESSIONS,
    CONF_MAX_POWER,
    CONF_METERS,
    CONF_MINIMUM_ENERGY,
    CONF_MINIMUM_TIME,
    CONF_POWER_ENTITY,
    CONF_PRICE,
    CONF_PRICE_ENTITY,
    CONF_SESSION_BUDGET,
    CONF_SILENCE_TIMEOUT,
    CONF_START_ABOVE,
    CONF_START_AFTER,
    CONF_STOP_AFTER,
    CONF_STOP_BELOW,
    CONF_WEBHOOK,
    DEFAULT_IDLE_TIMEOUT,
    DEFAULTS,
)
from .ledger import Rules, Terms
from .readings import number_typed

WATTS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When sessions start and stop by themselves: powers in kW, times in s.

    Those of less than `minimum_energy` (kWh) or `minimum_time` are not kept.
    """

    start_above: Decimal
    start_after: int
    stop_below: Decimal
    stop_after: int
    minimum_energy: Decimal
    minimum_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One rig's settings.

    `meters`, `price_entity`, `power_entity` and `carbon_entity` are references (see
    `references`), `price` is in `currency` per kWh, `carbon` in gCO2eq per kWh. At most one
    of `price` and `price_entity` is set; with neither, the rig has no cost; so it is with
    emissions. `idle` is in kW, `budget` in `currency`; times are in s, and 0 is never.
    `rules` are those that the ledger goes by. Of `keep_sessions` 0 is all. What
    the id of the `webhook` is, is nobody's business here.
    """

    name: str
    meters: tuple[str, ...]
    price: Decimal | None
    price_entity: str | None
    currency: str
    power_entity: str | None
    rules: Rules
    carbon: Decimal | None = None
    carbon_entity: str | None = None
    idle: Decimal | None = None
    idle_timeout: int = DEFAULT_IDLE_TIMEOUT
    silence_timeout: int = 0
    budget: Decimal | None = None
    thresholds: Thresholds | None = None
    keep_sessions: int = 0
    webhook: bool = False

    @property
    def has_price(self) -> bool:
        """Return whether the rig has a price at all."""
        return self.price is not None or self.price_entity is not None

    @property
    def has_carbon(self) -> bool:
        """Return whether the rig has a carbon intensity at all."""
        return self.carbon is not None or self.carbon_entity is not None

    @property
    def terms(self) -> Terms:
        """Return what the rig adds to a session that starts."""
        return Terms(currency=self.currency, priced=self.has_price, weighed=self.has_carbon, idle=self.idle)


def settings_from(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return the settings that a config entry holds."""
    options = {**DEFAULTS, **entry.options}
    return Settings(
        name=entry.title,
        meters=tuple(entry.data[CONF_METERS]),
        price=_number(entry.data, CONF_PRICE),
        price_entity=entry.data.get(CONF_PRICE_ENTITY),
        currency=hass.config.currency,
        power_entity=options.get(CONF_POWER_ENTITY),
        rules=Rules(
            max_power=Decimal(str(options[CONF_MAX_POWER])),
            corrects=options[CONF_BOUNDARY_CORRECTION],
        ),
        carbon=_number(options, CONF_CARBON_INTENSITY),
        carbon_entity=options.get(CONF_CARBON_INTENSITY_ENTITY),
        idle=_kilowatts(options, CONF_IDLE_POWER),
        idle_timeout=int(options[CONF_IDLE_TIMEOUT]),
        silence_timeout=int(options[CONF_SILENCE_TIMEOUT]),
        budget=_number(options, CONF_SESSION_BUDGET),
        thresholds=_thresholds(options),
        keep_sessions=int(options[CONF_KEEP_SESSIONS]),
        webhook=bool(options[CONF_WEBHOOK]),
    )


def _thresholds(options: Mapping[str, Any]) -> Thresholds | None:
    """Return when sessions start and stop by themselves, None where they do not."""
    start_above = _kilowatts(options, CONF_START_ABOVE)
    if start_above is None or options.get(CONF_POWER_ENTITY) is None:
        return None
    stop_below = _kilowatts(options, CONF_STOP_BELOW)
    return Thresholds(
        start_above=start_above,
        start_after=int(options[CONF_START_AFTER]),
        stop_below=start_above if stop_below is None else stop_below,
        stop_after=int(options[CONF_STOP_AFTER]),
        minimum_energy=_number(options, CONF_MINIMUM_ENERGY) or Decimal(0),
        minimum_time=int(options[CONF_MINIMUM_TIME]),
    )


def _number(data: Mapping[str, Any], key: str) -> Decimal | None:
    """Return a number that someone typed, None where none is set."""
    return None if data.get(key) is None else number_typed(data[key])


def _kilowatts(data: Mapping[str, Any], key: str) -> Decimal | None:
    """Return a power that someone typed in watts (kW), None where none is set."""
    watts = _number(data, key)
    return None if watts is None else watts / WATTS
