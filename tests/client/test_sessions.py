"""A session from inside a training."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
import logging
import os
from pathlib import Path

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant, Fault
from training_energy_client import __version__, session, sessions
from training_energy_client.events import START
from training_energy_client.sessions import VARIABLE, Session, details, harmless, outcome_of
from training_energy_client.settings import Settings
from training_energy_client.spool import Log, logs

SECRET = "bench-token"  # noqa: S105  of nobody


def test_a_block_is_a_session(fake: FakeHomeAssistant, spool: Path) -> None:
    """With its steps; afterwards it is known what it used."""
    with session("sdxl lora", model="SDXL", steps=2000, tags=["a"], budget=1.0, metadata={"rank": 16}) as run:
        assert run.is_active
        assert os.environ[VARIABLE] == run.key
        for _ in range(2000):
            run.step()
    assert VARIABLE not in os.environ
    assert run.result is not None
    assert round(run.result["energy_kwh"], 6) == 0.211
    [told] = fake.sessions
    assert (told["steps"], told["planned_steps"], told["outcome"], told["tags"]) == (2000, 2000, "completed", ["a"])
    assert (told["name"], told["model"], told["key"], told["budget"]) == ("sdxl lora", "SDXL", run.key, 1.0)
    assert datetime.fromisoformat(told["metadata"].pop("sent_at")).tzinfo is not None
    assert told["metadata"] == details({"rank": 16})["metadata"]
    assert [*spool.iterdir()] == []


def test_positions_of_a_run_that_was_resumed(fake: FakeHomeAssistant) -> None:
    """Are in the whole run; what is told is this session's own."""
    with session("LoRA", start_step=1000) as run:
        run.report(1500, planned_steps=3000)
    assert [fake.session[name] for name in ("steps", "start_step", "planned_steps")] == [500, 1000, 3000]


def test_where_a_run_is_to_end_is_told_at_the_end(fake: FakeHomeAssistant) -> None:
    """If that has changed since it was told last."""
    with session("LoRA", steps=10) as run:
        run.report(10, planned_steps=20)
    with session("LoRA", steps=10) as run:
        run.report(10)
    assert [told["planned_steps"] for told in fake.sessions] == [20, 10]


def test_a_wrapper_that_is_no_more_is_stood_in_for(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else would end its session."""
    Log(spool, "k").append(START, {"name": "wrapped"})
    monkeypatch.setenv(VARIABLE, "k")
    with session("inner") as run:
        run.step(3)
        fake.wait_for(lambda: fake.sessions)
    told = fake.session
    assert (told["name"], told["steps"], told["outcome"]) == ("wrapped", 3, "completed")


def test_a_detached_session_is_ended_by_its_command(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ran inside has only counted."""
    Log(spool, "k").append(START, {"name": "by hand"}, detached=True)
    monkeypatch.setenv(VARIABLE, "k")
    with session() as run:
        run.step(3)
    assert (fake.session["steps"], fake.session["ended_at"]) == (3, None)
    [kept] = logs(spool)
    assert kept.stop is None


def test_home_assistant_away_holds_nothing_up(
    fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it is not told waits on disk."""
    monkeypatch.setattr(sessions, "LAST_WORDS", 0.05)
    fake.always = Fault.HANG
    with session("LoRA") as run:
        run.step(4)
    [kept] = logs(spool)
    assert (kept.session, kept.stop and kept.stop.data["steps"]) == (run.key, 4)


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


def test_session_without_steps_has_none(fake: FakeHomeAssistant) -> None:
    """Which is not the same as 0."""
    with session():
        pass
    assert fake.session["steps"] is None
    assert "report_progress" not in fake.requests


def test_first_step_is_told_at_once(fake: FakeHomeAssistant) -> None:
    """Whoever looks sees that it works; the others can wait."""
    with session() as run:
        fake.wait_for(lambda: fake.sessions)
        run.step()
        fake.wait_for(lambda: fake.session["steps"] == 1)
        run.step()
    assert fake.session["steps"] == 2


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
def test_block_ends_as_it_ends(fake: FakeHomeAssistant, error: BaseException | None, outcome: str) -> None:
    """And its error is the training's business."""
    with nullcontext() if error is None else pytest.raises(type(error)), session():
        if error is not None:
            raise error
    assert fake.session["outcome"] == outcome == outcome_of(error)


def test_session_begins_and_ends_once(fake: FakeHomeAssistant) -> None:
    """However often that is said."""
    run = session()
    run.stop()
    run.start()
    run.start()
    assert run.is_active
    run.stop()
    assert not run.is_active
    run.stop("failed")
    assert fake.requests == ["start_session", "stop_session"]
    assert fake.session["outcome"] == "completed"


def test_only_the_first_process_tells(fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others count for themselves."""
    monkeypatch.setenv("RANK", "7")
    with session() as run:
        run.step()
        assert not run.is_active
    assert fake.requests == []


def test_without_settings_nothing_happens(spool: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The same script runs on a machine that has no meter."""
    with session() as run:
        run.step()
        assert run.result is None
    assert not spool.exists()
    assert not caplog.records


def test_wrong_settings_are_logged(
    spool: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And no error in the training."""
    monkeypatch.setenv("TRAINING_ENERGY_URL", "homeassistant.local")
    with session() as run:
        run.step()
    assert "TRAINING_ENERGY_URL is not an address" in caplog.text
    assert not spool.exists()


def test_settings_may_be_given_by_hand(fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of those that the environment has."""
    monkeypatch.setenv("TRAINING_ENERGY_URL", "http://nowhere.invalid")
    with Session(details(name="by hand"), settings=Settings(url=fake.url, token=TOKEN)):
        pass
    assert fake.session["name"] == "by hand"
    assert "rig" not in fake.said[0]


def test_session_inside_of_a_session_is_the_same(fake: FakeHomeAssistant) -> None:
    """Such as a trainer's callback in somebody's own block."""
    with session("outer") as outer, session("inner", steps=10) as inner:
        assert (outer.is_joined, inner.is_joined) == (False, True)
        inner.report(10)
    assert (fake.session["name"], fake.session["steps"], fake.session["planned_steps"]) == ("outer", 10, 10)
    assert fake.requests.count("stop_session") == 1


def test_trainings_inside_of_a_session_add_up(fake: FakeHomeAssistant) -> None:
    """Each of a search begins at 0, or where it was resumed."""
    with session("search"):
        for start, end in ((0, 10), (100, 107), (0, 3)):
            with session(start_step=start, steps=end) as trial:
                trial.report(start + 1)
                trial.report(end)
    assert (fake.session["steps"], fake.session["planned_steps"]) == (20, 20)


def test_trouble_is_a_word_in_the_log_at_the_end(
    fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With what can be done about it, and without the token."""
    monkeypatch.setenv("TRAINING_ENERGY_TOKEN", SECRET)
    with session():
        pass
    assert "Check TRAINING_ENERGY_TOKEN" in caplog.text
    assert SECRET not in caplog.text
    assert fake.requests == ["start_session"]


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
