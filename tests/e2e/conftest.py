"""One real Home Assistant for each module, and a fresh rig on a meter of its own for each test."""

from collections.abc import Generator, Iterable, Sequence
import signal

from playwright.sync_api import Browser
import pytest

from lab import furnish, paths
from lab.home import Home
from lab.lock import TakenError, held
from lab.process import free_port

from . import meter
from .browser import browser
from .meter import WallMeter
from .rig import Rig

RIG = "Workstation"
PRICE = 0.2


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for a demo where one process runs all tests; where several do, each would see the others looking."""
    if not session.config.option.collectonly and not hasattr(session.config, "workerinput"):
        leave_demo_alone(item.nodeid for item in session.items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(ids: Sequence[str]) -> None:
    """Look for a demo in the process that gives the tests out, before it does."""
    leave_demo_alone(ids)


def leave_demo_alone(tests: Iterable[str]) -> None:
    """Leave a demo alone that somebody looks at: where its own tests are to run, say so before any other does."""
    if not any("test_demo.py::" in test for test in tests):
        return
    try:
        with held(paths.CACHE / "demo.lock"):
            pass
    except TakenError as taken:
        message = f"A demo {taken} from this checkout. End it with Ctrl-C, then run the tests again."
        raise pytest.UsageError(message) from None


@pytest.fixture(scope="session", autouse=True)
def signals() -> None:
    """Ignore no signal, also where whoever runs the tests does, as nohup: what is started would ignore it, too."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Home]:
    """Start Home Assistant with our integration, end it afterwards, and fail on what it complained of."""
    folder = tmp_path_factory.mktemp("home")
    port = free_port()
    assert port is not None
    home = Home(folder, port)
    home.prepare(yaml=meter.YAML, components=[paths.INTEGRATION, meter.COMPONENT])
    WallMeter(home).count_to("1.5")
    try:
        home.start()
        yield home
    finally:
        home.process.stop()
    assert complaints(home) == []


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser]:
    """Keep one browser open for all visits of a module."""
    with browser() as program:
        yield program


@pytest.fixture
def wall_meter(home: Home) -> WallMeter:
    """Give the meter as it hangs there."""
    return WallMeter(home)


@pytest.fixture
def rig(home: Home, wall_meter: WallMeter) -> Generator[Rig]:
    """Set a rig up over REST, with the meter where the reference run begins, and remove it afterwards."""
    wall_meter.show("351.688")
    entry_id = home.rest.configure(furnish.DOMAIN, name=RIG, meters=[meter.ENTITY], price=PRICE)
    yield Rig(home, entry_id, RIG)
    home.rest.delete(f"/api/config/config_entries/entry/{entry_id}")


def complaints(home: Home) -> list[str]:
    """Return the lines in which Home Assistant complained of our integration."""
    return [
        line
        for line in home.process.output().splitlines()
        if " ERROR " in line and "custom_components.training_energy" in line
    ]
