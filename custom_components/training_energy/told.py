"""A session as an action answers with it."""

from collections.abc import Callable
from functools import partial

from .coordinator import TrainingEnergyCoordinator
from .ledger import Session
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


def _told(rig: TrainingEnergyCoordinator, session: Session, form: Callable[..., Record]) -> Record:
    """Return a session of a rig in one form or the other."""
    return form(
        session,
        rig.figures_of(session),
        rig=rig.entry.title,
        entity_of=partial(async_last_entity_id_of, rig.hass),
    )
