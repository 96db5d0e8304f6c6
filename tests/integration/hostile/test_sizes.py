"""How large what is kept of a session can get: every part of it is bounded, and so is the whole."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.inputs import (
    LARGEST_METADATA,
    LONGEST_NOTES,
    LONGEST_TAG,
    LONGEST_TEXT,
    MOST_TAGS,
)
from custom_components.training_energy.ledger import Fault, Flag, Session, dump
from custom_components.training_energy.ledger.curve import MOST_KNOTS, Curve, Knot
from custom_components.training_energy.ledger.flags import MOST_FLAGS
from custom_components.training_energy.ledger.segments import MOST_SEGMENTS
from custom_components.training_energy.ledger.session import MOST_SPANS
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.json import json_bytes
from homeassistant.util import dt as dt_util
from tests.integration.bench import Bench

# Bytes: of the words in it, and with all else that a session of one meter can have. docs/security.md has these figures.
LARGEST_WORDS = 70_000
LARGEST = 700_000
# Four bytes each, as large as a letter gets.
LETTER = "🔥"


async def _wordy(bench: Bench) -> Session:
    """Return a session in which everything is said that can be said, with a pause."""
    await bench.set_up()
    texts = dict.fromkeys(("name", "model", "parent", "key"), LETTER * LONGEST_TEXT)
    await bench.ask(
        "start_session",
        **texts,
        notes=LETTER * LONGEST_NOTES,
        tags=[f"{number:02}{LETTER * (LONGEST_TAG - 2)}" for number in range(MOST_TAGS)],
        metadata={"m": "m" * (LARGEST_METADATA - 10)},
        planned_steps=10**12,
        budget=10**12,
    )
    await bench.run(60, 400)
    await bench.ask("pause_session")
    await bench.run(60, 400)
    await bench.ask("resume_session")
    await bench.run(60, 400)
    session: Session = bench.entry.runtime_data.book.opened()
    return session


async def test_words_are_bounded(bench: Bench) -> None:
    """They are what anybody can make long who knows the webhook."""
    session = await _wordy(bench)
    assert len(json_bytes(dump(session.details))) < LARGEST_WORDS


async def test_whole_session_is_bounded(bench: Bench) -> None:
    """With as many pauses, prices, flags and points as one can have, each as long as it gets."""
    session = await _wordy(bench)
    now, digits = dt_util.utcnow(), Decimal("999999999999.999999999")
    segment = replace(session.segments[0], price=digits, carbon=digits, kwh=digits, estimated=True)
    flags = [Flag(fault=fault, meter="m" * 32, at=now, kwh=digits) for fault in Fault for _ in range(MOST_FLAGS)]
    whole = replace(
        session,
        spans=tuple(replace(session.spans[0]) for _ in range(MOST_SPANS)),
        segments=(segment,) * MOST_SEGMENTS,
        flags=tuple(flags),
        curve=Curve(knots=tuple(Knot(us=10**18, kwh=digits) for _ in range(MOST_KNOTS + 2))),
    )
    assert len(json_bytes(dump(whole))) < LARGEST


async def test_same_loop_of_pauses_ends(bench: Bench) -> None:
    """Who pauses and goes on without end is refused at some point, in words."""
    session = await _wordy(bench)
    rig = bench.entry.runtime_data
    spans = session.spans[:1] * (MOST_SPANS - 1) + session.spans[-1:]
    rig.async_enter(rig.book.having(replace(session, spans=spans)))
    with pytest.raises(ServiceValidationError, match="has had 999 pauses"):
        await bench.ask("pause_session")
    await bench.ask("stop_session")


async def test_progress_leaves_nothing_behind(bench: Bench) -> None:
    """A trainer that tells of each step makes its session no larger."""
    session = await _wordy(bench)
    before = len(json_bytes(dump(session)))
    for step in range(500):
        bench.freezer.tick(timedelta(milliseconds=50))
        await bench.ask("report_progress", step=step)
    after = len(json_bytes(dump(bench.entry.runtime_data.book.opened())))
    assert after < before + 200
