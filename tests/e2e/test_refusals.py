"""Bad input over REST: an answer that says what to do, and nothing changed."""

from http import HTTPStatus

import pytest

from lab.rest import Json, RefusedError

from .rig import Rig

# What Home Assistant itself answers where a schema refuses the data.
WITHOUT_WORDS = "400: Bad Request"

# Action and data, for a rig that is idle.
IDLE = {
    "a stop with nothing to stop": ("stop_session", {}),
    "a pause with nothing to pause": ("pause_session", {}),
    "a start with a name past the limit": ("start_session", {"name": "n" * 256}),
    "a start with planned steps that are no whole number": ("start_session", {"planned_steps": 1.5}),
    "a start with metadata that is no object": ("start_session", {"metadata": "text"}),
    "a session that does not exist": ("get_session", {"session_id": "nonesuch"}),
}

# The same for a rig that trains.
TRAINING = {
    "a second start": ("start_session", {"name": "Second"}),
    "a stop with steps below zero": ("stop_session", {"steps": -1}),
    "a stop with half a step": ("stop_session", {"steps": 0.5}),
    "a stop with an outcome that is none": ("stop_session", {"outcome": "splendid"}),
    "a stop of another session": ("stop_session", {"session_id": "nonesuch"}),
    "progress below zero": ("report_progress", {"step": -5}),
}


# What a running session changes by itself from one look to the next.
TIMES = {"duration_s", "active_s", "energy_max_kwh"}


def kept(rig: Rig) -> tuple[list[dict[str, Json]], str | None]:
    """Return all that a refused action must not change."""
    sessions = rig.ask("list_sessions")["sessions"]
    return [{key: session[key] for key in session.keys() - TIMES} for session in sessions], rig.shows("status")


def refuse(rig: Rig, action: str, data: dict[str, object]) -> None:
    """Perform the action and see it refused, in words for a person, with the rig as it was."""
    before = kept(rig)
    with pytest.raises(RefusedError) as refused:
        rig.ask(action, **data)
    assert refused.value.status == HTTPStatus.BAD_REQUEST
    assert refused.value.message != WITHOUT_WORDS
    assert "{" not in refused.value.message
    assert kept(rig) == before


@pytest.mark.parametrize(("action", "data"), IDLE.values(), ids=IDLE)
def test_an_idle_rig_refuses(rig: Rig, action: str, data: dict[str, object]) -> None:
    """What makes no sense without a session, or at all, is refused."""
    refuse(rig, action, data)


@pytest.mark.parametrize(("action", "data"), TRAINING.values(), ids=TRAINING)
def test_a_training_rig_refuses(rig: Rig, action: str, data: dict[str, object]) -> None:
    """What would spoil the running session is refused, and it goes on."""
    rig.ask("start_session", name="First")
    refuse(rig, action, data)


def test_an_unknown_rig_is_refused(rig: Rig) -> None:
    """A mistyped name is answered with words, not with a traceback."""
    with pytest.raises(RefusedError) as refused:
        rig.home.rest.ask("training_energy.start_session", rig="Nonesuch")
    assert refused.value.status == HTTPStatus.BAD_REQUEST
    assert "Nonesuch" in refused.value.message


def test_a_second_rig_on_the_same_meter_is_refused(rig: Rig) -> None:
    """One meter would be paid for twice."""
    with pytest.raises(RefusedError):
        rig.home.rest.configure("training_energy", name="Other", meters=["sensor.wall_meter"], price=0.2)
