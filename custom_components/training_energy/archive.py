"""The sessions that are over, in files of a bounded size, each written on its own."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .ledger import Session, Totals, UnreadableError, counted, dump, load
from .store import RigFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LOGGER = logging.getLogger(__name__)

# One more session rewrites one file: at most this many sessions, and this many
# segments (100 bytes each) where prices change often.
MOST_SESSIONS: Final = 500
MOST_SEGMENTS: Final = 5000

# What is large in a session as stored, and takes longer to read than all else.
BULK: Final = ("segments", "curve")

type Row = dict[str, Any]


@dataclass(slots=True)
class _Volume:
    """One file of sessions and what it holds, by session id.

    `strays` make no sense as sessions; they stay in the file for whoever can mend them.
    `gone` are the ids of sessions that were deleted: the totals count them still, and must
    not count them again should they be imported.
    """

    file: RigFile
    rows: dict[str, Row] = field(default_factory=dict)
    strays: list[object] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    async def async_save(self) -> bool:
        """Write the file; return whether it is on disk."""
        # It is written off the event loop: it gets rows that nobody changes.
        sessions = [*self.rows.values(), *self.strays]
        return await self.file.async_save_surely({"sessions": sessions, "gone": list(self.gone)})

    @property
    def is_full(self) -> bool:
        """Return whether the next session belongs into a new file."""
        segments = sum(len(row.get("segments", ())) for row in self.rows.values())
        return len(self.rows) >= MOST_SESSIONS or segments >= MOST_SEGMENTS


class Archive:
    """A rig's finished sessions. They are kept as stored and only read when asked for."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files."""
        self._hass = hass
        self._prefix = f"{DOMAIN}.{entry_id}.sessions"
        self._volumes: list[_Volume] = []
        # Counted up with each change, so that whoever shows the history knows when to read it again.
        self.revision = 0

    async def async_load(self) -> None:
        """Read all files. One that makes no sense is set aside; the others count."""
        last = await self._async_last()
        number = 1
        while (found := await self._file(number).async_read(_sorted_out)) or number <= last:
            self._volumes.append(_Volume(self._file(number), *(found or ())))
            number += 1

    @property
    def rows(self) -> Iterator[Row]:
        """Return all sessions as stored, in the order in which they were filed."""
        return (row for volume in self._volumes for row in volume.rows.values())

    def totals(self, currency: str) -> Totals:
        """Return the sums over all sessions, worked out anew; costs are summed in one currency."""
        totals = Totals()
        for row in self.rows:
            if session := readable(row):
                totals = totals.plus(counted(session, currency=currency))
        return totals

    def find(self, named: str, *, without: Collection[str] = ()) -> Session | None:
        """Return the session with an id or a key, `without` parts that take long to read; None if there is none.

        Of several with one key, as there are where histories were put together, it is the one
        that started last, whichever came first.
        """
        row = next((volume.rows[named] for volume in self._volumes if named in volume.rows), None)
        row = row or max((row for row in self.rows if row["details"].get("key") == named), key=began, default=None)
        return load(Session, {part: value for part, value in row.items() if part not in without}) if row else None

    @property
    def gone(self) -> set[str]:
        """Return the ids of the sessions that were deleted, and still count in the totals."""
        return {session_id for volume in self._volumes for session_id in volume.gone}

    def last_with_steps(self, *, besides: str) -> Session | None:
        """Return the session with steps that started last, None if there is no other."""
        rows = [row for row in self.rows if row.get("steps") and row["id"] != besides]
        return load(Session, max(rows, key=began)) if rows else None

    def last_end(self) -> list[datetime]:
        """Return when the last of all sessions ended, nothing where there is none."""
        ends = [ended["at"] for row in self.rows if (ended := row.get("ended"))]
        return [datetime.fromisoformat(max(ends))] if ends else []

    def overlapping(self, start: datetime, end: datetime | None, *, besides: str = "") -> str | None:
        """Return what another session is called that ran in a time, None if there is none."""
        since, until = (None if moment is None else moment.astimezone(UTC).isoformat() for moment in (start, end))
        for row in self.rows:
            began, ended = row["spans"][0]["opened"]["at"], (row.get("ended") or {}).get("at", "")
            if row["id"] != besides and ended > (since or "") and (until is None or began < until):
                label: str = row["details"].get("name") or row["id"]
                return label
        return None

    async def async_file(self, sessions: Sequence[Session]) -> list[Session]:
        """Write sessions, new or changed, as many of the first as go into one file; return those that are on disk."""
        volume = self._volume_of(sessions[0].id)
        filed: list[Session] = []
        # Asked for one at a time: the session before may just have filled the file.
        for session in takewhile(lambda each: self._volume_of(each.id) is volume, sessions):
            volume.rows[session.id] = dump(session)
            filed.append(session)
        self.revision += 1
        return filed if await volume.async_save() else []

    async def async_delete(self, session_ids: Collection[str], *, is_counted: bool = True) -> None:
        """Delete sessions, be they here yet or not; unless it says otherwise, the totals go on counting them."""
        self.revision += 1
        changed: list[_Volume] = []
        for session_id in session_ids:
            volume = self._volume_of(session_id)
            is_here = volume.rows.pop(session_id, None) is not None
            if is_counted:
                volume.gone.append(session_id)
            if (is_here or is_counted) and volume not in changed:
                changed.append(volume)
        for volume in changed:
            await volume.async_save()

    async def async_prune(self, keep: int) -> None:
        """Delete the oldest sessions where there are more than so many."""
        if sum(len(volume.rows) for volume in self._volumes) <= keep:
            return
        rows = sorted(self.rows, key=began)
        old = [row["id"] for row in rows[: len(rows) - keep]]
        _LOGGER.debug("%d sessions are older than the last %d and were deleted", len(old), keep)
        await self.async_delete(old)

    async def async_remove(self) -> None:
        """Delete all files with their rig."""
        for number in range(1, 1 + await self._async_last()):
            await self._file(number).async_remove()

    def _volume_of(self, session_id: str) -> _Volume:
        """Return the file that holds a session, or takes the next one."""
        for volume in self._volumes:
            if session_id in volume.rows:
                return volume
        if not self._volumes or self._volumes[-1].is_full:
            self._volumes.append(_Volume(self._file(len(self._volumes) + 1)))
        return self._volumes[-1]

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


def began(row: Row) -> tuple[str, str]:
    """Return when a session as stored started, and its id, by which sessions are put in order.

    In UTC, ISO 8601 sorts as the times do.
    """
    return row["spans"][0]["opened"]["at"], row["id"]


def readable(row: Row) -> Session | None:
    """Return a session as stored, or None for one that makes no sense: it stays there."""
    try:
        return load(Session, row)
    except UnreadableError as error:
        _LOGGER.warning("The session %s makes no sense and is left out: %s", row["id"], error)
        return None


def _sorted_out(data: Row) -> tuple[dict[str, Row], list[object], list[str]]:
    """Return the sessions of a file by their id, what else is in their place, and which were deleted."""
    rows: dict[str, Row] = {}
    strays: list[object] = []
    for row in data["sessions"]:
        if _is_row(row):
            rows[row["id"]] = row
        else:
            _LOGGER.warning("A stored session makes no sense and is left out: %.200s", row)
            strays.append(row)
    return rows, strays, [gone for gone in data.get("gone", []) if isinstance(gone, str)]


def _is_row(row: Row) -> bool:
    """Return whether something is a session as far as it is read without being loaded."""
    try:
        details = row["details"]
        texts = [row["id"], row["spans"][0]["opened"]["at"], *details.get("tags", [])]
        texts += [details[key] for key in ("name", "model", "key") if key in details]
        texts += [row["ended"]["at"]] if row.get("ended") else []
        return all(isinstance(text, str) for text in texts) and isinstance(row.get("segments", []), list)
    except LookupError, TypeError, AttributeError:
        return False
