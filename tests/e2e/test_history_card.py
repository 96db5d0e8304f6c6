"""The history of a rig on a dashboard: leafed through, opened, corrected, compared and kept as a file."""

import csv
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
import re
from typing import Final

from playwright.sync_api import Browser, Download, Locator, Page, expect
import pytest

from lab import paths
from lab.home import Home
from lab.rest import Json
from lab.wait import until

from .approved import check_picture
from .board import save
from .browser import Viewer, visiting
from .meter import ENTITY, WallMeter
from .rig import Rig

pytestmark = pytest.mark.browser

PICTURES: Final = paths.CACHE / "e2e" / "history"
HOSTILE: Final = "<img src=x onerror=window.pwned=1>"
CARD: Final = {"type": "custom:training-energy-history", "page_size": 10}
COMPARISON: Final = {"type": "custom:training-energy-comparison"}
MODELS: Final = ("SDXL", "Llama 3", "Flux")
MANY: Final = 30
LONG: Final = "W" * 255
# Two lines of a name, and three below them; or a row with two lines.
HIGH_ITEM: Final = 160
HIGH_ROW: Final = 64


def past(number: int) -> dict[str, Json]:
    """Return a session of so many days ago as an export has it, each dearer and longer than the one before."""
    start = datetime(2026, 10, 1, 9, tzinfo=UTC) + timedelta(days=MANY - number)
    end = start + timedelta(minutes=90 + number)
    noon = start + timedelta(minutes=45)
    kwh = 0.2 + number / 100
    return {
        "id": f"past-{number}",
        "name": HOSTILE if number == 1 else f"Run {number}",
        "model": MODELS[number % 3],
        "tags": ["lora", "night"] if number % 2 else ["full"],
        "notes": "At the old place.\nWindow open." if number == 0 else None,
        "started_at": start.isoformat(),
        "ended_at": end.isoformat(),
        "energy_kwh": kwh,
        "start_reading_kwh": 300,
        "end_reading_kwh": 300 + kwh,
        "cost": kwh * 0.25,
        "currency": "USD",
        "steps": 1000 + 10 * number if number != 5 else None,
        "outcome": "failed" if number == 4 else "completed",
        "segments": [
            {"from": start.isoformat(), "to": noon.isoformat(), "kwh": kwh / 2, "price": 0.2, "estimated": False},
            {"from": noon.isoformat(), "to": end.isoformat(), "kwh": kwh / 2, "price": 0.3, "estimated": number == 0},
        ],
        "flags": [{"fault": "dip", "meter": ENTITY, "at": noon.isoformat(), "kwh": 0.01, "count": 3}][number:],
        "curve": [[0, 0], [1800, kwh * 300], [3600, kwh * 700], [(end - start).total_seconds(), kwh * 1000]],
    }


@pytest.fixture(scope="module")
def board(home: Home) -> str:
    """Hang the cards up and return the path of their page."""
    full = {"grid_options": {"columns": "full", "rows": "auto"}}
    sections = [{"type": "grid", "cards": [{**card, **full}], "column_span": 3} for card in (CARD, COMPARISON)]
    return save(home, [{"title": "Cards", "path": "cards", "type": "sections", "max_columns": 3, "sections": sections}])


@pytest.fixture
def trained(rig: Rig) -> Rig:
    """Return a rig with a history of a month."""
    sessions = [past(number) for number in range(MANY)]
    file = {"format": "training_energy", "version": 1, "sessions": sessions}
    assert rig.ask("import_sessions", content=json.dumps(file))["imported"] == MANY
    return rig


def rows(page: Page) -> Locator:
    """Return the sessions on the page of the table."""
    return page.locator("training-energy-history tbody tr")


def names(page: Page) -> list[str]:
    """Return what the sessions on the page are called."""
    texts: list[str] = rows(page).locator(".open").all_inner_texts()
    return texts


def wait_for_names(page: Page, *expected: str) -> None:
    """Wait until the first sessions of the page are these."""
    until(lambda: tuple(names(page)[: len(expected)]) == expected, seconds=10, what=f"the table begins with {expected}")


def saved(download: Download) -> str:
    """Return the text of a file that the browser was given."""
    return Path(download.path()).read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("trained")
def test_a_history_is_leafed_through(home: Home, chromium: Browser, board: str) -> None:
    """Sorted by its headings, found by name, model, tag and time, page by page, and kept as a file."""
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        page = visit.page
        visit.open(board)
        wait_for_names(page, "Run 0", HOSTILE)
        expect(page.get_by_text(re.compile(rf"^1.10 of {MANY}$"))).to_be_visible()
        visit.picture("table")
        visit.check_accessible("training-energy-history")

        page.get_by_role("button", name="Energy", exact=True).click()
        wait_for_names(page, "Run 29", "Run 28")
        expect(page.get_by_role("columnheader", name="Energy", exact=True)).to_have_attribute("aria-sort", "descending")
        page.get_by_role("button", name="Cost per 1000 steps").click()
        page.get_by_role("button", name="Cost per 1000 steps").click()
        wait_for_names(page, "Run 0", HOSTILE)
        page.get_by_role("button", name="Next page").click()
        wait_for_names(page, "Run 11")
        page.get_by_role("button", name="Next page").click()
        expect(page.get_by_text(re.compile(rf"^21.{MANY} of {MANY}$"))).to_be_visible()
        expect(rows(page).last).to_contain_text("Run 5")  # without steps it costs nothing by the step

        page.get_by_role("combobox", name="Model", exact=True).select_option("Flux")
        page.get_by_role("combobox", name="Tag").select_option("night")
        wait_for_names(page, "Run 11", "Run 17", "Run 23", "Run 29", "Run 5")
        page.get_by_role("searchbox", name="Name").fill("RUN 2")
        wait_for_names(page, "Run 23", "Run 29")
        with page.expect_download() as file:
            page.get_by_role("button", name="Download as CSV").click()
        assert [row["name"] for row in csv.DictReader(saved(file.value).splitlines())] == ["Run 29", "Run 23"]
        page.get_by_role("searchbox", name="Name").fill("nothing of the kind")
        expect(page.get_by_text("No session fits")).to_be_visible()
        page.get_by_role("button", name="Show all").click()
        expect(rows(page)).to_have_count(10)
        page.get_by_role("combobox", name="Period").select_option("own")
        page.get_by_label("From", exact=True).fill("2026-10-28")
        page.get_by_label("To", exact=True).fill("2026-10-29")
        wait_for_names(page, "Run 2", "Run 3")
        expect(rows(page)).to_have_count(2)
        assert visit.troubles == []
        assert page.evaluate("window.pwned") is None


def test_a_session_is_read(home: Home, trained: Rig, chromium: Browser, board: str) -> None:
    """With its curve, its figures and its prices, and kept as a file that brings it back."""
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        page = visit.page
        dialog = page.locator("training-energy-session dialog")
        visit.open(board)
        page.get_by_role("cell", name="0.200 kWh").click()
        expect(dialog.get_by_role("heading", name="Run 0")).to_be_visible()
        for text in ("300.000 → 300.200 kWh", "$0.00005", "20,000", "Wall meter fell and came back 3 times"):
            expect(dialog.get_by_text(text)).to_be_visible()
        expect(dialog.get_by_role("img", name="Energy over time")).to_be_visible()
        dialog.get_by_text("2 prices in turn").click()
        expect(dialog.get_by_text("$0.30 per kWh, estimated")).to_be_visible()
        visit.picture("session")
        check_picture(dialog.locator("training-energy-chart"), "curve")
        visit.check_accessible("training-energy-session")
        with page.expect_download() as file:
            dialog.get_by_role("button", name="Download").click()
        assert file.value.suggested_filename == "Run-0.json"
        trained.ask("delete_session", session_id="past-0")
        assert trained.ask("import_sessions", content=saved(file.value))["sessions"] == ["past-0"]

        assert visit.troubles == []


@pytest.mark.usefixtures("trained")
def test_nothing_that_was_typed_is_lost(home: Home, chromium: Browser, board: str) -> None:
    """Not by Escape, and not by numbers that nobody can read."""
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        page = visit.page
        dialog = page.locator("training-energy-session dialog")
        visit.open(board)
        page.get_by_role("button", name="Run 0", exact=True).click()
        dialog.get_by_role("button", name="Edit").click()
        expect(dialog.get_by_role("heading", name="Edit Run 0")).to_be_visible()
        expect(dialog.get_by_label("Steps")).to_have_value("1,000")
        page.keyboard.press("Escape")
        expect(dialog.get_by_role("heading", name="Run 0", exact=True)).to_be_visible()
        dialog.get_by_role("button", name="Edit").click()
        dialog.get_by_label("Name").fill("Run zero")
        for _ in range(3):
            page.keyboard.press("Escape")
            expect(dialog.get_by_role("alert")).to_have_text(re.compile("^You have changed something"))
        dialog.get_by_label("Price").fill("cheap")
        dialog.get_by_label("Steps").fill("-1")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("alert")).to_have_text([re.compile("such as 2,000"), re.compile("such as 0.25")])
        visit.picture("no-numbers")
        visit.check_accessible("training-energy-session")
        expect(dialog.get_by_label("Name")).to_have_value("Run zero")
        assert visit.troubles == []


def test_a_session_is_corrected_and_deleted(home: Home, trained: Rig, chromium: Browser, board: str) -> None:
    """What is refused is said in place, also where somebody else was faster."""
    with visiting(chromium, home, PICTURES, viewer=Viewer()) as visit:
        page = visit.page
        dialog = page.locator("training-energy-session dialog")
        visit.open(board)
        page.get_by_role("button", name="Run 0", exact=True).click()
        dialog.get_by_role("button", name="Edit").click()
        dialog.get_by_label("Name").fill("Run zero")
        dialog.get_by_label("Price").fill("0,3")
        dialog.get_by_label("Steps").fill("1,200")
        dialog.get_by_label("Tags").fill("full\nslow, but fine")
        dialog.get_by_label("Ended").fill("2026-10-31T04:00:00")
        expect(dialog.get_by_role("alert")).to_have_text("The end has to be later than the start.")
        visit.check_accessible("training-energy-session")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_label("Ended")).to_be_focused()
        assert trained.ask("get_session", session_id="past-0")["name"] == "Run 0"
        visit.picture("refused")
        expect(dialog.get_by_label("Name")).to_have_value("Run zero")
        dialog.get_by_label("Ended").fill("2026-10-31T06:30:00")
        dialog.get_by_label("Outcome").select_option("failed")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("heading", name="Run zero")).to_be_visible()
        expect(dialog.get_by_text("slow, but fine")).to_be_visible()
        assert dialog.evaluate("each => each.scrollTop") == 0
        wait_for_names(page, "Run zero", HOSTILE)
        kept = trained.ask("get_session", session_id="past-0")
        assert kept["steps"] == 1200
        assert kept["cost"] == pytest.approx(0.3 * kept["energy_kwh"])
        assert (kept["tags"], kept["outcome"], kept["notes"]) == (
            ["full", "slow, but fine"],
            "failed",
            past(0)["notes"],
        )

        dialog.get_by_role("button", name="Delete").click()
        visit.picture("delete")
        dialog.get_by_role("button", name="Cancel").click()
        dialog.get_by_role("button", name="Delete").click()
        dialog.get_by_role("button", name="Delete for good").click()
        expect(dialog).to_be_hidden()
        wait_for_names(page, HOSTILE, "Run 2")
        assert trained.ask("list_sessions")["total"] == MANY - 1

        page.get_by_role("button", name="Run 2", exact=True).click()
        dialog.get_by_role("button", name="Edit").click()
        trained.ask("delete_session", session_id="past-2")
        dialog.get_by_label("Name").fill("Too late")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("alert")).to_have_text(re.compile("^This session is no longer there."))
        wait_for_names(page, HOSTILE, "Run 3")
        assert visit.troubles == []


@pytest.mark.usefixtures("trained")
def test_sessions_are_laid_over_each_other(home: Home, chromium: Browser, board: str) -> None:
    """With nothing but the keyboard; names stay names, and more curves than can be told apart are not drawn."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(is_dark=True)) as visit:
        page = visit.page
        visit.open(board)
        wait_for_names(page, "Run 0", HOSTILE)
        page.get_by_role("checkbox", name="Select Run 0").focus()
        page.keyboard.press("Space")
        expect(page.get_by_text("Select another session")).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Run 0")).to_be_focused()
        page.keyboard.press("Enter")
        dialog = page.locator("training-energy-session dialog")
        expect(dialog.get_by_role("heading", name="Run 0")).to_be_visible()
        visit.picture("session-dark")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Run 0")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.get_by_role("checkbox", name=f"Select {HOSTILE}")).to_be_checked()
        overlay = page.locator("training-energy-overlay")
        expect(overlay.locator("path.line")).to_have_count(2)
        expect(overlay.get_by_role("list", name="Sessions compared").get_by_text(HOSTILE)).to_be_visible()
        costs = overlay.get_by_role("list", name="Cost per 1000 steps").get_by_role("listitem")
        expect(costs).to_contain_text(["Run 0 $0.05", f"{HOSTILE} $0.052"])
        visit.check_accessible("training-energy-overlay")
        for at in range(2, 10):
            rows(page).nth(at).get_by_role("checkbox").check()
        expect(overlay.get_by_text("The curves of the first 8 of 10")).to_be_visible()
        expect(overlay.locator("path.line")).to_have_count(8)
        page.get_by_role("button", name="Compare", exact=True).press("Enter")
        visit.picture("overlay-dark")
        check_picture(page.locator("training-energy-overlay"), "overlay-dark")
        visit.check_accessible("training-energy-history")
        page.get_by_role("button", name="Clear").press("Enter")
        expect(overlay).to_have_count(0)

        groups = page.locator("training-energy-comparison").get_by_role("listitem")
        expect(groups).to_have_count(len(MODELS))
        expect(groups.first).to_contain_text("SDXL")
        expect(groups.first).to_contain_text("10 runs")
        visit.check_accessible("training-energy-comparison")
        check_picture(page.locator("training-energy-comparison"), "comparison-dark")
        page.get_by_role("combobox", name="Group by").select_option("tag")
        expect(groups).to_contain_text(["full", "lora", "night"])
        page.get_by_role("combobox", name="Compare").select_option("step_rate")
        expect(groups.first).to_contain_text("steps/s")
        assert visit.troubles == []
        assert page.evaluate("window.pwned") is None


def test_a_session_that_runs_appears_on_a_phone(
    home: Home, trained: Rig, wall_meter: WallMeter, chromium: Browser, board: str
) -> None:
    """As soon as it starts, with its figures of now; and nothing is wider than the phone."""
    with visiting(chromium, home, PICTURES, viewer=Viewer(width=360, height=780, is_phone=True)) as visit:
        page = visit.page
        visit.open(board)
        wait_for_names(page, "Run 0", HOSTILE)
        begun = trained.ask("start_session", name="Live", model="SDXL")
        wait_for_names(page, "Live", "Run 0")
        wall_meter.show("351.899")
        expect(rows(page).first).to_contain_text("Training")
        expect(rows(page).first).to_contain_text("0.211 kWh")
        visit.picture("phone")
        visit.check_accessible("training-energy-history")
        page.get_by_role("button", name="Live").click()
        dialog = page.locator("training-energy-session dialog")
        expect(dialog.get_by_text("Training", exact=True)).to_be_visible()
        visit.picture("session-phone")
        expect(dialog.get_by_role("button", name="Delete")).to_have_count(0)
        dialog.get_by_role("button", name="Close").click()
        trained.ask("stop_session", session_id=begun["id"], steps=2000)
        expect(rows(page).first).not_to_contain_text("Training")
        trained.ask("update_session", session_id="past-0", name=LONG, model="PonyDiffusion XL v6 " * 9, price=999)
        page.get_by_role("combobox", name="Sort by").select_option(label="Energy, lowest first")
        wait_for_names(page, LONG, HOSTILE)
        assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("innerWidth")
        until(lambda: (rows(page).first.bounding_box() or {})["height"] < HIGH_ITEM, seconds=10, what="it is clamped")
        visit.picture("phone-long", of=rows(page).first)
        page.set_viewport_size({"width": 1100, "height": 780})
        until(
            lambda: (rows(page).first.bounding_box() or {})["height"] < HIGH_ROW, seconds=10, what="it is a row again"
        )
        assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("innerWidth")
        visit.picture("table-long")
        page.set_viewport_size({"width": 260, "height": 780})
        visit.picture("narrow")
        assert visit.troubles == []
