"""What one reading means for its meter: raw readings in, energy that only rises out.

A meter goes back, jumps, resets and falls silent. Each fault has one rule here, and
each decision leaves a verdict that says what was decided and about how much energy.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from .meter import Doubt, Fault, Meter, Suspect, Verdict
from .point import Kind, Point
from .reading import NOTHING, Count, Mark, Reading, energy_at, mean_power, rounded
from .rhythm import FEWEST, peak

# Below this share of the value before, a fall can be a reset: Home Assistant's own
# rule for statistics, so that both see the same resets.
RESET_SHARE: Final = Decimal("0.9")
# The slowest meters refresh their counter every five minutes while repeating it more
# often (Tasmota's default), so a report can be this much older than it looks.
SLOWEST_REFRESH: Final = timedelta(minutes=5)
# Rises that could not have been used and may still be undone. Real spikes come one
# or two at a time; more than this is somebody turning a number by hand.
MOST_SUSPECTS: Final = 8
# Decisions that are remembered for a session which, it turns out later, had begun then.
MOST_VERDICTS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one reading led to: the meter after it, what was counted and decided."""

    meter: Meter
    counts: tuple[Count, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def then(self, following: Step) -> Step:
        """Return this step and one that went on from its meter, as one."""
        return Step(
            meter=following.meter,
            counts=self.counts + following.counts,
            verdicts=self.verdicts + following.verdicts,
        )


def read(meter: Meter, reading: Reading, *, ordinal: int, max_power: Decimal) -> Step:
    """Return what a reading means for a meter.

    `max_power` (kW) bounds what can have been used. It decides what a fall was; it
    never refuses a rise.
    """
    if not reading.is_evidence:
        return Step(meter=meter)
    # Clocks are set back and states come twice: time stands still then, never less.
    at = max(reading.at, meter.seen or reading.at)
    now = Mark(ordinal=ordinal, at=at, kwh=rounded(reading.kwh))
    last_reset = reading.last_reset or meter.last_reset
    if meter.last is None:
        found = Point(ordinal=ordinal, at=at, kwh=meter.track.kwh, kind=Kind.FOUND, display=now.kwh)
        step = Step(meter=replace(meter, last=now, track=meter.track.cut(found)))
    else:
        case = _Case(meter=meter, last=meter.last, now=now, max_power=max_power)
        if last_reset and meter.last_reset and last_reset != meter.last_reset:
            step = case.recounted(last_reset)
        else:
            step = case.judged()
    resets = meter.resets + sum(verdict.fault is Fault.RESET for verdict in step.verdicts)
    is_found = meter.last is None or meter.away is not None
    left, back = (meter.away, at) if is_found else (meter.left, meter.back)
    verdicts = (*meter.verdicts, *step.verdicts)[-MOST_VERDICTS:]
    known = replace(
        step.meter, seen=at, last_reset=last_reset, away=None, left=left, back=back, resets=resets, verdicts=verdicts
    )
    return replace(step, meter=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A reading to be judged: the meter, the reading it counts from, the new one.

    It `held` the value that it counts from until now, unless it showed nonsense instead.
    """

    meter: Meter
    last: Mark
    now: Mark
    max_power: Decimal
    held: bool = True

    def judged(self) -> Step:
        """Return what the reading means by its value alone."""
        return self.decided(self.meter.doubt) if self.meter.doubt else self.moved()

    def moved(self) -> Step:
        """Return what the reading means when nothing is in doubt."""
        if self.now.kwh == self.last.kwh:
            return Step(meter=self.meter)
        if self.now.kwh > self.last.kwh:
            return self.risen()
        if self.is_back:
            return self.undone()
        doubt = Doubt(low=self.now, usable=self.usable(self.now.kwh))
        return Step(meter=replace(self.meter, doubt=doubt))

    def decided(self, doubt: Doubt) -> Step:
        """Return what the reading means after a fall: a dip, a reset, a rollback."""
        if self.now.kwh == doubt.low.kwh:
            return Step(meter=self.meter)
        clear = replace(self, meter=replace(self.meter, doubt=None))
        if self.now.kwh < doubt.low.kwh:
            return clear.moved()
        if self.now.kwh < self.last.kwh and not self.is_back:
            if self.is_lifted(doubt):
                return Step(meter=replace(self.meter, doubt=Doubt(low=self.now, usable=False)))
            fallen = self.fallen(doubt)
            return fallen.then(self._from(fallen.meter, doubt.low).moved())
        # The counter may have begun anew, or been set back, and have come up since.
        anew = next((kwh for kwh in (self.now.kwh, self.now.kwh - doubt.low.kwh) if self.usable(kwh)), None)
        more = NOTHING if anew is None else anew - max(self.now.kwh - self.last.kwh, NOTHING)
        dip = Step(meter=clear.meter, verdicts=(self._verdict(Fault.DIP, doubt, more=max(more, NOTHING)),))
        return dip.then(replace(clear, held=False).moved())

    def fallen(self, doubt: Doubt) -> Step:
        """Return the meter counting on from its low: reset to zero, or rolled back."""
        low = doubt.low
        reset = doubt.usable and low.kwh < RESET_SHARE * self.last.kwh
        meter = replace(self.meter, last=low, doubt=None)
        rise = self.now.kwh - low.kwh
        # What cannot have been used since was there before: it was set back to that.
        less = (low.kwh if reset else NOTHING) + (NOTHING if self._from(meter, low).usable(rise) else rise)
        more = self._unseen(low) + (low.kwh if doubt.usable and not reset else NOTHING)
        verdict = self._verdict(Fault.RESET if reset else Fault.ROLLBACK, doubt, less=less, more=more)
        return _booked(meter, _count(self.last, low, low.kwh if reset else NOTHING), verdict=verdict)

    def recounted(self, last_reset: datetime) -> Step:
        """Return what a reading means whose counter says that it began anew.

        Some integrations say so at every start although their counter goes on. It did
        not begin anew where that much cannot have been used since.
        """
        anew = self.usable(self.now.kwh, since=last_reset)
        rise = self.now.kwh - self.last.kwh
        if not anew and (self.is_back or (rise >= NOTHING and self.usable(rise))):
            return self.judged()
        doubt = self.meter.doubt
        since = doubt.low.ordinal if doubt else self.now.ordinal
        used = self.now.kwh if anew else NOTHING
        less = used - rise if anew and rise >= NOTHING else used
        more = self._unseen(self.now)
        verdict = Verdict(fault=Fault.RESET, at=self.now.at, kwh=used, since=since, less=less, more=more)
        meter = replace(self.meter, last=self.now, doubt=None)
        return _booked(meter, self._counted(used), verdict=verdict)

    def risen(self) -> Step:
        """Return the meter after a rise, believed if it can have been used."""
        count = self._counted(self.now.kwh - self.last.kwh)
        meter = replace(self.meter, last=self.now)
        if self.usable(count.kwh):
            return _booked(meter, count)
        suspects = (*meter.suspects, Suspect(count=count, before=self.last))
        oldest = _booked(replace(meter, suspects=suspects[:-MOST_SUSPECTS]))
        kept = replace(oldest.meter, suspects=suspects[-MOST_SUSPECTS:])
        return replace(oldest, meter=kept)

    def undone(self) -> Step:
        """Return the meter without the rises that a fall straight back has undone."""
        suspects = self.meter.suspects
        first = max(i for i, s in enumerate(suspects) if s.before.kwh <= self.now.kwh)
        gone = suspects[first:]
        # A settled session keeps what it took: that much is not counted again.
        taken = _sum(s.count for s in gone if s.taken)
        before = gone[0].before
        back = replace(before, kwh=min(before.kwh + taken, self.now.kwh))
        meter = replace(self.meter, last=back, suspects=suspects[:first])
        spike = Verdict(
            fault=Fault.SPIKE,
            at=self.now.at,
            kwh=_sum(s.count for s in gone),
            since=gone[0].count.ordinal,
            until=gone[-1].count.ordinal,
            more=back.kwh - before.kwh,
        )
        return Step(meter=meter, verdicts=(spike,)).then(replace(self._from(meter, back), held=False).moved())

    @property
    def is_back(self) -> bool:
        """Return whether the reading is at or above where a suspect rise began."""
        return any(s.before.kwh <= self.now.kwh for s in self.meter.suspects)

    def is_lifted(self, doubt: Doubt) -> bool:
        """Return whether the low was a glitch on the way to this reading.

        A plug that lost power shows 0 until it has read what it saved, which is less
        than it showed last. No reset counts nearly as much in no time.
        """
        from_low = self._from(self.meter, doubt.low)
        is_near = self.now.kwh >= RESET_SHARE * self.last.kwh
        return is_near and not from_low.usable(self.now.kwh - doubt.low.kwh)

    def usable(self, kwh: Decimal, *, since: datetime | None = None) -> bool:
        """Return whether that much energy (kWh) can have been used since the last.

        `since` is from when on it was counted, where the meter says that.
        """
        seen = max(self.meter.seen or self.now.at, since or self.last.at)
        time = min(self.now.at - self.last.at, max(self.now.at - seen, SLOWEST_REFRESH))
        return kwh <= energy_at(self.max_power, time)

    def _from(self, meter: Meter, last: Mark) -> _Case:
        """Return the same reading to be judged from another one."""
        return replace(self, meter=meter, last=last)

    def _counted(self, kwh: Decimal) -> Count:
        """Return an energy (kWh) as counted up to the new reading."""
        is_here = self.meter.away is None
        # What it says first, or first again, may be what somebody else has kept of it.
        is_held = self.held and is_here and self.meter.seen != self.meter.back
        return _count(self.last, self.now, kwh, seen=is_here, held=self.meter.seen if is_held else None)

    def _verdict(self, fault: Fault, doubt: Doubt, *, less: Decimal = NOTHING, more: Decimal = NOTHING) -> Verdict:
        """Return what is said of a fall, of how far it went, and of what else it may have been (kWh)."""
        fall = self.last.kwh - doubt.low.kwh
        return Verdict(fault=fault, at=self.now.at, kwh=fall, since=doubt.low.ordinal, less=less, more=more)

    def _unseen(self, low: Mark) -> Decimal:
        """Return what a meter can have counted (kWh) between its last reading and a low.

        It never showed that. It is bounded by twice the power that the meter has shown
        lately, where that is known.
        """
        power = self.max_power
        shown = self.meter.track.shown
        if len(shown) > FEWEST:
            waited = self.now.at - low.at
            following = mean_power(self.now.kwh - low.kwh, waited) if waited else NOTHING
            power = min(power, 2 * max(peak(shown), following))
        return energy_at(power, low.at - self.last.at)


def _booked(meter: Meter, *believed: Count, verdict: Verdict | None = None) -> Step:
    """Return the meter with counts believed, and with them the suspects before."""
    counts = [count for count in (*meter.open_counts, *believed) if count.kwh]
    booked, fresh = (replace(meter, suspects=()) if meter.suspects else meter).booked(counts)
    return Step(meter=booked, counts=fresh, verdicts=(verdict,) if verdict else ())


def _count(start: Mark, end: Mark, kwh: Decimal, *, seen: bool = True, held: datetime | None = None) -> Count:
    """Return an energy (kWh) as counted between two readings."""
    return Count(ordinal=end.ordinal, start=start.at, end=end.at, kwh=kwh, display=end.kwh, seen=seen, held=held)


def _sum(counts: Iterable[Count]) -> Decimal:
    """Return the energy of several counts (kWh)."""
    return sum((count.kwh for count in counts), NOTHING)
