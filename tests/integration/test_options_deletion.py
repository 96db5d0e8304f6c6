"""Options by which sessions go for good, which is asked before it is done."""

import pytest

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .attic import PLAIN, Attic, file_of
from .forms import TEXTS


@pytest.fixture
async def attic(hass: HomeAssistant) -> Attic:
    """Return a rig with three sessions."""
    attic = await Attic(hass).set_up()
    await attic.ask("import_sessions", content=file_of(*({**PLAIN, "id": name} for name in ("one", "two", "three"))))
    return attic


async def _submit(attic: Attic, **options: object) -> ConfigFlowResult:
    """Open the options of the rig, and submit others."""
    flow = attic.hass.config_entries.options
    form = await flow.async_init(attic.entry.entry_id)
    return await flow.async_configure(form["flow_id"], options)


async def test_sessions_go_only_once_that_was_confirmed(attic: Attic) -> None:
    """It says how many; whoever closes the page keeps all of them."""
    step = await _submit(attic, keep_sessions=1, max_power=3)
    assert (step["type"], step["step_id"], step["last_step"]) == (FlowResultType.FORM, "deletion", True)
    facts = step["description_placeholders"]
    assert facts == {"count": "2", "keep": "1"}
    assert TEXTS["options"]["step"]["deletion"]["title"].format(**facts) == "Sessions to be deleted: 2"
    assert not attic.entry.options
    assert len(await attic.ids()) == 3
    step = await attic.hass.config_entries.options.async_configure(step["flow_id"], {})
    assert step["type"] is FlowResultType.CREATE_ENTRY
    await attic.hass.async_block_till_done()
    assert attic.entry.options == {"keep_sessions": 1, "max_power": 3}


@pytest.mark.parametrize("keep", [0, 3, 1000])
async def test_nothing_is_asked_where_no_session_goes(attic: Attic, keep: int) -> None:
    """As long as all are kept, options are saved at once."""
    assert (await _submit(attic, keep_sessions=keep))["type"] is FlowResultType.CREATE_ENTRY
    await attic.hass.async_block_till_done()
    assert len(await attic.ids()) == 3


async def test_a_webhook_is_shown_after_the_question(attic: Attic) -> None:
    """Both have to be read."""
    step = await _submit(attic, keep_sessions=1, webhook=True)
    assert (step["step_id"], step["last_step"]) == ("deletion", False)
    flow = attic.hass.config_entries.options
    step = await flow.async_configure(step["flow_id"], {})
    assert step["step_id"] == "webhook"
    assert len(await attic.ids()) == 3
    step = await flow.async_configure(step["flow_id"], {})
    assert step["type"] is FlowResultType.CREATE_ENTRY
    await attic.hass.async_block_till_done()
    assert attic.entry.options["keep_sessions"] == 1


async def test_a_rig_that_is_not_running_is_believed(attic: Attic) -> None:
    """Nobody can tell then how many sessions there are."""
    assert await attic.hass.config_entries.async_unload(attic.entry.entry_id)
    assert (await _submit(attic, keep_sessions=1))["type"] is FlowResultType.CREATE_ENTRY
    await attic.hass.async_block_till_done()
