"""Tell Home Assistant of a session from a command that is over in a moment."""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from ..delivery import Delivery
from ..errors import RefusedError, TrainingEnergyError, UnreachableError
from ..homeassistant import HomeAssistant
from ..leftovers import Leftovers
from ..sessions import LAST_WORDS
from ..settings import Settings
from ..spool import Log


class Telling:
    """One try to tell of a session, and before it of those that wait: for some seconds at most.

    What is left stays on disk, and the next command tells it.
    """

    def __init__(self, log: Log, settings: Settings, *, forgets: bool = False, seconds: float = LAST_WORDS) -> None:
        """Take the session, and whether it is to be forgotten where Home Assistant refuses it."""
        self.home = HomeAssistant(settings, patience=seconds)
        self.delivery = Delivery(self.home, log)
        self.error: TrainingEnergyError | None = None
        self.is_another_ones = False
        self._log = log
        self._forgets = forgets
        self._seconds = seconds

    def tell(self) -> None:
        """Try, and return when Home Assistant knows, when it is clear that it cannot, or when the time is over."""
        thread = threading.Thread(target=self._work, name="training-energy", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if thread.is_alive():
            self.error = UnreachableError(f"{self.home.url} has not answered within {self._seconds:.0f} s.")

    @property
    def record(self) -> dict[str, Any] | None:
        """The session as Home Assistant has it, None where it has not told."""
        return self.delivery.record

    @property
    def is_refused(self) -> bool:
        """Whether Home Assistant has understood and said no."""
        return isinstance(self.error, RefusedError)

    def _work(self) -> None:
        """Tell, if nobody else does."""
        if not self._log.lock():
            self.is_another_ones = True
            return
        try:
            self._log.read()
            with contextlib.suppress(UnreachableError):  # if it is Home Assistant that is away, the next line finds out
                Leftovers(self.home, self._log.path.parent, besides=self._log.session).deliver()
            self.delivery.deliver()
        except TrainingEnergyError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001  an answer that nobody understands, on a thread whose words are lost
            self.error = UnreachableError(f"{self.home.url} answers what is not understood: {error!r}.")
        finally:
            if self.delivery.is_over or (self.is_refused and self._forgets):
                self._log.remove()
            self._log.unlock()
