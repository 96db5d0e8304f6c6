"""The cards load every time: on any visit, on any dashboard, after an upgrade; and not once they are of no use."""

from collections.abc import Generator
from pathlib import Path
import re
import urllib.request

from playwright.sync_api import Browser, Route, expect
import pytest

from lab import furnish, paths
from lab.home import Home
from lab.process import free_port
from lab.wait import until

from . import board, meter
from .browser import Viewer, Visit, visiting
from .conftest import complaints
from .meter import WallMeter
from .people import token_of_user
from .rig import SECONDS, Rig

PICTURES = paths.CACHE / "e2e" / "screenshots" / "loading"
CARD = "training-energy-meter"
METER = {"type": f"custom:{CARD}", "rig": "Workstation"}
ENTRY = "/api/training_energy/frontend/entry.js"
CARDS = re.compile(r"/api/training_energy/frontend/[0-9a-f]{12}/training-energy\.js")
# A dashboard that somebody keeps in a file, as many did before there was an editor.
YAML = f"""\
lovelace:
  dashboards:
    by-hand:
      mode: yaml
      title: By hand
      filename: by-hand.yaml
{meter.YAML}"""
BY_HAND = f"""\
views:
  - title: Cards
    path: cards
    cards:
      - type: custom:{CARD}
        rig: Workstation
"""
# Notes each card of Home Assistant's that says that something is wrong, as soon as it can be seen.
WATCH = """
window.seen = [];
const look = (root) => {
  for (const each of root.querySelectorAll("*")) {
    if (each.localName === "hui-error-card" && each.checkVisibility() && each.getBoundingClientRect().height > 0) {
      window.seen.push(each.shadowRoot?.textContent ?? each.localName);
    }
    if (each.shadowRoot) look(each.shadowRoot);
  }
};
const watch = () => { look(document); requestAnimationFrame(watch); };
requestAnimationFrame(watch);
"""

# Whether a service worker of Home Assistant's is there.
WORKER = "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Home]:
    """Start a Home Assistant with a dashboard in a file, and a rig."""
    port = free_port()
    assert port is not None
    home = Home(tmp_path_factory.mktemp("home"), port)
    home.prepare(yaml=YAML, components=[paths.INTEGRATION, meter.COMPONENT])
    (home.folder / "by-hand.yaml").write_text(BY_HAND)
    WallMeter(home).count_to("351.688")
    try:
        home.start()
        add(home)
        yield home
    finally:
        home.process.stop()
    assert complaints(home) == []


def add(home: Home) -> Rig:
    """Set the rig up."""
    entry_id = home.rest.configure(furnish.DOMAIN, name="Workstation", meters=[meter.ENTITY], price=0.2)
    return Rig(home, entry_id, "Workstation")


def fetched(visit: Visit) -> list[str]:
    """Note, from now on, what the page fetches of ours."""
    paths: list[str] = []
    visit.page.on(
        "request", lambda request: paths.append(request.url) if "/api/training_energy/" in request.url else None
    )
    return paths


def check(visit: Visit, path: str) -> None:
    """Open a page as for the first time, and see the card come up without anything being wrong before."""
    visit.page.add_init_script(WATCH)
    visit.open(path)
    card = visit.page.locator(CARD)
    expect(card.get_by_role("heading", name="Meter of Workstation")).to_be_visible()
    assert visit.page.evaluate("window.seen") == []
    expect(visit.page.locator("hui-error-card")).to_have_count(0)
    assert visit.troubles == []


@pytest.mark.browser
@pytest.mark.parametrize("dashboard", ["sections", "masonry", "by hand"])
def test_a_first_visit_shows_the_card(home: Home, chromium: Browser, dashboard: str) -> None:
    """On a dashboard of the editor in either kind of view, and on one that is kept in a file."""
    path = "/by-hand/cards" if dashboard == "by hand" else board.show(home, METER, kind=dashboard)
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        ours = fetched(visit)
        check(visit, path)
        visit.picture(f"first-{dashboard.replace(' ', '-')}")
        assert [CARDS.sub("cards", url.removeprefix(home.url)) for url in ours] == [ENTRY, "cards"]


@pytest.mark.browser
@pytest.mark.parametrize("late", [r"/frontend_latest/app\.", r"/training-energy\.js"], ids=["app", "cards"])
def test_what_comes_late_is_waited_for(home: Home, chromium: Browser, late: str) -> None:
    """The app, which replaces what elements are registered with, or the cards: neither order breaks the page."""
    path = board.show(home, METER)
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:

        def hold(route: Route) -> None:
            visit.page.wait_for_timeout(1000)
            route.continue_()

        visit.page.route(re.compile(late), hold)
        check(visit, path)


@pytest.mark.browser
def test_who_may_not_change_the_settings_sees_the_cards(home: Home, chromium: Browser) -> None:
    """The dashboard is for everyone who lives there."""
    path = board.save(home, strategy={"type": "custom:training-energy"})
    token = token_of_user(home, "Guest")
    with visiting(chromium, home, PICTURES, viewer=Viewer(token=token)) as visit:
        check(visit, f"{path}/meter")
        visit.picture("guest")


def test_what_is_served_to_everyone_tells_nothing(home: Home) -> None:
    """A script's import carries no token: so it is the same for all, and the entry is never kept."""
    entry, kept = served(home, ENTRY)
    assert kept == "no-store"
    [cards] = CARDS.findall(entry)
    code, kept = served(home, cards)
    assert kept.startswith("public, max-age=")
    assert code == (paths.INTEGRATION / "frontend" / "training-energy.js").read_text()
    for private in ("Workstation", meter.ENTITY, home.rest.token, str(home.folder)):
        assert private not in entry + code


@pytest.mark.browser
def test_an_upgrade_shows_at_the_first_load(home: Home, chromium: Browser) -> None:
    """Also where a service worker answers with what it has kept of the old one, as it does under this name."""
    path = board.show(home, METER)
    here = Home(home.folder, home.port)
    here.url, here.rest = f"http://localhost:{home.port}", home.rest
    with visiting(chromium, here, PICTURES, viewer=Viewer(service_workers=True)) as visit:
        check(visit, path)
        until(lambda: visit.page.evaluate(WORKER), seconds=SECONDS, what="the service worker is there")
        visit.page.reload()
        expect(visit.page.locator(CARD)).to_be_visible()
        assert visit.page.evaluate("navigator.serviceWorker.controller !== null")
        upgrade(home.folder / "custom_components" / "training_energy" / "frontend" / "training-energy.js")
        home.process.stop()
        home.start()
        visit.troubles.clear()  # the page says that it lost its home for a while
        visit.page.reload()
        expect(visit.page.locator(CARD).get_by_role("heading", name="Meter of Workstation")).to_be_visible()
        assert visit.page.evaluate("window.isUpgraded") is True


@pytest.mark.browser
def test_the_cards_leave_with_the_last_rig_and_come_back_with_the_next(home: Home, chromium: Browser) -> None:
    """A page that is opened without any rig fetches nothing of ours; and no restart is needed for the next."""
    path = board.save(home, strategy={"type": "custom:training-energy"})
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        visit.open(path)
        expect(visit.page.get_by_role("heading", name="What a budget buys")).to_be_visible()
        for entry_id in furnish.entries(home.rest).values():
            home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")
        # A dashboard that is open says how to add a rig.
        expect(visit.page.get_by_role("heading", name="There is no rig yet")).to_be_visible()
        visit.picture("no-rig")
        visit.page.get_by_role("button", name="Add a rig").click()
        visit.page.wait_for_url("**/config/integrations/**")
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        ours = fetched(visit)
        visit.open("/config/integrations/dashboard")
        visit.page.get_by_role("button", name="Add integration").wait_for()
        assert ours == []
        add(home)
        check(visit, board.show(home, METER))


def upgrade(cards: Path) -> None:
    """Put other cards in the place of those that are there, as an update does."""
    cards.write_text(cards.read_text() + "\nwindow.isUpgraded = true;\n")


def served(home: Home, path: str) -> tuple[str, str]:
    """Fetch a path as somebody who is not logged in; return what is there, and how long it may be kept."""
    with urllib.request.urlopen(home.url + path) as answer:  # noqa: S310  http on loopback
        assert answer.headers["Content-Type"].partition(";")[0] in ("text/javascript", "application/javascript")
        return answer.read().decode(), answer.headers["Cache-Control"]
