"""Sessions that are over before a command says so: stopped by hand, twice, or under a key that was used before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do
from training_energy_client.commands import stop


def stop_by_hand(fake: FakeHomeAssistant) -> None:
    """Stop what runs, as somebody does on the dashboard."""
    fake.book.stop_session({})


def test_stop_gives_the_steps_to_a_session_stopped_by_hand(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """And prints its figures."""
    do("start", "--name", "LoRA")
    stop_by_hand(fake)
    code, out, _ = do("stop", "--steps", "2000")
    assert code == 0
    assert "2,000" in out
    assert fake.sessions[0]["steps"] == 2000
    assert not list(spool.glob("*.jsonl"))


def test_stop_twice_prints_the_figures_twice(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is still in the environment of the script."""
    _, key, _ = do("start", "--name", "LoRA")
    monkeypatch.setenv("TRAINING_ENERGY_SESSION", key.strip())
    first, second = do("stop", "--steps", "10"), do("stop", "--steps", "10")
    assert (first[0], second[0]) == (0, 0)
    assert second[1] == first[1]


def test_stop_gives_the_steps_that_the_last_session_lacks(do: Do, fake: FakeHomeAssistant) -> None:
    """As its summary says that one can."""
    do("start", "--name", "LoRA")
    _, out, _ = do("stop")
    assert "`training-energy stop --steps N`" in out
    code, out, err = do("stop", "--steps", "2000")
    assert code == 0
    assert "2,000" in out
    assert "The last one has its steps now" in err


@pytest.mark.parametrize("fault", [None, Fault.FAILED], ids=["with a reason", "as Home Assistant before 2026.10 does"])
def test_steps_are_not_given_to_a_session_that_has_them(do: Do, fake: FakeHomeAssistant, fault: Fault | None) -> None:
    """Nobody has said that it is meant; how to say so is told, and that is true."""
    _, key, _ = do("start", "--name", "LoRA")
    do("stop", "--steps", "2000")
    fake.faults = [fault]
    code, _, err = do("stop", "--steps", "1999")
    assert code == 1
    assert fake.sessions[0]["steps"] == 2000
    assert "No session is running, and the last one, 'LoRA', has 2,000 steps already." in err
    how = ("stop", "--session", key.strip(), "--steps", "1999")
    assert f"`training-energy {' '.join(how)}` corrects them." in err
    assert do(*how)[0] == 0
    assert fake.sessions[0]["steps"] == 1999


def test_steps_are_given_where_the_refusal_has_no_words(do: Do, fake: FakeHomeAssistant) -> None:
    """As before Home Assistant 2026.10."""
    do("start", "--name", "LoRA")
    do("stop")
    fake.faults = [Fault.FAILED]
    assert do("stop", "--steps", "5")[0] == 0
    assert fake.sessions[0]["steps"] == 5


@pytest.mark.parametrize("arguments", [(), ("--steps", "5")], ids=["without steps", "with steps"])
def test_stop_of_nothing_is_refused(do: Do, fake: FakeHomeAssistant, arguments: tuple[str, ...]) -> None:
    """With the words of Home Assistant."""
    code, out, err = do("stop", *arguments)
    assert (code, out) == (1, "")
    assert "No session is running" in err


def test_stop_of_nothing_while_home_assistant_is_away(do: Do, fake: FakeHomeAssistant) -> None:
    """There is nothing to keep."""
    fake.down()
    assert do("stop", "--steps", "5")[0] == 1


def test_stop_by_a_key_that_was_started_elsewhere(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Say on another machine; also while Home Assistant is away."""
    fake.book.start_session({"name": "LoRA", "key": "theirs"})
    fake.always = Fault.NOT_READY
    assert do("stop", "--session", "theirs", "--steps", "3")[0] == 0
    fake.always = None
    code, out, _ = do("sync", "--json")
    assert (code, json.loads(out)["told"]) == (0, ["theirs"])
    assert (fake.sessions[0]["steps"], fake.sessions[0]["outcome"]) == (3, "completed")
    assert not list(spool.glob("*.jsonl"))


def test_key_of_a_session_that_is_over_starts_none(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Else a whole run would not be counted, and nobody would know."""
    do("start", "--key", "k")
    do("stop")
    code, out, err = do("start", "--key", "k")
    assert (code, out) == (1, "")
    assert "needs a new key" in err
    assert not list(spool.glob("*.jsonl"))


def test_key_of_a_session_whose_end_waits_starts_none(do: Do, fake: FakeHomeAssistant) -> None:
    """It is over, although Home Assistant does not know yet."""
    do("start", "--key", "k")
    fake.down()
    do("stop")
    code, _, err = do("start", "--key", "k")
    assert code == 1
    assert "needs a new key" in err


def test_key_of_a_session_that_runs_starts_no_second(do: Do, fake: FakeHomeAssistant) -> None:
    """A script may be started again."""
    assert do("start", "--key", "k")[:2] == do("start", "--key", "k")[:2] == (0, "k\n")
    assert len(fake.sessions) == 1


def test_session_of_another_rig_is_not_meant(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which rig is meant may also be said by the environment."""
    fake.down()
    do("start", "--rig", "Server", "--key", "theirs")
    do("start", "--rig", "Training PC", "--key", "ours")
    monkeypatch.setenv("TRAINING_ENERGY_RIG", "server")
    _, out, _ = do("step", "5", "--json")
    assert json.loads(out)["key"] == "theirs"


def test_stop_whose_wait_is_cut_short_has_figures(
    do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who presses Ctrl-C has waited long enough."""
    fake.book.is_settled_at_once = False
    do("start", "--name", "LoRA")
    monkeypatch.setattr(stop, "wait", _interrupted)
    code, out, _ = do("stop", "--wait-settled")
    assert code == 130
    assert "not final" in out


def test_report_to_a_session_that_was_deleted(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Is refused, and so is its end."""
    do("start", "--name", "LoRA")
    fake.sessions.clear()
    code, _, err = do("stop")
    assert code == 1
    assert "no more in Home Assistant" in err
    assert not list(spool.glob("*.jsonl"))


def test_key_that_nobody_knows(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It was mistyped: nothing is kept of it."""
    code, _, err = do("stop", "--session", "tpyo")
    assert code == 1
    assert "no more in Home Assistant" in err
    assert not list(spool.glob("*.jsonl"))


def _interrupted(_: float) -> None:
    """Be pressed Ctrl-C."""
    raise KeyboardInterrupt
