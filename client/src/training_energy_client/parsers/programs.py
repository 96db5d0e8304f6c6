"""Which bar of which program goes through its whole training, and what a step of it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import re

from .counts import Bar, Epochs, Nested
from .frames import Frame

OPTIMIZER_STEP = "optimizer_step"
BATCH = "batch"
ITERATION = "iteration"

# Bars that are drawn before, between and after, in any program.
IGNORED = re.compile(
    r"^(?:loading |writing model shards|map\b|filter\b|generating |fetching |downloading|sampling|denoising|quantiz"
    r"|attaching quantization|tokeniz|calculating loss|caching|sanity checking|validation|validating|epoch validation"
    r"|testing datal|predicting datal|training: ?$|encoding|upload|packing|truncating|applying |extracting |adding eos"
    r"|converting |saving |preparing |computing |evaluat|eval\b|test\b|processing )",
    re.IGNORECASE,
)

_SIMPLETUNER = re.compile(r"^Epoch \d+/\d+,? Steps$")
_EPOCH = re.compile(r"^Epoch (\d+)(?:/(\d+))?$", re.IGNORECASE)

Tracker = "Bar | Epochs | Nested"


@dataclass(frozen=True)
class Program:
    """A program: the bars that it goes by, what they count, and how."""

    name: str
    unit: str
    claims: Callable[[Frame], bool]
    tracker: Callable[[], Bar | Epochs | Nested]


PROGRAMS = (
    Program("kohya", OPTIMIZER_STEP, lambda frame: frame.description == "steps", lambda: Bar(is_own=True)),
    Program("diffusers", OPTIMIZER_STEP, lambda frame: frame.description == "Steps", Bar),
    Program("simpletuner", OPTIMIZER_STEP, lambda frame: bool(_SIMPLETUNER.match(frame.description)), Bar),
    Program("ai-toolkit", OPTIMIZER_STEP, lambda frame: frame.postfix.startswith("lr: "), Bar),
    Program("onetrainer", BATCH, lambda frame: frame.description in ("epoch", "step"), Nested),
    Program("comfyui", ITERATION, lambda frame: frame.description == "Training LoRA", Bar),
    Program("lightning", BATCH, lambda frame: bool(_EPOCH.match(frame.description)), Epochs),
)

# Those that are known by something else than a bar with a name.
TRANSFORMERS = Program("transformers", OPTIMIZER_STEP, lambda frame: not frame.description, lambda: Bar(jumps=True))
KERAS = Program("keras", BATCH, lambda _frame: False, lambda: Epochs(first=1))
ANY = Program("tqdm", ITERATION, lambda _frame: True, Bar)

PARSERS = tuple(sorted(program.name for program in (*PROGRAMS, TRANSFORMERS, KERAS, ANY)))


def epoch_of(description: str) -> tuple[int, int | None]:
    """Return which epoch a bar is for, from 0 on, of how many if it says so."""
    match = _EPOCH.match(description)
    if match is None:
        return 0, None
    if match[2] is None:
        return int(match[1]), None
    return int(match[1]) - 1, int(match[2])  # who says of how many counts from 1 on
