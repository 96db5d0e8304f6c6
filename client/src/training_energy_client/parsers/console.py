"""Follow a training by what it prints: which program it is, how far it is, and how it ended."""

from __future__ import annotations

import re

from .bars import Bars
from .counts import Bar, Epochs, Nested
from .frames import EpochFrame, Frame, frames, keras_frame, rich_frames
from .lines import Lines
from .programs import ANY, IGNORED, KERAS, PROGRAMS, TRANSFORMERS, Program, epoch_of
from .progress import Progress

_TRACEBACK = "Traceback (most recent call last)"
_KOHYA_TOTAL = re.compile(r"total optimization steps / \D{0,40}:\s{0,9}(\d{1,15})")
_TOTAL = re.compile(r"Total optimization steps = (\d{1,15})")
_LOGGED = re.compile(r"\{'(?:loss|eval_loss|train_runtime)': ")
_RUNTIME = re.compile(r"'train_runtime': '?([\d.,e+]{1,30})")
_SPEED = re.compile(r"'train_steps_per_second': '?([\d.,e+-]{1,30})")
_CONTINUED = re.compile(r"Continuing training from global step (\d{1,15})")
_SAVED_AT = re.compile(r"Saving at step (\d{1,15})")
_COMPLETED = re.compile(r"- [1-9]\d{0,5} completed job")
_REACHED = re.compile(r"`Trainer\.fit` stopped: `max_(epochs|steps)=(\d{1,15})` reached")
_KERAS_EPOCH = re.compile(r"^\s{0,9}Epoch (\d{1,9})/(\d{1,9})\s{0,9}$")


class Console:
    """What a training has printed so far, on all its streams; pieces of them may come in any order.

    A bar that begins anew, as when a script trains twice, adds up with what was done before. Nothing that is fed to it
    raises.
    """

    def __init__(self, parser: str = "auto", *, start_step: int | None = None, total_steps: int | None = None) -> None:
        """Take which program it is, where that is known, and where its run begins and ends, where it does not say."""
        self._only = None if parser == "auto" else parser
        self._start_step = start_step
        self._total_steps = total_steps
        self._lines: dict[int, Lines] = {}
        self._trackers: dict[str, Bar | Epochs | Nested] = {}
        self._bars = Bars()
        self._program: Program | None = None
        self._announced: int | None = None
        self._is_transformers = False
        self._is_lightning = False
        self._is_kohya = False
        self._has_failed = False
        self._has_ended = False
        self._has_saved = False
        self._is_closed = False
        self._is_stopped = False

    def feed(self, data: bytes, stream: int = 1) -> None:
        """Take in what was printed on a stream."""
        for line in self._lines.setdefault(stream, Lines()).feed(data):
            self._saw(line)

    def idle(self) -> None:
        """Look at lines that have not ended: nothing has come for a while."""
        for lines in self._lines.values():
            self._saw(lines.tail)

    def close(self) -> None:
        """Take in that nothing will come any more."""
        self.idle()
        self._is_closed = True

    @property
    def progress(self) -> Progress:
        """How far the training is."""
        tracker, program = self._training()
        if tracker is None:
            name = TRANSFORMERS if self._is_transformers else None
            total = self._total_steps or self._announced
            return Progress(
                None, total, self._start_step or 0, self._has_ended, self._is_stopped, name.name if name else None
            )
        offset, steps, total = tracker.offset, tracker.steps, tracker.total
        if program.name == "kohya" and self._start_step is not None:
            offset, total = self._start_step, None if total is None else total + self._start_step
        return Progress(
            steps=steps,
            total=self._total_steps or total or self._announced,
            offset=offset,
            finished=self._is_finished(tracker, program),
            stopped=self._is_stopped,
            trainer=program.name,
            unit=program.unit,
            inferred=tracker.inferred,
        )

    def _is_finished(self, tracker: Bar | Epochs | Nested, program: Program) -> bool:
        """Whether the training came to its end by itself."""
        if self._has_ended:
            return True
        if program.name == "transformers":
            return False  # it says so
        if program.name == "kohya" and self._is_kohya and not self._has_saved:
            return False  # a full bar is not the end: what was learned is still to be saved
        return self._is_closed and tracker.is_complete and not self._has_failed and not self._is_stopped

    def _training(self) -> tuple[Bar | Epochs | Nested | None, Program]:
        """Return what counts the training's steps, and of which program it is."""
        if self._program is not None:
            tracker = self._trackers[self._program.name]
            is_unknown = self._program.name == "lightning" and not self._is_lightning and self._only is None
            return tracker, ANY if is_unknown else self._program
        program = TRANSFORMERS if self._is_transformers or self._only == TRANSFORMERS.name else ANY
        bar = self._bars.training
        if bar is not None and self._start_step is not None:
            bar.begin_at(self._start_step)
        return bar, program

    def _saw(self, line: str) -> None:
        """Take in a line."""
        drawn = False
        for frame in frames(line):
            drawn = True
            if not IGNORED.match(frame.description):
                self._moved(self._saw_frame(frame))
        if not drawn:
            for epoch_frame in rich_frames(line):
                if self._may_be("lightning"):
                    self._is_lightning = True
                    self._moved(self._saw_epoch(PROGRAMS[-1], epoch_frame))
            keras = keras_frame(line)
            if keras is not None and self._may_be(KERAS.name):
                self._moved(self._saw_epoch(KERAS, keras))
        self._saw_words(line)

    def _moved(self, has_moved: bool) -> None:  # noqa: FBT001  the one thing that there is to say
        """Take in whether the training has moved on: then what looked like its end was none."""
        if has_moved:
            self._has_failed = self._has_ended = self._has_saved = False

    def _may_be(self, name: str) -> bool:
        """Whether it may be that program."""
        return self._only in (None, name)

    def _saw_frame(self, frame: Frame) -> bool:
        """Take in a bar of tqdm, and return whether the training has moved on."""
        for program in PROGRAMS:
            if not self._may_be(program.name) or not program.claims(frame):
                continue
            if program.name == "onetrainer" and frame.description == "step" and program.name not in self._trackers:
                continue  # somebody else's
            if program.name == "lightning":
                epoch, epochs = epoch_of(frame.description)
                return self._saw_epoch(program, EpochFrame(frame.n, frame.total, epoch, epochs))
            tracker = self._tracker(program)
            return tracker.saw(frame) if isinstance(tracker, (Bar, Nested)) else False
        if self._only in (None, ANY.name) or (self._only == TRANSFORMERS.name and not frame.description):
            return self._bars.saw(frame)
        return False

    def _saw_epoch(self, program: Program, frame: EpochFrame) -> bool:
        """Take in a bar of an epoch, and return whether the training has moved on."""
        tracker = self._tracker(program)
        if not isinstance(tracker, Epochs):
            return False
        if program is not KERAS:
            tracker.may_resume = self._is_lightning
        return tracker.saw(frame)

    def _tracker(self, program: Program) -> Bar | Epochs | Nested:
        """Return what counts the steps of a program, which this one is from now on."""
        if program.name not in self._trackers:
            tracker = program.tracker()
            if self._start_step is not None and program.name != "kohya":
                tracker.begin_at(self._start_step)
            self._trackers[program.name] = tracker
        self._program = self._program or program
        return self._trackers[program.name]

    def _saw_words(self, line: str) -> None:
        """Take in what a line says beside its bars."""
        if _TRACEBACK in line:
            self._has_failed = True
        if (match := _KOHYA_TOTAL.search(line)) is not None:
            self._is_kohya, self._announced = True, int(match[1])
        elif (match := _TOTAL.search(line)) is not None:
            self._announced = int(match[1])
        kohya = self._trackers.get("kohya")
        if kohya is not None and kohya.is_complete:
            self._has_saved = self._has_saved or "saving checkpoint: " in line
            self._has_ended = self._has_ended or "model saved." in line
        self._saw_transformers(line)
        self._saw_ai_toolkit(line)
        self._saw_lightning(line)
        if (match := _KERAS_EPOCH.match(line)) is not None and self._may_be(KERAS.name):
            tracker = self._trackers.setdefault(KERAS.name, KERAS.tracker())
            if isinstance(tracker, Epochs):
                tracker.enter(int(match[1]), int(match[2]))

    def _saw_transformers(self, line: str) -> None:
        """Take in what Transformers' Trainer says."""
        bar = self._bars.training
        if (match := _CONTINUED.search(line)) is not None and bar is not None and self._start_step is None:
            bar.begin_at(int(match[1]))
        if _LOGGED.search(line) is None or not self._may_be(TRANSFORMERS.name) or "}" not in line:
            return
        self._is_transformers = True
        runtime, speed = _RUNTIME.search(line), _SPEED.search(line)
        if runtime is None:
            return
        self._has_ended = True
        if bar is not None and speed is not None:
            seconds, rate = _number(runtime[1]), _number(speed[1])
            # Half of the last digit, of each.
            tolerance = seconds * _half(speed[1]) + rate * _half(runtime[1]) + 0.5
            bar.settle(seconds * rate, tolerance)

    def _saw_ai_toolkit(self, line: str) -> None:
        """Take in what ai-toolkit says, whose bar may lag by one."""
        if "Job stopped" in line:
            self._is_stopped = True
        tracker = self._trackers.get("ai-toolkit")
        if not isinstance(tracker, Bar) or tracker.last is None:
            return
        if (match := _SAVED_AT.search(line)) is not None and int(match[1]) == tracker.last.n + 1:
            tracker.reach(int(match[1]))
        if _COMPLETED.search(line) is not None and not self._is_stopped:
            self._has_ended = True
            if tracker.last.total is not None and tracker.last.n == tracker.last.total - 1:
                tracker.reach(tracker.last.total)

    def _saw_lightning(self, line: str) -> None:
        """Take in what Lightning says."""
        if "GPU available" in line or "`Trainer.fit`" in line or "Sanity Checking" in line:
            self._is_lightning = True
        tracker = self._trackers.get("lightning")
        if (match := _REACHED.search(line)) is None or not isinstance(tracker, Epochs):
            return
        self._has_ended = True
        if match[1] == "epochs":
            tracker.epochs = int(match[2])
        else:
            tracker.steps_in_all = int(match[2])


def _number(text: str) -> float:
    """Return a number as Transformers writes it, 0 where it is none."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return 0.0


def _half(text: str) -> float:
    """Return half of what the last digit of a number stands for."""
    return 0.5 * 10.0 ** -len(text.partition(".")[2])
