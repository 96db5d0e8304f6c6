"""Put what a viewer wants to see into a home: the simulated computer, and a rig for each way to use the integration."""

from typing import Final

from lab import figures, past, reference
from lab.home import Home
from lab.progress import Terminal
from lab.rest import Rest
from lab.wait import until

DOMAIN: Final = "training_energy"
PC_RIG: Final = "Training PC"
PC_METER: Final = "sensor.training_pc_energy"
SECONDS: Final = 20  # a plug reports within five


def entries(rest: Rest) -> dict[str, str]:
    """Map the name of each rig to the id of its config entry."""
    rows = rest.get(f"/api/config/config_entries/entry?domain={DOMAIN}")
    return {row["title"]: row["entry_id"] for row in rows}


def furnish(home: Home, terminal: Terminal) -> None:
    """Plug the computer in and set both rigs up, through the questions that a person would answer."""
    rest = home.rest
    with terminal.step("Plug a simulated training PC in"):
        rest.configure("simulated_pc")
        until(lambda: _counts(rest), seconds=SECONDS, what=f"{PC_METER} shows a number")
    with terminal.step(f"Set up the rig {PC_RIG}, measured by its smart plug"):
        rest.configure(DOMAIN, name=PC_RIG, meters=[PC_METER], price=float(figures.PRICE))
    with terminal.step("Give it three weeks of made-up runs to look at"):
        past.give(rest, rig=PC_RIG, meter=PC_METER)
    with terminal.step(f"Set up the rig {reference.RIG}, its meter read by hand"):
        reference.read_meter(rest, figures.BEFORE)
        reference.show_whole(rest)
        rest.configure(DOMAIN, name=reference.RIG, meters=[reference.METER], price=float(figures.PRICE))


def _counts(rest: Rest) -> bool:
    """Tell whether the plug has reported."""
    return rest.value(PC_METER) not in (None, "unknown", "unavailable")
