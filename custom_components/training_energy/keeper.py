"""The one cell of a rig that changes: it holds the book, keeps it and tells of it."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .archive import BULK, Archive
from .const import DEFAULT_BUDGET, DEFAULT_STEPS_PER_RUN
from .ledger import (
    Book,
    Session,
    SessionOverlapError,
    UnknownSessionError,
    draw,
    dump,
    filed,
    lapse,
    price,
    refiled,
    rested,
    rewire,
    silence,
    unfiled,
    unprice,
    unweigh,
    weigh,
)
from .order import Row
from .settings import settings_from
from .store import IDLE_DELAY, RUNNING_DELAY, Snapshot, SnapshotStore
from .teller import SessionEvent, Teller

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime


class Keeper(Teller):
    """Keeps a rig's book, and tells of it.

    `budget` (money) and `steps_per_run` only serve to say what could be afforded.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin with an empty book."""
        super().__init__(settings_from(hass, entry))
        self.hass = hass
        self.entry = entry
        self.budget = DEFAULT_BUDGET
        self.steps_per_run = DEFAULT_STEPS_PER_RUN
        self.archive = Archive(hass, entry.entry_id)
        self._store = SnapshotStore(hass, entry.entry_id, take=self._snapshot)
        self._filing = asyncio.Lock()
        # Held from when a session leaves the book until it has left the history, too.
        self._erasing = asyncio.Lock()
        self.is_closed = False

    def check_archive_free(self, start: datetime, end: datetime | None = None, *, besides: str = "") -> None:
        """Raise SessionOverlapError if another session that is over ran in a time; `end` is None for up to now."""
        if (label := self.archive.overlapping(start, end, besides=besides)) is not None:
            raise SessionOverlapError(session=label)

    @property
    def last_end(self) -> datetime | None:
        """Return when the last session that is over ended, None before the first."""
        ends = [session.ended.at for session in self.book.sessions if session.ended]
        return max([*ends, *self.archive.last_end()], default=None)

    def find(self, named: str) -> Session:
        """Return the session with an id or a key, as it is shown; raises UnknownSessionError."""
        return self.book.view(self.kept(named))

    def glimpse(self, named: str) -> Session:
        """Return the session with an id or a key without what is large in it; raises UnknownSessionError."""
        return self.book.view(self.kept(named, without=BULK))

    def kept(self, named: str, *, without: Collection[str] = ()) -> Session:
        """Return the session with an id or a key, as it is kept; raises UnknownSessionError."""
        try:
            return self.book.session(named)
        except UnknownSessionError:
            if session := self.archive.find(named, without=without):
                return session
            raise

    async def async_load(self) -> None:
        """Go on where the last run left off. Raises ConfigEntryError for newer data."""
        await self.archive.async_load()
        if snapshot := await self._store.async_load():
            held = {session.id for session in snapshot.book.sessions}
            self.book = refiled(_resumed(snapshot), {each for each in held if self.archive.knows(each)})
            self.budget = snapshot.budget
            self.steps_per_run = snapshot.steps_per_run
        else:
            self.book = replace(self.book, settled=self.archive.totals(self.settings.currency))
        self.book = replace(rewire(self.book, self.settings.meters), rules=self.settings.rules)
        self.book = rested(self.book, self.settings.idle)
        now = dt_util.utcnow()
        if self.settings.carbon is not None:
            self.book = weigh(self.book, now, self.settings.carbon)
        elif self.settings.carbon_entity is None:
            self.book = unweigh(self.book)
        if self.settings.price is not None:
            self.book = price(self.book, now, self.settings.price)
        elif self.settings.price_entity is None:
            self.book = unprice(self.book, now)
        elif snapshot:
            # Nobody watched the price since; what was used meanwhile is an estimate.
            self.book = lapse(self.book, snapshot.saved_at)
        self.reckon()

    async def async_save(self) -> None:
        """Write what is not on disk yet."""
        await self.async_file()
        await self._store.async_save()

    async def async_catch_up(self) -> None:
        """Write again what could not be written when it was due."""
        if self._store.is_behind:
            await self._store.async_save()
        await self.async_file()

    async def async_close(self) -> None:
        """Write what is not on disk yet, and nothing after: the next keeper has the files."""
        async with self._erasing:
            await self.async_file()
            # From here on everyone is refused: what came after the last snapshot was taken would be lost.
            self.is_closed = True
            await self._store.async_save()
            self._store.async_close()
        await self.archive.async_let_go()

    async def async_remove(self) -> None:
        """Delete all that was kept of a rig that is removed."""
        await self.archive.async_remove()
        await self._store.async_remove()

    @callback
    def async_save_at_once(self) -> None:
        """Write as soon as the event loop is free."""
        self._store.async_save_at_once()

    @callback
    def async_enter(self, book: Book) -> None:
        """Take a book with an entry more, and keep it as soon as that matters."""
        before = self.book
        is_doubt = book.doubts != before.doubts
        if is_doubt or book.sessions != before.sessions or book.settled != before.settled:
            self.async_turn(book)
        else:
            self.book = book
            if self.learn():
                self.async_update_listeners()
        if is_doubt or book.tariff != before.tariff:
            self._store.async_save_at_once()
        else:
            is_idle = all(session.settled for session in book.sessions)
            self._store.async_save_later(IDLE_DELAY if is_idle else RUNNING_DELAY)

    async def async_turn_to(self, event: SessionEvent | None, session_id: str, book: Book) -> Session:
        """Turn to the book that an owner's deed led to, and write it before this returns.

        What cannot be written, on a full disk say, goes with the next write.
        """
        self.async_turn(book, event=event, session_id=session_id)
        await self._store.async_save()
        await self.async_file()
        return book.view(book.session(session_id))

    async def async_file(self) -> None:
        """Write the sessions that are over into the archive, and let go of them."""
        async with self._filing:
            if self.is_closed:
                return
            before = self.archive.revision
            # Had the history a session that the snapshot on disk does not know for over, a crash would leave it there
            # twice: over, and running on.
            while not self._store.is_behind and (waiting := await self._async_dumped()):
                written = await self.archive.async_file(waiting)
                book = filed(self.book, written)
                if book.unfiled == self.book.unfiled:
                    break  # the disk is full, say: the next heartbeat tries again
                self.book = book
                self._store.async_save_later(RUNNING_DELAY)
            if keep := self.settings.keep_sessions:
                await self.archive.async_prune(keep)
            if self.archive.revision != before:
                self.async_update_listeners()

    async def _async_dumped(self) -> list[tuple[Session, Row]]:
        """Return sessions that are to be filed, each with how it is stored; an import brings hundreds at once."""
        dumped: list[tuple[Session, Row]] = []
        while not dumped and (waiting := unfiled(self.book)):
            rows = await self.hass.async_add_executor_job(_dumped, waiting)
            # Meanwhile one may have been deleted, or corrected.
            still = {id(session) for session in unfiled(self.book)}
            dumped = [(each, row) for each, row in zip(waiting, rows, strict=True) if id(each) in still]
        return dumped

    def _snapshot(self) -> Snapshot:
        """Return all that must outlive a restart."""
        return Snapshot(
            saved_at=dt_util.utcnow(),
            book=self.book,
            budget=self.budget,
            steps_per_run=self.steps_per_run,
        )


def _dumped(sessions: list[Session]) -> list[Row]:
    """Return sessions as they are stored."""
    return [dump(session) for session in sessions]


def _resumed(snapshot: Snapshot) -> Book:
    """Return the book that was kept; since then nobody has watched what it is about."""
    book = draw(snapshot.book, snapshot.saved_at, None)
    for meter in book.meters:
        book = silence(book, meter.key, snapshot.saved_at)
    return book
