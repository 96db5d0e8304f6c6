"""Watches over the open session: tells once that it is over budget, idle, or that its trainer fell silent."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
import logging
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LEARN_MORE
from .errors import RigReloadedError
from .ledger import (
    LedgerError,
    Limits,
    Notice,
    Outcome,
    Quality,
    Session,
    budget_of,
    idle_of,
    is_over_budget,
    noticed,
)
from .teller import SessionEvent

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyCoordinator
    from .keeper import Keeper

_LOGGER = logging.getLogger(__name__)

_EVENTS: Final = {
    Notice.OVER_BUDGET: SessionEvent.BUDGET_EXCEEDED,
    Notice.IDLE: SessionEvent.IDLE,
    Notice.SILENT: SessionEvent.SILENT,
}


def limits_of(keeper: Keeper, *, since: datetime | None = None) -> Limits:
    """Return what is worth telling of a rig's session, to who listened `since` a time."""
    settings, book = keeper.settings, keeper.book
    rises = [facts.rise for facts in keeper.facts.values() if facts.rise and facts.quality is not Quality.IRREGULAR]
    return Limits(
        budget=settings.budget,
        idle=idle_of(book) if settings.idle is None else settings.idle,
        idle_time=_time(settings.idle_timeout),
        grain=sum(rises, Limits().grain),
        silence=_time(settings.silence_timeout),
        since=since,
    )


def budget_facts(keeper: Keeper) -> tuple[bool | None, Decimal | None]:
    """Return whether the session shown is over its budget, and what is left of it (money); None is not known.

    A rise of the meter that is not believed yet is left out: one spike must not stop a run.
    """
    session, figures, limits = keeper.book.shown, keeper.confirmed, limits_of(keeper)
    if session is None or figures is None:
        return None, None
    budget = budget_of(session, limits)
    left = None if budget is None or figures.cost is None else budget - figures.cost
    return is_over_budget(session, figures, limits), left


class Oversight:
    """The watch over a rig's session."""

    def __init__(self, rig: TrainingEnergyCoordinator) -> None:
        """Remember whom to watch."""
        self._rig = rig
        self._issue_id = f"forgotten_session_{rig.entry.entry_id}"
        self._since: datetime | None = None
        self._is_closing = False

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Watch until the function returned is called; a trainer has not been silent before that."""
        self._since = dt_util.utcnow()
        self.async_look()

        @callback
        def async_stop() -> None:
            """Watch no more, and leave no repair behind."""
            self._since = None
            ir.async_delete_issue(self._rig.hass, DOMAIN, self._issue_id)

        return async_stop

    @callback
    def async_look(self) -> None:
        """Tell what is to be told of the session as it is now."""
        rig = self._rig
        if self._since is None:
            return
        limits = limits_of(rig, since=self._since)
        rig.book, notices = noticed(rig.book, dt_util.utcnow(), limits, confirmed=rig.confirmed)
        session = rig.book.open
        self._async_remind(session)
        if session is None:
            return
        if notices:
            rig.async_save_at_once()
        if Notice.IDLE in notices:
            # The status says since when, which whoever hears of it will want to know.
            rig.async_update_listeners()
        for notice in notices:
            rig.async_tell(_EVENTS[notice], rig.book.view(session))
        if Notice.SILENT in session.told and not self._is_closing:
            # It may have been told before a restart, and not closed.
            self._is_closing = True
            rig.entry.async_create_task(rig.hass, self._async_close(session.id), "training_energy silent session")

    async def _async_close(self, session_id: str) -> None:
        """Stop a session whose trainer fell silent where that was last heard of, if it is still silent."""
        rig = self._rig
        try:
            async with rig.async_opening():
                if (session := self._silent(session_id)) is None:
                    return
                heard = max(session.reported or session.opened.at, session.spans[-1].opened.at)
                try:
                    await rig.async_stop_session(outcome=Outcome.INTERRUPTED, at=heard)
                except (HomeAssistantError, LedgerError) as error:
                    _LOGGER.warning("%s: %s is stopped only now: %s", rig.settings.name, session.label, error)
                    if self._silent(session_id) is not None:
                        await rig.async_stop_session(outcome=Outcome.INTERRUPTED)
        except RigReloadedError:
            return  # whoever watches over it now finds it
        finally:
            self._is_closing = False

    def _silent(self, session_id: str) -> Session | None:
        """Return a session if it is open, and its trainer is silent still."""
        session = self._rig.book.open
        return session if session and session.id == session_id and Notice.SILENT in session.told else None

    @callback
    def async_leave(self, session_id: str) -> None:
        """Say no more of a session that was forgotten, until it was busy again."""
        rig = self._rig
        if (session := rig.book.open) is not None and session.id == session_id:
            rig.book = rig.book.having(replace(session, told=(*session.told, Notice.LEFT)))
            rig.async_save_at_once()

    @callback
    def _async_remind(self, session: Session | None) -> None:
        """Offer to stop a session that was forgotten where it went idle, or take that back."""
        rig = self._rig
        if session is None or session.idle_since is None or Notice.LEFT in session.told:
            ir.async_delete_issue(rig.hass, DOMAIN, self._issue_id)
            return
        since = dt_util.as_local(session.idle_since)
        ir.async_create_issue(
            rig.hass,
            DOMAIN,
            self._issue_id,
            data={"entry_id": rig.entry.entry_id, "session_id": session.id},
            is_fixable=True,
            learn_more_url=LEARN_MORE,
            severity=ir.IssueSeverity.WARNING,
            translation_key="forgotten_session",
            translation_placeholders={
                "rig": rig.settings.name,
                "session": session.label,
                "since": f"{since:%Y-%m-%d %H:%M}",
            },
        )


def _time(seconds: int) -> timedelta | None:
    """Return a time that is waited for, None for never."""
    return timedelta(seconds=seconds) if seconds else None
