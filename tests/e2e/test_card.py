"""The card of a rig: what a person sees on it and does with it, on the real Home Assistant."""

from playwright.sync_api import Browser, Locator, expect
import pytest

from lab import paths
from lab.home import Home

from . import board
from .approved import check_picture
from .browser import Viewer, visiting
from .meter import WallMeter
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "card"
CARD = "training-energy-card"
MARKUP = "<img src=x onerror=window.pwned=1>"

# The reference run, as it is written up.
TABLE = {
    "Meter": "351.688 → 351.899 kWh",
    "Energy": "0.211 kWh",
    "Steps": "2,000",
    "Price": "$0.20 per kWh",
    "Cost": "$0.0422",
    "Cost per step": "$0.0000211",
    "Steps for $1.00": "47,393",
    "Fine-tunes of 1,600 steps for $1.00": "29.6",
}


@pytest.fixture(scope="module")
def path(home: Home) -> str:
    """Hang the card up, once: without a rig it shows the only one there is."""
    return board.show(home, {"type": f"custom:{CARD}"})


def button(place: Locator, name: str) -> Locator:
    """Return a button by the whole of its name."""
    return place.get_by_role("button", name=name, exact=True)


def table_of(card: Locator) -> dict[str, str]:
    """Return the lines of the result, without the marks that keep a line from being turned round."""
    rows = card.locator(".result > div")
    return {row.locator("dt").inner_text(): row.locator("dd").inner_text().strip("\u2066\u2069") for row in rows.all()}


@pytest.mark.browser
def test_the_reference_run_is_made_with_the_mouse(
    home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str
) -> None:
    """From the start to the table, nothing but the card; the meter's news reach it without being asked for."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        questions = visit.questions()
        visit.open(path)
        card = visit.page.locator(CARD)
        expect(card).to_contain_text("No run yet.")
        visit.check_accessible(CARD)
        button(card, "Start a run").click()
        dialog = card.get_by_role("dialog", name=f"Start a run on {rig.name}")
        dialog.get_by_label("Name").fill("Reference run")
        dialog.get_by_label("Planned steps").fill("2000")
        expect(dialog).to_contain_text("Nothing to estimate by yet")
        visit.check_accessible(CARD)
        button(dialog, "Start").click()

        expect(card.get_by_role("status")).to_have_text("Training")
        before = len(questions)
        for reading in ("351.751", "351.833", "351.899"):
            wall_meter.show(reading)
        expect(card.locator(".hero")).to_contain_text("0.211 kWh")
        expect(card.locator(".hero")).to_contain_text("$0.0422")
        assert questions[before:] == []
        visit.check_accessible(CARD)

        button(card, "Stop").click()
        dialog = card.get_by_role("dialog", name="Stop Reference run?")
        dialog.get_by_label("Steps").fill("2000")
        visit.check_accessible(CARD)
        button(dialog, "Stop").click()
        expect(card.get_by_role("status")).to_have_text("Idle")
        assert table_of(card) == TABLE
        visit.check_accessible(CARD)
        visit.picture("reference-run")
        check_picture(card.locator(".result"), "result")
        assert visit.troubles == []


@pytest.mark.browser
def test_a_run_is_made_by_keyboard(home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str) -> None:
    """No pointer is needed, the focus is never lost, and a name is text, whatever it looks like."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        page, card = visit.page, visit.page.locator(CARD)
        button(card, "Start a run").focus()
        page.keyboard.press("Enter")
        page.keyboard.type(MARKUP)
        page.keyboard.press("Tab")
        page.keyboard.type("LoRA")
        page.keyboard.press("Tab")
        page.keyboard.type("1000")
        page.keyboard.press("Enter")
        expect(card.get_by_role("heading", name=MARKUP)).to_be_visible()
        expect(card.get_by_role("heading", name=rig.name, exact=True)).to_be_focused()
        wall_meter.show("351.899")
        assert rig.ask("list_sessions")["sessions"][0]["planned_steps"] == 1000

        page.keyboard.press("Tab")
        expect(button(card, "Pause")).to_be_focused()
        page.keyboard.press("Enter")
        expect(button(card, "Resume")).to_be_focused()
        expect(button(card, "Resume")).to_be_enabled()  # a second press too many does nothing before that
        page.keyboard.press("Enter")
        expect(button(card, "Pause")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(card.get_by_role("dialog", name=f"Stop {MARKUP}?")).to_be_visible()
        page.keyboard.press("Escape")
        expect(button(card, "Stop")).to_be_focused()
        page.keyboard.press("Enter")
        expect(card.get_by_label("Steps trained in this run")).to_be_focused()
        page.keyboard.type("1000")
        page.keyboard.press("Enter")
        expect(card.get_by_role("heading", name=rig.name, exact=True)).to_be_focused()
        expect(card.get_by_role("status")).to_have_text("Idle")

        page.keyboard.press("Tab")
        expect(button(card, "Start a run")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.type(MARKUP)
        page.keyboard.press("Tab")
        dialog = card.get_by_role("dialog")
        expect(dialog.get_by_label("Model")).to_have_value("LoRA")
        expect(dialog).to_contain_text("About 0.211 kWh and $0.0422")
        expect(dialog).to_contain_text("By the last run of LoRA")
        visit.picture("start-estimate")
        visit.check_accessible(CARD)
        page.keyboard.press("Escape")
        expect(button(card, "Start a run")).to_be_focused()
        assert page.evaluate("window.pwned") is None
        assert visit.troubles == []


@pytest.mark.browser
def test_the_steps_are_asked_for_once(
    home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str
) -> None:
    """After a run that told none: what is typed counts; who does not want to say is left alone, also tomorrow."""
    question = "How many steps did it train?"
    rig.ask("start_session", name="First")
    wall_meter.show("351.788")
    rig.ask("stop_session")
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        card = visit.page.locator(CARD)
        card.get_by_label(question).fill("1000")
        visit.check_accessible(CARD)
        visit.picture("steps-question")
        button(card, "Save").click()
        expect(card.locator(".result")).to_contain_text("$0.00002")
        expect(card).not_to_contain_text(question)

        rig.ask("start_session", name="Second")
        wall_meter.show("351.899")
        rig.ask("stop_session")
        button(card, "Not now").click()
        expect(card).not_to_contain_text(question)
        visit.page.reload()
        expect(card.get_by_role("heading", name="Second")).to_be_visible()
        expect(card).not_to_contain_text(question)
        # What the budget buys goes by the run before, which has steps.
        expect(card).to_contain_text("Your budget of $1.00 buys")
        assert visit.troubles == []


@pytest.mark.browser
def test_a_run_that_is_not_final_says_why(
    home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str
) -> None:
    """In a few words: here the display of the meter fell, and nobody knows yet what that was."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        card = visit.page.locator(CARD)
        rig.ask("start_session", name="Doubtful")
        wall_meter.show("351.7")
        wall_meter.show("351.5")
        rig.ask("stop_session", steps=10)
        expect(card.get_by_role("status")).to_have_text("Settling")
        expect(card).to_contain_text("A reading is still in doubt")
        visit.picture("in-doubt")
        assert visit.troubles == []
