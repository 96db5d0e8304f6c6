"""Whole trainings as Lightning (by Rich), Keras and OneTrainer draw them."""

from __future__ import annotations

from .consoles import UP, meter

START = "GPU available: True (cuda), used: True\nTPU available: False, using: 0 TPU cores\n"
END = "`Trainer.fit` stopped: `max_epochs={}` reached.\n"


def rich(number: int, last: int, n: int, total: object = 500) -> str:
    """Draw a bar by Rich."""
    return (
        f"\r\x1b[2KEpoch {number}/{last}  \x1b[35m━━━━\x1b[0m\x1b[90m╺\x1b[0m\x1b[90m━━━\x1b[0m {n}/{total} "
        "\x1b[2m0:00:00 • 0:00:01\x1b[0m \x1b[2;4m841.72it/s\x1b[0m \x1b[3mtrain_loss: 0.280\x1b[0m"
    )


def rich_run(epochs: int, total: object = 500, first: int = 0) -> str:
    """Draw whole epochs by Rich, with a validation after each."""
    text = "".join(
        "".join(rich(number, epochs - 1, n, total) for n in (0, 7, 250, 499, 500))
        + "\r\nValidation \x1b[35m━━━\x1b[0m 3/4   0:00:00 • 0:00:01 1935.10it/s\r\x1b[2K\x1b[1A"
        for number in range(first, epochs)
    )
    return START + text


def bar(n: int, total: int | None, *, ended: bool = False) -> str:
    """Draw Keras' bar, with the backspaces that take back the one before."""
    end = " - val_loss: 0.2635\n" if ended else ""
    if total is None:
        return "\b" * 60 + f"\r{n:7d}/Unknown \x1b[1m0s\x1b[0m 5ms/step - loss: 0.9421{end}"
    counts = f"\x1b[1m{n:{len(str(total))}d}/{total}\x1b[0m \x1b[32m━━━━━━\x1b[0m\x1b[37m━━━━━━━━━━━━━━\x1b[0m"
    return "\b" * 60 + f"\r{counts} \x1b[1m1:02\x1b[0m 5ms/step - loss: 0.9421{end}"


def fit(epochs: int, total: int | None = 400, first: int = 0, verbose: int = 1) -> str:
    """Print a whole training."""
    text = ""
    for epoch in range(first, epochs):
        text += f"Epoch {epoch + 1}/{epochs}\n"
        if verbose == 1:
            text += "".join(bar(n, total) for n in (1, 12, 399)) + bar(400, total, ended=True)
        else:
            text += f"{total}/{total} - 0s - 2ms/step - loss: 0.4936 - val_loss: 0.2324\n"
    return text


def run(epochs: int, total: int = 200, *, first: int = 0, step: int = 0, last: int | None = None) -> str:
    """Draw epochs with their steps below; the last of them may stop somewhere."""
    text = f"\r{meter(first, epochs, 0, prefix='epoch', initial=first)}\n"
    for epoch in range(first, epochs):
        ends = last if epoch == epochs - 1 and last is not None else total
        for n in range(step if epoch == first else 0, ends + 1):
            drawn = meter(n, total, n * 1.26, prefix="step", postfix="loss=0.123, smooth loss=0.0988")
            text += f"\r{drawn}{UP}\n"
        if ends < total:
            return text
        text += f"\r{meter(epoch + 1, epochs, (epoch + 1) * 252, prefix='epoch')}" + (
            "\n" if epoch < epochs - 1 else ""
        )
    return f"{text}\r{meter(epochs, epochs, epochs * 252, prefix='epoch')}\n"
