"""The callback for Lightning, called in the order in which its trainer calls, and where it comes from."""

from __future__ import annotations

from collections.abc import Generator
from types import SimpleNamespace
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.hooks.standins import LightningCallback, OlderLightningCallback, installed

LIGHTNING = ("lightning", "lightning.pytorch")


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    """Return our module beside a Lightning."""
    with installed(monkeypatch, *LIGHTNING) as loader:
        yield loader.load("lightning")


class Trainer:
    """Calls callbacks as Lightning's does, errors included."""

    estimated_stepping_batches: float = 40

    def __init__(self, *callbacks: Any, is_global_zero: bool = True) -> None:
        """Take the callbacks."""
        self.callbacks = callbacks
        self.global_step = 0
        self.is_global_zero = is_global_zero

    def call(self, hook: str, *more: object) -> None:
        """Call a hook of each callback that has it."""
        for callback in self.callbacks:
            getattr(callback, hook, lambda *_: None)(self, SimpleNamespace(), *more)

    def fit(self, steps: int = 40, *, resumed_at: int = 0, error: BaseException | None = None) -> None:
        """Fit, with two batches to a step, until all steps are done or an error comes."""
        self.call("on_fit_start")
        self.call("on_sanity_check_start")
        self.call("on_validation_batch_end", None, None, 0)
        self.call("on_sanity_check_end")
        self.global_step = resumed_at
        self.call("on_train_start")
        for batch in range((steps - resumed_at) * 2):
            self.global_step = resumed_at + (batch + 1) // 2
            self.call("on_train_batch_end", None, None, batch)
        if error is not None:
            self.call("on_exception", error)
            return
        self.call("on_train_end")
        self.call("on_fit_end")
        self.call("teardown", "fit")


def test_fit_is_told_in_optimizer_steps(fake: FakeHomeAssistant, ours: Any) -> None:
    """Of which it has fewer than batches."""
    Trainer(ours.TrainingEnergyCallback("line", tags=["a"])).fit()
    assert fake.session["outcome"] == "completed"
    assert (fake.session["steps"], fake.session["planned_steps"]) == (40, 40)
    assert (fake.session["name"], fake.session["tags"]) == ("line", ["a"])
    assert fake.session["metadata"]["trainer"] == "lightning 2.6.6"


def test_resumed_fit_begins_at_its_checkpoint(fake: FakeHomeAssistant, ours: Any) -> None:
    """Its own steps are those after it."""
    Trainer(ours.TrainingEnergyCallback()).fit(resumed_at=20)
    assert (fake.session["start_step"], fake.session["steps"], fake.session["planned_steps"]) == (20, 20, 40)


class SIGTERMException(SystemExit):
    """As Lightning has it: without a code, as if all were well."""


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(RuntimeError("no"), "failed"), (KeyboardInterrupt(), "cancelled"), (SIGTERMException(), "interrupted")],
    ids=["error", "Ctrl-C", "SIGTERM"],
)
def test_fit_that_ends_early_says_how(fake: FakeHomeAssistant, ours: Any, error: BaseException, outcome: str) -> None:
    """Lightning tells of each error, and makes one of each signal."""
    Trainer(ours.TrainingEnergyCallback()).fit(steps=13, error=error)
    assert (fake.session["outcome"], fake.session["steps"]) == (outcome, 13)


def test_error_before_the_training_is_no_session(fake: FakeHomeAssistant, ours: Any) -> None:
    """Such as one in the sanity check."""
    Trainer(ours.TrainingEnergyCallback()).call("on_exception", RuntimeError("no"))
    assert fake.requests == []


def test_only_the_first_process_tells(fake: FakeHomeAssistant, ours: Any) -> None:
    """Four graphics cards are not four sessions."""
    Trainer(ours.TrainingEnergyCallback(), is_global_zero=False).fit()
    assert fake.requests == []


def test_second_callback_of_a_trainer_leaves_it_to_the_first(fake: FakeHomeAssistant, ours: Any) -> None:
    """As with one in the code and one from the environment."""
    Trainer(SimpleNamespace(), ours.TrainingEnergyCallback("mine"), ours.TrainingEnergyCallback()).fit()
    assert fake.session["name"] == "mine"
    assert fake.requests.count("stop_session") == 1


@pytest.mark.parametrize("estimate", [float("inf"), property(lambda _: 1 / 0)], ids=["endless", "unknown"])
def test_fit_without_a_known_end_has_none(
    fake: FakeHomeAssistant, ours: Any, monkeypatch: pytest.MonkeyPatch, estimate: object
) -> None:
    """For a stream of data, and where the question itself fails."""
    monkeypatch.setattr(Trainer, "estimated_stepping_batches", estimate)
    Trainer(ours.TrainingEnergyCallback()).fit()
    assert fake.session["planned_steps"] is None
    assert fake.session["steps"] == 40


@pytest.mark.parametrize(
    ("packages", "bases"),
    [
        (LIGHTNING, {LightningCallback}),
        (("pytorch_lightning",), {OlderLightningCallback}),
        ((*LIGHTNING, "pytorch_lightning"), {LightningCallback, OlderLightningCallback}),
    ],
    ids=["lightning", "pytorch_lightning", "both"],
)
def test_callback_is_one_of_the_packages_in_use(
    monkeypatch: pytest.MonkeyPatch, packages: tuple[str, ...], bases: set[type]
) -> None:
    """Whichever of them the trainer is from."""
    with installed(monkeypatch, *packages) as loader:
        callback = loader.load("lightning").TrainingEnergyCallback()
    assert {base for base in (LightningCallback, OlderLightningCallback) if isinstance(callback, base)} == bases


@pytest.mark.parametrize(
    ("first", "base"),
    [("lightning.pytorch", LightningCallback), ("pytorch_lightning", OlderLightningCallback)],
)
def test_callback_fetches_the_package_that_is_installed(
    monkeypatch: pytest.MonkeyPatch, ours: Any, first: str, base: type
) -> None:
    """Where none is in use yet, because the import of the callback comes first."""

    def import_module(name: str) -> SimpleNamespace:
        """Import what is there."""
        if name != first:
            raise ModuleNotFoundError(name)
        monkeypatch.setitem(ours.sys.modules, name, SimpleNamespace(Callback=base))
        return SimpleNamespace(__name__=name)

    for name in ("lightning.pytorch", "pytorch_lightning"):
        monkeypatch.delitem(ours.sys.modules, name, raising=False)
    monkeypatch.setattr(ours, "import_module", import_module)
    assert ours._bases() == (base,)  # noqa: SLF001  decided once, at the import


@pytest.mark.parametrize(("value", "count"), [("1", 1), ("0", 0), ("", 0), (None, 0)])
def test_lightning_gets_a_callback_where_the_user_wants_that(
    monkeypatch: pytest.MonkeyPatch, value: str | None, count: int
) -> None:
    """Else none: that the client is installed is no reason to tell of every training."""
    if value is not None:
        monkeypatch.setenv("TRAINING_ENERGY_AUTO", value)
    with installed(monkeypatch, *LIGHTNING) as loader:
        factory = loader.load("lightning_factory")
        assert len(factory.callbacks()) == count
