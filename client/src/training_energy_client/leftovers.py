"""Earlier sessions of which Home Assistant does not know everything: it was away, or their process died."""

from __future__ import annotations

from pathlib import Path
import socket

from .delivery import Delivery
from .errors import FailedError, RefusedError
from .events import STOP
from .homeassistant import HomeAssistant
from .spool import Log, logs


class Leftovers:
    """Brings what is left to Home Assistant, the oldest session first."""

    def __init__(self, home: HomeAssistant, place: Path, *, besides: str = "", instead: str | None = None) -> None:
        """Take whom to tell, where the files are, which session somebody else looks after, and a rig.

        That is for sessions of a rig that there is not.
        """
        self._instead = instead
        self._home = home
        self._place = place
        self._besides = besides
        self.told: list[str] = []
        self.refusals: dict[str, str] = {}
        self.gone: dict[str, str] = {}

    def deliver(self) -> None:
        """Tell of each; one that is refused stays where it is. Raises what HomeAssistant.ask raises otherwise."""
        for log in logs(self._place):
            if log.session in (self._besides, *self.refusals) or not log.lock():
                continue
            try:
                log.read()
                close(log)
                self._deliver(log)
            finally:
                log.unlock()

    def _deliver(self, log: Log) -> None:
        """Tell of one session."""
        delivery, had = Delivery(self._home, log, self._instead), len(log.unsent)
        try:
            delivery.deliver()
        except (RefusedError, FailedError) as error:
            self.refusals[log.session] = str(error)
            return
        if delivery.elsewhere is not None:
            self.gone[log.session] = delivery.elsewhere
        if had:
            self.told.append(log.session)
        if delivery.is_over or log.start is None:
            log.remove()


def close(log: Log) -> None:
    """End a session whose process is no more, at the last that was heard of it.

    One that was started by a command of its own is ended by such a command, too.
    """
    start = log.start
    if start is not None and log.stop is None and not start.detached and start.host == socket.gethostname():
        log.append(STOP, {"outcome": "interrupted", "steps": log.steps}, at=max(event.at for event in log.events))
