"""A rig as a program drives it: through actions, and through the states of its entities."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from urllib.parse import quote

from lab import websocket
from lab.home import Home
from lab.rest import Json, RefusedError
from lab.wait import until

SECONDS: Final = 30
NOT_A_NUMBER: Final = ("unavailable", "unknown")


@dataclass(frozen=True)
class Rig:
    """A rig of the home, by the id of its config entry and its name."""

    home: Home
    entry_id: str
    name: str

    def ask(self, action: str, **data: object) -> dict[str, Json]:
        """Perform one of our actions on this rig and return its response."""
        return self.home.rest.ask(f"training_energy.{action}", rig=self.name, **data)

    @cached_property
    def entities(self) -> dict[tuple[str, str], str]:
        """The entity ids by domain and key."""
        return websocket.entities(self.home.rest, self.entry_id)

    def shows(self, key: str, domain: str = "sensor") -> str | None:
        """Return the state of one of the rig's entities."""
        return self.home.rest.value(self.entities[domain, key])

    def wait_until_shows(self, key: str, value: str) -> None:
        """Wait until one of the rig's sensors shows the value."""
        entity_id = self.entities["sensor", key]
        until(lambda: self.home.rest.value(entity_id) == value, seconds=SECONDS, what=f"{entity_id} at {value}")

    def history(self, key: str, since: datetime) -> list[float]:
        """Return every number that a sensor of the rig showed since then, as the recorder has them."""
        path = f"/api/history/period/{quote(since.isoformat())}?filter_entity_id={self.entities['sensor', key]}"
        rows = self.home.rest.get(path)
        return [float(row["state"]) for row in (rows[0] if rows else ()) if row["state"] not in NOT_A_NUMBER]

    def set_options(self, **options: object) -> None:
        """Answer the questions about its options as a person does, and wait until it goes by them."""
        before = self._settings()
        path = "/api/config/config_entries/options/flow"
        step = self.home.rest.post(path, {"handler": self.entry_id})
        step = self.home.rest.post(f"{path}/{step['flow_id']}", options)
        assert step["type"] == "create_entry", step
        until(lambda: self._settings() not in (None, before), seconds=SECONDS, what=f"{self.name} goes by its options")

    def _settings(self) -> Json:
        """Return what the rig goes by, None while it is being loaded."""
        try:
            return self.home.rest.get(f"/api/diagnostics/config_entry/{self.entry_id}")["data"]["settings"]
        except RefusedError:
            return None
