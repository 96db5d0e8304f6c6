"""What a budget affords at the price of a run: the steps, and the runs of a usual length."""

from decimal import Decimal

from .ledger import Figures


def affordable_steps(last: Figures | None, budget: Decimal) -> int | None:
    """Return how many whole steps a budget (money) buys at a session's cost per step.

    None where that is unknown, and where steps cost nothing or less: no number has them.
    """
    if last is None or not last.steps or last.cost is None or last.cost <= 0:
        return None
    # Not by the cost per step: that is rounded, and a whole step might be lost to it.
    return int(budget * last.steps / last.cost)


def affordable_runs(last: Figures | None, budget: Decimal, *, steps_per_run: int) -> Decimal | None:
    """Return how many runs of so many steps a budget (money) buys."""
    steps = affordable_steps(last, budget)
    return None if steps is None else Decimal(steps) / steps_per_run
