"""Which sessions of a rig are asked for, found without reading those that are not shown."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from homeassistant.util import dt as dt_util

from .archive import Row, readable
from .ledger import Session, dump

if TYPE_CHECKING:
    from .keeper import Keeper


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What the sessions have in common: None does not matter, nor do capitals.

    `model` and `tag` are whole, `name` is a part of theirs; they started at `after` or
    later, and earlier than `before` (aware).
    """

    model: str | None = None
    tag: str | None = None
    name: str | None = None
    after: datetime | None = None
    before: datetime | None = None

    def among(self, rows: list[Row]) -> list[Row]:
        """Return those of some sessions, as stored, that are asked for."""
        if self.after is not None:
            after = _stored(self.after)
            rows = [row for row in rows if _started(row) >= after]
        if self.before is not None:
            before = _stored(self.before)
            rows = [row for row in rows if _started(row) < before]
        if self.model is not None:
            model = self.model.casefold()
            rows = [row for row in rows if row["details"].get("model", "").casefold() == model]
        if self.name is not None:
            name = self.name.casefold()
            rows = [row for row in rows if name in row["details"].get("name", "").casefold()]
        if self.tag is not None:
            tag = self.tag.casefold()
            rows = [row for row in rows if any(each.casefold() == tag for each in row["details"].get("tags", ()))]
        return rows


def found(keeper: Keeper, query: Query, *, limit: int, offset: int = 0) -> tuple[list[Session], int]:
    """Return a page of the sessions asked for, the newest first, and how many there are.

    Their segments and their curves are left out: a page of them would take longer to read than all else.
    """
    current = {session.id: session for session in keeper.book.sessions}
    rows: list[Row] = [row for row in keeper.archive.rows if row["id"] not in current]
    rows.extend(_row(session) for session in current.values())
    rows = query.among(rows)
    rows.sort(key=lambda row: (_started(row), row["id"]), reverse=True)
    page = rows[offset : offset + limit]
    sessions = [keeper.book.view(current[row["id"]]) if row["id"] in current else _brief(row) for row in page]
    return [session for session in sessions if session], len(rows)


def during(keeper: Keeper, start: datetime, end: datetime) -> list[Session]:
    """Return the sessions that ran in a time (aware), the oldest first, without what is large in them."""
    current = {session.id: keeper.book.view(session) for session in keeper.book.sessions}
    since, until = _stored(start), _stored(end)
    rows = (row for row in keeper.archive.rows if row["id"] not in current)
    archived = [_brief(row) for row in rows if _started(row) < until and _ended(row) > since]
    here = [session for session in current.values() if _ran_in(session, start, end)]
    return sorted((session for session in (*archived, *here) if session), key=lambda session: session.opened.at)


def _ran_in(session: Session, start: datetime, end: datetime) -> bool:
    """Return whether a session that is not archived ran in a time."""
    return session.opened.at < end and (session.ended.at if session.ended else dt_util.utcnow()) > start


def _brief(row: Row) -> Session | None:
    """Return a session as stored without what is large in it, None for one that makes no sense."""
    return readable({**row, "segments": [], "curve": ""})


def _row(session: Session) -> Row:
    """Return as much of a session as a query asks for, as it would be stored."""
    return {
        "id": session.id,
        "details": dump(session.details),
        "spans": [{"opened": {"at": _stored(session.opened.at)}}],
    }


def _started(row: Row) -> str:
    """Return when a session started: in UTC, ISO 8601 sorts as the times do."""
    started: str = row["spans"][0]["opened"]["at"]
    return started


def _ended(row: Row) -> str:
    """Return when a session that is over ended, likewise."""
    ended: str = (row.get("ended") or {}).get("at", "")
    return ended


def _stored(moment: datetime) -> str:
    """Return a moment as sessions are stored with it."""
    return moment.astimezone(UTC).isoformat()
