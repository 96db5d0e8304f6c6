"""Says what is new of a rig, and tells what happens to its sessions, to whoever listens."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
import logging

from homeassistant.core import CALLBACK_TYPE, callback

from .ledger import Book, Session
from .reckoner import Reckoner
from .settings import Settings

_LOGGER = logging.getLogger(__name__)


class SessionEvent(StrEnum):
    """What happens to a session, as automations hear it."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    SETTLED = "settled"
    DISCARDED = "discarded"
    BUDGET_EXCEEDED = "budget_exceeded"
    SILENT = "silent"
    IDLE = "idle"


class Teller(Reckoner):
    """Tells of a rig, each time that its book is another one."""

    def __init__(self, settings: Settings) -> None:
        """Begin with nobody who listens."""
        super().__init__(settings)
        self._listeners: list[Callable[[], None]] = []
        self._session_listeners: list[Callable[[SessionEvent, Session], None]] = []

    @callback
    def async_add_listener(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` after each change, until the function returned is called."""
        return _added(self._listeners, listener)

    @callback
    def async_add_session_listener(self, listener: Callable[[SessionEvent, Session], None]) -> CALLBACK_TYPE:
        """Call `listener` when something happens to a session."""
        return _added(self._session_listeners, listener)

    @callback
    def async_update_listeners(self) -> None:
        """Reckon once, then have everyone say it."""
        self.reckon()
        for listener in tuple(self._listeners):
            _call(listener)

    @callback
    def async_turn(self, book: Book, *, event: SessionEvent | None = None, session_id: str = "") -> None:
        """Turn to another book, say what is new in it, then tell what happened."""
        # What was corrected long after it was final has happened to nobody now.
        waiting = {session.id for session in self.book.sessions if not session.settled}
        waiting |= {session_id} if event is not None else set()
        self.book = book
        self.async_update_listeners()
        if event is not None:
            self.async_tell(event, book.view(book.session(session_id)))
        for session in book.sessions:
            if session.settled and session.id in waiting:
                self.async_tell(SessionEvent.SETTLED, session)

    @callback
    def async_tell(self, event: SessionEvent, session: Session) -> None:
        """Tell what happened to a session."""
        for listener in tuple(self._session_listeners):
            _call(partial(listener, event, session))


def _call(listener: Callable[[], None]) -> None:
    """Call a listener; whatever an entity stumbles over must not keep a rig from counting and saving."""
    try:
        listener()
    except Exception:
        _LOGGER.exception("An entity could not say what is new")


def _added[T](listeners: list[T], listener: T) -> CALLBACK_TYPE:
    """Add a listener; return what takes it away again."""
    listeners.append(listener)
    return partial(listeners.remove, listener)
