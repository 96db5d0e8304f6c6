"""What is said at the end of a run: its figures, or why there are none."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from training_energy_client.clock import NOTABLE
from training_energy_client.courier import Courier
from training_energy_client.errors import RefusedError, RigError, SettingsError, TrainingEnergyError
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.plain import sentence
from training_energy_client.rigs import is_away
from training_energy_client.saying import say
from training_energy_client.sessions import LAST_WORDS, VARIABLE
from training_energy_client.settings import Settings
from training_energy_client.summary import previous_of, summary

from .run import Run

# How often (s) to ask whether the meter has settled.
ASK = 5.0


def report(run: Run, trouble: SettingsError | None, *, waits: bool, as_json: bool) -> None:
    """Say what the run used and cost; `waits` until the meter has settled, which may take minutes.

    `trouble` is why there are no settings.
    """
    if run.courier is None:
        say(f"not counted: {trouble or _missing(run.settings)}")
    elif run.is_joined:
        say(_joined(run, run.courier))
    elif not run.courier.is_over and run.courier.refusal is not None:
        say(f"not counted: {_refused(run.key, run.courier.refusal)}")
    elif not run.courier.is_over:
        why = run.courier.trouble or "Home Assistant has not answered yet."
        say(f"{sentence(why)} The run is kept, and told by the next one or by `training-energy sync`.")
    elif run.courier.record is None:
        say(run.courier.elsewhere or "Home Assistant has no figures of the run.")
    else:
        _figures(run, run.courier.record, waits=waits, as_json=as_json)
    if run.courier is not None and abs(run.courier.offset) > NOTABLE:
        say(f"the clock of this machine is {abs(run.courier.offset):.1f} s off Home Assistant's")


def _refused(key: str, refusal: RefusedError) -> str:
    """Return why a run is not counted, and what can be done now."""
    forget = f"`training-energy sync --discard {key}` forgets it."
    if isinstance(refusal, RigError):
        return f"{refusal} Then `training-energy sync --rig NAME` tells this run too; {forget}"
    return f"{sentence(refusal)} It is kept: `training-energy sync` tries again, {forget}"


def _joined(run: Run, courier: Courier) -> str:
    """Return what has become of a run inside of another session, which may have been over before."""
    start = courier.log.start
    try:
        home = HomeAssistant(run.settings, patience=LAST_WORDS)
        record = home.ask("get_session", key=run.key, rig=start and start.data.get("rig"))
    except RefusedError as error:
        return f"not counted: {sentence(error)} {VARIABLE} names that session: unset it for one of its own."
    except TrainingEnergyError:
        return "counted with the session around it"
    if record["ended_at"] is None:
        return "counted with the session around it"
    return f"not counted: the session that {VARIABLE} names is over. Unset it for one of its own."


def _figures(run: Run, record: dict[str, Any], *, waits: bool, as_json: bool) -> None:
    """Say the figures."""
    file = sys.stderr
    # A script waits for the wrapper, and is not to wait for Home Assistant.
    home = HomeAssistant(run.settings) if waits else HomeAssistant(run.settings, patience=LAST_WORDS)
    previous, away = None, False
    try:
        while waits and not record["settled"]:
            time.sleep(ASK)
            record = home.ask("get_session", key=run.key)
        previous, away = previous_of(home, record), is_away(home, record)
    except TrainingEnergyError as error:
        say(str(error))
    if as_json:
        print(json.dumps({"session": record, "previous": previous}), file=file)
        return
    print(f"\n{summary(record, previous, is_away=away, color=file.isatty())}", file=file)
    if run.courier is not None and run.courier.elsewhere:
        say(run.courier.elsewhere)


def _missing(settings: Settings) -> str:
    """Return which setting is missing."""
    try:
        settings.server  # noqa: B018  says so
    except SettingsError as error:
        return str(error)
    return "there is nobody to tell."
