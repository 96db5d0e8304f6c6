"""The whole way of a person: log in, add a rig, train, and read the reference table on its page."""

from playwright.sync_api import expect
import pytest

from lab import furnish, paths
from lab.home import Home

from .browser import Visit, visit
from .meter import WallMeter

PICTURES = paths.CACHE / "e2e" / "screenshots"
RIG = "Workstation"

# What the device page reads, each figure with its unit, in the number format of the United States.
TABLE = (
    "Session energy 0.211 kWh",
    "Session cost $0.0422",
    "Cost per step 0.0000211 USD/step",
    "Steps per USD 47,393 steps/USD",
    "Affordable steps 47,393 steps",
    "Affordable runs 29.6 runs",
    "Energy per step 0.1055 Wh/step",
    "Total energy 0.211 kWh",
)


def add_rig(visit: Visit) -> None:
    """Answer the questions of the integration."""
    page = visit.page
    page.get_by_role("button", name="Add integration").click()
    brands = page.locator("dialog-add-integration")
    brands.get_by_role("textbox").fill("Training Energy")
    brands.get_by_text("Training Energy", exact=True).click()
    form = page.locator("ha-form")
    form.get_by_role("textbox", name="Name").fill(RIG)
    form.get_by_role("spinbutton", name="Price").fill("0.2")
    form.get_by_role("button", name="Select an entity").first.click()
    page.locator("ha-combo-box-item").filter(has_text="Wall meter").first.click()
    visit.picture("1-questions")
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Skip and finish").click()
    # Home Assistant opens the page of the new device by itself.
    page.wait_for_url("**/config/devices/device/*")
    visit.card("Controls").wait_for()


@pytest.mark.browser
def test_a_person_runs_the_reference_session(home: Home, wall_meter: WallMeter) -> None:
    """Nothing but the user interface is needed, and it shows the whole table, readable."""
    wall_meter.show("351.688")
    with visit(home, PICTURES) as person:
        person.log_in()
        person.open_integrations()
        add_rig(person)
        person.picture("2-new-rig")

        controls, sensors = person.card("Controls"), person.card("Sensors")
        session = controls.get_by_role("switch", name="Session")
        controls.locator("ha-switch").first.click()
        expect(session).to_be_checked()
        person.wait_until_reads(sensors, "Status Training")
        wall_meter.show("351.899")
        person.wait_until_reads(sensors, TABLE[0])
        person.picture("3-training")

        controls.locator("ha-switch").first.click()
        expect(session).not_to_be_checked()
        steps = controls.get_by_role("spinbutton", name="Steps", exact=True)
        steps.fill("2000")
        steps.press("Enter")
        for line in TABLE:
            person.wait_until_reads(sensors, line)
        person.picture("4-reference-run")
        assert person.troubles == []
    assert list(furnish.entries(home.rest)) == [RIG]
