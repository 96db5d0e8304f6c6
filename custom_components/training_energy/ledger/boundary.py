"""Where a session begins and ends: what the meters showed there, and what they had really counted."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Self

from .point import Place
from .reading import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One meter at a boundary (energies in kWh).

    `late` is what had been used by then but was shown only later, None while that is not
    worked out. `slack` is the most that it can have been, None while nothing has
    followed; `short` how much less than shown it can have been.
    """

    meter: str
    late: Decimal | None = None
    slack: Decimal | None = None
    short: Decimal = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """The instant at which a session starts, pauses, resumes or stops.

    `display` is the sum of what the meters showed (kWh), None if one showed nothing.
    """

    ordinal: int
    at: datetime
    display: Decimal | None
    edges: tuple[Edge, ...] = ()

    @property
    def place(self) -> Place:
        """Return where the boundary stands in the order of what happened."""
        return (self.ordinal, self.at)

    @property
    def late(self) -> Decimal:
        """Return what all meters showed too late here (kWh), as far as it is worked out."""
        return sum((edge.late or NOTHING for edge in self.edges), NOTHING)

    @property
    def slack(self) -> Decimal:
        """Return how much more than shown may have been used by then (kWh)."""
        return sum((edge.slack or NOTHING for edge in self.edges), NOTHING)

    @property
    def short(self) -> Decimal:
        """Return how much less than shown may have been used by then (kWh)."""
        return sum((edge.short for edge in self.edges), NOTHING)

    def edge(self, meter: str) -> Edge | None:
        """Return one meter at this boundary, None for one that the rig did not have."""
        return next((edge for edge in self.edges if edge.meter == meter), None)

    def is_open(self, meter: str) -> bool:
        """Return whether it is not worked out yet what a meter had counted here."""
        edge = self.edge(meter)
        return edge is not None and edge.late is None

    def having(self, changed: Edge) -> Self:
        """Return the boundary with one edge in place of its former self."""
        edges = tuple(changed if edge.meter == changed.meter else edge for edge in self.edges)
        return replace(self, edges=edges)
