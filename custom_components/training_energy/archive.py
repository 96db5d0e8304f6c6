"""The sessions that are over, in files of a bounded size, each written on its own."""

from datetime import UTC, datetime
from itertools import takewhile
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .ledger import Session, Totals, UnreadableError, counted, load
from .order import Row, insert, place, remove
from .store import RigFile
from .volume import Volume, segments_of, sorted_out

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LOGGER = logging.getLogger(__name__)

# What is large in a session as stored, and takes longer to read than all else.
BULK: Final = ("segments", "curve")


class Archive:
    """A rig's finished sessions. They are kept as stored and only read when asked for."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files."""
        self._hass = hass
        self._prefix = f"{DOMAIN}.{entry_id}.sessions"
        self._volumes: list[Volume] = []
        self._order: list[Row] = []
        # Counted up with each change, so that whoever shows the history knows when to read it again.
        self.revision = 0

    async def async_load(self) -> None:
        """Read all files. One that makes no sense is set aside; the others count."""
        last = await self._async_last()
        number = 1
        while (found := await self._file(number).async_read(sorted_out)) or number <= last:
            self._volumes.append(Volume(self._file(number), *(found or ())))
            number += 1
        rows = [row for volume in self._volumes for row in volume.rows.values()]
        self._order = await self._hass.async_add_executor_job(lambda: sorted(rows, key=place))

    @property
    def rows(self) -> list[Row]:
        """Return all sessions as stored, in the order in which they started; the list is the caller's own."""
        return self._order.copy()

    def row(self, session_id: str) -> Row | None:
        """Return a session as stored by its id, None if there is none."""
        return next((row for volume in self._volumes if (row := volume.rows.get(session_id))), None)

    def knows(self, session_id: str) -> bool:
        """Return whether a session is there, or was deleted."""
        return any(session_id in volume.rows or session_id in volume.gone for volume in self._volumes)

    def totals(self, currency: str) -> Totals:
        """Return the sums over all sessions, worked out anew; costs are summed in one currency."""
        totals = Totals()
        for row in self._order:
            if session := readable(row):
                totals = totals.plus(counted(session, currency=currency))
        return totals

    def find(self, named: str, *, without: Collection[str] = ()) -> Session | None:
        """Return the session with an id or a key, `without` parts that take long to read; None if there is none.

        Of several with one key, as there are where histories were put together, it is the one
        that started last, whichever came first.
        """
        row = self.row(named) or next((r for r in reversed(self._order) if r["details"].get("key") == named), None)
        return None if row is None else load(Session, {part: row[part] for part in row if part not in without})

    @property
    def gone(self) -> set[str]:
        """Return the ids of the sessions that were deleted, and still count in the totals."""
        return {session_id for volume in self._volumes for session_id in volume.gone}

    def last_with_steps(self, *, besides: str) -> Session | None:
        """Return the session with steps that started last and makes sense, None if there is no other."""
        rows = (row for row in reversed(self._order) if row.get("steps") and row["id"] != besides)
        return next(filter(None, map(readable, rows)), None)

    def last_end(self) -> list[datetime]:
        """Return when the last of all sessions ended, nothing where there is none."""
        ends = [ended["at"] for row in self._order if (ended := row.get("ended"))]
        return [datetime.fromisoformat(max(ends))] if ends else []

    def overlapping(self, start: datetime, end: datetime | None, *, besides: str = "") -> str | None:
        """Return what another session is called that ran in a time, None if there is none."""
        since, until = (None if moment is None else moment.astimezone(UTC).isoformat() for moment in (start, end))
        for row in self._order:
            began, ended = row["spans"][0]["opened"]["at"], (row.get("ended") or {}).get("at", "")
            if row["id"] != besides and ended > (since or "") and (until is None or began < until):
                label: str = row["details"].get("name") or row["id"]
                return label
        return None

    async def async_file(self, sessions: Sequence[tuple[Session, Row]]) -> list[Session]:
        """Write sessions, new or changed, each with how it is stored, as many of the first as go into one file.

        Return those that are on disk.
        """
        volume = self._volume_of(sessions[0][0].id)
        filed: list[Session] = []
        # Asked for one at a time: the session before may just have filled the file.
        for session, row in takewhile(lambda each: self._volume_of(each[0].id) is volume, sessions):
            self._put(volume, row)
            filed.append(session)
        self.revision += 1
        return filed if await volume.async_save() else []

    async def async_delete(self, session_ids: Collection[str], *, is_counted: bool = True) -> None:
        """Delete sessions, be they here yet or not; unless it says otherwise, the totals go on counting them."""
        self.revision += 1
        changed: list[Volume] = []
        for session_id in session_ids:
            volume = self._volume_of(session_id)
            is_here = self._take(volume, session_id)
            if is_counted:
                volume.gone.append(session_id)
            if (is_here or is_counted) and volume not in changed:
                changed.append(volume)
        for volume in changed:
            await volume.async_save()

    async def async_prune(self, keep: int) -> None:
        """Delete the oldest sessions where there are more than so many."""
        old = [row["id"] for row in self._order[: max(len(self._order) - keep, 0)]]
        if not old:
            return
        _LOGGER.debug("%d sessions are older than the last %d and were deleted", len(old), keep)
        await self.async_delete(old)

    async def async_let_go(self) -> None:
        """Forget everything that is on disk: of a rig that is unloaded, a long history is much to keep.

        Else it would wait for the garbage collector, which halts all of Home Assistant while it counts a million
        things.
        """
        volumes, self._volumes, self._order = self._volumes, [], []
        await self._hass.async_add_executor_job(_emptied, volumes)

    async def async_remove(self) -> None:
        """Delete all files with their rig."""
        for number in range(1, 1 + await self._async_last()):
            await self._file(number).async_remove()

    def _volume_of(self, session_id: str) -> Volume:
        """Return the file that holds a session, or takes the next one."""
        for volume in self._volumes:
            if session_id in volume.rows:
                return volume
        if not self._volumes or self._volumes[-1].is_full:
            self._volumes.append(Volume(self._file(len(self._volumes) + 1)))
        return self._volumes[-1]

    def _put(self, volume: Volume, row: Row) -> None:
        """Put a session into a file, in place of its former self if that is there."""
        self._take(volume, row["id"])
        volume.rows[row["id"]] = row
        volume.segments += segments_of(row)
        insert(self._order, row)

    def _take(self, volume: Volume, session_id: str) -> bool:
        """Take a session out of a file; return whether it was there."""
        row = volume.rows.pop(session_id, None)
        if row is None:
            return False
        volume.segments -= segments_of(row)
        remove(self._order, row)
        return True

    def _file(self, number: int) -> RigFile:
        """Return one of the files; they are counted from 1."""
        return RigFile(self._hass, f"{self._prefix}.{number}")

    async def _async_last(self) -> int:
        """Return the number of the last file; one before it may have been set aside."""
        folder = Path(self._hass.config.path(".storage"))
        names = await self._hass.async_add_executor_job(
            lambda: [path.name for path in folder.glob(f"{self._prefix}.*")]
        )
        numbers = [name.removeprefix(f"{self._prefix}.") for name in names]
        return max((int(n) for n in numbers if n.isdecimal()), default=0)


def _emptied(volumes: Sequence[Volume]) -> None:
    """Let go of what was in some files, one at a time: whoever else has something to do meanwhile is let do it."""
    for volume in volumes:
        volume.rows.clear()


def readable(row: Row) -> Session | None:
    """Return a session as stored, or None for one that makes no sense: it stays there."""
    try:
        return load(Session, row)
    except UnreadableError as error:
        _LOGGER.warning("The session %s makes no sense and is left out: %s", row["id"], error)
        return None
