"""What a history keeps, in memory and on the disk."""

from dataclasses import dataclass
import gc
import tracemalloc

from custom_components.training_energy.archive import Archive

from .house import Rig


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the sessions of a history take together: bytes in memory, things that the garbage collector counts, files.

    Bytes on the disk are those of all files.
    """

    sessions: int
    memory: int
    things: int
    disk: int


async def kept(rig: Rig) -> Kept:
    """Return what a history takes that is read once more, beside the one that the rig has."""
    archive = Archive(rig.house.hass, rig.entry.entry_id)
    gc.collect()
    things = len(gc.get_objects())
    tracemalloc.start()
    try:
        await archive.async_load()
        gc.collect()
        memory, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Kept(
        sessions=len(archive.rows),
        memory=memory,
        things=len(gc.get_objects()) - things,
        disk=rig.history.size,
    )
