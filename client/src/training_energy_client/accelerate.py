"""A tracker for Accelerate: for loops of one's own, and for the scripts of diffusers and others that log with it."""

from __future__ import annotations

from collections.abc import Mapping
import sys
from typing import Any

from accelerate.tracking import GeneralTracker

from .hooks import Hook
from .sessions import Session, harmless, outcome_of

# Under which names scripts keep how many steps they are to do, those of diffusers and SimpleTuner first.
_TOTALS = ("max_train_steps", "max_steps", "num_training_steps", "total_steps")


class TrainingEnergyTracker(Hook, GeneralTracker):
    """Tells Home Assistant of a run: `Accelerator(log_with=[TrainingEnergyTracker()])`.

    The steps are those that the script logs with. Where they begin above 0 it was resumed: how far apart the first two
    are tells from where.
    """

    _trainer = "accelerate"
    name = "training_energy"
    requires_logging_directory = False
    main_process_only = True
    _first: int | None = None
    _offset: int | None = None
    _total: int | None = None

    @property
    def tracker(self) -> Session | None:
        """The session, as Accelerate's `get_tracker(…, unwrap=True)` gives it."""
        return self.session

    @harmless
    def start(self) -> None:
        """Begin."""
        self._first = self._offset = self._total = None
        self._begin()

    @harmless
    def store_init_configuration(self, values: Mapping[str, Any]) -> None:
        """Learn from the script's configuration where it is to end."""
        totals = (values.get(name) for name in _TOTALS)
        self._total = next((total for total in totals if isinstance(total, int) and total > 0), None)

    @harmless
    def log(self, values: Mapping[str, Any], step: int | None = None, **kwargs: Any) -> None:  # noqa: ANN401, ARG002  as Accelerate calls
        """Take the step at which something is logged."""
        if step is None:
            return
        if self._first is None:
            self._first = step
        elif self._offset is None and step > self._first:
            # As much as lies between two logs lies before the first one, so the steps before that are a checkpoint's.
            self._offset = max(0, 2 * self._first - step)
        self._tell(step)

    @harmless
    def finish(self) -> None:
        """End with what `end_training` is called for, which may be on the way out of an error."""
        self._end(outcome_of(sys.exc_info()[1]))

    def _tell(self, step: int) -> None:
        """Report the steps of this run alone, since when it began nobody knew of those before."""
        if self._offset is None:
            # A first step may be far into the run, or the run's first: until the second says which, it counts as one.
            self._report(min(step, 1))
        else:
            planned = None if self._total is None else self._total - self._offset
            self._report(step - self._offset, planned_steps=planned)


def register() -> None:
    """Make `log_with="training_energy"` known, before the `Accelerator` is made. Raises ImportError before 1.14."""
    from accelerate import tracking  # noqa: PLC0415  what only some versions have

    if not hasattr(tracking, "register_tracker_class"):
        message = "This Accelerate knows no trackers by name: pass log_with=[TrainingEnergyTracker()] instead."
        raise ImportError(message)
    if tracking.LOGGER_TYPE_TO_CLASS.get(TrainingEnergyTracker.name) is not TrainingEnergyTracker:
        tracking.register_tracker_class(TrainingEnergyTracker)
