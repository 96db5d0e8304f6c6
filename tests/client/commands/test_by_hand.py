"""A session from a shell script: start, step, stop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do, left, started
from training_energy_client.commands import telling
from training_energy_client.sessions import VARIABLE

ALL = (
    "start --rig pc --name LoRA --model XL --tag a --tag b --notes n --steps 3000 --start-step 1000 --budget 0.5 "
    "--parent old --key mine --replace"
)


def test_a_session_by_hand(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """From its start to its summary; the last one that was started here is meant."""
    key = started(do, "--name", "sdxl lora", "--model", "PonyDiffusion XL v6", "--steps", "2000")
    assert fake.sessions[0]["key"] == key
    assert do("step", "1200") == (0, "", "")
    assert fake.sessions[0]["steps"] == 1200
    code, said, complained = do("stop", "--steps", "2000")
    assert (code, complained) == (0, "")
    for figure in ("0.211", "0.0422", "0.0000211", "47,393", "2,000"):
        assert figure in said
    assert fake.sessions[0]["outcome"] == "completed"
    assert [*spool.iterdir()] == []


def test_a_start_says_all_that_is_said(do: Do, fake: FakeHomeAssistant) -> None:
    """To Home Assistant, which judges it."""
    fake.rigs[0]["name"] = "PC"
    assert do(*ALL.split()) == (0, "mine\n", "")
    [said] = fake.asked("start_session")
    assert said.pop("metadata")["client"]
    assert said == {
        "rig": "pc", "name": "LoRA", "model": "XL", "tags": ["a", "b"], "notes": "n", "planned_steps": 3000,
        "start_step": 1000, "budget": 0.5, "parent": "old", "key": "mine", "replace": True,
    }  # fmt: skip


def test_a_key_of_ones_own_starts_once(do: Do, fake: FakeHomeAssistant) -> None:
    """However often the script runs."""
    assert started(do, "--key", "mine") == started(do, "--key", "mine") == "mine"
    assert len(fake.sessions) == 1
    assert len(fake.asked("start_session")) == 1


def test_in_json(do: Do, fake: FakeHomeAssistant) -> None:
    """All three."""
    start = json.loads(do("start", "--name", "a", "--json")[1])
    assert (start["key"], start["session"]["name"], start["error"]) == (fake.sessions[0]["key"], "a", None)
    assert json.loads(do("step", "5", "--json")[1])["steps"] == 5
    stopped = json.loads(do("stop", "--json")[1])
    assert (stopped["session"]["steps"], stopped["previous"]) == (5, None)


def test_home_assistant_is_away(do: Do, fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script goes on; all is told by the next command, as one session."""
    fake.down()
    code, key, complained = do("start", "--name", "LoRA")
    assert code == 0
    assert "does not answer" in complained
    assert "kept" in complained
    monkeypatch.setenv(VARIABLE, key.strip())
    assert do("step", "--done", "7")[0] == 0
    code, said, complained = do("stop")
    assert (code, said) == (0, "")
    assert "The end is kept with its time" in complained
    fake.up()
    assert do("sync")[0] == 0
    [session] = fake.sessions
    assert (session["name"], session["steps"], session["outcome"]) == ("LoRA", 7, "completed")
    assert [*spool.glob("*.jsonl")] == []


def test_home_assistant_hangs(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command waits for it longer than it is told."""
    start = telling.Telling.__init__
    monkeypatch.setattr(
        telling.Telling, "__init__", lambda self, *given, **named: start(self, *given, **{**named, "seconds": 0.05})
    )
    fake.always = Fault.HANG
    code, said, complained = do("start", "--json")
    assert code == 0
    assert json.loads(said)["session"] is None
    assert "kept" in complained


def test_a_start_that_is_refused_leaves_nothing(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It says why."""
    fake.book.start_session({"name": "another"})
    code, said, complained = do("start", "--name", "LoRA")
    assert (code, said) == (1, "")
    assert "Training PC is busy with 'another'." in complained
    assert [*spool.iterdir()] == []
    assert do("start", "--replace")[0] == 0


def test_what_waits_goes_first(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """An earlier session that was not stopped there would stand in the way."""
    left(spool, "earlier", start=400, stop=300)
    started(do, "--name", "LoRA")
    assert [session["name"] for session in fake.sessions] == ["earlier", "LoRA"]


def test_nothing_can_be_written(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """With Home Assistant there it is told; else it says that it is lost."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    assert do("start", "--key", "k", "--name", "a")[0] == 0
    fake.down()
    code, said, complained = do("start", "--name", "b")
    assert (code, said) == (1, "")
    assert "Nor can the session be kept for later" in complained
