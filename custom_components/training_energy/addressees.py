"""Whom an action is for: which rig, and which of its sessions."""

from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .errors import refusal
from .ledger import Notice, Session, SessionFinishedError
from .names import is_same

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator
    from .inputs import Inputs


async def async_rig(hass: HomeAssistant, named: str | None) -> TrainingEnergyCoordinator:
    """Return the rig with a config entry id or a name, the only one where none is named."""
    entry = async_entry(hass, named)
    # A rig that was reconfigured is just being reloaded: no reason to lose a stop.
    async with entry.setup_lock:
        pass
    if entry.state is not ConfigEntryState.LOADED:
        raise refusal(key="rig_not_loaded", rig=entry.title)
    return entry.runtime_data


@callback
def async_entry(hass: HomeAssistant, named: str | None) -> TrainingEnergyConfigEntry:
    """Return the config entry of the rig that is meant."""
    entries: list[TrainingEnergyConfigEntry] = hass.config_entries.async_entries(
        DOMAIN, include_ignore=False, include_disabled=named is not None
    )
    rigs = ", ".join(entry.title for entry in entries)
    if not entries:
        raise refusal(key="no_rig")
    meant = entries if named is None else [entry for entry in entries if named == entry.entry_id]
    if named is not None and not meant:
        meant = [entry for entry in entries if is_same(entry.title, named)]
    if not meant:
        raise refusal(key="unknown_rig", rig=named or "", rigs=rigs)
    if len(meant) > 1:
        raise refusal(key="several_rigs", rigs=rigs)
    return meant[0]


def session_named(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Session | None:
    """Return the session that `session_id` or `key` names, None where neither is given.

    Raises UnknownSessionError.
    """
    names = [named for field in ("session_id", "key") if (named := inputs.text(field)) is not None]
    sessions = [rig.find(named) for named in names]
    if len({session.id for session in sessions}) > 1:
        raise refusal(key="two_sessions", one=sessions[0].label, other=sessions[1].label)
    return sessions[0] if sessions else None


def session_meant(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Session:
    """Return the session that is named, which one has to be. Raises UnknownSessionError."""
    session = session_named(rig, inputs)
    if session is None:
        raise refusal(key="session_not_named")
    return session


def open_session(rig: TrainingEnergyCoordinator, inputs: Inputs) -> None:
    """Make sure that the session that is named, if one is, is the rig's open one.

    Raises UnknownSessionError, or SessionFinishedError.
    """
    session = session_named(rig, inputs)
    if session is not None and session.ended is not None:
        ended = dt_util.as_local(session.ended.at)
        raise SessionFinishedError(session=session.label, ended=f"{ended:%Y-%m-%d %H:%M}")


def silent_session(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Session | None:
    """Return the session that was closed while its trainer was silent, if it is that one that is meant.

    None where it is the open one. Raises UnknownSessionError, or SessionFinishedError.
    """
    session = session_named(rig, inputs)
    silent = rig.shown if session is None and rig.book.open is None else session
    if silent is not None and silent.ended is not None and Notice.SILENT in silent.told:
        return silent
    open_session(rig, inputs)
    return None
