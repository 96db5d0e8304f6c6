"""The cards in each language that they speak, as somebody sees them."""

from dataclasses import replace
import json
from typing import Final

from playwright.sync_api import Browser, expect
import pytest

from lab import paths
from lab.home import Home
from lab.rest import Json

from . import board
from .browser import Viewer, Visit, visiting
from .meter import WallMeter
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "languages"
FILES: Final = paths.ROOT / "frontend" / "src" / "translations"
LANGUAGES: Final = sorted(path.stem for path in FILES.glob("*.json"))
CARDS: Final = {
    "card": "training-energy-card",
    "history": "training-energy-history",
    "comparison": "training-energy-comparison",
    "meter": "training-energy-meter",
}
# As wide as a card on a phone, and high enough for all of them.
PHONE: Final = Viewer(width=390, height=3200)
# A browser's own arrow at the end of a list to choose from, px.
ARROW: Final = 20
# Names what sticks out of a card, and what is cut off in it: both are texts that are too long for their place.
TOO_LONG = """(card, ARROW) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
    [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const { left, right } = card.getBoundingClientRect();
  const pen = document.createElement("canvas").getContext("2d");
  const isCut = (each) => {
    const { font, overflowX, paddingLeft, paddingRight } = getComputedStyle(each);
    if (each.tagName !== "SELECT") return overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1;
    pen.font = font;
    const { width } = pen.measureText(each.selectedOptions[0].text);
    return parseFloat(paddingLeft) + width + ARROW + parseFloat(paddingRight) > each.clientWidth;
  };
  return inside(card.shadowRoot).filter((each) => {
    const place = each.getBoundingClientRect();
    const isOut = place.left < left - 1 || place.right > right + 1;
    return place.width && !each.closest("dialog, .hidden, table, svg") && (isOut || isCut(each));
  }).map((each) => each.outerHTML.slice(0, 300));
}"""

# Whether Home Assistant's lists have a card of that name, and a dashboard that is described so.
LISTED = """([name, description]) =>
  (window.customCards ?? []).some((each) => each.name === name) &&
  (window.customStrategies ?? []).some((each) => each.description === description)"""


@pytest.fixture
def trained(rig: Rig, wall_meter: WallMeter) -> Rig:
    """Have a run in the history, and another one that goes on."""
    rig.ask("start_session", name="Ponies", model="XL", tags=["lora"])
    wall_meter.show("351.899")
    rig.ask("stop_session", steps=2000)
    wall_meter.show("351.901")
    wall_meter.show("351.903")
    rig.wait_until_shows("status", "idle")
    rig.ask("start_session", name="Ponies again", model="XL", planned_steps=2000, budget=0.03)
    wall_meter.show("352.001")
    rig.ask("report_progress", step=1200)
    wall_meter.show("352.002")
    return rig


@pytest.mark.browser
def test_cards_speak_each_language_and_their_texts_fit(home: Home, trained: Rig, chromium: Browser) -> None:
    """On a phone, where places are the smallest, while a run goes on; then its end is asked about."""
    path = board.show(home, *({"type": f"custom:{tag}", "rig": trained.name} for tag in CARDS.values()))
    for language in LANGUAGES:
        said = json.loads((FILES / f"{language}.json").read_text())
        with visiting(chromium, home, PICTURES, viewer=replace(PHONE, language=language)) as visit:
            visit.open(path)
            look(visit, said, language=language, rig=trained.name)
            assert visit.troubles == []


def look(visit: Visit, said: Json, *, language: str, rig: str) -> None:
    """See that each card says what it should, and that all of it fits."""
    cards = {name: visit.page.locator(tag) for name, tag in CARDS.items()}
    stop = cards["card"].get_by_role("button", name=said["card"]["stop"], exact=True)
    stop.wait_for()
    expect(cards["card"]).to_contain_text(said["shared"]["status_training"])
    for name in ("history", "comparison", "meter"):
        expect(cards[name]).to_contain_text(said[name]["title"].format(rig=rig))
    for name, card in cards.items():
        visit.picture(f"{language}-{name}", of=card)
        assert card.evaluate(TOO_LONG, ARROW) == [], f"{name} in {language}"
    stop.click()
    expect(cards["card"].locator("dialog[open]").first).to_be_visible()
    visit.picture(f"{language}-stop")


@pytest.mark.browser
def test_lists_of_home_assistant_name_the_cards_in_its_language(home: Home, rig: Rig, chromium: Browser) -> None:
    """On a page that has none of them yet: that is where somebody looks for one."""
    said = json.loads((FILES / "de.json").read_text())
    path = board.show(home, {"type": "markdown", "content": rig.name})
    with visiting(chromium, home, PICTURES, viewer=replace(PHONE, language="de")) as visit:
        visit.open(path)
        visit.page.wait_for_function(LISTED, arg=[said["comparison"]["card_name"], said["strategy"]["description"]])
