"""What of earlier sessions waits on this machine until Home Assistant hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..plain import clean, minute_of, sentence
from ..spool import Log, logs


@dataclass(frozen=True)
class Waiting:
    """A session of which Home Assistant does not know everything."""

    key: str
    name: str
    events: int
    refused: str | None
    is_being_told: bool

    @classmethod
    def of(cls, log: Log) -> Waiting:
        """Return what is known of it."""
        is_free = log.lock()
        if is_free:
            log.unlock()
        name = log.start.data.get("name") if log.start else None
        return cls(log.session, clean(name or log.session), len(log.unsent), log.sent.refused, not is_free)

    @property
    def text(self) -> str:
        """What it is, and what can be done about it."""
        of = f"'{self.name}' ({clean(self.key)})"
        if self.is_being_told:
            return f"{of} is being told by another process."
        if self.refused is not None:
            how = f"`training-energy sync` tries again, `training-energy sync --discard {clean(self.key)}` forgets it."
            return f"{of} was refused: {sentence(clean(self.refused))} {how}"
        return f"{of} waits. `training-energy sync` tells it."


def described(log: Log) -> str:
    """Return what a session was, for who may want to record it by hand."""
    start, stop, key = log.start, log.stop, clean(log.session)
    name = start.data.get("name") if start else None
    steps = stop.data.get("steps") if stop else None
    steps = log.steps if steps is None else steps
    known = (
        f"'{clean(name)}' ({key})" if name else key,
        start and f"started {minute_of(start.at)}",
        None if steps is None else f"{steps:,} steps",
        stop and f"{stop.data.get('outcome') or 'stopped'} {minute_of(stop.at)}",
    )
    return ", ".join(part for part in known if part)


def waiting(place: Path) -> list[Waiting]:
    """Return the sessions in a folder of which something waits, the oldest first."""
    return [Waiting.of(log) for log in logs(place) if log.unsent]
