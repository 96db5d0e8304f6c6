"""Which sessions of a rig are asked for, found without reading those that are not shown."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from homeassistant.util import dt as dt_util

from .archive import BULK, readable
from .ledger import Session, UnknownSessionError, dump
from .order import Row, insert, remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All sessions of a rig at a moment, for any thread to search and to read.

    `rows` are as stored, in the order in which they started, and only read where asked for.
    `held` are those by their id that the book still holds, as they are shown.
    """

    rows: list[Row]
    held: Mapping[str, Session]

    @classmethod
    def of(cls, keeper: Keeper) -> Self:
        """Return the sessions of a rig as they are now."""
        held = {session.id: keeper.book.view(session) for session in keeper.book.sessions}
        rows = keeper.archive.rows
        for session in held.values():
            if (former := keeper.archive.row(session.id)) is not None:
                remove(rows, former)
            insert(rows, _row(session))
        return cls(rows=rows, held=held)

    def asked(self, query: Query) -> list[Row]:
        """Return the sessions asked for, the newest first."""
        return query.among(self.rows)[::-1]

    def asked_over(self, query: Query) -> list[Row]:
        """Return those of the sessions asked for that are over, the newest first."""
        return [row for row in self.asked(query) if _ended(row)]

    def read(self, row: Row, *, without: Iterable[str] = ()) -> Session | None:
        """Return a session, `without` parts that would take longer to read than all else; None if it is broken."""
        if session := self.held.get(row["id"]):
            return session
        return readable({key: value for key, value in row.items() if key not in without})

    def finder(self) -> Callable[[str], Session]:
        """Return what finds a session by its id or key, and raises UnknownSessionError where it cannot.

        Of several with one key it finds the one that started last.
        """
        named = {key: row for row in self.rows if (key := row["details"].get("key"))}
        named |= {row["id"]: row for row in self.rows}

        def find(name: str) -> Session:
            """Return the session with an id or a key."""
            if (row := named.get(name)) and (session := self.read(row)):
                return session
            raise UnknownSessionError(session=name)

        return find


def found(shelf: Shelf, query: Query, *, limit: int, offset: int = 0) -> tuple[list[Session], int]:
    """Return a page of the sessions asked for, the newest first, and how many there are, without what is large."""
    rows = shelf.asked(query)
    sessions = [shelf.read(row, without=BULK) for row in rows[offset : offset + limit]]
    return [session for session in sessions if session], len(rows)


def during(shelf: Shelf, start: datetime, end: datetime) -> list[Session]:
    """Return the sessions that ran in a time (aware), the oldest first, without what is large in them."""
    since, until = _stored(start), _stored(end)
    now = _stored(dt_util.utcnow())
    rows = [row for row in shelf.asked(Query()) if _started(row) < until and (_ended(row) or now) > since]
    sessions = [shelf.read(row, without=BULK) for row in reversed(rows)]
    return [session for session in sessions if session]


def _row(session: Session) -> Row:
    """Return as much of a session as a query asks for, as it would be stored."""
    return {
        "id": session.id,
        "details": dump(session.details),
        "spans": [{"opened": {"at": _stored(session.opened.at)}}],
        "ended": {"at": _stored(session.ended.at)} if session.ended else None,
        "steps": session.steps,
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
