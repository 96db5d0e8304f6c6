"""What Home Assistant is told of a session, event by event."""

from __future__ import annotations

from datetime import datetime
import time

import pytest

from training_energy_client import settings
from training_energy_client.delivery import Delivery
from training_energy_client.errors import RefusedError
from training_energy_client.events import CODE, CONSOLE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.spool import Log, folder

from .fake import FakeHomeAssistant, lose_answer, refusal, status

HOUR = 3600.0


@pytest.fixture
def log() -> Log:
    """Return an empty session."""
    return Log(folder(), "one")


@pytest.fixture
def delivery(home: FakeHomeAssistant, log: Log) -> Delivery:
    """Return its delivery."""
    assert home.url
    return Delivery(HomeAssistant(settings.load()), log)


def moment(text: str) -> float:
    """Return a time as it is told (s since 1970)."""
    return datetime.fromisoformat(text).timestamp()


def test_what_happens_now_has_no_time(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Home Assistant's own is the better one."""
    log.append(START, {"rig": "Cellar", "name": "a"})
    delivery.deliver()
    log.append(PROGRESS, {"by": CODE, "steps_done": 1, "own_total": 2})
    delivery.deliver()
    log.append(STOP, {"outcome": "completed", "steps": None})
    delivery.deliver()
    assert home.calls == [
        ("start_session", {"rig": "Cellar", "key": "one", "name": "a"}),
        ("report_progress", {"rig": "Cellar", "key": "one", "steps_done": 1, "planned_steps": 2}),
        ("stop_session", {"rig": "Cellar", "key": "one", "outcome": "completed", "steps": 1}),
    ]
    assert delivery.is_over


def test_what_happened_earlier_has_its_time(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """In UTC, as the recorder will find it."""
    begin = time.time() - HOUR
    log.append(START, {"start_step": 10}, at=begin)
    delivery.deliver()
    log.append(PROGRESS, {"by": CODE, "steps_done": 1, "own_total": 5}, at=begin + 60)
    log.append(STOP, {"outcome": "failed", "steps": None}, at=begin + 120)
    delivery.deliver()
    (_, start), (_, report), (_, stop) = home.calls
    assert moment(start["start_time"]) == pytest.approx(begin, abs=0.001)
    assert moment(report["time"]) == pytest.approx(begin + 60, abs=0.001)
    assert moment(stop["end_time"]) == pytest.approx(begin + 120, abs=0.001)
    assert report["planned_steps"] == 15
    assert start["start_time"].endswith("+00:00")


def test_session_that_is_over_is_recorded_in_one_piece(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Another may run by now, which it must not end."""
    begin = time.time() - HOUR
    log.append(START, {"name": "a", "replace": True}, at=begin)
    log.append(PROGRESS, {"by": CODE, "steps_done": 7, "own_total": None}, at=begin + 60)
    log.append(STOP, {"outcome": "completed", "steps": None, "notes": None}, at=begin + 120)
    delivery.deliver()
    [(action, said)] = home.calls
    assert action == "record_session"
    assert moment(said.pop("start_time")) == pytest.approx(begin, abs=0.001)
    assert moment(said.pop("end_time")) == pytest.approx(begin + 120, abs=0.001)
    assert said == {"rig": "Workstation", "key": "one", "name": "a", "outcome": "completed", "steps": 7}
    assert delivery.is_over


def test_console_is_not_believed_where_the_code_counts(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Two that count the same steps differently would have the figure jump."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 90, "own_total": 100})
    log.append(PROGRESS, {"by": CODE, "steps_done": 9, "own_total": 10})
    log.append(STOP, {"outcome": "completed", "steps": 91})
    delivery.deliver()
    assert home.actions == ["start_session", "report_progress", "stop_session"]
    assert (home.session["steps"], home.session["planned_steps"]) == (9, 10)


def test_console_is_believed_where_nobody_else_counts(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """With what it shows at the end."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": 90, "own_total": 100})
    log.append(PROGRESS, {"by": CONSOLE, "steps_done": None, "own_total": None})
    log.append(STOP, {"outcome": "completed", "steps": 91})
    delivery.deliver()
    assert home.actions == ["start_session", "report_progress", "stop_session"]
    assert home.session["steps"] == 91


def test_lost_answer_to_an_end_is_no_end_by_somebody_else(
    home: FakeHomeAssistant, log: Log, delivery: Delivery
) -> None:
    """It is told again, refused, and found to be what Home Assistant knows."""
    log.append(START, {})
    delivery.deliver()
    log.append(STOP, {"outcome": "completed", "steps": 3})
    home.bad_days.append(lose_answer)
    with pytest.raises(Exception, match="does not answer"):
        delivery.deliver()
    delivery.deliver()
    assert delivery.elsewhere is None
    assert delivery.is_over
    assert home.actions.count("stop_session") == 2


def test_end_by_somebody_else_is_left_as_it_is(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """Whoever stopped it in Home Assistant knew why."""
    log.append(START, {})
    delivery.deliver()
    home.session.update(ended_at="2026-01-01T00:00:00+00:00", outcome="cancelled")
    log.append(STOP, {"outcome": "completed", "steps": 3})
    delivery.deliver()
    assert "was stopped in Home Assistant" in (delivery.elsewhere or "")
    assert delivery.record is not None
    assert delivery.record["outcome"] == "cancelled"
    assert delivery.is_over


def test_refused_report_does_not_stand_in_the_way(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """The next one may be right."""
    log.append(START, {})
    log.append(PROGRESS, {"by": CODE, "steps_done": -1, "own_total": None})
    log.append(PROGRESS, {"by": CODE, "steps_done": 2, "own_total": None})
    known = '{"service_response": {"id": "id-one", "ended_at": null}}'
    home.answer("start_session", {"key": "one"})
    home.bad_days += [status(200, known), refusal("Steps are not negative.")]
    delivery.deliver()
    assert delivery.warning == "A report of -1 steps was refused: Steps are not negative."
    assert home.session["steps"] == 2


def test_refused_end_is_kept(home: FakeHomeAssistant, log: Log, delivery: Delivery) -> None:
    """With what Home Assistant said, for whoever looks for it."""
    log.append(START, {})
    delivery.deliver()
    log.append(STOP, {"outcome": "exploded", "steps": None})
    home.bad_days += [refusal("There is no such outcome.")]
    with pytest.raises(RefusedError):
        delivery.deliver()
    assert log.sent.refused == "There is no such outcome."
    assert not delivery.is_over
