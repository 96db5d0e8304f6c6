"""The sessions of a rig as a file, in an answer or to be downloaded."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Final

from yarl import URL

from homeassistant.components.http.auth import async_sign_path
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import TrainingEnergyCoordinator
from .formats import Form, written
from .inputs import Inputs
from .ledger import Figures, Session, figures_of
from .lineage import lineage_of
from .lookups import FILTERS, query_of
from .query import Query, Shelf
from .records import Record, record_of
from .references import async_last_entity_id_of

# Where files are downloaded: the entry id of the rig comes last.
PATH: Final = f"/api/{DOMAIN}/export/{{entry_id}}"
# Bytes; a larger answer would hold up whoever shows it.
LARGEST_CONTENT: Final = 1_000_000
# Long enough to be clicked in a message; a new one is quickly had.
LIFETIME: Final = timedelta(hours=1)


async def async_export(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return the sessions asked for that are final as a file, and where it can be downloaded."""
    form, query = form_of(inputs), query_of(inputs)
    content = await async_exported(rig, query, form)
    asked = {field: text for field in FILTERS if (text := _written(inputs, field)) is not None}
    url = URL(PATH.format(entry_id=rig.entry.entry_id)).with_query({"format": form.value, **asked})
    return {
        "format": form.value,
        "content": content if len(content.encode()) <= LARGEST_CONTENT else None,
        "url": async_sign_path(rig.hass, str(url), LIFETIME),
    }


def form_of(inputs: Inputs) -> Form:
    """Return which form is asked for."""
    return inputs.choice("format", Form) or Form.CSV


def _written(inputs: Inputs, field: str) -> str | None:
    """Return a filter as an address has it: a time is one whatever zone it is read in."""
    if field in ("after", "before"):
        moment = inputs.moment(field)
        return None if moment is None else moment.isoformat()
    return inputs.text(field)


async def async_exported(rig: TrainingEnergyCoordinator, query: Query, form: Form) -> str:
    """Return the text of a file with the sessions asked for that are final, the oldest first."""
    shelf = Shelf.of(rig)
    write = partial(written, form, rig=rig.entry.title, at=dt_util.utcnow())
    references = await rig.hass.async_add_executor_job(_references, shelf)
    meters = {reference: async_last_entity_id_of(rig.hass, reference) for reference in references}
    return await rig.hass.async_add_executor_job(
        lambda: write(_records(shelf, query, rig=rig.entry.title, meters=meters))
    )


def _references(shelf: Shelf) -> set[str]:
    """Return the references of all meters that a flag speaks of."""
    references = {flag["meter"] for row in shelf.rows for flag in row.get("flags", ())}
    return references | {flag.meter for session in shelf.held.values() for flag in session.flags}


def _records(shelf: Shelf, query: Query, *, rig: str, meters: dict[str, str]) -> Iterator[Record]:
    """Yield the sessions asked for that are final as records, as `get_session` gives them."""
    find = shelf.finder()
    for row in reversed(shelf.asked_over(query)):
        # One that settles would be final where it is imported, with figures that still change here.
        if (session := shelf.read(row)) and session.settled:
            record = record_of(session, _figures(session), rig=rig, entity_of=lambda meter: meters.get(meter, meter))
            yield {**record, "lineage": lineage_of(session, find, _figures)}


def _figures(session: Session) -> Figures:
    """Return the figures of a session that is over."""
    return figures_of(session, session.opened.at)
