"""Which rig is meant, and what is said where nobody knows: by a look at the rigs, in the client's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.client.fake import Answer, FakeHomeAssistant, Fault
from tests.client.helpers import NOW, Do, left
from tests.client.rigs import rig
from tests.client.wrapper.command import python
from training_energy_client.errors import FailedError, RefusedError, RigError
from training_energy_client.events import START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.rigs import meant
from training_energy_client.spool import Log, Sent

NONE_NAMED = "Set TRAINING_ENERGY_RIG or use --rig. There are: A, B."
NO_SUCH = f"There is no rig 'nope', or it is disabled. {NONE_NAMED}"
NO = "No session is running on this rig"


@pytest.fixture
def two(fake: FakeHomeAssistant) -> FakeHomeAssistant:
    """Give a Home Assistant with two rigs."""
    fake.rigs = [rig(entry_id="01", name="A"), rig(entry_id="02", name="B")]
    return fake


@pytest.mark.parametrize(
    "command",
    [("start",), ("step", "5"), ("stop",), ("status",), ("sessions",), ("estimate", "2000")],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize(("options", "said"), [((), NONE_NAMED), (("--rig", "nope"), NO_SUCH)], ids=["none", "unknown"])
def test_every_command_says_how_to_name_a_rig(
    do: Do, two: FakeHomeAssistant, command: tuple[str, ...], options: tuple[str, ...], said: str
) -> None:
    """Not how the action that it performs would have it: there is no field in a command line."""
    assert do(*command, *options) == (1, "", f"training-energy: {said}\n")


def test_a_refusal_without_words_is_told_just_so(two: FakeHomeAssistant, home: HomeAssistant) -> None:
    """As before Home Assistant 2026.10, whose answer is that it failed."""
    two.faults = [Fault.FAILED]
    with pytest.raises(RigError, match=NONE_NAMED):
        home.ask("stop_session")


@pytest.mark.parametrize("rigs", [[], {"rigs": [{}, {}]}], ids=["a list", "odd rigs"])
def test_where_nobody_can_tell_the_words_of_home_assistant_stand(
    fake: FakeHomeAssistant, home: HomeAssistant, monkeypatch: pytest.MonkeyPatch, rigs: object
) -> None:
    """An older Training Energy, or one from the future, has another look at its rigs, or none."""
    fake.faults = [None, Fault.NOT_FOUND]
    with pytest.raises(RefusedError, match=NO):
        home.ask("stop_session")
    monkeypatch.setattr(home, "get", lambda _: rigs)
    with pytest.raises(RefusedError, match=NO):
        home.ask("stop_session")


@pytest.mark.parametrize("named", ["02", "training pc", " Training   PC "])
def test_a_rig_is_found_as_home_assistant_finds_it(named: str) -> None:
    """By its id or its name, whose blanks and capitals make no other one of it."""
    rigs = [rig(entry_id="01", name="A"), rig(entry_id="02")]
    assert meant(rigs, named)["entry_id"] == "02"
    with pytest.raises(RigError):
        meant(rigs, "TrainingPC")


def test_a_failure_stays_one(fake: FakeHomeAssistant, home: HomeAssistant) -> None:
    """Where the rig is the right one, later may be better."""
    fake.faults = [Fault.FAILED]
    with pytest.raises(FailedError):
        home.ask("list_sessions")


@pytest.mark.parametrize("named", [(), ("--rig", "nope")], ids=["none", "one that there is not"])
def test_a_run_that_was_told_to_nobody_can_still_be_told(
    do: Do, two: FakeHomeAssistant, spool: Path, named: tuple[str, ...]
) -> None:
    """It says so while the training goes on, and how at its end; and that is true."""
    code, _, complained = do("run", *named, "--name", "LoRA", "--", *python("print('trained')"))
    said = NO_SUCH if named else NONE_NAMED
    assert code == 0
    assert f"not counted: {said} Then `training-energy sync --rig NAME` tells this run too; `train" in complained
    assert two.sessions == []
    assert do("sync")[0] == 1
    code, told, _ = do("sync", "--rig", "B")
    assert code == 0
    assert told.startswith("told: 'LoRA' (")
    assert (two.session["rig"], two.session["outcome"]) == ("B", "completed")
    assert [*spool.iterdir()] == []


def test_what_waits_for_a_rig_that_is_there_goes_to_that_one(do: Do, two: FakeHomeAssistant, spool: Path) -> None:
    """Whatever rig is named for the others."""
    two.down()
    do("start", "--rig", "A", "--name", "LoRA")
    do("stop")
    two.up()
    left(spool, "another", start=400, stop=300)
    assert do("sync", "--rig", "B")[0] == 0
    assert {session["name"]: session["rig"] for session in two.sessions} == {"another": "B", "LoRA": "A"}


def test_what_stands_in_the_way_on_the_rig_that_is_named_instead_is_said(
    do: Do, two: FakeHomeAssistant, spool: Path
) -> None:
    """And not again that the first rig is not there: that is why another one was named."""
    waits = Log(spool, "k")
    waits.append(START, {"name": "LoRA", "rig": "nope"}, at=NOW - 600, detached=True)
    two.book.start_session({"name": "another", "rig": "B"})
    assert "B is busy with 'another'." in do("sync", "--rig", "B")[1]


def test_the_end_of_a_session_is_not_lost_to_the_wrong_rig(do: Do, two: FakeHomeAssistant, spool: Path) -> None:
    """A rig was renamed, or a second one set up, since the start was told: another one does not know the session."""
    two.book.start_session({"name": "LoRA", "key": "k", "rig": "A"})
    waits = Log(spool, "k")
    waits.append(START, {"name": "LoRA", "rig": "nope"}, at=NOW - 600, detached=True)
    waits.mark(Sent(events=1))
    waits.append(STOP, {"outcome": "completed"}, at=NOW - 60)
    code, told, _ = do("sync", "--rig", "B")
    assert code == 1
    assert "B has no such session. Name the rig on which it was started with --rig." in told
    code, told, _ = do("sync", "--rig", "A")
    assert code == 0
    assert told.startswith("told: 'LoRA' (k)")
    assert two.session["outcome"] == "completed"


@pytest.mark.parametrize("option", ["start", "run"])
def test_a_busy_rig_is_told_with_the_option_that_helps(do: Do, fake: FakeHomeAssistant, option: str) -> None:
    """Not with the field of the action that would."""
    fake.book.start_session({"name": "another"})
    command = ("start",) if option == "start" else ("run", "--", *python("print()"))
    complained = do(*command)[2]
    assert "Training PC is busy with 'another'. Stop that first, or begin with --replace." in complained
    assert "replace: true" not in complained


def test_a_start_that_is_refused_for_something_else_says_that(do: Do, fake: FakeHomeAssistant) -> None:
    """In the words of Home Assistant, also where a session runs that would have been replaced."""
    long = ("start", "--name", "x" * 300)
    answer = Answer(400, '{"message": "name has 300 characters. Use at most 255"}')
    said = "training-energy: name has 300 characters. Use at most 255\n"
    fake.faults = [answer]
    assert do(*long)[2] == said
    fake.book.start_session({"name": "another"})
    fake.faults = [answer]
    assert do(*long, "--replace")[2] == said


def test_a_step_of_a_session_that_is_over_says_so(do: Do, fake: FakeHomeAssistant) -> None:
    """And which one is meant without a key, where Home Assistant speaks of the fields of its action."""
    fake.book.start_session({"name": "LoRA", "key": "theirs"})
    fake.book.stop_session({})
    code, _, complained = do("step", "5", "--session", "theirs")
    assert code == 1
    assert "The session 'LoRA' ended at 2" in complained
    assert "Without --session and TRAINING_ENERGY_SESSION the one that runs is meant." in complained


def test_a_step_before_the_begin_of_a_session_from_elsewhere(
    do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is told as one of a session from here."""
    fake.book.start_session({"name": "LoRA", "start_step": 1000})
    assert "The run began at step 1,000: 900 is before that." in do("step", "900")[2]
    answer: dict[str, Any] = {"message": "step and steps_done do not agree"}
    monkeypatch.setattr(fake, "answer", lambda *_: (400, answer))
    assert do("step", "1200")[2] == f"training-energy: {answer['message']}\n"


def test_an_estimate_of_a_model_without_runs(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names those that did, and the option to leave out."""
    estimate = fake.book.estimate

    def refuse_model(said: dict[str, Any]) -> dict[str, Any]:
        """Know nothing of any model."""
        if "model" in said:
            fake.book.get_session({"key": "none"})
        return estimate(said)

    monkeypatch.setattr(fake.book, "estimate", refuse_model)
    none = "training-energy: There is no run of 'zzz' with steps and energy to go by."
    last = " Leave out --model to go by the latest.\n"
    assert do("estimate", "5", "--model", "zzz") == (1, "", none + last)
    fake.book.start_session({"name": "a", "model": "XL"})
    fake.book.stop_session({"steps": 5})
    assert do("estimate", "5", "--model", "zzz")[2] == f"{none} There are some of: XL.{last}"
    fake.faults = [Fault.FAILED, None, Fault.FAILED]
    assert "failed at it" in do("estimate", "5", "--model", "zzz")[2]
    fake.faults = [Fault.FAILED]
    assert "failed at it" in do("estimate", "5")[2]


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--after", "yesterday", "'yesterday' is no time: it looks like 2026-11-01, or \"2026-11-01 20:00\""),
        ("--before", "2026-02-30", "'2026-02-30' is no time"),
        ("--before", "2026-11-01 25:00", "is no time"),
        ("--limit", "0", "'0' is no number of sessions: it is whole, and from 1 to 500"),
        ("--limit", "501", "'501' is no number of sessions"),
        ("--limit", "many", "'many' is no number of sessions"),
    ],
)
def test_what_no_list_can_be_asked_for_is_refused_here(
    do: Do, fake: FakeHomeAssistant, option: str, given: str, said: str
) -> None:
    """Before anybody is asked, by the name of the option."""
    code, _, complained = do("sessions", option, given)
    assert code == 2
    assert f"argument {option}: " in complained
    assert said in complained
    assert fake.requests == []


@pytest.mark.parametrize(
    "time", ["2026-11-01T20:00", "2026-11-01 20:00:05.25", "2026-11-01T20:00:00Z", "2026-11-01 20:00+01:00"]
)
def test_a_time_is_taken_as_home_assistant_takes_it(do: Do, fake: FakeHomeAssistant, time: str) -> None:
    """With or without a zone."""
    assert do("sessions", "--after", time)[0] == 0
    assert fake.said[-1] == {"after": time}
