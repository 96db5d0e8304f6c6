"""A history that is exported, downloaded and brought to another rig, on a real Home Assistant."""

from collections.abc import Generator
import csv
from http import HTTPStatus
from io import StringIO
import urllib.error
import urllib.request

import pytest

from lab import furnish
from lab.home import Home
from lab.rest import Json

from .meter import WallMeter
from .rig import Rig


@pytest.fixture
def trained(rig: Rig, wall_meter: WallMeter) -> Rig:
    """Return a rig with two runs of one model."""
    for name, kwh in (("first", "351.799"), ("=HYPERLINK(1)", "351.899")):
        rig.ask("start_session", name=name, model="SDXL", tags=["lora", "night"])
        wall_meter.show(kwh)
        rig.ask("stop_session", steps=1000)
    return rig


@pytest.fixture
def other(home: Home, rig: Rig) -> Generator[Rig]:
    """Return a second rig, which has trained nothing."""
    home.rest.post(
        "/api/states/sensor.other_meter",
        {"state": "5", "attributes": {"unit_of_measurement": "kWh", "device_class": "energy"}},
    )
    entry_id = home.rest.configure(furnish.DOMAIN, name="Other", meters=["sensor.other_meter"], price=0.3)
    yield Rig(home, entry_id, "Other")
    home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


def download(home: Home, url: str) -> str:
    """Fetch an address as a browser does that is not signed in."""
    with urllib.request.urlopen(home.url + url) as answer:  # noqa: S310  http on loopback
        assert "attachment" in answer.headers["Content-Disposition"]
        text: str = answer.read().decode()
    return text


def test_a_file_is_downloaded_and_opens_in_a_spreadsheet(home: Home, trained: Rig) -> None:
    """By its address alone, and by no other; a name that is a formula is a name."""
    file = trained.ask("export_sessions", format="csv")
    text = download(home, file["url"])
    assert text == file["content"]
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["first", "'=HYPERLINK(1)"]
    assert rows[0]["cost_per_step"] == "0.0000222"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(home.url + file["url"].partition("?")[0])  # noqa: S310  http on loopback
    with refused.value as answer:
        assert answer.code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_history_moves_to_another_rig_once(home: Home, trained: Rig, other: Rig, form: str) -> None:
    """With all its figures, over a restart; a second time nothing is new."""
    content = trained.ask("export_sessions", format=form)["content"]
    assert other.ask("import_sessions", content=content)["imported"] == len(listed(trained))
    assert other.ask("import_sessions", content=content)["imported"] == 0
    home.process.stop()
    home.start()
    again = other.ask("import_sessions", content=content)
    assert (again["imported"], again["known"]) == (0, 2)
    for there, here in zip(listed(other), listed(trained), strict=True):
        for figure in ("id", "name", "model", "tags", "energy_kwh", "cost", "steps", "started_at", "ended_at"):
            assert there[figure] == here[figure]
    assert other.shows("total_energy") == trained.shows("total_energy") == "0.211"
    assert other.shows("session_energy") == "unknown"


def test_runs_are_compared_and_the_next_one_is_estimated(trained: Rig) -> None:
    """By what the runs of a model took."""
    [group] = trained.ask("compare_sessions")["groups"]
    assert (group["group"], group["runs"], group["steps"]) == ("SDXL", 2, 2000)
    assert group["energy_per_1000_steps_kwh"]["median"] == pytest.approx(0.1055)
    assert group["last"]["change_percent"]["energy_per_1000_steps_kwh"] == pytest.approx((0.1 / 0.111 - 1) * 100)
    estimate = trained.ask("estimate", steps=3000)
    assert estimate["energy_kwh"] == pytest.approx(0.3165)
    assert estimate["energy_min_kwh"] == pytest.approx(0.3)
    assert estimate["cost"] == pytest.approx(0.0633)
    assert estimate["based_on"]["sessions"] == 2


def listed(rig: Rig) -> list[Json]:
    """Return the sessions of a rig, the newest first."""
    sessions: list[Json] = rig.ask("list_sessions")["sessions"]
    return sessions
