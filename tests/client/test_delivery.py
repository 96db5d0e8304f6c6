"""What Home Assistant is told of a session, and what its answers mean for that."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
import re
import time

import pytest

from tests.client.fake import Answer, FakeHomeAssistant, Fault
from training_energy_client.delivery import Delivery
from training_energy_client.errors import RefusedError, UnreachableError
from training_energy_client.events import CODE, CONSOLE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.spool import Log

AGO = 600.0
STOPPED = r"The session was stopped in Home Assistant at \d{4}-\d\d-\d\d \d\d:\d\d\."


@pytest.fixture
def log(spool: Path) -> Log:
    """Give a session of which nothing has happened."""
    return Log(spool, "k")


@pytest.fixture
def delivery(home: HomeAssistant, log: Log) -> Delivery:
    """Give its delivery."""
    return Delivery(home, log)


def test_a_session_as_it_goes_on(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Each thing when it happens, without a time of its own."""
    log.append(START, {"name": "LoRA", "rig": "Training PC", "start_step": 100})
    delivery.deliver()
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 40, "own_total": 50})
    delivery.deliver()
    assert not delivery.is_over
    log.append(STOP, {"outcome": "completed", "steps": 50, "notes": None})
    delivery.deliver()
    assert delivery.is_over
    [session] = fake.sessions
    assert (session["steps"], session["planned_steps"], session["outcome"]) == (50, 150, "completed")
    assert delivery.record is not None
    assert delivery.record["energy_kwh"] == session["energy_kwh"]
    assert {said["rig"] for said in fake.said} == {"Training PC"}
    assert all(not {"start_time", "time", "end_time"} & {*said} for said in fake.said)


def test_what_is_late_is_told_with_its_time(
    home: HomeAssistant, fake: FakeHomeAssistant, log: Log, delivery: Delivery
) -> None:
    """By Home Assistant's clock, in UTC, as the recorder will find it."""
    fake.clock_offset = 100.0
    home.get("/api/")
    begin = time.time() - AGO
    log.append(START, {"start_step": 10}, at=begin)
    delivery.deliver()
    log.append(PROGRESS, {"by": CODE, "steps_done": 1, "own_total": 5}, at=begin + 60)
    log.append(STOP, {"outcome": "failed", "steps": None}, at=begin + 120)
    delivery.deliver()
    told = [said[name] for said, name in zip(fake.said[1:], ("start_time", "time", "end_time"))]
    assert all(moment.endswith("+00:00") for moment in told)
    times = [datetime.fromisoformat(moment).timestamp() - begin for moment in told]
    assert times == pytest.approx([100, 160, 220], abs=1)
    assert (fake.session["steps"], fake.session["planned_steps"]) == (1, 15)


def test_what_was_missed_whole_is_recorded_in_one(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """With the steps that were counted."""
    now = time.time()
    log.append(START, {"name": "LoRA", "replace": True}, at=now - AGO)
    log.append(PROGRESS, {"by": CODE, "steps_done": 7, "own_total": None}, at=now - 20)
    log.append(STOP, {"outcome": "failed", "steps": None, "notes": "oom"}, at=now - 10)
    delivery.deliver()
    assert delivery.is_over
    assert fake.requests == ["record_session"]
    assert (fake.sessions[0]["steps"], fake.sessions[0]["outcome"]) == (7, "failed")
    assert "replace" not in fake.said[0]


def test_code_knows_better_than_the_console(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """What the console says is not told once the code counts, nor at the end."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 80, "own_total": 100})
    log.append(PROGRESS, {"by": CODE, "steps_done": 5, "own_total": None})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 90, "own_total": 100})
    log.append(STOP, {"outcome": "completed", "steps": 91})
    delivery.deliver()
    assert fake.sessions[0]["steps"] == 5
    assert len(fake.asked("report_progress")) == 1


def test_a_report_that_says_nothing_is_not_told(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Neither is an event of a version to come."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": None, "own_total": None})
    log.append("later", {})
    delivery.deliver()
    assert fake.requests == ["start_session"]
    assert log.unsent == []


def test_a_refused_report_is_left_out(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """And said; the next one may be right."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CODE, "steps_done": -1, "own_total": None})
    log.append(PROGRESS, {"by": CODE, "steps_done": 2, "own_total": None})
    delivery.deliver()
    assert log.unsent == []
    assert "A report of -1 steps was refused" in (delivery.warning or "")
    assert fake.session["steps"] == 2


def test_a_refused_end_is_kept(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """With what Home Assistant said, for whoever looks for it."""
    log.append(START, {})
    delivery.deliver()
    log.append(STOP, {"outcome": "exploded", "steps": None})
    fake.faults = [Answer(400, '{"message": "There is no such outcome."}')]
    with pytest.raises(RefusedError):
        delivery.deliver()
    assert (log.sent.refused, delivery.is_over) == ("There is no such outcome.", False)


def test_a_session_that_was_stopped_there(
    home: HomeAssistant, fake: FakeHomeAssistant, log: Log, delivery: Delivery
) -> None:
    """Ends here, too, with its figures."""
    log.append(START, {"name": "LoRA"}, at=time.time() - AGO)
    delivery.deliver()
    fake.book.stop_session({"end_time": home.clock.written(time.time() - AGO / 2), "outcome": "cancelled"})
    log.append(PROGRESS, {"by": CODE, "steps_done": 1, "own_total": None})
    log.append(STOP, {"outcome": "completed", "steps": 1})
    delivery.deliver()
    assert delivery.is_over
    assert re.fullmatch(STOPPED, delivery.elsewhere or "")
    assert (delivery.record or {})["outcome"] == "cancelled"


def test_a_stop_whose_answer_was_lost_is_ours(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """It is no stop of somebody else."""
    log.append(START, {})
    delivery.deliver()
    log.append(STOP, {"outcome": "completed", "steps": 1})
    fake.faults = [Fault.LOSE_ANSWER]
    with pytest.raises(UnreachableError):
        delivery.deliver()
    delivery.deliver()
    assert (delivery.elsewhere, delivery.is_over) == (None, True)
    assert delivery.record is not None


def test_an_older_home_assistant_refuses_with_500(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """What it refuses because the session is over is not told for ever."""
    log.append(START, {})
    delivery.deliver()
    fake.book.stop_session({})
    log.append(PROGRESS, {"by": CODE, "steps_done": 1, "own_total": None})
    log.append(STOP, {"outcome": "completed", "steps": 1})
    fake.faults = [Fault.FAILED]
    delivery.deliver()
    assert delivery.is_over


@pytest.mark.parametrize("kind", [PROGRESS, STOP], ids=["a report", "an end"])
def test_a_failure_of_a_session_that_runs_is_tried_again(
    fake: FakeHomeAssistant, log: Log, delivery: Delivery, kind: str
) -> None:
    """It may have been just that."""
    log.append(START, {})
    delivery.deliver()
    log.append(kind, {"by": CODE, "steps_done": 1, "steps": 1} if kind == PROGRESS else {"steps": 1})
    fake.faults = [Fault.FAILED]
    with pytest.raises(UnreachableError):
        delivery.deliver()
    assert len(log.unsent) == 1
    delivery.deliver()
    assert log.unsent == []


def test_a_session_that_was_deleted_there(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Is no more; nobody else's is stopped in its place."""
    log.append(START, {})
    delivery.deliver()
    fake.sessions.clear()
    fake.book.start_session({"name": "another"})
    log.append(STOP, {"outcome": "completed"})
    delivery.deliver()
    assert "no more in Home Assistant" in (delivery.elsewhere or "")
    assert fake.sessions[0]["ended_at"] is None


def test_a_busy_rig_refuses_a_start(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """It stays untold, with the reason, until the rig is free."""
    fake.book.start_session({"name": "another"})
    log.append(START, {"name": "LoRA"})
    with pytest.raises(RefusedError, match="Training PC is busy with 'another'"):
        delivery.deliver()
    assert Log(log.path.parent, "k").sent.refused is not None
    fake.book.stop_session({})
    delivery.deliver()
    assert [session["name"] for session in fake.sessions] == ["another", "LoRA"]


def test_it_looks_whether_a_session_is_over(fake: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Without having anything to tell."""
    log.append(START, {})
    delivery.deliver()
    delivery.look()
    assert not delivery.is_over
    fake.book.stop_session({})
    delivery.look()
    assert re.fullmatch(STOPPED, delivery.elsewhere or "")


@pytest.mark.parametrize("is_late", [False, True], ids=["now", "late"])
@pytest.mark.parametrize(("is_by_hand", "steps"), [(False, 5), (True, 91)], ids=["by itself", "by hand"])
def test_who_ends_a_session_by_hand_knows_its_steps(
    fake: FakeHomeAssistant, log: Log, delivery: Delivery, *, is_late: bool, is_by_hand: bool, steps: int
) -> None:
    """Better than the code does; that knows better than the console, also of a run that is told afterwards."""
    ago = AGO if is_late else 0.0
    log.append(START, {}, at=time.time() - ago, detached=is_by_hand)
    log.append(PROGRESS, {"by": CODE, "steps_done": 5, "own_total": None})
    log.append(STOP, {"outcome": "completed", "steps": 91})
    delivery.deliver()
    assert fake.requests[0] == ("record_session" if is_late else "start_session")
    assert fake.sessions[0]["steps"] == steps


@pytest.mark.parametrize(
    ("by", "steps", "is_known"), [(CODE, 5, False), (CONSOLE, 4, True)], ids=["all at once", "when it was known"]
)
def test_what_comes_after_the_end_is_nothing(
    fake: FakeHomeAssistant, log: Log, delivery: Delivery, *, by: str, steps: int, is_known: bool
) -> None:
    """A report that a thread was just writing, or another end: it does not look like a stop by somebody else."""
    log.append(START, {})
    if is_known:
        delivery.deliver()
    log.append(STOP, {"outcome": "completed", "steps": 5})
    log.append(PROGRESS, {"by": by, "steps_done": steps, "own_total": None})
    log.append(STOP, {"outcome": "failed", "steps": 4})
    delivery.deliver()
    assert (delivery.is_over, delivery.elsewhere, delivery.warning) == (True, None, None)
    assert fake.requests == ["start_session", "stop_session"]
    assert (fake.session["outcome"], fake.session["steps"]) == ("completed", 5)
