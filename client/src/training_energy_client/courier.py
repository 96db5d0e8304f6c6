"""Bring a session's events to Home Assistant beside the training: on a thread of its own, for as long as it takes."""

from __future__ import annotations

from collections.abc import Callable
import contextlib
import os
import threading
import time
from typing import Any

from .delivery import Delivery
from .errors import RefusedError, SettingsError, TrainingEnergyError, UnauthorizedError, UnreachableError
from .events import PROGRESS
from .homeassistant import HomeAssistant
from .leftovers import Leftovers
from .rigs import warning_of
from .spool import Log

# How often (s) Home Assistant hears how far the session is.
RHYTHM = 5.0
# What to wait (s) after each failure in a row; a restart of Home Assistant takes about a minute.
WAITS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
# What to report: nothing where it is None.
Sample = Callable[[], "dict[str, Any] | None"]


class Courier:
    """Tells Home Assistant of one session, and first of those that it has not heard of.

    Whatever goes wrong ends up in `trouble`, in words, and nowhere else.
    """

    def __init__(
        self,
        log: Log,
        home: HomeAssistant | None,
        sample: Sample = lambda: None,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        """Take the session, whom to tell of it, where to look how far it is, and who can do something about trouble.

        Where nobody is known whom to tell, another process may know.
        """
        self.log = log
        self._home = home
        self.delivery = None if home is None else Delivery(home, log)
        self.leftovers = None if home is None else Leftovers(home, log.path.parent, besides=log.session)
        self.trouble: str | None = None
        self.refusal: RefusedError | None = None
        self._sample = sample
        self._warn = warn
        self._reported: dict[str, Any] | None = None
        self._heard = threading.Condition()
        self._is_nudged = False
        self._is_last = False
        self._is_hopeless = False
        self._is_ours = False
        self._has_tidied = False
        self._has_looked = False
        self._failures = 0
        self._process = os.getpid()
        self._thread = threading.Thread(target=self._work, name="training-energy", daemon=True)

    def start(self) -> None:
        """Begin to tell: at once what belongs to this process, lest one that joins takes its session for left alone."""
        self._is_ours = self.delivery is not None and self.log.lock()
        with contextlib.suppress(RuntimeError):  # no thread can be had: the events stay on disk
            self._thread.start()

    def nudge(self) -> None:
        """Say that there is something to tell at once."""
        with self._heard:
            self._is_nudged = True
            self._heard.notify()

    def finish(self, seconds: float) -> bool:
        """Wait at most so long (s) until Home Assistant knows everything, and return whether it does."""
        if os.getpid() != self._process:
            return False  # a fork, which has no thread
        with self._heard:
            self._is_last = self._is_nudged = True
            self._heard.notify()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return self.is_over

    @property
    def record(self) -> dict[str, Any] | None:
        """The session as Home Assistant has told it last."""
        return self.delivery.record if self.delivery else None

    @property
    def elsewhere(self) -> str | None:
        """What has become of the session in Home Assistant, if it was not this one that ended it."""
        return self.delivery.elsewhere if self.delivery else None

    @property
    def offset(self) -> float:
        """How far Home Assistant's clock is ahead (s), as far as that is sure."""
        return self._home.clock.offset if self._home else 0.0

    @property
    def is_over(self) -> bool:
        """Whether Home Assistant knows all there will ever be."""
        return self.delivery is not None and self.delivery.is_over

    @property
    def is_ours(self) -> bool:
        """Whether it is this process that tells Home Assistant of the session."""
        return self._is_ours

    def _work(self) -> None:
        """Tell, until everything is told or nothing can be."""
        try:
            while not self._is_done():
                self._wait(self._turn())
        except Exception as error:  # noqa: BLE001  nothing of ours may ever be seen by the training
            self.trouble = f"{type(error).__name__}: {error}"
        finally:
            self._leave()

    def _leave(self) -> None:
        """Let others look after the session, if there is anything left of it."""
        if not self._is_ours:
            return
        # Whose start is kept elsewhere also ends there.
        if self.is_over or (self.log.start is None and not self.log.unsent):
            self.log.remove()
        self.log.unlock()

    def _is_done(self) -> bool:
        """Whether there is nothing more to do for this thread."""
        if self.is_over:
            return True
        # What happens is kept until the end also where there is no hope: whoever had the lock would end the session.
        return self._is_last and (self._is_hopeless or not self._is_ours or not self.log.unsent)

    def _turn(self) -> float:
        """Tell what there is to tell, and return how long to wait (s) for more."""
        sample = self._sample()
        if sample is not None and sample != self._reported and self.log.stop is None:
            self._reported = sample
            self.log.append(PROGRESS, sample)
        self.log.read()
        if self.delivery is None or self.leftovers is None:
            return RHYTHM
        self._is_ours = self._is_ours or self.log.lock()
        if not self._is_ours or self._is_hopeless:
            return RHYTHM
        try:
            self._tell(self.leftovers, self.delivery)
        except (UnauthorizedError, SettingsError) as error:
            self.trouble, self._is_hopeless = str(error), True
        except TrainingEnergyError as error:
            self._note(error)
            # There is no time left in which Home Assistant might change its mind.
            self._is_hopeless = self._is_last and isinstance(error, RefusedError)
            return WAITS[min(self._failures, len(WAITS)) - 1]
        except Exception as error:  # noqa: BLE001  an answer that nobody understands: another process may, later
            self.trouble, self._is_hopeless = f"{type(error).__name__}: {error}", True
        else:
            self.trouble, self.refusal, self._failures = None, None, 0
        return RHYTHM

    def _note(self, error: TrainingEnergyError) -> None:
        """Remember what went wrong, and say it where somebody may do something about it."""
        is_new, self.trouble = str(error) != self.trouble, str(error)
        self._failures += 1
        if isinstance(error, RefusedError):
            self.refusal = error
            if is_new and not self._is_last and self._warn is not None:
                self._warn(f"not counted so far: {self.trouble}")

    def _tell(self, leftovers: Leftovers, delivery: Delivery) -> None:
        """Tell of earlier sessions, one of which may stand in the way, then of this one."""
        if not self._has_tidied:
            with contextlib.suppress(UnreachableError):  # if it is Home Assistant that is away, the next line finds out
                leftovers.deliver()
                self._has_tidied = True
        delivery.deliver()
        self._look_at_meters(delivery)

    def _look_at_meters(self, delivery: Delivery) -> None:
        """Say once, while the session is young, that its meters are not heard: nobody would see that before its end."""
        if self._home is None or self._warn is None or self._has_looked:
            return
        if delivery.record is None or self.log.stop is not None:
            return
        self._has_looked = True
        warning = warning_of(self._home, delivery.record)
        if warning is not None:
            self._warn(warning)

    def _wait(self, seconds: float) -> None:
        """Wait for the next turn, or for a nudge."""
        end = time.monotonic() + seconds
        with self._heard:
            while not self._is_nudged and not self._is_done() and (left := end - time.monotonic()) > 0:
                self._heard.wait(left)
            self._is_nudged = False
