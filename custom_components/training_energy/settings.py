"""What a rig was set up with, resolved once: below this there is no configuration."""

from dataclasses import dataclass
from decimal import Decimal

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .const import (
    CONF_BOUNDARY_CORRECTION,
    CONF_MAX_POWER,
    CONF_METERS,
    CONF_POWER_ENTITY,
    CONF_PRICE,
    CONF_PRICE_ENTITY,
    DEFAULT_MAX_POWER,
)
from .ledger import Rules
from .readings import price_typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One rig's settings.

    `meters`, `price_entity` and `power_entity` are references (see `references`), `price`
    is in `currency` per kWh. At most one of `price` and `price_entity` is set; with
    neither, the rig has no cost. `rules` are those that the ledger goes by.
    """

    name: str
    meters: tuple[str, ...]
    price: Decimal | None
    price_entity: str | None
    currency: str
    power_entity: str | None
    rules: Rules

    @property
    def has_price(self) -> bool:
        """Return whether the rig has a price at all."""
        return self.price is not None or self.price_entity is not None


def settings_from(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return the settings that a config entry holds."""
    price = entry.data.get(CONF_PRICE)
    return Settings(
        name=entry.title,
        meters=tuple(entry.data[CONF_METERS]),
        price=None if price is None else price_typed(price),
        price_entity=entry.data.get(CONF_PRICE_ENTITY),
        currency=hass.config.currency,
        power_entity=entry.options.get(CONF_POWER_ENTITY),
        rules=Rules(
            max_power=Decimal(str(entry.options.get(CONF_MAX_POWER, DEFAULT_MAX_POWER))),
            corrects=entry.options.get(CONF_BOUNDARY_CORRECTION, True),
        ),
    )
