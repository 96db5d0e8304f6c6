"""A line, fitted by Lightning under either of its names, with either of its bars."""

from importlib import import_module
import os
from typing import Any

import torch
from torch.utils.data import DataLoader, TensorDataset

from common import Course, course

BATCHES = 10


def train(followed: Course) -> None:
    """Fit, where the variant is the package and the bar; our callback is there, or comes from the environment."""
    package, bar = followed.variant.split("/")
    pl = import_module(package)

    class Line(pl.LightningModule):  # type: ignore[misc, name-defined]
        """The model."""

        def __init__(self) -> None:
            """Have one layer."""
            super().__init__()
            self.layer = torch.nn.Linear(4, 1)

        def training_step(self, batch: Any, _index: int) -> torch.Tensor:
            """Return the loss of a batch."""
            loss = self.layer(batch[0]).square().mean()
            self.log("train_loss", loss, prog_bar=True)
            return loss

        def validation_step(self, batch: Any, _index: int) -> None:
            """Look at a batch, as the sanity check before the training does, too."""
            self.log("val_loss", self.layer(batch[0]).square().mean(), prog_bar=True)

        def configure_optimizers(self) -> torch.optim.Optimizer:
            """Return the optimizer."""
            return torch.optim.SGD(self.parameters(), lr=0.01)

    class Follow(pl.Callback):  # type: ignore[misc, name-defined]
        """Follows the course."""

        def on_train_batch_end(self, trainer: Any, *_: Any) -> None:
            """Be at a step."""
            followed.at(trainer.global_step)

    callbacks = [Follow()]
    if followed.tells and os.environ.get("TRAINING_ENERGY_AUTO") != "1":
        from training_energy_client.lightning import TrainingEnergyCallback

        callbacks.insert(0, TrainingEnergyCallback("line"))
    progress = import_module(f"{package}.callbacks")
    callbacks.append(progress.RichProgressBar() if bar == "rich" else progress.TQDMProgressBar())
    data = DataLoader(TensorDataset(torch.ones(BATCHES * 2, 4)), batch_size=2)
    trainer = pl.Trainer(
        max_epochs=followed.steps // BATCHES,
        accelerator="cpu",
        logger=False,
        callbacks=[*callbacks, progress.ModelCheckpoint(dirpath=followed.folder / "out", save_last=True)],
        enable_model_summary=False,
    )
    last = followed.folder / "out" / "last.ckpt"
    trainer.fit(Line(), data, data, ckpt_path=str(last) if followed.resume else None)


if __name__ == "__main__":
    train(course())
