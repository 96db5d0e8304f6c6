"""A session as an action answers with it."""

from collections.abc import Callable, Sequence
from functools import partial

from .coordinator import TrainingEnergyCoordinator
from .ledger import Session, figures_of
from .lineage import lineage_of
from .records import Record, brief_of, record_of
from .references import async_last_entity_id_of


def told(rig: TrainingEnergyCoordinator, session: Session) -> Record:
    """Return a session of a rig with all that is known of it, as of now."""
    record = _told(rig, session, record_of)
    return {**record, "lineage": lineage_of(session, rig.glimpse, rig.figures_of)}


def told_briefly(rig: TrainingEnergyCoordinator, session: Session) -> Record:
    """Return a session of a rig as a list shows it, as of now."""
    return _told(rig, session, brief_of)


async def async_told_briefly(rig: TrainingEnergyCoordinator, sessions: Sequence[Session]) -> list[Record]:
    """Return sessions of a rig as a list shows them; they are written off the event loop: there may be hundreds."""
    running = {session.id: rig.figures_of(session) for session in sessions if session.ended is None}
    meters = {flag.meter for session in sessions for flag in session.flags}
    entities = {meter: async_last_entity_id_of(rig.hass, meter) for meter in meters}

    def tell() -> list[Record]:
        """Return the records."""
        figures = [running.get(session.id) or figures_of(session, session.opened.at) for session in sessions]
        told = partial(brief_of, rig=rig.entry.title, entity_of=entities.__getitem__)
        return [told(*each) for each in zip(sessions, figures, strict=True)]

    return await rig.hass.async_add_executor_job(tell)


def _told(rig: TrainingEnergyCoordinator, session: Session, form: Callable[..., Record]) -> Record:
    """Return a session of a rig in one form or the other."""
    return form(
        session,
        rig.figures_of(session),
        rig=rig.entry.title,
        entity_of=partial(async_last_entity_id_of, rig.hass),
    )
