"""One file of a rig's history: the sessions in it, what is no session, and which were deleted."""

from dataclasses import dataclass, field
from datetime import datetime
import logging
from typing import Final

from .order import Row
from .store import RigFile

_LOGGER = logging.getLogger(__name__)

# One more session rewrites one file: at most this many sessions, and this many
# segments (100 bytes each) where prices change often.
MOST_SESSIONS: Final = 500
MOST_SEGMENTS: Final = 5000


@dataclass(slots=True)
class Volume:
    """One file of sessions and what it holds, by session id.

    `strays` make no sense as sessions; they stay in the file for whoever can mend them.
    `gone` are the ids of sessions that were deleted: the totals count them still, and must
    not count them again should they be imported. `segments` are those of all sessions together.
    """

    file: RigFile
    rows: dict[str, Row] = field(default_factory=dict)
    strays: list[object] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    segments: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the segments."""
        self.segments = sum(map(segments_of, self.rows.values()))

    async def async_save(self) -> bool:
        """Write the file; return whether it is on disk."""
        # It is written off the event loop: it gets rows that nobody changes.
        sessions = [*self.rows.values(), *self.strays]
        return await self.file.async_save_surely({"sessions": sessions, "gone": list(self.gone)})

    @property
    def is_full(self) -> bool:
        """Return whether the next session belongs into a new file."""
        return len(self.rows) >= MOST_SESSIONS or self.segments >= MOST_SEGMENTS


def segments_of(row: Row) -> int:
    """Return how many segments a session has."""
    return len(row.get("segments", ()))


def sorted_out(data: Row) -> tuple[dict[str, Row], list[object], list[str]]:
    """Return the sessions of a file by their id, what else is in their place, and which were deleted."""
    rows: dict[str, Row] = {}
    strays: list[object] = []
    if not isinstance(data["sessions"], list):
        # Each of its letters would be a stray: such a file is set aside, for its owner to hear of it.
        message = "its sessions are no list"
        raise TypeError(message)
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
        details, ended = row["details"], row.get("ended")
        texts = [row["id"], *details.get("tags", []), *(flag["meter"] for flag in row.get("flags", ()))]
        texts += [details[key] for key in ("name", "model", "key") if key in details]
        times = [row["spans"][0]["opened"]["at"], *([ended["at"]] if ended else [])]
        has_zones = all(datetime.fromisoformat(time).tzinfo is not None for time in times)
        return has_zones and all(isinstance(text, str) for text in texts) and isinstance(row.get("segments", []), list)
    except LookupError, TypeError, AttributeError, ValueError:
        return False
