"""A callback for Keras, with any of its backends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from keras.callbacks import Callback

from .hooks import Hook
from .sessions import harmless

_Logs = Mapping[str, Any]


class TrainingEnergyCallback(Hook, Callback):
    """Tells Home Assistant of each fit: `model.fit(…, callbacks=[TrainingEnergyCallback()])`.

    Steps are batches, over all epochs. A fit that begins at a later epoch begins at that one's first batch, as far as
    the number of batches is known.
    """

    _trainer = "keras"
    _begun = False
    _before = 0  # at which step the epoch has begun
    _batches = 0  # how many batches the epoch has had

    @harmless
    def on_train_begin(self, logs: _Logs | None = None) -> None:  # noqa: ARG002  as Keras calls
        """Wait for the first epoch, which Keras may find in a backup only now."""
        self._begun = False

    @harmless
    def on_epoch_begin(self, epoch: int, logs: _Logs | None = None) -> None:  # noqa: ARG002  as Keras calls
        """Begin with the first epoch."""
        if self._begun:
            return
        self._begun = True
        steps, epochs = self.params.get("steps"), self.params.get("epochs")
        self._before, self._batches = epoch * (steps or 0), 0
        self._begin(start_step=self._before, planned_steps=epochs * steps if epochs and steps else None)

    @harmless
    def on_train_batch_end(self, batch: int, logs: _Logs | None = None) -> None:  # noqa: ARG002  as Keras calls
        """Count the batches up to this one, of which Keras may leave some out."""
        self._batches = batch + 1
        self._report(self._before + self._batches)

    @harmless
    def on_epoch_end(self, epoch: int, logs: _Logs | None = None) -> None:  # noqa: ARG002  as Keras calls
        """Keep the batches of the epoch, the next of which begins to count at 0."""
        self._before, self._batches = self._before + self._batches, 0

    @harmless
    def on_train_end(self, logs: _Logs | None = None) -> None:  # noqa: ARG002  as Keras calls
        """End; a fit that fails or is interrupted does not get here, and its session ends with the process."""
        self._end()
