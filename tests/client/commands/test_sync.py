"""Telling what Home Assistant has missed."""

from __future__ import annotations

import json
from pathlib import Path
import re

from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do, left


def test_nothing_waits(do: Do, machine: Path) -> None:
    """Then nobody is asked, nor needs settings."""
    assert do("sync") == (0, "Nothing waits.\n", "")
    assert json.loads(do("sync", "--json")[1]) == {"told": [], "gone": {}, "waiting": [], "error": None}


def test_what_waits_is_told(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """And what is refused stays, with the reason and with what can be done."""
    left(spool, "one", start=400, stop=300)
    left(spool, "two", start=350, stop=320)
    code, said, _ = do("sync")
    assert code == 1
    assert said.splitlines()[0] == "told: one"
    assert "refused: 'two' (two) was refused: The session one ran at that time" in said
    assert "--discard two" in said
    answer = json.loads(do("sync", "--json")[1])
    assert [each["key"] for each in answer["waiting"]] == ["two"]


def test_one_that_is_refused_can_be_forgotten(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It says which run that was; a script gets all that is known of it."""
    left(spool, "two", start=350, stop=320)
    code, said, _ = do("sync", "--discard", "two")
    assert code == 0
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(rf"forgotten: 'two' \(two\), started {when}, 3 steps, completed {when}\n", said)
    assert [*spool.iterdir()] == []
    assert do("sync", "--discard", "two")[0] == 1
    left(spool, "two", start=350, stop=320)
    events = json.loads(do("sync", "--discard", "two", "--json")[1])["events"]
    assert [event["kind"] for event in events] == ["start", "stop"]
    assert fake.requests == []


def test_one_that_is_being_told_cannot(do: Do, spool: Path) -> None:
    """Nor is it waited for."""
    log = left(spool, "two", start=350, stop=320)
    assert log.lock()
    code, _, complained = do("sync", "--discard", "two")
    log.unlock()
    assert code == 1
    assert "Another process is just telling" in complained


def test_home_assistant_is_away(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It says so, and what waits."""
    left(spool, "one", start=400, stop=300)
    fake.down()
    code, said, complained = do("sync")
    assert code == 1
    assert said == "waits: 'one' (one) waits. `training-energy sync` tells it.\n"
    assert "does not answer" in complained
    answer = json.loads(do("sync", "--json")[1])
    assert "does not answer" in answer["error"]


def test_a_session_by_hand_that_is_over_there_is_forgotten(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It was stopped on a phone; one that still runs stays."""
    key = do("start", "--name", "LoRA")[1].strip()
    assert do("sync") == (0, "Nothing waits.\n", "")
    assert (spool / f"{key}.jsonl").exists()
    fake.book.stop_session({})
    code, said, _ = do("sync")
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert code == 0
    assert re.fullmatch(rf"over: {key}\. The session was stopped in Home Assistant at {when}\.\n", said)
    assert [*spool.iterdir()] == []
