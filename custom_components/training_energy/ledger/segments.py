"""A session's segments: what it used, at which price, in the order of time."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Final

from .tariff import Segment

# Quarter-hourly prices fill this in ten days. Beyond it, short ones are merged.
MOST_SEGMENTS: Final = 1000


def joined_in(segments: tuple[Segment, ...], more: Iterable[Segment], *, start: datetime) -> tuple[Segment, ...]:
    """Return a session's segments with some more energy.

    A meter reports what it counted since before the session's `start`; the session
    says nothing of a time that is not its own.
    """
    merged = list(segments)
    for segment in more:
        inside = replace(segment, start=max(segment.start, start), end=max(segment.end, start))
        _add(merged, inside)
    while len(merged) > MOST_SEGMENTS and (pairs := _pairs(merged)):
        _, i = min(pairs)
        merged[i : i + 2] = [_joined(merged[i], merged[i + 1])]
    return tuple(merged)


def repriced(segments: tuple[Segment, ...], price: Decimal) -> tuple[Segment, ...]:
    """Return segments with a price (money per kWh) for those that had none."""
    return tuple(
        replace(segment, price=price, estimated=True) if segment.price is None else segment for segment in segments
    )


def priced_at(segments: tuple[Segment, ...], price: Decimal) -> tuple[Segment, ...]:
    """Return segments that all have one price (money per kWh), and that for sure."""
    return tuple(replace(segment, price=price, estimated=False) for segment in segments)


def weighed(segments: tuple[Segment, ...], carbon: Decimal) -> tuple[Segment, ...]:
    """Return segments with a carbon intensity (gCO2eq per kWh) for those that had none."""
    return tuple(replace(segment, carbon=carbon) if segment.carbon is None else segment for segment in segments)


def trimmed(segments: tuple[Segment, ...], kwh: Decimal, *, end: datetime) -> tuple[Segment, ...]:
    """Return a session's segments without the last of its energy (kWh), so that they `end` earlier."""
    kept = list(segments)
    while kept and kwh >= kept[-1].kwh:
        kwh -= kept.pop().kwh
    if kept and kwh:
        kept[-1] = replace(kept[-1], kwh=kept[-1].kwh - kwh)
    return tuple(replace(segment, start=min(segment.start, end), end=min(segment.end, end)) for segment in kept)


def _add(segments: list[Segment], more: Segment) -> None:
    """Put one segment into its place, merged with its neighbours at the same price."""
    place = len(segments)
    while place and segments[place - 1].end >= more.start:
        place -= 1
        beside = segments[place]
        if _kind(beside) == _kind(more) and beside.start <= more.end:
            more = _joined(segments.pop(place), more)
    insort(segments, more, key=attrgetter("start"))


def _kind(segment: Segment) -> tuple[Decimal | None, bool, bool]:
    """Return what two segments have in common that can be one."""
    return (segment.price, segment.estimated, segment.carbon is None)


def _joined(one: Segment, other: Segment) -> Segment:
    """Return two segments as one that costs and emits what both do."""
    kwh = one.kwh + other.kwh
    price, carbon = one.price, one.carbon
    if one.cost is not None and other.cost is not None and one.price != other.price:
        price = (one.cost + other.cost) / kwh
    if one.grams is not None and other.grams is not None and one.carbon != other.carbon:
        carbon = (one.grams + other.grams) / kwh
    return Segment(
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        kwh=kwh,
        price=price,
        estimated=one.estimated or other.estimated,
        carbon=carbon,
    )


def _pairs(segments: list[Segment]) -> list[tuple[timedelta, int]]:
    """Return the neighbours that can be merged: how long both are, and where."""
    return [
        (other.end - one.start, i)
        for i, (one, other) in enumerate(pairwise(segments))
        if (one.price is None, one.carbon is None) == (other.price is None, other.carbon is None)
    ]
