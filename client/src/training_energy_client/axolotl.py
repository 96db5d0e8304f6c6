"""A plugin for axolotl, which is configured, not programmed: `plugins: [training_energy_client.axolotl.Plugin]`."""

from __future__ import annotations

from typing import Any

from axolotl.integrations.base import BasePlugin

from .transformers import TrainingEnergyCallback


class Plugin(BasePlugin):
    """Gives axolotl's trainer the callback for Transformers."""

    def add_callbacks_post_trainer(self, cfg: Any, trainer: Any) -> list[TrainingEnergyCallback]:  # noqa: ANN401, ARG002  as axolotl calls
        """Return the callback, with the model as the user has configured it."""
        model = getattr(cfg, "base_model", None)
        return [TrainingEnergyCallback(model=model if isinstance(model, str) else None)]
