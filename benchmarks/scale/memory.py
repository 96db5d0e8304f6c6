"""What a history keeps, in memory and on the disk."""

import asyncio
from dataclasses import dataclass
import gc
from pathlib import Path
import tracemalloc

from custom_components.training_energy.archive import Archive

from .house import DOMAIN, Rig


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
    folder = rig.house.home.folder / ".storage"
    disk = await asyncio.to_thread(_size, folder, f"{DOMAIN}.{rig.entry.entry_id}.sessions.*")
    return Kept(
        sessions=len(archive.rows),
        memory=memory,
        things=len(gc.get_objects()) - things,
        disk=disk,
    )


def _size(folder: Path, pattern: str) -> int:
    """Return the bytes of some files."""
    return sum(path.stat().st_size for path in folder.glob(pattern))
