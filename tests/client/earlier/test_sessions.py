"""A session from inside a training: what is told of it, and how it ends."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from training_energy_client import Session, session, sessions
from training_energy_client.sessions import VARIABLE, details, harmless, outcome_of
from training_energy_client.settings import Settings

from .fake import TOKEN, FakeHomeAssistant, hang

SECRET = "bench-token"  # noqa: S105  of nobody


def test_block_is_a_session(home: FakeHomeAssistant, files: Path) -> None:
    """All that is said of it, its steps, and its end; nothing of it stays on the machine."""
    with session("LoRA 7", model="sdxl", steps=3, tags=["a"], budget=0.5, metadata={"rank": 16}) as run:
        assert os.environ[VARIABLE] == run.key
        for _ in range(3):
            run.step()
    assert VARIABLE not in os.environ
    told = home.session
    assert (told["name"], told["model"], told["tags"], told["budget"]) == ("LoRA 7", "sdxl", ["a"], 0.5)
    assert (told["rig"], told["key"], told["outcome"]) == ("Workstation", run.key, "completed")
    assert (told["steps"], told["planned_steps"]) == (3, 3)
    assert told["metadata"]["rank"] == 16
    assert set(told["metadata"]) == {"rank", "host", "client"}
    assert run.result is not None
    assert run.result["id"] == told["id"]
    assert not list(files.iterdir())


def test_session_without_steps_has_none(home: FakeHomeAssistant) -> None:
    """Which is not the same as 0."""
    with session():
        pass
    assert home.session["steps"] is None
    assert "report_progress" not in home.actions


def test_positions_count_from_where_the_run_begins(home: FakeHomeAssistant) -> None:
    """As a trainer that was resumed has them."""
    with session(steps=40, start_step=20) as run:
        run.report(21)
        run.report(30, planned_steps=50)
    assert home.session["start_step"] == 20
    assert (home.session["steps"], home.session["planned_steps"]) == (10, 50)


def test_first_step_is_told_at_once(home: FakeHomeAssistant) -> None:
    """Whoever looks sees that it works; the others can wait."""
    with session() as run:
        home.wait_for(lambda: home.sessions)
        run.step()
        home.wait_for(lambda: home.session["steps"] == 1)
        run.step()
    assert home.session["steps"] == 2


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, "completed"),
        (SystemExit(), "completed"),
        (SystemExit(0), "completed"),
        (SystemExit(3), "failed"),
        (ValueError("no"), "failed"),
        (KeyboardInterrupt(), "cancelled"),
    ],
    ids=repr,
)
def test_block_ends_as_it_ends(home: FakeHomeAssistant, error: BaseException | None, outcome: str) -> None:
    """And its error is the training's business."""
    if error is None:
        with session():
            pass
    else:
        with pytest.raises(type(error)), session():
            raise error
    assert home.session["outcome"] == outcome == outcome_of(error)


def test_session_begins_and_ends_once(home: FakeHomeAssistant) -> None:
    """However often that is said."""
    run = session()
    run.stop()
    run.start()
    run.start()
    assert run.is_active
    run.stop()
    assert not run.is_active
    run.stop("failed")
    assert home.actions == ["start_session", "stop_session"]
    assert home.session["outcome"] == "completed"


@pytest.mark.parametrize("rank", ["1", "7"])
def test_only_the_first_process_tells(home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, rank: str) -> None:
    """The others count for themselves."""
    monkeypatch.setenv("RANK", rank)
    with session() as run:
        run.step()
        assert not run.is_active
    assert not home.calls


def test_without_settings_nothing_happens(files: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The same script runs on a machine that has no meter."""
    with session() as run:
        run.step()
        assert run.result is None
    assert not files.exists()
    assert not caplog.records


def test_wrong_settings_are_a_word_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, files: Path
) -> None:
    """And no error in the training."""
    monkeypatch.setenv("TRAINING_ENERGY_URL", "homeassistant.local")
    with session() as run:
        run.step()
    assert "TRAINING_ENERGY_URL is not an address" in caplog.text
    assert not files.exists()


def test_settings_may_be_given_by_hand(home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of those that the environment has."""
    monkeypatch.setenv("TRAINING_ENERGY_URL", "http://nowhere.invalid")
    with Session(details(name="by hand"), settings=Settings(url=home.url, token=TOKEN)):
        pass
    assert home.session["name"] == "by hand"
    assert "rig" not in home.session


def test_session_inside_of_a_session_is_the_same(home: FakeHomeAssistant) -> None:
    """Such as a trainer's callback in somebody's own block."""
    with session("outer"), session("inner", steps=10) as inner:
        assert inner.is_joined
        inner.report(10)
    assert (home.session["name"], home.session["steps"], home.session["planned_steps"]) == ("outer", 10, 10)
    assert home.actions.count("stop_session") == 1


def test_trainings_inside_of_a_session_add_up(home: FakeHomeAssistant) -> None:
    """Each of a search begins at 0, or where it was resumed."""
    with session("search"):
        for start, end in ((0, 10), (100, 107), (0, 3)):
            with session(start_step=start, steps=end) as trial:
                trial.report(start + 1)
                trial.report(end)
    assert (home.session["steps"], home.session["planned_steps"]) == (20, 20)


def test_process_that_was_forked_leaves_the_session_alone(
    home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that loads data ends before the training does."""
    with session() as run:
        with monkeypatch.context() as forked:
            forked.setattr(os, "getpid", lambda: -2)
            assert not run.is_active
            run.stop("failed")
        assert run.is_active
    assert home.session["outcome"] == "completed"


def test_end_does_not_wait_for_a_home_assistant_that_hangs(
    home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, files: Path
) -> None:
    """For longer than a moment; what it does not know waits on disk, and the next session tells it."""
    monkeypatch.setattr(sessions, "LAST_WORDS", 0.05)
    home.bad_days.append(hang)
    with session("unheard") as run:
        run.step()
    assert not home.sessions
    assert [path.stem for path in files.glob("*.jsonl")] == [run.key]


def test_trouble_is_a_word_in_the_log_at_the_end(
    home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With what can be done about it, and without the token."""
    monkeypatch.setenv("TRAINING_ENERGY_TOKEN", SECRET)
    with session():
        pass
    assert "Check TRAINING_ENERGY_TOKEN" in caplog.text
    assert SECRET not in caplog.text
    assert home.actions == ["start_session"]


def test_session_of_a_wrapper_that_is_no_more_ends_with_the_training(
    home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else would end it."""
    outer = session("wrapper")
    outer.start()
    home.wait_for(lambda: home.sessions)
    # As if its process had been killed: the lock is free, and the start is in the file.
    courier = outer._courier  # noqa: SLF001
    assert courier is not None
    courier.log.unlock()
    courier._is_ours = False  # noqa: SLF001
    monkeypatch.setenv(VARIABLE, outer.key)
    inner = session()
    inner.start()
    inner.report(5)
    home.wait_for(lambda: home.session["steps"] == 5)
    inner.stop()
    assert (home.session["outcome"], home.session["steps"]) == ("completed", 5)
    outer.stop()


def test_harmless_function_logs_its_error(caplog: pytest.LogCaptureFixture) -> None:
    """And returns nothing, but leaves signals alone."""

    @harmless
    def fails(error: type[BaseException]) -> int:
        """Fail."""
        raise error

    with caplog.at_level(logging.WARNING):
        assert fails(ZeroDivisionError) is None
    assert "Training Energy" in caplog.text
    with pytest.raises(KeyboardInterrupt):
        fails(KeyboardInterrupt)
