"""The callback for Keras, called in the order in which `fit` calls."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.hooks.standins import installed


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    """Return our module beside a Keras."""
    with installed(monkeypatch, "keras", "keras.callbacks") as loader:
        yield loader.load("keras")


def fit(callback: Any, epochs: int = 2, *, steps: int | None = 40, first: int = 0, told_every: int = 1) -> None:
    """Fit forty batches an epoch, of which the callback may hear only every so many, as compiled loops do it."""
    callback.params = {"verbose": 1, "epochs": epochs, "steps": steps}
    callback.on_train_begin()
    for epoch in range(first, epochs):
        callback.on_epoch_begin(epoch)
        for batch in range(told_every - 1, 40, told_every):
            callback.on_train_batch_end(batch, {"loss": 0.5})
        callback.on_epoch_end(epoch, {"loss": 0.5})
    callback.on_train_end({"loss": 0.5})


@pytest.mark.parametrize("told_every", [1, 8], ids=["each batch", "every eighth batch"])
def test_batches_are_summed_over_the_epochs(fake: FakeHomeAssistant, ours: Any, told_every: int) -> None:
    """However many of them Keras has run before it tells."""
    fit(ours.TrainingEnergyCallback("line"), told_every=told_every)
    assert (fake.session["outcome"], fake.session["name"]) == ("completed", "line")
    assert (fake.session["steps"], fake.session["planned_steps"]) == (80, 80)
    assert fake.session["metadata"]["trainer"] == "keras 3.15.0"


def test_later_first_epoch_is_where_the_run_begins(fake: FakeHomeAssistant, ours: Any) -> None:
    """Whether the user says it or a backup does."""
    fit(ours.TrainingEnergyCallback(), 3, first=2)
    assert (fake.session["start_step"], fake.session["steps"], fake.session["planned_steps"]) == (80, 40, 120)


def test_data_of_unknown_length_are_counted_nonetheless(fake: FakeHomeAssistant, ours: Any) -> None:
    """Only where they end is not known."""
    fit(ours.TrainingEnergyCallback(), 3, steps=None, first=1)
    assert fake.session["steps"] == 80
    assert fake.session["planned_steps"] is None
    assert "start_step" not in fake.asked("start_session")[0]


def test_each_fit_is_a_session(fake: FakeHomeAssistant, ours: Any) -> None:
    """With the same callback."""
    callback = ours.TrainingEnergyCallback()
    fit(callback, 1)
    fit(callback, 2)
    assert [session["steps"] for session in fake.sessions] == [40, 80]
