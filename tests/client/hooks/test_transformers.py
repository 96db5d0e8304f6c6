"""The callback for Transformers, called in the orders in which its trainer calls."""

from __future__ import annotations

from collections.abc import Generator
import copy
import logging
from pathlib import Path
import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.hooks.standins import installed
from tests.client.rigs import rig


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    """Return our module beside a Transformers."""
    with installed(monkeypatch, "transformers") as loader:
        yield loader.load("transformers")


class Trainer:
    """Calls a callback as the `Trainer` does, which sets `max_steps` only when the training begins."""

    def __init__(self, callback: Any, **options: Any) -> None:
        """Take the callback, and what is said of the run."""
        self._callback = callback
        self._state = SimpleNamespace(global_step=0, max_steps=0, is_world_process_zero=options.get("first", True))
        self._arguments = SimpleNamespace(output_dir="out", run_name=options.get("run_name"))
        config = SimpleNamespace(name_or_path=options.get("model", ""))
        self._more = {"model": SimpleNamespace(config=config), "optimizer": None}

    def call(self, event: str) -> None:
        """Call an event, if the callback has something to do then."""
        hook = getattr(self._callback, f"on_{event}", None)
        if hook is not None:
            assert hook(self._arguments, self._state, SimpleNamespace(), **self._more) is None

    def train(self, steps: int, *, resumed_at: int = 0, crash_at: int = 0) -> None:
        """Train."""
        self.call("init_end")
        self._state.global_step, self._state.max_steps = resumed_at, steps
        self.call("train_begin")
        for step in range(resumed_at + 1, steps + 1):
            self.call("step_begin")
            self._state.global_step = step
            self.call("step_end")
            if step == crash_at:
                raise MemoryError
        self.call("train_end")


def test_run_is_told_from_its_first_step_to_its_last(fake: FakeHomeAssistant, ours: Any) -> None:
    """With the trainer and its version, and with the model where it says which it is."""
    Trainer(ours.TrainingEnergyCallback(), model="Qwen/Qwen3-0.6B", run_name="evening").train(40)
    assert fake.session["outcome"] == "completed"
    assert (fake.session["steps"], fake.session["planned_steps"]) == (40, 40)
    assert (fake.session["name"], fake.session["model"]) == ("evening", "Qwen/Qwen3-0.6B")
    assert fake.session["metadata"]["trainer"] == "transformers 5.23.0"
    assert "start_step" not in fake.asked("start_session")[0]


def test_what_the_user_says_goes_before_what_the_trainer_knows(fake: FakeHomeAssistant, ours: Any) -> None:
    """All of it reaches Home Assistant."""
    fake.rigs.append(rig(name="Cellar"))
    said = {"name": "LoRA 7", "model": "mine", "tags": ["lora"], "notes": "third try", "budget": 0.5}
    callback = ours.TrainingEnergyCallback(**said, parent="id-1", rig="Cellar", metadata={"rank": 16})
    Trainer(callback, model="Qwen/Qwen3-0.6B", run_name="evening").train(1)
    told = fake.session
    assert {name: told[name] for name in said} == said
    assert (told["parent"], told["rig"], told["metadata"]["rank"]) == ("id-1", "Cellar", 16)


def test_resumed_run_begins_at_its_checkpoint(fake: FakeHomeAssistant, ours: Any) -> None:
    """Its own steps are those after it."""
    Trainer(ours.TrainingEnergyCallback()).train(40, resumed_at=20)
    assert (fake.session["start_step"], fake.session["steps"], fake.session["planned_steps"]) == (20, 20, 40)


def test_only_the_first_process_tells(fake: FakeHomeAssistant, ours: Any) -> None:
    """Four graphics cards are not four sessions."""
    callback = ours.TrainingEnergyCallback()
    Trainer(callback, first=False).train(3)
    assert fake.requests == []
    assert callback.session is None


def test_second_try_after_a_failure_is_a_session_of_its_own(fake: FakeHomeAssistant, ours: Any) -> None:
    """A trainer that looks for a batch that fits begins again without a word about the end of the first."""
    callback = ours.TrainingEnergyCallback()
    with pytest.raises(MemoryError):
        Trainer(callback).train(40, crash_at=3)
    Trainer(callback).train(40)
    told = [(session["outcome"], session["steps"]) for session in fake.sessions]
    assert told == [("failed", 3), ("completed", 40)]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B"),
        ("/home/somebody/models/my-model", "my-model"),
        ("", None),
        ("x" * 300, "x" * 255),
    ],
    ids=["name of the hub", "folder", "none", "too long"],
)
def test_model_is_named_as_it_was_loaded(fake: FakeHomeAssistant, ours: Any, path: str, name: str | None) -> None:
    """Without the folders above it, which tell of the user."""
    Trainer(ours.TrainingEnergyCallback(), model=path).train(1)
    assert fake.session.get("model") == name


@pytest.mark.parametrize("run_name", ["out", None])
def test_output_folder_is_no_name(fake: FakeHomeAssistant, ours: Any, run_name: str | None) -> None:
    """Which is what some versions put there."""
    Trainer(ours.TrainingEnergyCallback(), run_name=run_name).train(1)
    assert fake.session["name"] is None


def test_folder_beside_the_training_is_named_without_its_path(
    fake: FakeHomeAssistant,
    ours: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it is called when it is given relative to where one is."""
    (tmp_path / "base").mkdir()
    monkeypatch.chdir(tmp_path)
    Trainer(ours.TrainingEnergyCallback(), model="./base").train(1)
    assert fake.session["model"] == "base"


def test_fault_of_ours_stays_with_us(
    fake: FakeHomeAssistant,
    ours: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Such as one that a new version of the trainer brings: the training goes on, with a word about it."""
    callback = ours.TrainingEnergyCallback()
    with caplog.at_level(logging.WARNING):
        assert callback.on_train_begin(None, SimpleNamespace(), None) is None
    assert "is_world_process_zero" in caplog.text
    assert fake.requests == []


def test_copy_of_a_callback_has_no_session(fake: FakeHomeAssistant, ours: Any) -> None:
    """Searches for hyperparameters copy callbacks, and send them to other processes."""
    callback = ours.TrainingEnergyCallback("search")
    Trainer(callback).train(1)
    assert callback.session is not None
    assert copy.deepcopy(callback).session is None
    assert pickle.loads(pickle.dumps(callback)).session is None  # noqa: S301  our own
    assert fake.session["name"] == "search"


def test_callback_joins_the_session_around_it(
    fake: FakeHomeAssistant,
    ours: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Under a wrapper nothing is started or stopped, and the wrapper finds the steps in the session's file."""
    monkeypatch.setenv("TRAINING_ENERGY_SESSION", "of-the-wrapper")
    monkeypatch.delenv("TRAINING_ENERGY_URL")
    Trainer(ours.TrainingEnergyCallback()).train(5)
    assert fake.requests == []
    lines = (tmp_path / "state" / "training-energy" / "of-the-wrapper.jsonl").read_text().splitlines()
    assert '"steps_done":5' in lines[-1]
    assert not any('"kind":"st' in line for line in lines)
