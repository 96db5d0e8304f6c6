"""The cards and dashboards of the pages, hung up and looked at."""

import re
from typing import Any

from playwright.sync_api import Browser, expect
import pytest

from lab import furnish, paths
from lab.home import Home
from tests.rules.claims import runs
from tests.rules.pages import Example

from . import board, meter
from .browser import Viewer, visiting
from .meter import WallMeter
from .rig import Rig

NAMED = re.compile(r"\b(?:number|sensor|switch)\.training_pc_\w+")
PICTURES = paths.CACHE / "e2e" / "screenshots" / "pages"


@pytest.fixture(scope="module")
def pc(home: Home) -> Rig:
    """Return the rig of the examples, with the reference run behind it."""
    wall_meter = WallMeter(home)
    wall_meter.show("351.688")
    entry_id = home.rest.configure(furnish.DOMAIN, name=furnish.PC_RIG, meters=[meter.ENTITY], price=0.2)
    rig = Rig(home, entry_id, furnish.PC_RIG)
    rig.ask("start_session", name="LoRA", model="PonyDiffusion XL v6")
    wall_meter.show("351.899")
    rig.ask("stop_session", steps=2000)
    return rig


@pytest.mark.browser
@runs(kind="dashboard")
def test_it_is_shown_without_a_complaint(home: Home, chromium: Browser, pc: Rig, *, example: Example) -> None:
    """As it stands on the page; every entity that it names is there."""
    parsed = example.parsed
    assert isinstance(parsed, dict)
    assert [entity for entity in NAMED.findall(example.text) if home.rest.state(entity) is None] == []
    path = board.show(home, parsed) if "type" in parsed else board.save(home, **parsed)
    with visiting(chromium, home, PICTURES, viewer=Viewer(zone="UTC")) as visit:
        visit.open(path)
        expect(visit.page.locator(_element(parsed)).first).to_be_visible()
        expect(visit.page.locator("hui-error-card, hui-warning, .not-found")).to_have_count(0)
        visit.picture(str(example).replace("/", "-"))
        assert visit.troubles == []


def _element(config: dict[Any, Any]) -> str:
    """Return what a card is on the page, or the first one of a dashboard that makes itself."""
    kind = str(config.get("type", "custom:training-energy-card"))
    return kind.removeprefix("custom:") if kind.startswith("custom:") else f"hui-{kind}-card"
