"""Whether the actions of the pages that measure afterwards do so, from a real recorder's own database."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from tests.rules.claims import runs
from tests.rules.pages import Example

from .meters import FakeMeter
from .test_docs_actions import paste, steps

# The recorder comes before all others, as it does in Home Assistant.
pytestmark = pytest.mark.usefixtures("recorder_mock")

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
# kWh a minute, of a machine at 400 W.
PACE = 0.4 / 60


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


@runs(kind="actions that measure afterwards")
async def test_a_run_is_measured_afterwards(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    example: Example,
) -> None:
    """What the plug counted between the times of the page."""
    [step] = steps(example)
    begin, end = (_local(step["data"][key]) for key in ("start_time", "end_time"))
    now, kwh = begin - HOUR, 351.688
    while now < end + HOUR:
        freezer.move_to(now)
        meter.show(f"{kwh:.4f}")
        now, kwh = now + MINUTE, kwh + PACE
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    session = await paste(hass, example)
    assert (session["name"], session["steps"]) == (step["data"]["name"], step["data"]["steps"])
    assert session["energy_kwh"] == pytest.approx((end - begin) / MINUTE * PACE, rel=0.001)


def _local(text: str) -> datetime:
    """Return a time as somebody here writes it."""
    time = dt_util.parse_datetime(text)
    assert time is not None
    return time.replace(tzinfo=dt_util.get_default_time_zone())
