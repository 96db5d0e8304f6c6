"""The command: it feeds consoles to the parsers, prints how long each takes, and fails if one takes far too long."""

import argparse
from pathlib import Path
import sys
from time import process_time

from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).parents[2] / "client/src"))

from training_energy_client.parsers import Console

DESCRIPTION = """\
Feeds megabytes of plain logs, of bars, and lines that are made to hurt, and prints for each how long it takes in
relation to as many bytes of bars (processor time, the best of three turns).

Exit code 1 if plain logs take more than a fifth of it, or a line that is made to hurt more than fifty times.
"""
MOST_FOR_LOGS = 0.2
MOST_FOR_HURTING = 50.0
LINE = 65_536

LOG = b"2026-11-22 21:16:34,123 - INFO - loaded batch 12/345 from /data/shard-00012.tar in 0.123 s\n"
BAR = b"\r" + tqdm.format_meter(240, 2000, 302, ncols=100, prefix="steps").encode()

HURTING = {
    "percents": "%|",
    "percents with a digit": "1%|",
    "bars without an end": "12%|█| 1/2 [00:00<00:00, 1it/s, ",
    "bars without a rate": "12%|█| 1/2 [00:00<00:00, ",
    "digits": "1",
    "digits with dots": "1.",
    "counts": "1it [",
    "spaces": " ",
    "bars of spaces": "|      ",
    "colons": "a:",
    "epochs of Rich": "Epoch 1/1 ",
    "lines of Rich": "━",
    "an epoch and a line of Rich": "Epoch 1/1 ━━━━━ ",
    "bars of Keras": "1/40 ━━━━━━━━━━━━━━━━━━━━━━ ",
    "bars of older Keras": "1/40 [==========================",
    "bars of the notebook": "[ 1/2 00:00 < 00:00, 1 it/s, Epoch ",
    "dictionaries": "{'loss': ",
    "dictionaries with an epoch": "{'x': 'epoch'",
    "runtimes": "'train_runtime': 1e",
    "totals": "total optimization steps",
    "banners": "Running job: ",
    "checkpoints": "Resuming from checkpoint ",
    "saves": "weights saved in ",
    "escapes": "\x1b[",
    "escapes with digits": "\x1b[0;",
    "titles": "\x1b]0;",
    "backspaces": "\b",
}
# What makes a line be read at all.
WANTED = "it/s <:00<0 ━ • , Epoch Unknown train_runtime total optimization steps Running job Resuming weights saved in "


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    argparse.ArgumentParser(
        prog="python -m benchmarks.parsing",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args(arguments)
    bars, logs = (_seconds(line * (1_000_000 // len(line))) for line in (BAR, LOG))
    bar_line = _seconds((b"\x07" + BAR[1:]) * (LINE // len(BAR)) + b"\n")
    print(f"{'bars':32}{1 / bars:8.1f} MB/s")
    print(f"{'plain logs':32}{1 / logs:8.1f} MB/s{logs / bars:10.3f} of the bars' time")
    is_right = logs / bars < MOST_FOR_LOGS
    print(f"\nA line of {LINE // 1024} kB, in relation to one full of bars:")
    for name, text in HURTING.items():
        ratio = _seconds((WANTED + text * LINE).encode()[:LINE] + b"\n") / bar_line
        is_right = is_right and ratio < MOST_FOR_HURTING
        print(f"  {name:30}{ratio:8.2f}")
    print("\nAll as it should be." if is_right else "\nThat is too much.")
    return 0 if is_right else 1


def _seconds(data: bytes) -> float:
    """Return the least processor time (s) that some output takes, in pieces as a pipe gives them."""
    return min(_turn(data) for _ in range(3))


def _turn(data: bytes) -> float:
    """Return the processor time (s) that some output takes."""
    console, begin = Console(), process_time()
    for start in range(0, len(data), 4096):
        console.feed(data[start : start + 4096])
    console.close()
    return process_time() - begin


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
