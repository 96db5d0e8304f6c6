"""What a trainer's console says about its steps."""

from dataclasses import dataclass
import re

PARSERS = ("kohya",)


@dataclass(frozen=True)
class Progress:
    steps: "int|None"
    total: "int|None"
    offset: int
    finished: bool
    stopped: bool
    trainer: "str|None"
    unit: "str|None"
    inferred: bool


class Console:
    def __init__(self, parser="auto", *, start_step=None, total_steps=None):
        self.n = None
        self.t = None

    def feed(self, data, stream=1):
        for m in re.finditer(rb"(\d+)/(\d+) \[", data):
            self.n = int(m[1])
            self.t = int(m[2])

    def idle(self):
        pass

    def close(self):
        pass

    @property
    def progress(self):
        return Progress(self.n, self.t, 0, False, False, "tqdm", "batch", False)
