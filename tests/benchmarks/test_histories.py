"""The histories that benchmarks are run on: like real ones, and no two sessions alike."""

from decimal import Decimal
from pathlib import Path

from benchmarks import histories
from custom_components.training_energy.ledger import Session, dump, load
from custom_components.training_energy.volume import MOST_SESSIONS


def test_sessions_are_such_as_a_rig_stores() -> None:
    """They come back as they were, and what they cost follows from their segments."""
    rows = histories.rows(40)
    sessions = [load(Session, row) for row in rows]
    assert [dump(session) for session in sessions] == rows
    for session in sessions:
        assert session.settled
        assert session.charge.kwh == sum((segment.kwh for segment in session.segments), Decimal(0))
        assert session.curve.knots
    assert any(session.flags for session in sessions)
    assert any(len(session.spans) > 1 for session in sessions)


def test_sessions_come_one_after_the_other() -> None:
    """Each has its own id, name and time."""
    sessions = [load(Session, row) for row in histories.rows(40)]
    assert len({(session.id, session.details.name, session.details.key) for session in sessions}) == 40
    ends = [session.ended.at for session in sessions if session.ended]
    assert all(end < following.opened.at for end, following in zip(ends, sessions[1:], strict=False))


def test_files_have_room_for_one_more(tmp_path: Path) -> None:
    """So that it is a long file that is written when a session is over."""
    histories.write(tmp_path, "tower", histories.rows(MOST_SESSIONS + 20))
    files = sorted(tmp_path.glob(".storage/training_energy.tower.sessions.*"))
    assert len(files) == 2
    assert files[0].stat().st_size < files[1].stat().st_size
