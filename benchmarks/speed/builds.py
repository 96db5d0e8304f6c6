"""The ways to have the figures of a session: none, raw states, by hand, ours."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from benchmarks.cards import history
from homeassistant.core import HomeAssistant

from . import handmade

DOMAIN: Final = "training_energy"
STEPS: Final = 1000
# Named in YAML, to be found beside configuration.yaml.
PACKAGES: Final = "homeassistant:\n  currency: EUR\n  packages: !include_dir_named packages\n"


class Build(StrEnum):
    """Who shows the figures, as the table has it."""

    ALONE = "the meter alone"
    FLOOR = "raw states"
    BY_HAND = "by hand"
    OURS = "Training Energy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is measured: a build, how many rigs have it, and how many sessions the history of the first has."""

    build: Build
    rigs: int
    sessions: int = 0

    @property
    def meters(self) -> list[str]:
        """Return the meters of the rigs."""
        return [f"sensor.meter_{rig}" for rig in range(self.rigs)]

    def write(self, folder: Path) -> None:
        """Write what the build has in YAML."""
        packages = folder / "packages"
        packages.mkdir(parents=True)
        if self.build is Build.BY_HAND:
            for name, text in handmade.packages(self.meters).items():
                (packages / f"{name}.yaml").write_text(text)

    async def set_up(self, hass: HomeAssistant) -> None:
        """Set the rigs up in a Home Assistant that has their meters, and start a session on each."""
        if self.build is Build.BY_HAND:
            await self._train_by_hand(hass)
        if self.build is Build.OURS:
            await self._train(hass)

    async def _train_by_hand(self, hass: HomeAssistant) -> None:
        """Start the sessions as their owner does."""
        switches = [f"input_boolean.rig_{rig}_training" for rig in range(self.rigs)]
        numbers = [f"input_number.rig_{rig}_steps" for rig in range(self.rigs)]
        await hass.services.async_call("input_boolean", "turn_on", {"entity_id": switches}, blocking=True)
        await hass.services.async_call(
            "input_number", "set_value", {"entity_id": numbers, "value": STEPS}, blocking=True
        )

    async def _train(self, hass: HomeAssistant) -> None:
        """Set our rigs up, fill the history of the first, and start the sessions."""
        for rig, meter in enumerate(self.meters):
            answers = {"name": f"Rig {rig}", "meters": [meter], "price": 0.2}
            await hass.config_entries.flow.async_init(DOMAIN, context={"source": "user"}, data=answers)
            await hass.async_block_till_done()
        for first in range(0, self.sessions, history.CHUNK):
            content = history.content(first, min(first + history.CHUNK, self.sessions))
            await _act(hass, "import_sessions", content=content)
        for rig in range(self.rigs):
            await _act(hass, "start_session", rig=rig, name="LoRA", planned_steps=100 * STEPS)
            await _act(hass, "report_progress", rig=rig, step=STEPS)


async def _act(hass: HomeAssistant, action: str, *, rig: int = 0, **data: object) -> None:
    """Perform one of our actions on a rig."""
    await hass.services.async_call(DOMAIN, action, {"rig": f"Rig {rig}", **data}, blocking=True)
