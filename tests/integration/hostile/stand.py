"""A rig that is tried hard: brought into any state before each example, and looked over after it."""

import asyncio
from contextlib import suppress
from typing import Any, Final
import unicodedata

from hypothesis import strategies as st
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from custom_components.training_energy.ledger import Book, Details, NoSessionError, dump, load
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import json_bytes

from .tally import Fate, count
from .witness import knowledge, size_of

STATES: Final = st.sampled_from(["idle", "training", "paused"])
# Bytes; see docs/security.md for what it is made of. No test here has pauses and prices enough to come near it.
LARGEST_SESSION: Final = 100_000
# Sessions; each example looks at all of them.
MANY: Final = 20


class Stand:
    """A rig with a past."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Take a rig that is set up."""
        self.hass = hass
        self.entry = entry
        self.loop: asyncio.AbstractEventLoop = hass.loop

    @property
    def rig(self) -> TrainingEnergyCoordinator:
        """Return the rig, which is another one after it was reloaded."""
        rig: TrainingEnergyCoordinator = self.entry.runtime_data
        return rig

    async def bring(self, state: str) -> None:
        """Bring the rig into a state, with one session that is over."""
        await self.tidy()
        if not any(True for _ in self.rig.archive.rows):
            await self.rig.async_start_session(Details(name="Past", key="past"), replaces=True)
            await self.rig.async_stop_session(steps=100)
        if state != "idle":
            await self.rig.async_start_session(Details(name="Running", key="running", start_step=10), replaces=True)
        if state == "paused":
            await self.rig.async_pause_session()

    async def tidy(self) -> None:
        """Discard the session that is open, and forget the history where it has grown long."""
        with suppress(NoSessionError):
            await self.rig.async_discard_session()
        sessions = [row["id"] for row in self.rig.archive.rows]
        if len(sessions) > MANY:
            await self.rig.archive.async_delete(sessions, is_counted=False)

    async def call(self, door: str, action: str, data: dict[str, Any]) -> None:
        """Perform an action; it is done and leaves a book that can be kept, or refused and leaves all as it was."""
        before = knowledge(self.entry)
        try:
            answer = await self.hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
        except HomeAssistantError as error:
            is_clear(error)
            assert knowledge(self.entry) == before
            count(door, Fate.REFUSED)
            return
        json_bytes(answer)
        self.is_sound()
        count(door, Fate.DONE)

    def is_sound(self) -> None:
        """See to it that what the rig knows can be written, read back, and is no larger than it may be."""
        written = json_bytes(dump(self.rig.book))
        assert load(Book, dump(self.rig.book)) == self.rig.book
        assert written
        assert size_of(self.entry) < LARGEST_SESSION


def is_clear(error: HomeAssistantError) -> None:
    """See to it that a refusal is a translated text, whole, of one line, and of a length that is read."""
    assert error.translation_domain == DOMAIN
    text = str(error)
    assert text not in ("", error.translation_key)
    assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cs"}
    assert len(text) < 2000
    json_bytes(text)
