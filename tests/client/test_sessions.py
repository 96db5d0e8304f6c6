"""A session from inside a training."""

from __future__ import annotations

import logging
import os
from pathlib import Path
import threading

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from training_energy_client import __version__, session, sessions
from training_energy_client.delivery import Delivery
from training_energy_client.events import START
from training_energy_client.sessions import VARIABLE, details, outcome_of
from training_energy_client.spool import Log


def test_a_block_is_a_session(fake: FakeHomeAssistant, spool: Path) -> None:
    """With its steps; afterwards it is known what it used."""
    with session("sdxl lora", model="PonyDiffusion XL v6", steps=2000, tags=["a"], budget=1.0) as run:
        assert run.is_active
        assert os.environ[VARIABLE] == run.key
        for _ in range(2000):
            run.step()
    assert VARIABLE not in os.environ
    assert run.result is not None
    assert round(run.result["energy_kwh"], 6) == 0.211
    [told] = fake.sessions
    assert (told["steps"], told["planned_steps"], told["outcome"], told["tags"]) == (2000, 2000, "completed", ["a"])
    assert [*spool.iterdir()] == []


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(ValueError, "failed"), (KeyboardInterrupt, "cancelled"), (SystemExit, "completed")],
)
def test_a_block_that_is_left_by_an_error(fake: FakeHomeAssistant, error: type[BaseException], outcome: str) -> None:
    """Says how it went, and the error goes on."""
    with pytest.raises(error), session("LoRA"):
        raise error
    assert fake.sessions[0]["outcome"] == outcome


def test_exit_codes_say_how_it_went() -> None:
    """As they do in a shell."""
    assert outcome_of(SystemExit(0)) == "completed"
    assert outcome_of(SystemExit(2)) == "failed"
    assert outcome_of(None) == "completed"


def test_positions_of_a_run_that_was_resumed(fake: FakeHomeAssistant) -> None:
    """Are in the whole run; what is told is this session's own."""
    with session("LoRA", start_step=1000) as run:
        run.report(1500, planned_steps=3000)
    [told] = fake.sessions
    assert (told["steps"], told["start_step"], told["planned_steps"]) == (500, 1000, 3000)


def test_where_a_run_is_to_end_is_told_at_the_end(fake: FakeHomeAssistant) -> None:
    """If that has changed since it was told last."""
    with session("LoRA", steps=10) as run:
        run.report(10, planned_steps=20)
    with session("LoRA", steps=10) as run:
        run.report(10)
    assert [told["planned_steps"] for told in fake.sessions] == [20, 10]


def test_inside_of_another_session_it_is_that_ones_run(fake: FakeHomeAssistant) -> None:
    """As a callback in a block: the block ends it, the callback counts."""
    with session("outer") as outer, session("inner") as inner:
        inner.step(7)
    assert inner.is_joined
    assert not outer.is_joined
    [told] = fake.sessions
    assert (told["name"], told["steps"]) == ("outer", 7)


def test_a_wrapper_that_is_no_more_is_stood_in_for(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else would end its session."""
    Log(spool, "k").append(START, {"name": "wrapped"})
    monkeypatch.setenv(VARIABLE, "k")
    is_ours, deliver = threading.Event(), Delivery.deliver

    def delivered(delivery: Delivery) -> None:
        is_ours.set()
        deliver(delivery)

    monkeypatch.setattr(Delivery, "deliver", delivered)
    with session("inner") as run:
        run.step(3)
        assert is_ours.wait(20)
    [told] = fake.sessions
    assert (told["name"], told["steps"], told["outcome"]) == ("wrapped", 3, "completed")


def test_a_detached_session_is_ended_by_its_command(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ran inside has only counted."""
    Log(spool, "k").append(START, {"name": "by hand"}, detached=True)
    monkeypatch.setenv(VARIABLE, "k")
    with session() as run:
        run.step(3)
    [told] = fake.sessions
    assert (told["steps"], told["ended_at"]) == (3, None)
    kept = Log(spool, "k")
    kept.read()
    assert kept.stop is None


def test_without_settings_it_does_nothing(machine: Path, spool: Path) -> None:
    """Nor leaves anything behind."""
    with session("LoRA") as run:
        run.step()
        run.report(5)
    assert not run.is_active
    assert run.result is None
    assert not spool.exists()


def test_only_the_first_of_many_tells(fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of processes that train together."""
    monkeypatch.setenv("RANK", "1")
    with session("LoRA") as run:
        run.step()
    assert fake.requests == []


def test_settings_that_cannot_be_are_said_and_no_more(
    machine: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A training does not fail for them."""
    monkeypatch.setenv("HASS_SERVER", "nonsense")
    with caplog.at_level(logging.WARNING), session("LoRA") as run:
        run.step()
    assert "HASS_SERVER is not an address" in caplog.text


def test_home_assistant_away_holds_nothing_up(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What it is not told waits on disk."""
    monkeypatch.setattr(sessions, "LAST_WORDS", 0.05)
    fake.always = Fault.HANG
    with session("LoRA") as run:
        run.step(4)
    kept = Log(spool, run.key)
    kept.read()
    assert kept.stop is not None
    assert kept.stop.data["steps"] == 4


def test_a_process_that_just_ends(fake: FakeHomeAssistant) -> None:
    """Is interrupted, unless an error says more."""
    run = session("LoRA")
    run.start()
    run.start()
    run.step()
    run._leave()  # noqa: SLF001  as Python calls it at its end
    run.stop()
    assert fake.sessions[0]["outcome"] == "interrupted"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks on Windows")
def test_a_fork_neither_counts_nor_ends_it(fake: FakeHomeAssistant) -> None:
    """As workers that load data, which end before it."""
    with session("LoRA") as run:
        run.step()
        child = os.fork()
        if child == 0:
            run.step(100)
            run.stop("failed")
            os._exit(int(run.is_active))
        assert os.waitpid(child, 0)[1] == 0
    assert (fake.sessions[0]["steps"], fake.sessions[0]["outcome"]) == (1, "completed")


def test_what_a_start_says() -> None:
    """What is known, and from which machine; nothing of the command line, in which there may be secrets."""
    said = details({"lr": 1}, name="a", model=None)
    assert said["name"] == "a"
    assert "model" not in said
    assert said["metadata"] == {"host": os.uname().nodename, "client": __version__, "lr": 1}
