"""A loop of one's own with Accelerate, as the training scripts of diffusers have it."""

from accelerate import Accelerator
import torch
from tqdm.auto import tqdm

from common import Course, course

SAVED_AT = 10


def train(followed: Course) -> None:
    """Train a line, with a checkpoint halfway."""
    log_with: list[object] = []
    if followed.tells and followed.variant == "by-name":
        from training_energy_client.accelerate import register

        register()
        log_with = ["training_energy"]
    elif followed.tells:
        from training_energy_client.accelerate import TrainingEnergyTracker

        log_with = [TrainingEnergyTracker("line")]
    accelerator = Accelerator(cpu=True, log_with=log_with or None)
    model = torch.nn.Linear(4, 1)
    model, optimizer = accelerator.prepare(model, torch.optim.SGD(model.parameters(), lr=0.01))
    accelerator.init_trackers("line", config={"max_train_steps": followed.steps})
    first = SAVED_AT if followed.resume else 0
    bar = tqdm(range(followed.steps), initial=first, desc="Steps", disable=not accelerator.is_local_main_process)
    for step in range(first + 1, followed.steps + 1):
        loss = model(torch.ones(2, 4)).square().mean()
        accelerator.backward(loss)
        optimizer.step()
        optimizer.zero_grad()
        bar.update(1)
        bar.set_postfix(step_loss=loss.detach().item(), lr=0.01)
        accelerator.log({"loss": loss.detach().item()}, step=step)
        followed.at(step)
    accelerator.end_training()


if __name__ == "__main__":
    train(course())
