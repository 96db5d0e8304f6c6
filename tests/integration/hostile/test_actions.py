"""Every action, sent anything: it is done, or refused in words, and what is refused has changed nothing."""

from typing import Any

from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from custom_components.training_energy.actions import ACTIONS
from homeassistant.core import HomeAssistant

from .junk import SERVICES, calls
from .stand import STATES, Stand
from .tally import examples

# Sessions after the fact are measured by the recorder, which comes before all others, as it does in Home Assistant.
pytestmark = pytest.mark.usefixtures("recorder_mock")


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


def test_no_action_is_left_out() -> None:
    """What is registered but not described would not be sent anything here."""
    assert set(SERVICES) == set(ACTIONS)


@pytest.mark.parametrize("action", SERVICES)
def test_action_takes_or_refuses_anything(hass: HomeAssistant, rig: MockConfigEntry, action: str) -> None:
    """Whatever is in its fields, and whatever the rig is doing."""
    stand = Stand(hass, rig)

    async def send(state: str, data: dict[str, Any]) -> None:
        """Send one call."""
        await stand.bring(state)
        await stand.call("actions", action, data)

    @examples(15, many=150)
    @given(state=STATES, data=calls(action))
    def tried(state: str, data: dict[str, Any]) -> None:
        """Try one call."""
        stand.loop.run_until_complete(send(state, data))

    tried()


@pytest.mark.parametrize("state", ["idle", "training", "paused"])
def test_actions_one_after_another(hass: HomeAssistant, rig: MockConfigEntry, state: str) -> None:
    """What one leaves behind does not trip the next."""
    stand = Stand(hass, rig)
    sent = st.sampled_from(sorted(SERVICES)).flatmap(lambda action: st.tuples(st.just(action), calls(action)))

    async def send(chain: list[tuple[str, dict[str, Any]]]) -> None:
        """Send some calls."""
        await stand.bring(state)
        for action, data in chain:
            await stand.call("actions, one after another", action, data)

    @examples(10, many=100)
    @given(chain=st.lists(sent, min_size=2, max_size=6))
    def tried(chain: list[tuple[str, dict[str, Any]]]) -> None:
        """Try some calls."""
        stand.loop.run_until_complete(send(chain))

    tried()
