"""What is done with sessions that are over: recorded, updated, deleted, taken up again."""

from asyncio import Lock
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from .edit import Edit
from .errors import RigReloadedError, refusal
from .history import Measured, Run, async_measured
from .keeper import Keeper
from .ledger import (
    Book,
    Boundary,
    Details,
    NotKeptError,
    Outcome,
    Session,
    SessionOverlapError,
    arrived,
    check_free,
    delete,
    discard,
    going_on,
    over,
    reopened,
    resume,
    revise,
)
from .teller import SessionEvent

_LOGGER = logging.getLogger(__name__)

# To count as many takes some 3 ms, in which nothing else happens.
IMPORTED_AT_ONCE: Final = 125


class Clerk(Keeper):
    """A keeper that looks after the sessions that are over, with the recorder's help."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin with an empty book."""
        super().__init__(hass, entry)
        self._opening = Lock()

    @asynccontextmanager
    async def async_opening(self) -> AsyncGenerator[None]:
        """Be the only one who opens, records or changes sessions: all may have to wait for the recorder.

        Raises RigReloadedError if the rig is no more when it is one's turn.
        """
        async with self._opening:
            if self.is_closed:
                raise RigReloadedError(self.settings.name)
            yield

    async def async_record_session(
        self, details: Details, spans: tuple[datetime, datetime], *, outcome: Outcome, steps: int | None
    ) -> Session:
        """Measure a session after the fact, which is nobody's live one and happens to nobody now.

        Raises SessionOverlapError, or a refusal where too little is known of that time.
        """
        begin, end = spans
        self._check_free(begin, end)
        run = Run(
            session_id=ulid_now(), details=details, spans=((begin, end),), ended=end, outcome=outcome, steps=steps
        )
        measured = await self._async_measured(run)
        self._check_free(begin, end)
        self.book = over(self.book, measured.session)
        self.async_update_listeners()
        # First where it counts in the totals, then in the history: a crash in between loses neither.
        await self._store.async_save()
        await self.async_file()
        return self.find(run.session_id)

    async def async_import_sessions(self, sessions: list[Session]) -> list[str]:
        """Take in sessions of another history, save those that are known; return the ids of the others.

        They are nobody's live ones, and happen to nobody now. The list is empty in the end: to let
        go of thousands at once would hold everything up. Raises a refusal if the rig is no more
        before all are here.
        """
        self._check_room(sessions)
        imported: list[str] = []
        while sessions:
            batch = sessions[:IMPORTED_AT_ONCE]
            del sessions[:IMPORTED_AT_ONCE]
            if self.is_closed:
                raise refusal(key="import_interrupted", rig=self.settings.name, count=str(len(imported)))
            held = {session.id for session in self.book.sessions}
            new = {each.id: each for each in batch if each.id not in held and self.archive.row(each.id) is None}
            self.book = arrived(self.book, [*new.values()], currency=self.settings.currency, gone=self.archive.gone)
            self.async_update_listeners()
            # First where they count in the totals, then in the history: a crash in between loses neither.
            await self._store.async_save()
            await self.async_file()
            imported += new
        return imported

    def _check_room(self, sessions: Iterable[Session]) -> None:
        """Raise a refusal if not all of some sessions would be kept."""
        keep = self.settings.keep_sessions
        if not keep:
            return
        known = {row["id"] for row in self.archive.rows} | {session.id for session in self.book.sessions}
        many = len(known | {session.id for session in sessions})
        if many > max(keep, len(known)):
            raise refusal(key="no_room", rig=self.settings.name, keep=str(keep), many=str(many))

    async def async_update_session(self, session_id: str, edit: Edit) -> Session:
        """Change what is said of a session, its price or its times; new times are measured by the recorder.

        Raises UnknownSessionError, StillRunningError for the end or the outcome of the open one,
        SessionOverlapError, EndBeforeStartError, or a refusal where too little is known of the new times.
        """
        former = self.kept(session_id)
        session = edit.of(former)
        if edit.moves(former):
            measured = await self._async_measured_as(lambda: self._moved(session_id, edit))
            former = self.kept(session_id)
            session = edit.of(former).remeasured(measured.session)
            if former.ended is None:
                book = going_on(discard(self.book), session, measured.heard)
            else:
                book = over(self.book, session, former, currency=self.settings.currency)
        else:
            book = revise(self.book, former, session, currency=self.settings.currency)
        return await self.async_turn_to(None, session_id, book)

    def _moved(self, session_id: str, edit: Edit) -> Run:
        """Return the run of a session, as it is now, at other times.

        Raises SessionOverlapError where another one ran then.
        """
        session = self.kept(session_id)
        begin, end = edit.times(session)
        self._check_free(begin, end, besides=session_id)
        return Run.between(session, begin, end)

    async def async_delete_session(self, session_id: str) -> Session:
        """Delete a session that is over; the totals keep what it counted.

        Raises UnknownSessionError, or StillRunningError for the open one.
        """
        async with self._async_erasing():
            session, before = self.find(session_id), self.archive.last_with_steps(besides=session_id)
            self.async_turn(delete(self.book, self.kept(session_id), dt_util.utcnow(), before=before))
            await self._store.async_save()
            await self.archive.async_delete([session_id])
        self.async_update_listeners()
        return session

    async def async_reopen_session(self, session_id: str) -> Session:
        """Have a session go on that was closed for its trainer's silence, as if it had not been.

        It goes on from now where another one has run since. Raises NotReopenedError while that
        is open.
        """
        session, now = self.kept(session_id), dt_util.utcnow()
        closed = session.closed.at if session.closed else now
        paused = reopened(self.book, session, now)
        try:
            self._check_free(closed, None, besides=session_id)
            book = resume(paused, now, at=closed)
        except SessionOverlapError:
            book = resume(paused, now)
        except NotKeptError:
            book = await self._async_reopened(session, closed)
        async with self._async_erasing():
            told = await self.async_turn_to(SessionEvent.RESUMED, session_id, book)
            if not self._store.is_behind:
                # Else the history alone has it, should Home Assistant crash before there is room on the disk.
                await self.archive.async_delete([session_id], is_counted=False)
        return told

    @asynccontextmanager
    async def _async_erasing(self) -> AsyncGenerator[None]:
        """Have a session leave the book and the history together; raises RigReloadedError if the rig is no more."""
        async with self._erasing:
            if self.is_closed:
                raise RigReloadedError(self.settings.name)
            yield

    async def _async_reopened(self, session: Session, closed: datetime) -> Book:
        """Return the book in which a session goes on that was closed so long ago that the recorder has to tell."""
        paused = reopened(self.book, session, dt_util.utcnow()).session(session.id)
        whole = paused.resumed(Boundary(ordinal=0, at=closed, display=None))
        try:
            measured = await self._async_measured(Run.between(whole, whole.opened.at, None))
        except HomeAssistantError as error:
            _LOGGER.warning("%s: %s goes on from now: %s", self.settings.name, session.label, error)
            now = dt_util.utcnow()
            return resume(reopened(self.book, session, now), now)
        book = discard(reopened(self.book, session, dt_util.utcnow()))
        return going_on(book, whole.remeasured(measured.session), measured.heard)

    async def _async_measured(self, run: Run) -> Measured:
        """Return a session measured by the recorder; raises a refusal if the rig is no more when it is."""
        measured = await async_measured(self.hass, self.settings, run)
        if self.is_closed:
            raise refusal(key="rig_reloaded", rig=self.settings.name)
        return measured

    async def _async_measured_as(self, run_of: Callable[[], Run]) -> Measured:
        """Return a session measured by the recorder as it is when that has answered.

        Meanwhile it may have been paused, or stopped.
        """
        while True:
            run = run_of()
            measured = await self._async_measured(run)
            now = run_of()
            if (now.spans, now.ended) == (run.spans, run.ended):
                return measured

    def _check_free(self, begin: datetime, end: datetime | None, *, besides: str = "") -> None:
        """Raise SessionOverlapError if another session, running or over, ran in a time."""
        others = tuple(session for session in self.book.sessions if session.id != besides)
        check_free(replace(self.book, sessions=others), begin, end)
        self.check_archive_free(begin, end, besides=besides)
