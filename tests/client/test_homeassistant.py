"""Questions to Home Assistant, and what each answer means."""

from __future__ import annotations

import re

import pytest

from tests.client.fake import Answer, FakeHomeAssistant, Fault
from training_energy_client import homeassistant as module
from training_energy_client.errors import (
    FailedError,
    MissingError,
    RefusedError,
    SettingsError,
    TrainingEnergyError,
    UnauthorizedError,
    UnreachableError,
)
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.settings import Settings


def test_it_performs_an_action(home: HomeAssistant, fake: FakeHomeAssistant) -> None:
    """And leaves out what is not known."""
    record = home.ask("start_session", name="LoRA", key="k", notes=None)
    assert record["name"] == "LoRA"
    assert fake.said == [{"name": "LoRA", "key": "k"}]


def test_it_names_the_rig_of_the_settings(fake: FakeHomeAssistant) -> None:
    """Unless another one is named."""
    home = HomeAssistant(Settings(fake.url, "a-token", "training pc"))
    home.ask("list_sessions")
    home.ask("list_sessions", rig="Training PC")
    assert [said["rig"] for said in fake.said] == ["training pc", "Training PC"]


@pytest.mark.parametrize(
    ("fault", "error", "text"),
    [
        (Fault.HANG_UP, UnreachableError, "does not answer: "),
        (Fault.GARBAGE, UnreachableError, "is not Home Assistant. Check TRAINING_ENERGY_URL."),
        (Fault.REDIRECT, SettingsError, "sends to https://elsewhere.example/. Check TRAINING_ENERGY_URL."),
        (Fault.BAD_REQUEST, UnreachableError, "not set up there, or Home Assistant is still starting"),
        (Fault.UNAUTHORIZED, UnauthorizedError, "does not accept the token. Check TRAINING_ENERGY_TOKEN."),
        (Fault.FORBIDDEN, UnauthorizedError, "ip_bans.yaml"),
        (Fault.NOT_FOUND, MissingError, "is older than this client"),
        (Fault.FAILED, FailedError, "The log of Home Assistant says why"),
        (Fault.NOT_READY, UnreachableError, "is not ready: Service Unavailable (503)"),
        (Answer(400, '{"message": ""}'), UnreachableError, "not set up there"),
        (Answer(302), SettingsError, "sends to somewhere else"),
        (Answer(503, '{"message": "Starting"}'), UnreachableError, "is not ready: Starting (503)"),
        (Answer(599), UnreachableError, "no reason given (599)"),
    ],
    ids=[
        *("hung up", "router", "redirect", "unknown action", "wrong token", "banned", "not found", "failed", "busy"),
        *("refused without words", "redirect to nowhere", "starting", "unheard-of"),
    ],
)
def test_what_goes_wrong_says_what_to_do(
    home: HomeAssistant, fake: FakeHomeAssistant, fault: Fault | Answer, error: type[Exception], text: str
) -> None:
    """Each by what can be done about it: wait, set something, or give it up."""
    fake.always = fault
    with pytest.raises(error, match=re.escape(text)):
        home.ask("list_sessions")


def test_a_refusal_has_its_own_words(home: HomeAssistant) -> None:
    """Those of Home Assistant."""
    with pytest.raises(RefusedError, match="There is no such session"):
        home.ask("get_session", key="none")


@pytest.mark.parametrize(
    "answer",
    [[], {}, {"service_response": []}, {"service_response": None}, None, 1],
    ids=["a list", "no response", "a list as response", "an empty response", "nothing", "a number"],
)
def test_other_json_is_not_home_assistants(
    home: HomeAssistant, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    """As that of another program at the same port."""
    monkeypatch.setattr(home, "_send", lambda *_: answer)
    with pytest.raises(UnreachableError, match="is not Home Assistant"):
        home.ask("list_sessions")


def test_one_that_is_away(home: HomeAssistant, fake: FakeHomeAssistant) -> None:
    """Is unreachable, in words; back again it answers."""
    fake.down()
    with pytest.raises(UnreachableError, match="connection refused"):
        home.ask("list_sessions")
    fake.up()
    assert home.ask("list_sessions")["total"] == 0


def test_one_that_hangs_is_waited_for_as_long_as_told(fake: FakeHomeAssistant) -> None:
    """And no longer."""
    fake.always = Fault.HANG
    home = HomeAssistant(Settings(fake.url, "a-token"), patience=0.05)
    with pytest.raises(UnreachableError, match="timed out"):
        home.get("/api/")


def test_an_answer_without_end_is_not_read(
    home: HomeAssistant, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant's own are smaller."""
    monkeypatch.setattr(module, "_LARGEST_ANSWER", 4)
    monkeypatch.setattr(module, "_PIECE", 4)
    with pytest.raises(TrainingEnergyError):
        home.get("/api/")


@pytest.mark.parametrize("offset", [3.0, -3.0], ids=["ahead", "behind"])
def test_it_learns_how_far_the_clocks_are_apart(home: HomeAssistant, fake: FakeHomeAssistant, offset: float) -> None:
    """From the date of the answer."""
    fake.clock_offset = offset
    home.get("/api/")
    assert abs(home.clock.offset - offset) <= 0.6


def test_an_answer_that_refuses_tells_of_clocks_too(home: HomeAssistant) -> None:
    """It has a date as any other."""
    with pytest.raises(RefusedError):
        home.ask("get_session", key="none")
    assert home.clock.bounds is not None
    assert home.clock.offset == 0


def test_an_answer_without_a_date_says_nothing_of_clocks(home: HomeAssistant, fake: FakeHomeAssistant) -> None:
    """As behind some proxies."""
    fake.is_dated = False
    home.get("/api/")
    assert home.clock.bounds is None


def test_without_settings_there_is_nobody_to_ask() -> None:
    """It says which are missing."""
    with pytest.raises(SettingsError, match="TRAINING_ENERGY_TOKEN"):
        HomeAssistant(Settings("http://x"))
