"""A LoRA training as its console shows it, in the words of sd-scripts, without the hours and the graphics card.

Where there are settings of the client, the demo's simulated computer draws as much meanwhile as a real one would.
"""

import argparse
from collections.abc import Generator
import contextlib
import os
from pathlib import Path
import sys
import time

from lab.rest import Rest

# With it a line has at most 78 columns: a terminal of 80 would wrap a longer one, and scroll.
BAR = 12
LOAD = "switch.training_pc_training"


def main() -> None:
    """Train."""
    options = _options()
    print("running training / 学習開始")
    print("  num epochs / epoch数: 1")
    print(f"  total optimization steps / 学習ステップ数: {options.steps}", flush=True)
    began = time.monotonic()
    with _load() if options.pace else contextlib.nullcontext():
        for step in range(options.steps + 1):
            sys.stderr.write(_bar(step, options.steps, time.monotonic() - began))
            sys.stderr.flush()
            if options.pace:
                time.sleep(1 / options.pace)
            if step == options.pause:
                _wait(options.folder, options.end)
    sys.stderr.write("\n")
    print("saving checkpoint: lora.safetensors\nmodel saved.")


def _bar(step: int, steps: int, seconds: float) -> str:
    """Return the bar after a step, as tqdm draws it."""
    rate = step / seconds if step else 0
    left = (steps - step) / rate if rate else 0
    times = f"{_clock(seconds)}<{_clock(left) if rate else '?'}"
    speed = f"{rate:5.2f}it/s" if rate else "?it/s"
    loss = f", avr_loss={0.09 + 0.05 / (1 + step / 200):.4f}" if step else ""
    blocks = "█" * int(step / steps * BAR)
    return f"\rsteps: {step / steps:4.0%}|{blocks:{BAR}}| {step}/{steps} [{times}, {speed}{loss}]"


def _clock(seconds: float) -> str:
    """Return a time as a bar shows it."""
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


def _wait(folder: Path, end: str) -> None:
    """Wait for who watches, then go on, or end otherwise.

    Nobody watches any more once there is a file `over`, or the folder is gone, which may come first.
    """
    (folder / "waits").touch()
    while end == "never" or not (folder / "go").exists():
        if (folder / "over").exists() or not folder.exists():
            sys.exit(1)
        time.sleep(0.02)
    if end == "badly":
        message = "CUDA error: out of memory"
        raise RuntimeError(message)


@contextlib.contextmanager
def _load() -> Generator[None]:
    """Have the simulated computer train, where there is one."""
    url, token = os.environ.get("TRAINING_ENERGY_URL"), os.environ.get("TRAINING_ENERGY_TOKEN")
    rest = Rest(url, token) if url and token else None
    if rest is not None:
        rest.act("switch.turn_on", entity_id=LOAD)
    try:
        yield
    finally:
        if rest is not None:
            rest.act("switch.turn_off", entity_id=LOAD)


def _options() -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description="A LoRA training as its console shows it.")
    parser.add_argument("--steps", type=int, default=2000, help="how many (2000)")
    parser.add_argument("--pace", type=float, default=0, help="how many in a second (as many as it can)")
    parser.add_argument("--pause", type=int, help="after which to wait for a file `go` in --folder")
    parser.add_argument("--folder", type=Path, help="where it says with a file `waits` that it does")
    parser.add_argument("--end", choices=["well", "badly", "never"], default="well", help="how it ends then")
    return parser.parse_args()


if __name__ == "__main__":
    main()
