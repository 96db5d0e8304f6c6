"""Two dashboards: the one that makes itself, and one with all that feeds the meters, for a viewer to play with."""

from collections.abc import Iterable
from typing import Final

from lab import furnish, reference, websocket
from lab.rest import Json, Rest

PATH: Final = "training-energy"
TITLE: Final = "Training Energy"
BENCH: Final = "training-bench"
BENCH_TITLE: Final = "Bench"

# What one presses and reads of a rig, in the order in which one does.
ROWS: Final = (
    ("switch", "session"),
    ("number", "steps"),
    ("sensor", "status"),
    ("sensor", "session_energy"),
    ("sensor", "session_cost"),
    ("sensor", "cost_per_step"),
    ("sensor", "steps_per_currency"),
    ("sensor", "affordable_runs"),
)
LOAD: Final = "switch.training_pc_training"
PC: Final = (LOAD, "sensor.training_pc_power", furnish.PC_METER)
HAND_READ: Final = (reference.METER_INPUT, reference.METER)


def hang_up(rest: Rest) -> None:
    """Add both to the sidebar, and make the one that makes itself the page that opens first."""
    rigs = furnish.entries(rest)
    sections = [
        _section(furnish.PC_RIG, PC, websocket.entities(rest, rigs[furnish.PC_RIG])),
        _section(reference.RIG, HAND_READ, websocket.entities(rest, rigs[reference.RIG])),
    ]
    view = {"title": BENCH_TITLE, "path": "rigs", "type": "sections", "max_columns": 2, "sections": sections}
    add(rest, PATH, {"strategy": {"type": "custom:training-energy"}}, title=TITLE, icon="mdi:expansion-card")
    add(rest, BENCH, {"views": [view]}, title=BENCH_TITLE, icon="mdi:power-plug")
    websocket.ask(rest, "frontend/set_system_data", key="core", value={"default_panel": PATH})


def add(rest: Rest, path: str, config: Json, *, title: str, icon: str) -> None:
    """Add a dashboard to the sidebar, for everyone."""
    websocket.ask(
        rest,
        "lovelace/dashboards/create",
        url_path=path,
        mode="storage",
        title=title,
        icon=icon,
        show_in_sidebar=True,
        require_admin=False,
    )
    websocket.ask(rest, "lovelace/config/save", url_path=path, config=config)


def _section(name: str, around: Iterable[str], ids: dict[tuple[str, str], str]) -> Json:
    """Lay out a rig: what feeds its meter above, the rig itself below."""
    rows = [ids[row] for row in ROWS if row in ids]
    return {
        "type": "grid",
        "cards": [
            {"type": "heading", "heading": name},
            _list(around),
            _list(rows),
        ],
    }


def _list(ids: Iterable[str]) -> Json:
    """List entities by their own names; the heading says what they belong to."""
    rows = [{"entity": entity_id, "name": {"type": "entity"}} for entity_id in ids]
    return {"type": "entities", "entities": rows}
