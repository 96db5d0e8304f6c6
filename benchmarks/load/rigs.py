"""What a rig of the drill should come to."""

from dataclasses import dataclass, field
from decimal import Decimal

from .plugs import Plug


@dataclass(slots=True, kw_only=True)
class Rig:
    """A rig: its plug, and what its sessions should come to, by their id: energy (kWh) and steps.

    `opened` is what the plug had counted where the session, or what follows its pause, began.
    """

    plug: Plug
    is_straight: bool
    first: Decimal | None = None
    last: Decimal = Decimal(0)
    opened: Decimal | None = None
    session_id: str | None = None
    energies: dict[str, Decimal] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Return which one it is."""
        return self.plug.number
