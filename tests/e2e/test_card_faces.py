"""The faces of the card as they look: on wide and narrow screens, light and dark, from left to right and back."""

from collections.abc import Generator
from contextlib import ExitStack

from playwright.sync_api import Browser, Locator, expect
import pytest

from lab import furnish, paths
from lab.home import Home

from . import board, meter
from .browser import Viewer, Visit, visiting
from .conftest import RIG
from .meter import WallMeter
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "card"
CARD = "training-energy-card"
PRICE = "sensor.price_of_power"
POWER = "sensor.machine_power"
NAME = "Ponies in watercolour, third attempt with a lower learning rate"

# Who looks on, all of them at once, and how they write what the run has used; the cards have no texts in Swedish or
# Hebrew.
SCREENS = {
    "light": (Viewer(width=1000), "0.145 kWh"),
    "dark": (Viewer(width=1000, is_dark=True), "0.145 kWh"),
    "phone": (Viewer(width=360, height=1400, is_phone=True, is_dark=True, language="sv"), "0,145 kWh"),
    "hebrew": (Viewer(width=360, height=1400, language="he"), "0.145 kWh"),
}
# Names what sticks out of the card.
STICKING_OUT = """(card) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
    [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const { left, right } = card.getBoundingClientRect();
  return inside(card.shadowRoot).filter((each) => {
    const place = each.getBoundingClientRect();
    return place.width && (place.left < left - 1 || place.right > right + 1) && !each.closest("dialog");
  }).map((each) => each.outerHTML);
}"""


@pytest.fixture
def rig(home: Home, wall_meter: WallMeter) -> Generator[Rig]:
    """Set a rig up whose price changes, and whose power a sensor tells."""
    wall_meter.show("351.688")
    set_price(home, "0.20")
    show_state(home, POWER, "312", unit_of_measurement="W", device_class="power", friendly_name="Power")
    entry_id = home.rest.configure(furnish.DOMAIN, name=RIG, meters=[meter.ENTITY], price_entity=PRICE)
    rig = Rig(home, entry_id, RIG)
    rig.set_options(power_entity=POWER, max_power=1000)
    yield rig
    home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


def show_state(home: Home, entity_id: str, state: str, **attributes: str) -> None:
    """Let an entity show a state."""
    home.rest.post(f"/api/states/{entity_id}", {"state": state, "attributes": attributes})


def set_price(home: Home, price: str) -> None:
    """Let energy cost so much from now on."""
    show_state(home, PRICE, price, unit_of_measurement="USD/kWh", friendly_name="Price")


class Onlookers:
    """Everybody who has the card before them."""

    def __init__(self, visits: dict[str, Visit]) -> None:
        """Remember them by what they look at it with."""
        self._visits = visits

    @property
    def cards(self) -> dict[str, Locator]:
        """The card as each of them has it."""
        return {name: visit.page.locator(CARD) for name, visit in self._visits.items()}

    def see(self, face: str, *texts: str) -> None:
        """Wait until all see the texts; nothing sticks out, nobody is kept out, and a picture is taken."""
        for name, visit in self._visits.items():
            card = self.cards[name]
            for text in texts:
                expect(card).to_contain_text(text)
            assert card.evaluate(STICKING_OUT) == []
            visit.check_accessible(CARD)
            visit.picture(f"{face}-{name}")
            assert visit.troubles == []

    def press(self, name: str) -> None:
        """Have all press a button, be its name in English among another language, and marked as such."""
        for card in self.cards.values():
            card.get_by_role("button", name=name).click()

    def leave(self) -> None:
        """Have all leave the dialog."""
        for visit in self._visits.values():
            visit.page.keyboard.press("Escape")


@pytest.mark.browser
def test_a_meter_that_is_away_is_said_while_it_trains(
    home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser
) -> None:
    """Else 0.000 kWh would be all that one sees of a plug that has dropped out."""
    path = board.show(home, {"type": f"custom:{CARD}", "rig": rig.name})
    rig.ask("start_session", name=NAME)
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        somebody = Onlookers({"light": visit})
        somebody.see("heard", NAME)
        expect(somebody.cards["light"]).not_to_contain_text("The meter is unavailable. What the run uses meanwhile")
        show_state(home, meter.ENTITY, "unavailable")
        somebody.see("unheard", "The meter is unavailable. What the run uses meanwhile")
        wall_meter.show("351.751")
        expect(somebody.cards["light"]).not_to_contain_text("The meter is unavailable. What the run uses meanwhile")


@pytest.mark.browser
def test_every_face_fits_every_screen(home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser) -> None:
    """A run from its start until it is final, past its budget and over a change of the price, live for everybody."""
    path = board.show(home, {"type": f"custom:{CARD}", "rig": rig.name})
    with ExitStack() as stack:
        visits = {
            name: stack.enter_context(visiting(chromium, home, PICTURES, viewer=viewer))
            for name, (viewer, _) in SCREENS.items()
        }
        for visit in visits.values():
            visit.open(path)
        everybody = Onlookers(visits)
        everybody.see("no-run", "No run yet.")
        everybody.press("Start a run")
        everybody.see("start-dialog", "Planned steps")
        everybody.leave()

        rig.ask("start_session", name=NAME, model="PonyDiffusion XL v6", planned_steps=2000, budget=0.05)
        everybody.see("just-started", NAME, "The curve begins with the meter's next reading.", "312 W")
        wall_meter.show("351.751")
        set_price(home, "0.40")
        wall_meter.show("351.833")
        rig.ask("report_progress", step=1200)
        for name, (_, energy) in SCREENS.items():
            expect(everybody.cards[name]).to_contain_text(energy)
            expect(everybody.cards[name].locator("svg .band")).to_have_count(2)
        show_state(home, PRICE, "unavailable")
        everybody.see("training", "Will go over its budget of", "Power")
        wall_meter.show("351.899")
        everybody.see("over-budget", "Over its budget by ", "Cost, estimated", "No price was known for 0")

        rig.ask("pause_session")
        everybody.see("paused", "Paused: what the machine uses now does not count.", "Resume")
        rig.ask("resume_session")
        everybody.press("Stop")
        everybody.see("stop-dialog", "A run that was stopped cannot go on.")
        everybody.press("Discard the run")
        everybody.see("discard-dialog", "The run and its figures are forgotten for good")
        everybody.leave()

        show_state(home, meter.ENTITY, "unavailable")
        rig.ask("stop_session", outcome="failed")
        everybody.see("settling", "The meter is unavailable right now", "Between", "Failed")
        wall_meter.show("351.901")
        wall_meter.show("351.903")
        everybody.see("idle", "Idle", "Fine-tunes of")
