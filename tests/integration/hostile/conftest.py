"""The doors, who stands at them, and an ear at Home Assistant's log."""

from collections.abc import Generator
from datetime import UTC, datetime
import logging

from freezegun.api import FrozenDateTimeFactory
from hypothesis import settings
import pytest

from . import tally
from .witness import Ear

settings.register_profile(tally.THOROUGH, deadline=None)


def pytest_sessionfinish() -> None:
    """Leave the counts where they were asked for."""
    tally.leave()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write halves of surrogates out in a report: several processes could not pass it on to each other."""
    report = yield
    report.sections = [(title, _sendable(text)) for title, text in report.sections]
    if report.longrepr is not None and (said := str(report.longrepr)) != _sendable(said):
        report.longrepr = _sendable(said)
    return report


def _sendable(text: str) -> str:
    """Return a text that UTF-8 has a form for."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@pytest.fixture(autouse=True)
def _noon(freezer: FrozenDateTimeFactory) -> None:
    """Have the time stand still, so that nothing changes by itself."""
    freezer.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _no_fault_is_logged(request: pytest.FixtureRequest) -> Generator[None]:
    """See to it that no exception of ours ends up in the log, where nobody would look for it."""
    ear = Ear()
    logging.getLogger().addHandler(ear)
    yield
    logging.getLogger().removeHandler(ear)
    assert not ear.faults, ear.faults[0]
