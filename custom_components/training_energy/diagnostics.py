"""What a rig knows, for a report of a fault, without what its user wrote."""

from typing import Any, Final

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.core import HomeAssistant

from .coordinator import TrainingEnergyConfigEntry
from .ledger import Facts, dump
from .references import async_last_entity_id_of

# The user's own words, or what was made of them; a fault in the accounting shows without.
OWN_WORDS: Final = {"name", "model", "tags", "notes", "metadata", "parent", "key"}


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> dict[str, Any]:
    """Return a rig's settings, its book and how many sessions it has kept."""
    rig = entry.runtime_data
    book = dump(rig.book)
    for session in book.get("sessions", ()):
        # Here alone, since the key of a meter tells one meter from another.
        session["details"] = async_redact_data(session["details"], OWN_WORDS)
    return {
        "version": entry.version,
        "minor_version": entry.minor_version,
        "settings": async_redact_data(dump(rig.settings), OWN_WORDS),
        "budget": str(rig.budget),
        "steps_per_run": rig.steps_per_run,
        "meters": {async_last_entity_id_of(hass, meter): _known(facts) for meter, facts in rig.facts.items()},
        "silent_meters": sorted(async_last_entity_id_of(hass, meter) for meter in rig.silent_meters),
        "totals": dump(rig.totals),
        "archived_sessions": sum(1 for _ in rig.archive.rows),
        "book": book,
    }


def _known(facts: Facts) -> dict[str, Any]:
    """Return what a meter has taught about itself, energies in kWh and times in seconds."""
    return {
        "quality": facts.quality,
        "step_kwh": None if facts.step is None else str(facts.step),
        "usual_rise_kwh": None if facts.rise is None else str(facts.rise),
        "usual_interval_s": None if facts.interval is None else facts.interval.total_seconds(),
        "regularity": None if facts.regularity is None else round(float(facts.regularity), 2),
        "resets_seen": facts.resets,
    }
