"""Where the card stands: in the picker, in its editor, before a guest, and over whatever happens to its rig."""

from playwright.sync_api import Browser, Locator, Page, Route, expect
import pytest

from lab import paths, websocket
from lab.home import Home

from . import board
from .browser import Viewer, visiting
from .meter import WallMeter
from .people import token_of_user
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "card"
CARD = "training-energy-card"
ENTRY = "**/api/training_energy/frontend/entry.js"

PLUM = """\
Plum:
  primary-color: "#ff80c0"
  primary-background-color: "#200820"
  card-background-color: "#301030"
  ha-card-background: "#301030"
  primary-text-color: "#ffe0f0"
  secondary-text-color: "#e0b0d0"
  divider-color: "#604060"
"""


@pytest.fixture(scope="module")
def path(home: Home) -> str:
    """Hang the card up, once: without a rig it shows the only one there is."""
    return board.show(home, {"type": f"custom:{CARD}"})


def status(card: Locator) -> Locator:
    """Return where the card says how its rig is."""
    return card.get_by_role("status")


def readings(page: Page) -> list[str]:
    """Return every figure of the energy that was to be seen since the page was told to watch."""
    seen: list[str] = page.evaluate("window.seen")
    return seen


@pytest.mark.browser
def test_a_guest_may_start_and_stop(home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str) -> None:
    """Nobody has to be an administrator; figures move for who likes that, and never past what was measured."""
    viewer = Viewer(width=1000, token=token_of_user(home, "Guest"), is_calm=False)
    with visiting(chromium, home, PICTURES, viewer=viewer) as visit:
        visit.open(path)
        card = visit.page.locator(CARD)
        card.get_by_role("button", name="Start a run").click()
        card.get_by_role("dialog").get_by_role("button", name="Start", exact=True).click()
        expect(status(card)).to_have_text("Training")
        figure = card.locator("training-energy-figure").first
        expect(figure).to_have_text("0.000 kWh")
        figure.evaluate(
            """(figure) => {
              window.seen = [];
              new MutationObserver(() => window.seen.push(figure.shadowRoot.textContent.trim()))
                .observe(figure.shadowRoot, {subtree: true, childList: true, characterData: true});
            }"""
        )
        wall_meter.show("351.899")
        expect(figure).to_have_text("0.211 kWh")
        seen = readings(visit.page)
        assert len(seen) > 2, seen
        assert seen == sorted(seen)
        assert seen[-1] == "0.211 kWh"

        card.get_by_role("button", name="Stop").click()
        dialog = card.get_by_role("dialog")
        dialog.get_by_role("button", name="Discard the run").click()
        dialog.get_by_role("button", name="Discard the run").click()
        expect(card).to_contain_text("No run yet.")
        assert visit.troubles == []


@pytest.mark.browser
def test_the_card_wears_the_theme_of_the_house(home: Home, rig: Rig, chromium: Browser, path: str) -> None:
    """A theme that somebody made colours all of it, also a dialog."""
    themes = home.folder / "themes"
    themes.mkdir()
    (themes / "plum.yaml").write_text(PLUM)
    home.rest.act("frontend.reload_themes")
    home.rest.act("frontend.set_theme", name="Plum")
    try:
        with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
            visit.open(path)
            card = visit.page.locator(CARD)
            expect(card.locator("ha-card")).to_have_css("background-color", "rgb(48, 16, 48)")
            expect(card.get_by_role("heading", name=rig.name)).to_have_css("color", "rgb(255, 224, 240)")
            card.get_by_role("button", name="Start a run").click()
            dialog = card.get_by_role("dialog")
            expect(dialog).to_have_css("background-color", "rgb(48, 16, 48)")
            expect(dialog.get_by_label("Name")).to_have_css("color", "rgb(255, 224, 240)")
            visit.picture("plum")
            visit.check_accessible(CARD)
            assert visit.troubles == []
    finally:
        home.rest.act("frontend.set_theme", name="none")


@pytest.mark.browser
def test_what_is_refused_is_said(home: Home, rig: Rig, chromium: Browser, path: str) -> None:
    """In the dialog, where nothing that was typed is lost."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        card = visit.page.locator(CARD)
        card.get_by_role("button", name="Start a run").click()
        dialog = card.get_by_role("dialog")
        dialog.get_by_label("Name").fill("Second")
        dialog.get_by_label("Planned steps").fill("many")
        dialog.get_by_role("button", name="Start", exact=True).click()
        expect(dialog.get_by_role("alert")).to_have_text("many is no number.")
        dialog.get_by_label("Planned steps").fill("2,000")
        rig.ask("start_session", name="First")
        dialog.get_by_role("button", name="Start", exact=True).click()
        expect(dialog.get_by_role("alert")).to_have_text("A run is going on here. Stop it first.")
        expect(dialog.get_by_label("Name")).to_have_value("Second")
        visit.picture("refused")
        visit.check_accessible(CARD)
        rig.ask("discard_session")
        dialog.get_by_role("button", name="Start", exact=True).click()
        expect(card.get_by_role("heading", name="Second")).to_be_visible()
        assert visit.troubles == []


@pytest.mark.browser
def test_the_card_outlives_its_rig_and_home_assistant(
    home: Home, wall_meter: WallMeter, rig: Rig, chromium: Browser, path: str
) -> None:
    """It says so when the rig does not run, and follows it again when it does, also after a restart."""
    rig.ask("start_session", name="Long")
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        visit.open(path)
        card = visit.page.locator(CARD)
        expect(status(card)).to_have_text("Training")
        for reason, text in (("user", "Workstation is not loaded."), (None, "Training")):
            websocket.ask(home.rest, "config_entries/disable", entry_id=rig.entry_id, disabled_by=reason)
            expect(card).to_contain_text(text)
            visit.picture(f"rig-disabled-by-{reason}")
        assert visit.troubles == []

        home.process.stop()
        home.start()
        expect(status(card)).to_have_text("Training")
        wall_meter.show("351.899")
        expect(card).to_contain_text("0.211 kWh", timeout=20_000)


@pytest.mark.browser
def test_an_old_card_says_that_there_is_a_newer_one(home: Home, rig: Rig, chromium: Browser, path: str) -> None:
    """In a page that was open during an upgrade; a button loads it."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=1000)) as visit:
        page, card = visit.page, visit.page.locator(CARD)
        cards = (paths.INTEGRATION / "frontend" / "training-energy.js").read_text()

        def old_entry(route: Route) -> None:
            """Name the cards as the version before did."""
            route.fulfill(content_type="text/javascript", body=f'import("{old}");')

        old = "/api/training_energy/frontend/0123456789ab/training-energy.js"
        page.route(ENTRY, old_entry)
        page.route(f"**{old}", lambda route: route.fulfill(content_type="text/javascript", body=cards))
        visit.open(path)
        expect(card).to_contain_text("A newer version of this card is installed.")
        visit.check_accessible(CARD)
        visit.picture("outdated")
        page.unroute(ENTRY, old_entry)
        card.get_by_role("button", name="Reload").click()
        expect(card).to_contain_text(rig.name)
        expect(card).not_to_contain_text("A newer version")


@pytest.mark.browser
def test_the_card_is_picked_and_edited(home: Home, rig: Rig, chromium: Browser, path: str) -> None:
    """The picker shows it live, offers it for an entity of a rig, and the editor asks for the rig."""
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        page = visit.page
        visit.open(f"{path}?edit=1")
        page.locator(CARD).wait_for()
        page.get_by_role("button", name="Edit card").first.press("Enter")
        editor = page.locator("hui-dialog-edit-card")
        expect(editor.locator(CARD).get_by_role("heading", name=rig.name)).to_be_visible()
        editor.get_by_role("button", name="Rig").click()
        page.locator("ha-combo-box-item").filter(has_text=rig.name).first.click()
        visit.picture("editor")
        editor.get_by_role("button", name="Save").click()
        expect(editor.locator(CARD)).to_be_hidden()
        saved = websocket.ask(home.rest, "lovelace/config", url_path=board.PATH)
        (card,) = saved["views"][0]["sections"][0]["cards"]
        assert card == {"type": f"custom:{CARD}", "rig": rig.entry_id}

        page.get_by_role("button", name="Add card").first.click()
        picker = page.locator("hui-dialog-create-card")
        picker.get_by_role("textbox").fill("session energy")
        picker.get_by_text("Session energy").first.click()
        offer = picker.get_by_role("button", name="Training Energy")
        expect(offer.get_by_role("heading", name=rig.name)).to_be_visible()
        visit.picture("suggestion")
        picker.get_by_role("tab", name="By card").click()
        picker.get_by_role("textbox").fill("Training Energy")
        expect(picker.locator(CARD).get_by_role("heading", name=rig.name)).to_be_visible()
        visit.picture("picker")
        assert [trouble for trouble in visit.troubles if "training" in trouble.lower()] == []
