"""A callback for the `Trainer` of Transformers, and for all that are built on it: TRL, axolotl, unsloth and others."""

from __future__ import annotations

from typing import Any

from transformers import TrainerCallback

from .hooks import Hook, model_name
from .sessions import harmless


class TrainingEnergyCallback(Hook, TrainerCallback):
    """Tells Home Assistant of each run of a trainer: `Trainer(…, callbacks=[TrainingEnergyCallback()])`.

    Steps are optimizer steps. A run that is resumed begins at the step of its checkpoint.
    """

    _trainer = "transformers"

    @harmless
    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """Begin, in the first of all processes."""
        if not state.is_world_process_zero:
            return
        self._begin(
            start_step=state.global_step,
            planned_steps=state.max_steps if state.max_steps > 0 else None,
            name=_run_name(args),
            model=model_name(kwargs.get("model")),
        )

    @harmless
    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """Count a step."""
        self._report(state.global_step)

    @harmless
    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002  as the trainer calls
        """End; a trainer that fails or is interrupted does not get here, and its session ends with the process."""
        self._end()


def _run_name(args: object) -> str | None:
    """Return the name that the user gave the run: earlier versions put the output folder where there is none."""
    name = getattr(args, "run_name", None)
    return name if isinstance(name, str) and name != getattr(args, "output_dir", None) else None
