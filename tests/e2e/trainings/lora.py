"""A LoRA training as its console shows it, in sd-scripts' words, without the hours: it waits where a test wants it to.

Arguments: the folder in which the test leaves files, how many steps it has, the step after which it waits for the file
`go`, and how it ends: `well`, by an error (`badly`), or only by a signal (`never`).
"""

from pathlib import Path
import sys
import time


def bar(step: int, steps: int) -> str:
    """Return the bar after a step, as tqdm draws it."""
    share = step / steps
    blocks = "█" * int(share * 10)
    return f"\rsteps: {share:4.0%}|{blocks:10}| {step}/{steps} [00:01<00:01, 30.00it/s, avr_loss=0.0914]"


def main(folder: Path, steps: int, pause: int, end: str) -> None:
    """Train."""
    print("running training / 学習開始")
    print("  num epochs / epoch数: 1")
    print(f"  total optimization steps / 学習ステップ数: {steps}", flush=True)
    for step in range(steps + 1):
        sys.stderr.write(bar(step, steps))
        sys.stderr.flush()
        if step == pause:
            (folder / "waits").touch()
            while end == "never" or not (folder / "go").exists():
                time.sleep(0.02)
            if end == "badly":
                message = "CUDA error: out of memory"
                raise RuntimeError(message)
    sys.stderr.write("\n")
    print("model saved.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
