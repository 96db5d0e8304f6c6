"""What the doctor finds, and what there is to fix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant, Fault
from tests.client.helpers import Do, left
from tests.client.rigs import meter, rig
from training_energy_client.spool import Log, Sent


def lines(do: Do, *, code: int) -> str:
    """Return what the doctor says, and see to it that it ends as it should."""
    found, said, complained = do("doctor")
    assert complained == ""
    assert found == code, said
    return said


def test_all_is_well(do: Do, fake: FakeHomeAssistant) -> None:
    """Each thing in one line; the token is never shown."""
    said = lines(do, code=0)
    assert all(line.startswith("ok ") for line in said.splitlines())
    assert TOKEN not in said
    for part in (
        f"url: {fake.url}, from TRAINING_ENERGY_URL",
        "token: set, from TRAINING_ENERGY_TOKEN",
        "answers, and accepts the token",
        "version: Home Assistant 2026.11.0, Training Energy 1.0.0",
        "rig: Training PC, idle",
        "sensor.plug_energy, 351.688 kWh, counts in steps of 0.001 kWh, changes every 60 s, last 0:00:12 ago",
        "price: 0.20 USD/kWh",
        "clock: agrees with Home Assistant's",
        "waiting: nothing waits in ",
    ):
        assert part in said


def test_no_word_of_a_rig_that_nobody_named(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one none is needed; where there are several that is what is wrong, said once."""
    assert "rig setting" not in lines(do, code=0)
    fake.rigs = [rig(), rig(name="Other")]
    said = lines(do, code=1)
    assert [line for line in said.splitlines() if " rig" in line] == [
        "wrong    rig: Set TRAINING_ENERGY_RIG or use --rig. There are: Training PC, Other."
    ]
    monkeypatch.setenv("TRAINING_ENERGY_RIG", "Other")
    assert "ok       rig setting: Other, from TRAINING_ENERGY_RIG" in lines(do, code=0)


def test_in_json(do: Do, fake: FakeHomeAssistant) -> None:
    """For a script that looks after many machines."""
    code, said, _ = do("doctor", "--json")
    answer = json.loads(said)
    assert (code, answer["ok"]) == (0, True)
    assert {finding["verdict"] for finding in answer["findings"]} == {"ok"}


def test_without_settings(do: Do, machine: Path) -> None:
    """It says where each would be."""
    said = lines(do, code=1)
    assert "wrong    url: Set TRAINING_ENERGY_URL" in said
    assert "wrong    token: Set TRAINING_ENERGY_TOKEN" in said
    assert str(machine / "config/training-energy.toml") in said


def test_settings_that_cannot_be(do: Do, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are said, and the spool is looked at all the same."""
    monkeypatch.setenv("HASS_SERVER", "nonsense")
    said = lines(do, code=1)
    assert "wrong    settings: HASS_SERVER is not an address" in said
    assert "waiting: nothing waits" in said


def test_a_file_that_others_can_read(
    do: Do, fake: FakeHomeAssistant, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is worth a warning while it has the token."""
    file = machine / "config/training-energy.toml"
    file.parent.mkdir()
    file.write_text(f'token = "{TOKEN}"\n', encoding="utf-8")
    file.chmod(0o644)
    assert "chmod" not in lines(do, code=0)
    monkeypatch.delenv("TRAINING_ENERGY_TOKEN")
    assert f"warning  token: others on this machine can read {file}" in lines(do, code=0)
    file.chmod(0o600)
    assert "chmod" not in lines(do, code=0)


def test_a_password_in_the_address_is_not_shown(
    do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may paste what is printed into a report."""
    monkeypatch.setenv("TRAINING_ENERGY_URL", fake.url.replace("//", "//me:secret@"))
    assert "me:secret" not in do("doctor")[1].splitlines()[0]


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault.HANG_UP, "wrong    Home Assistant: "),
        (Fault.GARBAGE, "wrong    Home Assistant: What answers at"),
        (Fault.REDIRECT, "wrong    Home Assistant: "),
        (Fault.UNAUTHORIZED, "wrong    token: Home Assistant does not accept the token"),
        (Fault.FORBIDDEN, "wrong    token: Home Assistant lets nobody in from here"),
        (Fault.FAILED, "wrong    Home Assistant: "),
    ],
)
def test_what_answers(do: Do, fake: FakeHomeAssistant, fault: Fault, text: str) -> None:
    """Is asked once when it is no use to ask more."""
    fake.always = fault
    assert text in lines(do, code=1)
    assert len(fake.requests) == 1


def test_nothing_answers(do: Do, fake: FakeHomeAssistant) -> None:
    """It says what to try."""
    fake.down()
    assert "does not answer: connection refused. Check that Home Assistant runs, and the port" in lines(do, code=1)


def test_a_rig_that_is_not_there(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is named, beside those that are."""
    monkeypatch.setenv("TRAINING_ENERGY_RIG", "Foo")
    said = lines(do, code=1)
    how = "Set TRAINING_ENERGY_RIG or use --rig. There is: Training PC."
    assert f"wrong    rig: There is no rig 'Foo', or it is disabled. {how}\n" in said


@pytest.mark.parametrize(
    ("fault", "text"), [(Fault.NOT_FOUND, "Training Energy is not there, or older"), (Fault.FAILED, "failed at it")]
)
def test_the_integration_is_not_there(do: Do, fake: FakeHomeAssistant, fault: Fault, text: str) -> None:
    """Or older than this client."""
    fake.faults = [None, fault]
    assert f"wrong    integration: {'' if fault is Fault.NOT_FOUND else fake.url}" in (said := lines(do, code=1))
    assert text in said


def test_home_assistant_is_too_old(do: Do, fake: FakeHomeAssistant) -> None:
    """It says which one is needed."""
    fake.version = "2026.7.4"
    assert "wrong    version: Home Assistant 2026.7.4 is too old. Update it to 2026.8 or newer." in lines(do, code=1)
    fake.version = "2026.10.0b1"
    assert "ok       version" in lines(do, code=0)


@pytest.mark.parametrize(
    ("rigs", "code", "text"),
    [
        ([], 1, "wrong    rig: There is no rig yet. Add one in Home Assistant: Settings"),
        ([rig(), rig(name="Other")], 1, "wrong    rig: Set TRAINING_ENERGY_RIG"),
        ([rig(loaded=False)], 1, "wrong    rig: Training PC is not loaded"),
        (
            [rig(status="training", session={"id": "1", "name": "LoRA", "model": None, "started_at": ""})],
            0,
            "ok       rig: Training PC, training (LoRA)",
        ),
        (
            [rig(meters=[meter(problem="unavailable", kwh=None, state="unavailable")])],
            1,
            "it is not heard (unavailable)",
        ),
        ([rig(meters=[meter(problem=True)])], 1, "it is not heard. Check the plug"),
        (
            [rig(meters=[meter(problem=True, kwh=None, state=None, unit=None)])],
            1,
            "does not exist in Home Assistant: it was removed, renamed or disabled. Bring it back, or Reconfigure the",
        ),
        (
            [rig(meters=[meter(step_kwh=0.1)])],
            0,
            "warning  meter: sensor.plug_energy, 351.688 kWh, counts in steps of 0.1",
        ),
        ([rig(meters=[meter(usual_interval_s=300.0)])], 0, "Have it report more often"),
        (
            [rig(meters=[meter(step_kwh=None, age_s=None, usual_interval_s=None)])],
            0,
            "kWh, how often it reports is not known yet\n",
        ),
    ],
)
def test_the_rig(do: Do, fake: FakeHomeAssistant, rigs: list[dict[str, Any]], code: int, text: str) -> None:
    """And its meters and price."""
    fake.rigs = rigs
    assert text in lines(do, code=code)


def test_the_rig_that_is_meant(do: Do, fake: FakeHomeAssistant) -> None:
    """By the option, whatever its capitals."""
    fake.rigs = [rig(), rig(name="Other")]
    code, said, _ = do("doctor", "--rig", "other")
    assert code == 0
    assert "ok       rig: Other, idle" in said


def test_what_waits(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """And what is refused, and why."""
    left(spool, "waits", start=400, stop=300)
    left(spool, "refused", start=200, stop=100).mark(Sent(refused="The session a ran at that time."))
    log = left(spool, "told", start=90, stop=80)
    assert log.lock()
    said = lines(do, code=0)
    log.unlock()
    assert "warning  waiting: 'waits' (waits) waits. `training-energy sync` tells it." in said
    assert "'refused' (refused) was refused: The session a ran at that time. `training-energy sync` tries again" in said
    assert "ok       waiting: 'told' (told) is being told by another process." in said


def test_a_folder_that_cannot_be_written(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Is wrong: what Home Assistant misses would be lost."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    assert f"wrong    waiting: {spool} cannot be written: " in lines(do, code=1)
    assert [*Log(spool, "k").events] == []
