"""What the actions find out about sessions."""

from functools import partial
from typing import Final

from .addressees import session_meant
from .coordinator import TrainingEnergyCoordinator
from .inputs import Inputs
from .query import Query, Shelf, found
from .records import Record
from .told import async_told_briefly, told

# What sessions are asked for by.
FILTERS: Final = ("model", "tag", "name", "after", "before")
# Sessions on a page, where nobody says how many: a screen or two.
USUAL_PAGE: Final = 50
# An answer of this many takes some 20 ms to write.
LARGEST_PAGE: Final = 500


async def async_get(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return one session, whole."""
    return told(rig, session_meant(rig, inputs))


async def async_list(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return a page of the rig's sessions, the newest first; it is found and written off the event loop."""
    limit = inputs.whole("limit", least=1, most=LARGEST_PAGE) or USUAL_PAGE
    find = partial(found, Shelf.of(rig), query_of(inputs), limit=limit, offset=inputs.whole("offset") or 0)
    sessions, total = await rig.hass.async_add_executor_job(find)
    return {"sessions": [*await async_told_briefly(rig, sessions)], "total": total}


def query_of(inputs: Inputs) -> Query:
    """Return which sessions are asked for."""
    return Query(
        model=inputs.text("model"),
        tag=inputs.text("tag"),
        name=inputs.text("name"),
        after=inputs.moment("after"),
        before=inputs.moment("before"),
    )
