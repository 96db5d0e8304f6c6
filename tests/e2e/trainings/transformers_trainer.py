"""A language model of a few thousand parameters, trained by the `Trainer` of Transformers."""

from typing import Any

import torch
from torch.utils.data import Dataset
from transformers import GPT2Config, GPT2LMHeadModel, Trainer, TrainerCallback, TrainingArguments

from common import Course, course

SAVED_AT = 10


class Text(Dataset):
    """Sixty-four sentences of eight words, all alike."""

    def __len__(self) -> int:
        """Return how many there are."""
        return 64

    def __getitem__(self, index: int) -> dict[str, torch.Tensor]:
        """Return one."""
        words = torch.arange(8) + index % 8
        return {"input_ids": words, "labels": words}


class Follow(TrainerCallback):
    """Follows the course."""

    def __init__(self, followed: Course) -> None:
        """Take it."""
        self._course = followed

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Be at a step."""
        self._course.at(state.global_step)


def train(followed: Course) -> None:
    """Train, with our callback before the one that may fail."""
    callbacks: list[TrainerCallback] = [Follow(followed)]
    if followed.tells:
        from training_energy_client import TrainingEnergyCallback

        callbacks.insert(0, TrainingEnergyCallback(tags=["e2e"]))
    model = GPT2LMHeadModel(GPT2Config(vocab_size=32, n_positions=8, n_embd=8, n_layer=1, n_head=1))
    arguments = TrainingArguments(
        output_dir=str(followed.folder / "out"),
        max_steps=followed.steps,
        per_device_train_batch_size=4,
        save_steps=SAVED_AT,
        logging_steps=5,
        report_to=[],
        use_cpu=True,
        run_name="tiny",
    )
    trainer = Trainer(model=model, args=arguments, train_dataset=Text(), callbacks=callbacks)
    trainer.train(resume_from_checkpoint=followed.resume or None)


if __name__ == "__main__":
    train(course())
