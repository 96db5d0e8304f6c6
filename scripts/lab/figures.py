"""The reference run: what a person's own hand-read run must come to, and what Home Assistant made of it."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

# A figure may differ from the exact one by what a binary fraction loses, and by nothing that anyone could see.
TOLERANCE: Final = Decimal("1e-9")

BEFORE: Final = Decimal("351.688")  # kWh
AFTER: Final = Decimal("351.899")  # kWh
STEPS: Final = 2000
PRICE: Final = Decimal("0.20")  # USD per kWh
STEPS_PER_RUN: Final = 1600


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table: what Home Assistant says, and what it must say."""

    name: str
    shown: str | None  # the state or the value as Home Assistant gives it
    exact: Decimal
    digits: int  # after the point, for people
    unit: str
    source: str  # where Home Assistant says so

    @property
    def value(self) -> Decimal | None:
        """The number that Home Assistant gives, or None where it gives none."""
        try:
            value = Decimal(self.shown or "")
        except InvalidOperation:
            return None
        return value if value.is_finite() else None

    @property
    def is_right(self) -> bool:
        """Whether Home Assistant says what it must."""
        return self.value is not None and abs(self.value - self.exact) <= TOLERANCE * abs(self.exact)

    @property
    def text(self) -> str:
        """The number in plain digits and spaces, or the word that stands in its place."""
        return self.shown or "missing" if self.value is None else plain(self.value, self.digits)

    @property
    def expected(self) -> str:
        """The number that it must be, for people."""
        return plain(self.exact, self.digits)


def plain(value: Decimal, digits: int) -> str:
    """Write a number for people: so many digits after the point, thousands apart, never an exponent."""
    return f"{value:,.{digits}f}".replace(",", " ")


def table(states: dict[str, tuple[str, str | None]]) -> list[Figure]:
    """Pair what Home Assistant says, source and value by key, with what the arithmetic of the run gives."""
    energy = AFTER - BEFORE
    cost = energy * PRICE
    affordable = STEPS // cost  # with the budget of one dollar that a new rig has
    rows = (
        ("before", "meter before", BEFORE, 3, "kWh"),
        ("after", "meter after", AFTER, 3, "kWh"),
        ("session_energy", "energy", energy, 3, "kWh"),
        ("price", "price", PRICE, 2, "USD/kWh"),
        ("session_cost", "cost", cost, 4, "USD"),
        ("cost_per_step", "cost per step", cost / STEPS, 7, "USD"),
        ("steps_per_currency", "steps per dollar", STEPS / cost, 0, ""),
        ("affordable_runs", f"fine-tunes of {STEPS_PER_RUN} steps per dollar", affordable / STEPS_PER_RUN, 1, ""),
    )
    return [
        Figure(name=name, shown=states[key][1], exact=exact, digits=digits, unit=unit, source=states[key][0])
        for key, name, exact, digits, unit in rows
    ]
