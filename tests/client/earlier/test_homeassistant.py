"""Questions to Home Assistant, and what its answers mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from training_energy_client.errors import (
    FailedError,
    MissingError,
    RefusedError,
    SettingsError,
    UnauthorizedError,
    UnreachableError,
)
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.settings import Settings

from .fake import TOKEN, FakeHomeAssistant, Handler, hang, hang_up, refusal, status


def asking(
    home: FakeHomeAssistant, *, patience: float = 5, token: str = TOKEN, rig: str | None = None
) -> HomeAssistant:
    """Return somebody who asks it."""
    return HomeAssistant(Settings(url=home.url, token=token, rig=rig), patience=patience)


def test_question_has_its_fields_and_the_rig(home: FakeHomeAssistant) -> None:
    """Fields without a value are left out; a rig that is named goes before that of the settings."""
    asking(home, rig="PC").ask("list_sessions", limit=1, name=None)
    asking(home, rig="PC").ask("list_sessions", rig="Cellar")
    asking(home).ask("list_sessions")
    assert [data for _, data in home.calls] == [{"limit": 1, "rig": "PC"}, {"rig": "Cellar"}, {}]


def test_anything_can_be_looked_at(home: FakeHomeAssistant) -> None:
    """What other parts of Home Assistant have, such as its version."""
    home.bad_days.append(status(200, '{"version": "2026.11.0"}'))
    assert asking(home).get("/api/config") == {"version": "2026.11.0"}


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (refusal("Another session runs."), RefusedError, "^Another session runs.$"),
        (status(400, "400: Bad Request"), UnreachableError, "not set up there, or Home Assistant is still starting"),
        (status(400, '{"message": ""}'), UnreachableError, "not set up there"),
        (status(401), UnauthorizedError, "does not accept the token. Check token"),
        (status(403), UnauthorizedError, "lets nobody in from here"),
        (status(302), SettingsError, "sends to somewhere else. Check url"),
        (status(404), MissingError, "not set up there, or is older than this client"),
        (status(500), FailedError, r"failed at it \(500\)"),
        (status(503, '{"message": "Starting"}'), UnreachableError, r"is not ready: Starting \(503\)"),
        (status(599), UnreachableError, r"no reason given \(599\)"),
        (status(200, "<html>"), UnreachableError, "is not Home Assistant. Check url"),
        (status(200, "[]"), UnreachableError, "is not Home Assistant"),
        (status(200, '{"service_response": null}'), UnreachableError, "is not Home Assistant"),
        (hang_up, UnreachableError, "does not answer: remote end closed connection without response"),
        (hang, UnreachableError, "does not answer: timed out"),
    ],
    ids=[
        "refused",
        "unknown action",
        "refused without words",
        "wrong token",
        "banned",
        "redirect",
        "not found",
        "fault",
        "busy",
        "unheard-of",
        "router",
        "other JSON",
        "no response",
        "hung up",
        "hangs",
    ],
)
def test_answer_that_is_no_yes_says_what_to_do(
    home: FakeHomeAssistant, answer: Callable[[Handler], None], error: type[Exception], said: str
) -> None:
    """Each as the kind of error that decides whether it is worth asking again."""
    home.bad_days.append(answer)
    with pytest.raises(error, match=said):
        asking(home, patience=0.2).ask("get_session", key="one")


def test_nobody_there_is_said_with_the_reason(home: FakeHomeAssistant) -> None:
    """As the system has it."""
    home.close()
    with pytest.raises(UnreachableError, match=r"does not answer: connection refused\. Check that Home Assistant runs"):
        asking(home).ask("list_sessions")


def test_clocks_are_compared_on_the_way(home: FakeHomeAssistant) -> None:
    """Even by an answer that refuses; one without a date says nothing."""
    somebody = asking(home)

    def dateless(handler: Handler) -> None:
        """Answer as an old proxy might."""
        handler.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    home.bad_days.append(dateless)
    with pytest.raises(UnreachableError):
        somebody.ask("list_sessions")
    assert somebody.clock.bounds is None
    somebody.ask("list_sessions")
    assert somebody.clock.bounds is not None
    assert somebody.clock.offset == 0


def test_nobody_is_asked_without_settings() -> None:
    """It says which are missing."""
    with pytest.raises(SettingsError, match="TRAINING_ENERGY_URL"):
        HomeAssistant(Settings())
