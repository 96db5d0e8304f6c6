"""What an owner changes of a session after the fact."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from .ledger import EndBeforeStartError, Outcome, Session, StillRunningError


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Changes to a session; None leaves as it is.

    `details` are some of its details by their name, `price` is money per kWh for all of it.
    """

    details: dict[str, Any] = field(default_factory=dict)
    steps: int | None = None
    outcome: Outcome | None = None
    price: Decimal | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is changed."""
        return self == Edit()

    def of(self, session: Session) -> Session:
        """Return a session as it is said to be, its times aside.

        Raises StillRunningError for the outcome of one that runs.
        """
        if self.outcome is not None and session.ended is None:
            raise StillRunningError(session=session.label)
        session = replace(
            session,
            details=replace(session.details, **self.details),
            steps=session.steps if self.steps is None else self.steps,
            outcome=self.outcome or session.outcome,
        )
        return session if self.price is None else session.repriced(self.price)

    def moves(self, session: Session) -> bool:
        """Return whether a session gets other times than it has."""
        ended = session.ended.at if session.ended else None
        return self.started_at not in (None, session.opened.at) or self.ended_at not in (None, ended)

    def times(self, session: Session) -> tuple[datetime, datetime | None]:
        """Return when a session starts and ends, None where it goes on.

        Raises StillRunningError for the end of one that runs, EndBeforeStartError where they are swapped.
        """
        if session.ended is None and self.ended_at is not None:
            raise StillRunningError(session=session.label)
        begin, end = (
            self.started_at or session.opened.at,
            self.ended_at or (session.ended.at if session.ended else None),
        )
        if end is not None and begin >= end:
            raise EndBeforeStartError(session=session.label)
        return begin, end
