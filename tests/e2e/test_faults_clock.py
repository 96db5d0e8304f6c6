"""A clock that is set by an hour and by a day, forwards and back: no session goes by it, and no energy."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

import pytest

from lab.rest import Json

from .bent_clock import PROGRAM, set_clock
from .conftest import complaints
from .faulty import energies, rigs_of_long_standing
from .meter import WallMeter
from .rig import Rig

HOUR: Final = 3600
DAY: Final = 24 * HOUR
# Each is how far off the clock is from then on (s).
SETTINGS: Final = {"an hour on": HOUR, "an hour back": 0, "a day on": DAY, "a day back": 0}
STEP: Final = Decimal("0.0123")
# What a session uses here: before the clock is set, right after, and then.
USED: Final = 3 * STEP


@dataclass
class Training:
    """A rig, its meter, and what that shows."""

    rig: Rig
    wall_meter: WallMeter
    kwh: Decimal = Decimal(100)

    def use(self) -> str:
        """Use some energy; return what the meter shows then."""
        self.kwh += STEP
        return str(self.kwh.normalize())

    def show(self) -> None:
        """Use some energy, and have Home Assistant see it."""
        self.wall_meter.show(self.use())


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Generator[Training]:
    """Return a rig of a home whose clock can be set; nothing in this module gives reason to complain."""
    folder = tmp_path_factory.mktemp("home")
    set_clock(folder, 0)
    with rigs_of_long_standing(folder, "Tower", program=[PROGRAM]) as rigs:
        rig, wall_meter = rigs["Tower"]
        yield Training(rig, wall_meter)
        assert complaints(rig.home) == []


def check(session: dict[str, Json], *, is_counted: bool) -> None:
    """Hold that a session took no negative time, and used what the meter counted, to the last digit."""
    began, ended = (datetime.fromisoformat(session[name]) for name in ("started_at", "ended_at"))
    assert began <= ended
    assert session["duration_s"] == session["active_s"] == (ended - began).total_seconds()
    assert Decimal(str(session["energy_kwh"])) == USED
    assert Decimal(str(session["metered_kwh"])) == USED
    assert Decimal(str(session["cost"])) == USED / 5
    assert session["energy_min_kwh"] <= session["energy_kwh"] <= session["energy_max_kwh"]
    assert sum(Decimal(str(part["kwh"])) for part in session["segments"]) == USED
    assert (session["duration_s"] < HOUR) is not is_counted


def check_all(training: Training, names: Iterable[str]) -> None:
    """Hold that all sessions are there, and that the totals are theirs."""
    kept = energies(training.rig)
    assert {name: kept[name] for name in names} == dict.fromkeys(names, USED)
    assert Decimal(str(training.rig.shows("total_energy"))) == sum(kept.values())
    assert training.rig.shows("total_sessions") == str(len(kept))


def test_a_clock_that_is_set_while_a_session_runs(training: Training) -> None:
    """Only how long the session took follows the clock, and that is never less than nothing."""
    for name, seconds in SETTINGS.items():
        training.rig.ask("start_session", name=name)
        training.show()
        set_clock(training.rig.home.folder, seconds)
        training.show()
        training.show()
        check(training.rig.ask("stop_session", steps=10), is_counted="on" in name)
    check_all(training, SETTINGS)


def test_a_clock_that_is_set_while_home_assistant_is_down(training: Training) -> None:
    """The session goes on as it does after any power cut, and the meter counts for it."""
    for name, seconds in SETTINGS.items():
        opened = training.rig.ask("start_session", name=f"down, {name}")
        training.show()
        training.rig.home.process.kill()
        set_clock(training.rig.home.folder, seconds)
        training.wall_meter.count_to(training.use())
        training.rig.home.start()
        assert training.rig.shows("status") == "training"
        training.show()
        stopped = training.rig.ask("stop_session", steps=10)
        assert (stopped["id"], stopped["started_at"]) == (opened["id"], opened["started_at"])
        check(stopped, is_counted="on" in name)
    check_all(training, [*SETTINGS, *(f"down, {name}" for name in SETTINGS)])


def test_such_sessions_are_exported_and_taken_in_again(training: Training) -> None:
    """An export holds no session that an import would refuse, once the clock has come to where it had been set."""
    set_clock(training.rig.home.folder, DAY)
    exported = training.rig.ask("export_sessions", format="json")
    answer = training.rig.ask("import_sessions", content=exported["content"])
    assert (answer["imported"], answer["known"]) == (0, 2 * len(SETTINGS))
