"""A real Home Assistant in this process with a lab's worth of rigs, whose time is stepped; it can be started again."""

from collections.abc import Generator
from contextlib import contextmanager
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, override

from benchmarks import homes
from homeassistant.core import HomeAssistant
from lab import paths
from lab.home import Home

DOMAIN: Final = "training_energy"
PRICE: Final = "sensor.price"
# Two of the rigs are recorded: what the recorder itself takes is none of our business.
CONFIGURATION: Final = """\
recorder:
  commit_interval: 1
  include:
    entity_globs:
      - sensor.plug_0
      - sensor.rig_0_*
      - sensor.plug_1
      - sensor.rig_1_*
logger:
  default: critical
  logs:
    custom_components.training_energy: warning
"""
MONEY: Final = {"unit_of_measurement": "USD/kWh"}


@contextmanager
def home() -> Generator[Home]:
    """Prepare a home of our own."""
    with TemporaryDirectory() as folder:
        prepared = homes.at(Path(folder))
        prepared.prepare(yaml="", components=[paths.INTEGRATION], link=True, base=CONFIGURATION)
        yield prepared


class Complaints(logging.Handler):
    """What our integration complains of in Home Assistant's log."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Note a complaint."""
        self.texts.append(f"the log says: {record.getMessage()}")


@contextmanager
def complaints() -> Generator[list[str]]:
    """Listen to what our integration complains of."""
    handler, logger = Complaints(), logging.getLogger(f"custom_components.{DOMAIN}")
    logger.addHandler(handler)
    try:
        yield handler.texts
    finally:
        logger.removeHandler(handler)


async def furnish(hass: HomeAssistant, number: int, *, corrects: bool) -> None:
    """Set up a rig by its plug, whose boundaries are worked out or are what the plug showed then."""
    answers = {"name": f"rig_{number}", "meters": [f"sensor.plug_{number}"], "price_entity": PRICE}
    made = await hass.config_entries.flow.async_init(DOMAIN, context={"source": "user"}, data=answers)
    entry = made["result"]
    hass.config_entries.async_update_entry(entry, options={**entry.options, "boundary_correction": corrects})
    await hass.config_entries.async_reload(entry.entry_id)


async def ask(hass: HomeAssistant, number: int, action: str, **data: object) -> dict[str, Any]:
    """Perform one of our actions on a rig."""
    data = {"rig": f"rig_{number}", **data}
    return dict(await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True) or {})
