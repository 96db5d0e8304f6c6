"""What a rig knows at a moment, and what Home Assistant's log says of us."""

import logging
from typing import Any, override

from aiohttp.web import RequestPayloadError
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import dump
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import json_bytes


def knowledge(entry: MockConfigEntry) -> dict[str, Any]:
    """Return all that a rig has on its book and in its history, and how it is set up."""
    rig = entry.runtime_data
    return {
        "book": dump(rig.book),
        "history": list(rig.archive.rows),
        "gone": sorted(rig.archive.gone),
        "aims": (rig.budget, rig.steps_per_run),
        "entry": (entry.title, dict(entry.data), dict(entry.options)),
    }


def size_of(entry: MockConfigEntry) -> int:
    """Return the bytes that the largest session of a rig takes where it is kept."""
    rig = entry.runtime_data
    rows = [*rig.archive.rows, *(dump(session) for session in rig.book.sessions)]
    return max((len(json_bytes(row)) for row in rows), default=0)


class Ear(logging.Handler):
    """Hears what Home Assistant logs of a fault of ours: an exception that nobody has caught, or an error."""

    def __init__(self) -> None:
        """Have heard nothing yet."""
        super().__init__(logging.WARNING)
        self.faults: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is a fault: a traceback through our code, or something that went unseen until it was logged."""
        error = record.exc_info[1] if record.exc_info else None
        # What is refused in words was meant to be said; badly packed bodies are the web server's, whoever they are for.
        is_ours = isinstance(error, HomeAssistantError) and error.translation_domain == DOMAIN
        # The web server's own account of who asked what stumbles over a clock that is frozen.
        is_account = record.name == "aiohttp.access"
        if error is None or is_ours or is_account or isinstance(error, RequestPayloadError):
            return
        text = logging.Formatter().format(record)
        if DOMAIN in text:
            self.faults.append(text)
