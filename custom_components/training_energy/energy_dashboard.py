"""The price that the user already told the Energy dashboard."""

from collections.abc import Iterable, Iterator

from homeassistant.components.energy.data import SourceType, async_get_manager
from homeassistant.core import HomeAssistant

from .candidates import async_candidate, price_fault
from .readings import number_typed


async def async_dashboard_price(hass: HomeAssistant) -> float | str | None:
    """Return the one price of the user's Energy dashboard, a number or an entity id.

    None where there is no dashboard, no price, several, or one that a rig cannot use.
    """
    if "energy" not in hass.config.components:
        return None
    preferences = (await async_get_manager(hass)).data
    prices = set() if preferences is None else set(_prices(preferences["energy_sources"]))
    if len(prices) != 1:
        return None
    price = prices.pop()
    if isinstance(price, str):
        fault = price_fault(async_candidate(hass, price), hass.config.currency)
        return price if fault is None else None
    return price if number_typed(price) is not None else None


def _prices(sources: Iterable[SourceType]) -> Iterator[float | str]:
    """Yield what the user pays for energy from the grid.

    A source whose costs come from a statistic ignores its price, and so do we.
    """
    for source in sources:
        if source["type"] != "grid" or source.get("stat_cost") is not None:
            continue
        if (entity_id := source.get("entity_energy_price")) is not None:
            yield entity_id
        elif (number := source.get("number_energy_price")) is not None:
            yield number
