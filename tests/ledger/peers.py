"""Runs on paper that are over: a few numbers in, a session out."""

from datetime import timedelta
from decimal import Decimal

from custom_components.training_energy.ledger import Account, Details, Figures, Peer, Session, figures_of, rebuilt

from .rig import after


def session(
    name: str = "run",
    *,
    steps: int | None = 1000,
    kwh: str = "0.5",
    cost: str | None = "0.1",
    hours: float = 1,
    day: float = 0,
    currency: str = "USD",
    **details: object,
) -> Session:
    """Return a session that is over."""
    said = Details(**{"name": name, **details})  # type: ignore[arg-type]  # the caller knows the details
    return rebuilt(
        Account(
            id=name,
            details=said,
            currency=currency,
            started=after(day * 1440),
            ended=after(day * 1440) + timedelta(hours=hours),
            energy_kwh=Decimal(kwh),
            cost=None if cost is None else Decimal(cost),
            steps=steps,
        )
    )


def peer(name: str = "run", **facts: object) -> Peer:
    """Return a session that is over, to be compared."""
    return Peer.of(session(name, **facts), "USD")  # type: ignore[arg-type]  # the caller knows the facts


def figures(name: str = "run", **facts: object) -> Figures:
    """Return the figures of a session that is over."""
    run = session(name, **facts)  # type: ignore[arg-type]  # the caller knows the facts
    return figures_of(run, run.opened.at)
