"""A callback for Lightning, under either of its names: `lightning.pytorch` and `pytorch_lightning`."""

from __future__ import annotations

from importlib import import_module
import math
import sys
from typing import Any

from .hooks import Hook, model_name
from .sessions import harmless, outcome_of

_NAMES = ("lightning.pytorch", "pytorch_lightning")


def _bases() -> tuple[type, ...]:
    """Return the callbacks of the Lightnings that are in use, else of the first that can be. Raises ImportError."""
    used = [name for name in _NAMES if name in sys.modules]
    if not used:
        try:
            used = [import_module(_NAMES[0]).__name__]
        except ModuleNotFoundError:
            used = [import_module(_NAMES[1]).__name__]
    return tuple(sys.modules[name].Callback for name in used)


# Which class that is shows only where it runs.
_Callback: Any = type("Callback", _bases(), {})


class TrainingEnergyCallback(Hook, _Callback):
    """Tells Home Assistant of each fit: `Trainer(callbacks=[TrainingEnergyCallback()])`.

    Steps are optimizer steps. A fit that is resumed begins at the step of its checkpoint.
    """

    _trainer = "lightning"

    @harmless
    def on_train_start(self, trainer: Any, pl_module: Any) -> None:  # noqa: ANN401  as the trainer calls
        """Begin, in the first of all processes; its sanity check is over by now."""
        if not trainer.is_global_zero or self._is_second(trainer):
            return
        self._begin(start_step=trainer.global_step, planned_steps=_total(trainer), model=model_name(pl_module))

    @harmless
    def on_train_batch_end(self, trainer: Any, pl_module: Any, outputs: Any, batch: Any, batch_idx: int) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """Say how many optimizer steps there were, of which one may take several batches."""
        self._report(trainer.global_step)

    @harmless
    def on_train_end(self, trainer: Any, pl_module: Any) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """End."""
        self._end()

    @harmless
    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """End with an error, or with the signal that the trainer turns into a SystemExit."""
        self._end("interrupted" if isinstance(exception, SystemExit) else outcome_of(exception))

    def _is_second(self, trainer: Any) -> bool:  # noqa: ANN401  as the trainer calls
        """Whether the trainer has another one, say from the environment, which tells of the fit already."""
        ours = (callback for callback in trainer.callbacks if isinstance(callback, Hook))
        return next(ours, self) is not self


def _total(trainer: Any) -> int | None:  # noqa: ANN401  as the trainer calls
    """Return at which step a fit is to end, None where its data have no end or it cannot say."""
    try:
        steps = trainer.estimated_stepping_batches
    except Exception:  # noqa: BLE001  it goes through the user's data, of which anything may be raised
        return None
    return int(steps) if math.isfinite(steps) else None
