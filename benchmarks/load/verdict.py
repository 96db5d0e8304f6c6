"""Whether all that was counted is in the sessions, to the last digit."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from custom_components.training_energy.ledger import Session, Totals, figures_of, load
from homeassistant.core import HomeAssistant

from .house import DOMAIN

if TYPE_CHECKING:
    from custom_components.training_energy.coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator

    from .rigs import Rig


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How many sessions there are, and what is wrong with them."""

    sessions: int
    faults: list[str]


def judged(hass: HomeAssistant, rigs: list[Rig]) -> Verdict:
    """Return what came out of all rigs."""
    entries: list[TrainingEnergyConfigEntry] = hass.config_entries.async_entries(DOMAIN)
    coordinators = {entry.title: entry.runtime_data for entry in entries}
    sessions, faults = 0, list[str]()
    for rig in rigs:
        coordinator = coordinators[f"rig_{rig.number}"]
        found = [load(Session, row) for row in coordinator.archive.rows]
        sessions += len(found)
        faults += [f"rig {rig.number} ({rig.plug.kind}): {fault}" for fault in _faults(rig, coordinator, found)]
    return Verdict(sessions=sessions, faults=faults)


def _faults(rig: Rig, coordinator: TrainingEnergyCoordinator, sessions: list[Session]) -> Iterator[str]:
    """Yield what is wrong with the sessions of a rig."""
    if [session.id for session in sessions] != list(rig.energies):
        yield f"{len(sessions)} sessions are filed, not the {len(rig.energies)} that were started"
        return
    for session in sessions:
        yield from _faults_of(session)
        if (session.steps or 0) != rig.steps[session.id]:
            yield f"{session.id} has {session.steps} steps, not {rig.steps[session.id]}"
        if not rig.is_straight and session.charge.kwh != rig.energies[session.id]:
            yield f"{session.id} used {session.charge.kwh} kWh, not {rig.energies[session.id]}"
    if rig.is_straight and sessions:
        yield from _straight(rig, sessions)
    totals = Totals()
    for session in sessions:
        totals = totals.plus(figures_of(session, session.opened.at))
    if totals != coordinator.totals:
        yield f"the totals are {coordinator.totals}, and the sessions make {totals}"


def _faults_of(session: Session) -> Iterator[str]:
    """Yield what contradicts itself in a session."""
    cost = sum((segment.cost or Decimal(0) for segment in session.segments), Decimal(0))
    if cost != figures_of(session, session.opened.at).cost:
        yield f"{session.id} cost {session.charge.money}, its segments {cost}"
    energy = sum((segment.kwh for segment in session.segments), Decimal(0))
    if energy != session.charge.kwh:
        yield f"{session.id} used {session.charge.kwh} kWh, its segments {energy}"


def _straight(rig: Rig, sessions: list[Session]) -> Iterator[str]:
    """Yield what is wrong where one session follows the other: all was used by one of them.

    Only at the two ends it is not the plug that says where they are.
    """
    metered = sum((figures_of(session, session.opened.at).metered_kwh for session in sessions), Decimal(0))
    counted = rig.last - (rig.first or Decimal(0))
    if metered != counted:
        yield f"its sessions metered {metered} kWh, and the plug counted {counted}"
    energy = sum((session.charge.kwh for session in sessions), Decimal(0))
    ends = [sessions[0].opened, sessions[-1].closed]
    first, last = (sum((edge.late or Decimal(0) for edge in each.edges), Decimal(0)) for each in ends if each)
    if energy != counted + last - first:
        yield f"its sessions used {energy} kWh, and the plug counted {counted + last - first}"
