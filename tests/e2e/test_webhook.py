"""A trainer without a token, on a real Home Assistant: plain POSTs to the address that the options show once."""

from http import HTTPStatus
import json
from typing import Final
import urllib.error
import urllib.request

import pytest

from lab.rest import Json
from lab.wait import until

from .meter import WallMeter
from .rig import SECONDS, Rig

FLOW: Final = "/api/config/config_entries/options/flow"


class Trainer:
    """Knows the address of a rig's webhook, and nothing else."""

    def __init__(self, rig: Rig, path: str) -> None:
        """Know it."""
        self._url = rig.home.url + path

    def send(self, body: bytes, method: str = "POST") -> tuple[int, Json]:
        """Send something; return the status and what is answered, None where that is nothing."""
        request = urllib.request.Request(self._url, body, method=method)  # noqa: S310  http on loopback
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  http on loopback
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                status, text = error.code, error.read()
        return status, json.loads(text) if text else None

    def tell(self, **event: object) -> Json:
        """Tell of something that is taken."""
        status, answer = self.send(json.dumps(event).encode())
        assert status == HTTPStatus.OK, answer
        return answer


def turned_on(rig: Rig) -> str:
    """Turn the webhook on over REST, as a script would, and return the path that is shown."""
    rest = rig.home.rest
    step = rest.post(FLOW, {"handler": rig.entry_id})
    step = rest.post(f"{FLOW}/{step['flow_id']}", {"webhook": True})
    assert (step["type"], step["step_id"]) == ("form", "webhook")
    url: str = step["description_placeholders"]["url"]
    assert url in step["description_placeholders"]["curl"]
    assert rest.post(f"{FLOW}/{step['flow_id']}", {})["type"] == "create_entry"
    return "/api/webhook/" + url.rpartition("/")[2]


@pytest.fixture
def trainer(rig: Rig) -> Trainer:
    """Give a trainer of a rig whose webhook is on."""
    trainer = Trainer(rig, turned_on(rig))
    until(lambda: trainer.send(b"{}")[0] == HTTPStatus.BAD_REQUEST, seconds=SECONDS, what="the webhook is heard")
    return trainer


def test_the_reference_run(trainer: Trainer, rig: Rig, wall_meter: WallMeter) -> None:
    """Start, progress and stop, with Home Assistant restarted in the middle."""
    opened = trainer.tell(event="start", name="LoRA", planned_steps=2000)
    wall_meter.show("351.788")
    assert trainer.tell(event="progress", step=1000)["steps"] == 1000
    rig.wait_until_shows("session_steps", "1000")
    rig.home.process.stop()
    wall_meter.count_to("351.888")
    rig.home.start()
    wall_meter.show("351.888")
    assert trainer.tell(event="progress", step=1900)["id"] == opened["id"]
    wall_meter.show("351.899")
    stopped = trainer.tell(event="stop", steps=2000)
    assert (stopped["id"], stopped["steps"]) == (opened["id"], 2000)
    assert stopped["energy_kwh"] == pytest.approx(0.211)
    assert stopped["cost"] == pytest.approx(0.0422)
    assert rig.ask("list_sessions")["total"] == 1


def test_simpletuner(trainer: Trainer, rig: Rig, wall_meter: WallMeter) -> None:
    """Its events as they are; what they mean is tried in full without a real Home Assistant."""
    status = {"type": "training.status", "job_id": "job-7", "timestamp": "2026-11-23T18:30:00+00:00"}
    data = {"status": "running", "global_step": 0, "total_num_steps": 2000}
    launched = {"type": "notification", "severity": "info", "message": "Training job has started."}
    assert trainer.tell(**launched) == {"ignored": True}
    opened = trainer.tell(**status, data={**data, "remaining_num_steps": 2000}, progress={"current": 0, "total": 2000})
    assert (opened["name"], opened["status"]) == ("job-7", "training")
    taken = [
        trainer.tell(**status, data=data, progress={"current": step, "total": 2000, "metrics": {"loss": 0.1}})
        for step in range(1, 21)
    ]
    assert taken[0]["steps"] == 1
    assert {"ignored": True} in taken
    wall_meter.show("351.899")
    stage = {"key": "training_complete", "label": "Training Complete", "status": "completed"}
    done = {"type": "lifecycle.stage", "job_id": "job-7", "stage": stage, "data": {"state": {"global_step": 2000}}}
    stopped = trainer.tell(**done)
    assert (stopped["id"], stopped["steps"], stopped["energy_kwh"]) == (opened["id"], 2000, pytest.approx(0.211))
    (session,) = rig.ask("list_sessions")["sessions"]
    assert (session["outcome"], session["key"]) == ("completed", "job-7")


def test_what_is_refused_and_what_is_not_heard(trainer: Trainer, rig: Rig) -> None:
    """Statuses and words as the page says, and no session of it."""
    status, answer = trainer.send(b'{"event": "stop"}')
    assert status == HTTPStatus.BAD_REQUEST
    assert answer == {"message": "No session is running on this rig. Start one first"}
    assert trainer.send(b"no JSON")[0] == HTTPStatus.BAD_REQUEST
    assert trainer.send(b'{"event": "start", "notes": "' + b"n" * 20_000 + b'"}')[0] == (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )
    assert trainer.send(b'{"event": "start"}', "PUT")[0] == HTTPStatus.METHOD_NOT_ALLOWED
    rig.set_options(webhook=False)
    assert trainer.send(b'{"event": "start"}') == (HTTPStatus.OK, None)
    assert rig.ask("list_sessions")["total"] == 0


def test_the_rigs_at_one_look(rig: Rig) -> None:
    """With the meter, as a trainer asks for it before its run."""
    seen = rig.home.rest.get("/api/training_energy/rigs")
    (found,) = (each for each in seen["rigs"] if each["entry_id"] == rig.entry_id)
    assert (seen["version"], found["loaded"], found["status"]) == (rig.home.version, True, "idle")
    (meter,) = found["meters"]
    assert (meter["entity_id"], meter["kwh"], meter["problem"]) == ("sensor.wall_meter", 351.688, False)
