"""Whoever trains on a rig: what was asked, what was answered, and what the meter counted meanwhile."""

from abc import ABC, abstractmethod
from decimal import Decimal
import http.client
from random import Random
from typing import Final
import urllib.error

from benchmarks.faults.cellar import Cellar
from lab.home import Home
from lab.rest import Json, RefusedError
from lab.wait import until

DOMAIN: Final = "training_energy"
PRICE: Final = Decimal("0.2")
SECONDS: Final = 30
PAGE: Final = 500
# What a request ends with when the power goes.
CUT: Final = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError)


class Trainer(ABC):
    """One rig with a meter of its own, and all that its trainer knows of its sessions.

    `answers` counts what was acknowledged, `unanswered` what was asked when the power went, `done` how much of that had
    been done all the same, `compared` the sessions that were looked at after a start. `findings` are what was wrong.
    """

    # The option that makes what a session must have known to the last digit.
    is_corrected: bool

    def __init__(self, home: Home, cellar: Cellar, *, number: int, random: Random) -> None:
        """Stand beside a rig."""
        self.home = home
        self.name = f"Rig {number}"
        self.meter = f"meter_{number}"
        self.entity = f"sensor.{self.meter}"
        self.answers = self.unanswered = self.done = self.compared = 0
        self.findings: list[str] = []
        self.entry_id = ""
        self._cellar = cellar
        self._random = random

    def set_up(self) -> None:
        """Set the rig up, through the questions that a person would answer."""
        rest = self.home.rest
        self.entry_id = rest.configure(DOMAIN, name=self.name, meters=[self.entity], price=float(PRICE))
        path = "/api/config/config_entries/options/flow"
        step = rest.post(path, {"handler": self.entry_id})
        rest.post(f"{path}/{step['flow_id']}", {"boundary_correction": self.is_corrected})

    @abstractmethod
    def prepare(self) -> None:
        """Choose what to ask next, with the meter as it must be when that happens."""

    @abstractmethod
    def ask(self) -> None:
        """Ask for it, and take down what is answered."""

    @abstractmethod
    def check(self) -> None:
        """Compare what Home Assistant has after a start with what was answered before, and with the meter."""

    def send(self, action: str, **data: object) -> dict[str, Json] | None:
        """Perform an action; return its answer, None where the power went before there was one."""
        try:
            answer = self.home.rest.ask(f"{DOMAIN}.{action}", rig=self.name, **data)
        except CUT:
            self.unanswered += 1
            return None
        except RefusedError as refused:
            self.find(f"{action} was refused: {refused}")
            return None
        self.answers += 1
        return answer

    def find(self, what: str) -> None:
        """Note that something is wrong."""
        self.findings.append(f"{self.name}: {what}")

    def stand_still(self) -> Decimal:
        """Halt the machine, wait until Home Assistant has read its meter, and return what that shows (kWh)."""
        shown = self._cellar.halt(self.meter)
        until(lambda: self._reads(self.entity) == shown, seconds=SECONDS, what=f"{self.entity} at {shown}")
        return shown

    def kept(self) -> list[dict[str, Json]]:
        """Return all sessions that the rig has; what is wrong with the list as such is noted."""
        found: list[dict[str, Json]] = []
        while True:
            page = self.home.rest.ask(f"{DOMAIN}.list_sessions", rig=self.name, limit=PAGE, offset=len(found))
            found += page["sessions"]
            if len(found) >= page["total"] or not page["sessions"]:
                break
        self.compared += len(found)
        for what in ("id", "key"):
            if len({session[what] for session in found}) != len(found):
                self.find(f"two sessions have one {what}")
        for session in found:
            if number(session["cost"]) != number(session["energy_kwh"]) * PRICE:
                self.find(f"{session['key']} used {session['energy_kwh']} kWh and cost {session['cost']}")
        self._check_totals(found)
        return found

    def _check_totals(self, found: list[dict[str, Json]]) -> None:
        """Note where the totals are not the sums over the sessions."""
        rig = self.name.lower().replace(" ", "_")
        sums = {"total_energy": sum(number(session["energy_kwh"]) for session in found), "total_sessions": len(found)}
        for key, expected in sums.items():
            entity = f"sensor.{rig}_{key}"
            if (shown := self._reads(entity)) != expected:
                self.find(f"{entity} is {shown}, its sessions add up to {expected}")

    def _reads(self, entity_id: str) -> Decimal | None:
        """Return the number that an entity shows."""
        value = self.home.rest.value(entity_id)
        return None if value in (None, "unknown", "unavailable") else Decimal(value)


def number(value: Json) -> Decimal:
    """Return a number of an answer as it is written."""
    return Decimal(str(value))
