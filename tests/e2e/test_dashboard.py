"""The dashboard that needs no configuration, and the meter's graph on it, on a home with three weeks behind it."""

from playwright.sync_api import Browser, expect
import pytest

from lab import furnish, past, paths, websocket
from lab.home import Home

from . import board, meter
from .browser import Viewer, visiting
from .meter import WallMeter
from .rig import Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "dashboard"
METER = {"type": "custom:training-energy-meter"}
STRATEGY = {"type": "custom:training-energy"}
TALL = 1300


@pytest.fixture(scope="module")
def workstation(home: Home) -> Rig:
    """Return a rig with three weeks of runs behind it."""
    WallMeter(home).show("351.688")
    entry_id = home.rest.configure(furnish.DOMAIN, name="Workstation", meters=[meter.ENTITY], price=0.2)
    past.give(home.rest, rig="Workstation", meter=meter.ENTITY)
    return Rig(home, entry_id, "Workstation")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "viewer"),
    [
        pytest.param("light", Viewer(height=TALL, zone="UTC"), id="light"),
        pytest.param("phone", Viewer(width=360, height=TALL, zone="UTC", is_dark=True, is_phone=True), id="phone"),
    ],
)
def test_the_meter_shows_its_days(
    home: Home, chromium: Browser, workstation: Rig, *, name: str, viewer: Viewer
) -> None:
    """With the sessions on them; other days are there at a click, and by the keyboard; nothing keeps anybody out."""
    path = board.show(home, METER)
    with visiting(chromium, home, PICTURES, viewer=viewer) as visit:
        visit.open(path)
        card = visit.page.locator("training-energy-meter")
        expect(card.locator(".summary")).to_contain_text("of it in 5 sessions.")
        visit.picture(f"meter-{name}", of=card)
        visit.check_accessible("training-energy-meter")
        card.get_by_role("button", name="Month").click()
        expect(card.locator(".summary")).to_contain_text("of it in 12 sessions.")
        visit.picture(f"meter-month-{name}", of=card)
        card.get_by_role("button", name="Day").press("Enter")
        card.get_by_role("button", name="Earlier").press("Enter")
        expect(card.locator(".summary")).to_contain_text("of it in 1 session.")
        visit.picture(f"meter-day-{name}", of=card)
        card.get_by_role("button", name="Month").click()
        for _ in range(2):
            card.get_by_role("button", name="Earlier").click()
        expect(card.get_by_text("Home Assistant has kept nothing of the meter for this time.")).to_be_visible()
        visit.picture(f"meter-empty-{name}", of=card)
        assert visit.troubles == []


@pytest.mark.browser
def test_the_meter_asks_only_when_there_is_a_reason(
    home: Home, chromium: Browser, workstation: Rig, wall_meter: WallMeter
) -> None:
    """When it is opened, when a session starts and when it stops; never because the meter moved."""
    path = board.show(home, METER)
    with visiting(chromium, home, PICTURES, viewer=Viewer(zone="UTC")) as visit:
        questions = visit.questions()
        visit.open(path)
        card = visit.page.locator("training-energy-meter")
        sessions = card.get_by_role("list", name="Sessions in this time")
        expect(sessions.get_by_role("listitem")).to_have_count(5)
        before = list(questions)
        workstation.ask("start_session", name="<img src=x onerror=alert(1)>")
        expect(sessions).to_contain_text("<img src=x onerror=alert(1)>: ")
        at_start = questions[len(before) :]
        for kwh in ("351.7", "351.8", "351.899"):
            wall_meter.show(kwh)
        workstation.wait_until_shows("session_energy", "0.211")
        assert len(questions) == len(before) + len(at_start)
        workstation.ask("stop_session", steps=2000)
        expect(sessions).to_contain_text("0.211 kWh")
        at_stop = questions[len(before) + len(at_start) :]
        assert sorted(set(at_start)) == sorted(set(at_stop)) == ["list_sessions", "recorder/statistics_during_period"]
        assert len(at_stop) <= 2 * len(at_start)  # once for the stop, once for what it brought into the history
        assert visit.troubles == []
    workstation.ask("delete_session", session_id=workstation.ask("list_sessions", limit=1)["sessions"][0]["id"])


@pytest.mark.browser
def test_a_dashboard_needs_no_configuration(home: Home, chromium: Browser, workstation: Rig) -> None:
    """It has a view for each rig, and one each for the sessions, the comparison and the meter of all."""
    path = board.save(home, strategy=STRATEGY)
    with visiting(chromium, home, PICTURES, viewer=Viewer(zone="UTC")) as visit:
        visit.open(path)
        page = visit.page
        tabs = page.locator("ha-tab-group-tab")
        expect(tabs).to_have_text(["Workstation", "Sessions", "Comparison", "Meter"])
        expect(page.get_by_role("heading", name="What a budget buys")).to_be_visible()
        expect(page.get_by_text("Affordable runs")).to_be_visible()
        expect(page.get_by_text("Planning budget", exact=True)).to_be_visible()
        visit.picture("strategy-rig")
        # What its user calls otherwise keeps that name, also while the page is open.
        budget = workstation.entities["number", "budget"]
        websocket.ask(home.rest, "config/entity_registry/update", entity_id=budget, name="Pocket money")
        expect(page.get_by_text("Pocket money", exact=True)).to_be_visible()
        websocket.ask(home.rest, "config/entity_registry/update", entity_id=budget, name=None)
        expect(page.get_by_text("Planning budget", exact=True)).to_be_visible()
        tabs.filter(has_text="Meter").click()
        expect(page.locator("training-energy-meter .summary")).to_be_visible()
        page.wait_for_url("**/meter")
        visit.picture("strategy-meter")
        page.set_viewport_size({"width": 360, "height": TALL})
        tabs.filter(has_text="Workstation").click()
        expect(page.locator("training-energy-card")).to_be_visible()
        visit.picture("strategy-phone")
        # Another rig comes while the page is open, and goes again.
        home.rest.post("/api/states/sensor.second", {"state": "5", "attributes": {"unit_of_measurement": "kWh"}})
        second = home.rest.configure(furnish.DOMAIN, name="Attic", meters=["sensor.second"])
        expect(tabs).to_have_text(["Attic", "Workstation", "Sessions", "Comparison", "Meter"])
        tabs.filter(has_text="Attic").click()
        tabs.filter(has_text="Meter").click()
        expect(page.locator("training-energy-meter")).to_have_count(2)
        expect(page.get_by_text("The recorder has nothing of this meter for this time yet.")).to_be_visible()
        visit.picture("strategy-meters")
        tabs.filter(has_text="Attic").click()
        home.rest.delete(f"/api/config/config_entries/entry/{second}")
        expect(tabs).to_have_text(["Workstation", "Sessions", "Comparison", "Meter"])
        assert visit.troubles == []


@pytest.mark.browser
def test_the_dashboard_is_offered_where_one_makes_a_new_one(home: Home, chromium: Browser, workstation: Rig) -> None:
    """And the meter where one adds a card, with a form in Home Assistant's own editor."""
    path = board.show(home, {**METER, "days": 14})
    with visiting(chromium, home, PICTURES, viewer=Viewer(zone="UTC")) as visit:
        page = visit.page
        visit.open("/config/lovelace/dashboards")
        page.get_by_role("button", name="Add dashboard").click()
        expect(page.get_by_text("All rigs, their sessions, and what runs of each model cost")).to_be_visible()
        visit.picture("new-dashboard")
        visit.open(f"{path}?edit=1")
        card = page.locator("training-energy-meter")
        expect(card.get_by_role("button", name="14 days")).to_have_attribute("aria-pressed", "true")
        page.locator("hui-card-edit-mode").click()
        editor = page.locator("hui-dialog-edit-card")
        expect(editor.get_by_text("Days at first")).to_be_visible()
        visit.picture("editor")
        assert visit.troubles == []
