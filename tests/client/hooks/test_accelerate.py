"""The tracker for Accelerate, called as `Accelerator` calls its trackers."""

from __future__ import annotations

from collections.abc import Generator, Sequence
import sys
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.hooks.standins import GeneralTracker, installed


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    """Return our module beside an Accelerate."""
    with installed(monkeypatch, "accelerate", "accelerate.tracking") as loader:
        yield loader.load("accelerate")


def train(tracker: Any, logged: Sequence[int | None], config: dict[str, object] | None = None) -> None:
    """Begin, and log at steps."""
    tracker.start()
    if config is not None:
        tracker.store_init_configuration(config)
    for step in logged:
        tracker.log({"loss": 0.5}, step=step)


@pytest.mark.parametrize(
    ("logged", "steps", "planned"),
    [
        ([1, 2, 3, 40], 40, 40),
        ([10, 20, 30, 40], 40, 40),
        ([0, 10, 20, 40], 40, 40),
        ([1, 10, 20, 40], 40, 40),
        ([1, 1, 2, 2, 40, 40], 40, 40),
        ([21, 22, 40], 20, 20),
        ([21, 21, 22, 22, 40], 20, 20),
        ([24, 28, 32, 40], 20, 20),
        ([40], 1, None),
        ([None, None], None, None),
        ([], None, None),
    ],
    ids=[
        "every step",
        "every tenth step",
        "from before the first step",
        "the first step and every tenth",
        "twice at each step",
        "resumed at 20",
        "resumed, twice at each step",
        "resumed at 20, every fourth step",
        "once",
        "without a step",
        "never",
    ],
)
def test_steps_are_those_of_this_run(
    fake: FakeHomeAssistant, ours: Any, logged: list[int | None], steps: int | None, planned: int | None
) -> None:
    """Wherever the script's count begins: two steps show how often it logs, and so how many were done before."""
    tracker = ours.TrainingEnergyTracker("lora")
    train(tracker, logged, {"max_train_steps": 40})
    tracker.finish()
    assert fake.session["outcome"] == "completed"
    assert (fake.session["steps"], fake.session.get("planned_steps")) == (steps, planned)
    assert fake.session["metadata"]["trainer"] == "accelerate 1.15.0"


@pytest.mark.parametrize(
    ("config", "planned"),
    [
        ({"max_train_steps": 40, "max_steps": 7}, 40),
        ({"max_train_steps": None, "num_training_steps": 30}, 30),
        ({"max_steps": -1}, None),
        ({"max_steps": "40"}, None),
        ({}, None),
        (None, None),
    ],
    ids=["diffusers", "another name", "no limit", "text", "unknown", "no configuration"],
)
def test_end_is_where_the_configuration_says(
    fake: FakeHomeAssistant, ours: Any, config: dict[str, object] | None, planned: int | None
) -> None:
    """Under one of the names that scripts have for it; what is no number of steps is none."""
    tracker = ours.TrainingEnergyTracker("lora")
    train(tracker, [1, 2], config)
    tracker.finish()
    assert fake.session.get("planned_steps") == planned


@pytest.mark.parametrize(
    ("error", "outcome"), [(MemoryError, "failed"), (KeyboardInterrupt, "cancelled")], ids=["error", "Ctrl-C"]
)
def test_end_on_the_way_out_of_an_error_is_no_completion(
    fake: FakeHomeAssistant, ours: Any, error: type[BaseException], outcome: str
) -> None:
    """As in scripts that call `end_training` in a `finally`."""
    tracker = ours.TrainingEnergyTracker("lora")
    train(tracker, [1, 2])

    def fail() -> None:
        """Fail, then clean up."""
        try:
            raise error
        finally:
            tracker.finish()

    with pytest.raises(error):
        fail()
    assert fake.session["outcome"] == outcome


def test_tracker_gives_its_session(fake: FakeHomeAssistant, ours: Any) -> None:
    """To who unwraps it."""
    tracker = ours.TrainingEnergyTracker("lora")
    tracker.start()
    assert tracker.tracker.is_active
    tracker.finish()
    assert fake.session["name"] == "lora"


def test_name_is_known_once_it_is_registered(ours: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Registering twice, as notebooks do, is no reason for Accelerate's warning."""
    tracking = sys.modules["accelerate.tracking"]
    known: dict[str, type[GeneralTracker]] = {}
    registered = []

    def register_tracker_class(tracker: type[GeneralTracker]) -> None:
        """As Accelerate does."""
        registered.append(tracker)
        known["training_energy"] = tracker

    monkeypatch.setattr(tracking, "LOGGER_TYPE_TO_CLASS", known, raising=False)
    monkeypatch.setattr(tracking, "register_tracker_class", register_tracker_class, raising=False)
    ours.register()
    ours.register()
    assert registered == [ours.TrainingEnergyTracker]


def test_accelerate_that_knows_no_names_is_told_how_else(ours: Any) -> None:
    """Earlier versions take only the tracker itself."""
    with pytest.raises(ImportError, match="log_with="):
        ours.register()
