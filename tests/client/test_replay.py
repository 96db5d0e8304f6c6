"""Whatever fails on the way, Home Assistant ends with exactly the session that the training had, once."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
import tempfile
import time
from typing import Any

from hypothesis import given, settings, strategies as st

from tests.client.fake import TOKEN, FakeHomeAssistant, Fault
from training_energy_client.delivery import Delivery
from training_energy_client.errors import TrainingEnergyError
from training_energy_client.events import CODE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.leftovers import Leftovers
from training_energy_client.settings import Settings
from training_energy_client.spool import Log

FAULTS = st.sampled_from(
    [None, None, Fault.HANG_UP, Fault.LOSE_ANSWER, Fault.GARBAGE, Fault.FAILED, Fault.NOT_READY, Fault.BAD_REQUEST]
)
# Between two things that happen, how often somebody tries to tell, and whether that is the same process as before.
TRIES = st.lists(st.booleans(), max_size=2)


def try_to_tell(delivery: Delivery) -> None:
    """Tell as much as can be told just now."""
    with contextlib.suppress(TrainingEnergyError):
        delivery.deliver()


@settings(max_examples=150, deadline=None)
@given(
    faults=st.lists(FAULTS, max_size=12),
    steps=st.lists(st.tuples(st.integers(0, 5000), TRIES), max_size=4),
    tries=st.tuples(TRIES, TRIES),
    is_late=st.booleans(),
)
def test_a_session_counts_once(
    faults: list[Fault | None],
    steps: list[tuple[int, list[bool]]],
    tries: tuple[list[bool], list[bool]],
    *,
    is_late: bool,
) -> None:
    """Live or long after, by one process or by one after another."""
    begin = time.time() - 1000
    with tempfile.TemporaryDirectory() as folder, FakeHomeAssistant() as fake:
        spool = Path(folder)
        fake.faults = list(faults)
        happened: list[tuple[str, dict[str, Any], list[bool]]] = [
            (START, {"name": "LoRA", "start_step": 10}, tries[0]),
            *((PROGRESS, {"by": CODE, "steps_done": n, "own_total": None}, after) for n, after in steps),
            (STOP, {"outcome": "failed", "steps": None, "notes": None}, tries[1]),
        ]
        home = HomeAssistant(Settings(fake.url, TOKEN))
        log = Log(spool, "k")
        delivery = Delivery(home, log)
        for number, (kind, data, after) in enumerate(happened):
            log.append(kind, data, at=begin + 100 * number if is_late else None)
            for is_another_process in after:
                if is_another_process:
                    log = Log(spool, "k")
                    log.read()
                    delivery = Delivery(home, log)
                try_to_tell(delivery)
        while not delivery.is_over:
            try_to_tell(delivery)
        [session] = fake.sessions
        assert (session["key"], session["name"], session["outcome"]) == ("k", "LoRA", "failed")
        assert session["steps"] == (steps[-1][0] if steps else None)
        if is_late:
            ends = [datetime.fromisoformat(session[name]).timestamp() for name in ("started_at", "ended_at")]
            assert max(abs(ends[0] - begin), abs(ends[1] - begin - 100 * (len(steps) + 1))) < 0.001
        assert delivery.elsewhere is None


@settings(max_examples=50, deadline=None)
@given(faults=st.lists(FAULTS, max_size=10), count=st.integers(1, 4))
def test_leftovers_count_once_each(faults: list[Fault | None], count: int) -> None:
    """And in order, whatever fails, however many commands it takes."""
    now = time.time()
    with tempfile.TemporaryDirectory() as folder, FakeHomeAssistant() as fake:
        spool = Path(folder)
        for number in range(count):
            log = Log(spool, f"k{number}")
            log.append(START, {"name": f"run {number}"}, at=now - 1000 + 100 * number)
            log.append(STOP, {"outcome": "completed", "steps": number}, at=now - 950 + 100 * number)
        fake.faults = list(faults)
        home = HomeAssistant(Settings(fake.url, TOKEN))
        while [*spool.glob("*.jsonl")]:
            with contextlib.suppress(TrainingEnergyError):
                Leftovers(home, spool).deliver()
        told = {session["name"]: session["steps"] for session in fake.sessions}
        assert told == {f"run {number}": number for number in range(count)}
        assert len(fake.sessions) == count
