"""A training that does nothing but count steps, as fast as a bar lets it, and tells what its wrapper has used.

Run as a program: iterations, and the file for the answer.
"""

import json
import os
from pathlib import Path
import sys
from time import perf_counter

from tqdm import tqdm


def used(process: int) -> tuple[float, float]:
    """Return the processor time (s) and the most memory (MB) that a process has used."""
    # To the nanosecond, where the usual figures are rounded to a hundredth of a second.
    threads = [path.read_text().split()[0] for path in Path(f"/proc/{process}/task").glob("*/schedstat")]
    [peak] = [line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmHWM")]
    return sum(map(int, threads)) / 1e9, int(peak.split()[1]) / 1024


def main(iterations: int, answer: Path) -> None:
    """Count, and write down how long that took."""
    before, _ = used(os.getppid())
    began = perf_counter()
    for _ in tqdm(range(iterations), desc="steps"):
        pass
    seconds = perf_counter() - began
    after, peak = used(os.getppid())
    answer.write_text(json.dumps({"seconds": seconds, "wrapper_seconds": after - before, "wrapper_mb": peak}))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
