"""Tell Home Assistant of a session from a command that is over in a moment."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Any

from ..delivery import Delivery
from ..errors import RefusedError, SettingsError, TrainingEnergyError, UnreachableError
from ..homeassistant import HomeAssistant
from ..leftovers import Leftovers
from ..sessions import LAST_WORDS
from ..settings import Settings
from ..spool import Log

# How often (s) to look whether another command has told.
_LOOK = 0.05

wait = time.sleep


class Telling:
    """One try to tell of a session, and before it of those that wait: for some seconds at most.

    What is left stays on disk, and the next command tells it. That is so without settings, too: a script must not end,
    nor a session lose its times, because a setting is missing.
    """

    def __init__(
        self,
        log: Log,
        settings: Settings,
        trouble: SettingsError | None = None,
        *,
        forgets: bool = False,
        seconds: float = LAST_WORDS,
    ) -> None:
        """Take the session, why the settings are none, and whether it is to be forgotten if Home Assistant says no."""
        self.error: TrainingEnergyError | None = trouble
        self.is_another_ones = False
        self._log = log
        self._settings = settings
        self._forgets = forgets
        self._seconds = seconds
        self._delivery: Delivery | None = None

    def tell(self) -> None:
        """Try, and return when Home Assistant knows, when it is clear that it cannot, or when the time is over."""
        if self.error is not None:
            return
        end = time.monotonic() + self._seconds
        thread = threading.Thread(target=self._work, args=(end,), name="training-energy", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if thread.is_alive():
            self.error = UnreachableError(f"{self._settings.url} has not answered within {self._seconds:.0f} s.")

    @property
    def record(self) -> dict[str, Any] | None:
        """The session as Home Assistant has it, None where it has not told."""
        return self._delivery.record if self._delivery else None

    @property
    def elsewhere(self) -> str | None:
        """What has become of the session in Home Assistant, if it was not this machine that ended it."""
        return self._delivery.elsewhere if self._delivery else None

    @property
    def warning(self) -> str | None:
        """What of it Home Assistant did not take, in words."""
        return self._delivery.warning if self._delivery else None

    @property
    def is_refused(self) -> bool:
        """Whether Home Assistant has understood and said no."""
        return isinstance(self.error, RefusedError)

    def _work(self, end: float) -> None:
        """Tell, unless somebody else does until the end."""
        try:
            home = HomeAssistant(self._settings, patience=self._seconds)
            if self._lock(end):
                self._tell(home)
        except TrainingEnergyError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001  an answer that nobody understands, on a thread whose words are lost
            self.error = UnreachableError(f"{self._settings.url} answers what is not understood: {error!r}.")

    def _lock(self, end: float) -> bool:
        """Become the one that tells: as soon as another command has told, but never while a training does."""
        while not self._log.lock():
            start = self._log.start
            self.is_another_ones = start is not None and not start.detached
            if self.is_another_ones:
                return False
            if time.monotonic() > end:
                message = "Another command is still telling of the session."
                raise UnreachableError(message)
            wait(_LOOK)
        return True

    def _tell(self, home: HomeAssistant) -> None:
        """Tell, as the one that does."""
        is_over = False
        self._delivery = delivery = Delivery(home, self._log)
        try:
            self._log.read()
            with contextlib.suppress(UnreachableError):  # if it is Home Assistant that is away, the next line finds out
                Leftovers(home, self._log.path.parent, besides=self._log.session).deliver()
            delivery.deliver()
            is_over = delivery.is_over or self._is_old(delivery.record)
        except RefusedError:
            is_over = self._forgets
            raise
        finally:
            if is_over or delivery.is_over:
                self._log.remove()
            self._log.unlock()

    def _is_old(self, record: dict[str, Any] | None) -> bool:
        """Whether what was to be started has ended long ago, since its key has been used before."""
        if not self._forgets or record is None or record["ended_at"] is None:
            return False
        self.error = RefusedError(f"The session of the key {self._log.session} is over. A new run needs a new key.")
        return True
