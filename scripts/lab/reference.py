"""Play the reference run on a rig whose meter a person reads, and ask Home Assistant what came of it."""

from decimal import Decimal
from typing import Final

from lab import figures, websocket
from lab.rest import Rest
from lab.wait import until

RIG: Final = "Reference"
METER: Final = "sensor.hand_read_meter"
METER_INPUT: Final = "input_number.hand_read_meter"
SECONDS: Final = 20  # Home Assistant passes a state on within milliseconds

# The rig's own entities that show a line of the table.
SHOWN: Final = ("session_energy", "session_cost", "cost_per_step", "steps_per_currency", "affordable_runs")


def read_meter(rest: Rest, kwh: Decimal) -> None:
    """Type the meter in, and wait until the sensor shows it, so that what follows comes after."""
    rest.act("input_number.set_value", entity_id=METER_INPUT, value=float(kwh))
    until(lambda: _shows(rest, kwh), seconds=SECONDS, what=f"{METER} at {kwh} kWh")


def show_whole(rest: Rest) -> None:
    """Have the meter shown with all of its digits; Home Assistant shows two of any energy."""
    digits = {"display_precision": 3}
    websocket.ask(rest, "config/entity_registry/update", entity_id=METER, options_domain="sensor", options=digits)


def play(rest: Rest, entry_id: str) -> list[figures.Figure]:
    """Play the run from one reading of the meter to the other, then read the rig's states."""
    rest.ask(
        "training_energy.start_session",
        rig=RIG,
        name="Reference run",
        model="PonyDiffusion XL v6 LoRA",
        notes="AMD RX 6900 XT, Ryzen 9 5900X",
    )
    before = rest.value(METER)
    read_meter(rest, figures.AFTER)
    after = rest.value(METER)
    session = rest.ask("training_energy.stop_session", rig=RIG, steps=figures.STEPS)
    ids = websocket.entities(rest, entry_id)
    states: dict[str, tuple[str, str | None]] = {
        "before": (METER, before),
        "after": (METER, after),
        "price": ("stop_session: average_price", str(session["average_price"])),
    }
    for key in SHOWN:
        entity_id = ids.get(("sensor", key))
        states[key] = (entity_id or f"no sensor {key}", rest.value(entity_id) if entity_id else None)
    return figures.table(states)


def _shows(rest: Rest, kwh: Decimal) -> bool:
    """Tell whether the sensor shows the reading."""
    value = rest.value(METER)
    return value not in (None, "unknown", "unavailable") and Decimal(value) == kwh
