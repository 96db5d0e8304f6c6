"""A session in the user's language, where Home Assistant shows a text as it is."""

from decimal import Decimal

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN
from .digits import as_state
from .ledger import Figures, Session


def title_of(session: Session) -> str | None:
    """Return what its owner calls a session: by its name, else by its model."""
    return session.details.name or session.details.model


@callback
def async_standing(hass: HomeAssistant, session: Session) -> str:
    """Return how a session that is final went, or where another one is in its life."""
    if session.settled and session.outcome:
        return _async_text(hass, f"event.session.state_attributes.outcome.state.{session.outcome.value}")
    return _async_text(hass, f"sensor.status.state.{session.status.value}")


@callback
def async_figures(hass: HomeAssistant, session: Session, figures: Figures) -> str:
    """Return what a session used, what that cost and its steps, as far as they are known."""
    said = [f"{_rounded(figures.energy_kwh, 3)} kWh"]
    if figures.cost is not None:
        said.append(f"{_rounded(figures.cost, 4)} {session.currency}")
    if figures.steps is not None:
        said.append(f"{figures.steps} {_async_text(hass, 'sensor.session_steps.unit_of_measurement')}")
    return ", ".join(said)


def _rounded(number: Decimal, digits: int) -> str:
    """Return a number with as many digits as its sensor shows."""
    return as_state(round(number, digits))


@callback
def _async_text(hass: HomeAssistant, key: str) -> str:
    """Return a text of an entity."""
    texts = async_get_cached_translations(hass, hass.config.language, "entity", DOMAIN)
    return texts.get(f"component.{DOMAIN}.entity.{key}", key.rpartition(".")[2])
