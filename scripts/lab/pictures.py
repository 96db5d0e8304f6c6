"""The pictures of the pages, of cards and of a first run: taken of a real Home Assistant, each as somebody sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
import shutil
import sys
import time
from typing import Final

from playwright.sync_api import Locator, Page, TimeoutError as NotThereError

from lab import configuration, dashboard, first_run, furnish, past, paths, reference
from lab.browser import Viewer, browser, looking
from lab.demo import COMPONENTS, start
from lab.home import Home
from lab.process import free_port
from lab.progress import Terminal
from lab.rest import Rest

FOLDER: Final = paths.CACHE / "pictures"
IMAGES: Final = paths.ROOT / "docs" / "images"
LARGEST: Final = 150_000  # bytes: a page with all of them opens at once
PATIENCE: Final = 5_000  # ms, for a card to come up
TRAINED: Final = 75  # s, after which a curve and its figures look like those of a run
REPORT: Final = 5  # s between two reports of the trainer
PACE: Final = 2  # steps a second
PLANNED: Final = 400
# As wide as a column of a dashboard, or two.
NARROW: Final = Viewer(width=560, height=1400)
WIDE: Final = Viewer(width=1100, height=1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of one card: where it hangs, for which rig, and on how wide a screen."""

    name: str
    card: str
    view: str
    rig: str
    viewer: Viewer = NARROW

    def show(self, page: Page, home: Home) -> Locator:
        """Open the page that it hangs on, and return the card."""
        rigs = furnish.entries(home.rest)
        # A rig has a view of its own; on the others there is a card for each, by name.
        view, place = self.view, sorted(rigs).index(self.rig)
        if view == "rig":
            view, place = f"rig-{rigs[self.rig].lower()}", 0
        page.goto(f"{home.url}/{dashboard.PATH}/{view}")
        return page.locator(self.card).nth(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A picture of a whole window: what is done in it before, and how large it is."""

    name: str
    show: Callable[[Page, Home], Locator]
    viewer: Viewer = first_run.LAPTOP


RUNNING: Final = (
    Picture(name="card-running", card="training-energy-card", view="rig", rig=furnish.PC_RIG),
    Window(name="first-run-device", show=first_run.device, viewer=first_run.LONG),
)
AT_REST: Final = (
    Window(name="first-run-adding", show=first_run.adding),
    Window(name="first-run-questions", show=first_run.questions),
    Window(name="first-run-session", show=first_run.session, viewer=first_run.SCREEN),
    Picture(name="card", card="training-energy-card", view="rig", rig=reference.RIG),
    Picture(name="history", card="training-energy-history", view="history", rig=furnish.PC_RIG, viewer=WIDE),
    Picture(name="comparison", card="training-energy-comparison", view="comparison", rig=furnish.PC_RIG, viewer=WIDE),
    Picture(name="meter", card="training-energy-meter", view="meter", rig=furnish.PC_RIG, viewer=WIDE),
)


def main() -> int:
    """Furnish a home, train, and take all pictures; return 1 where one of them could not be taken."""
    terminal = Terminal()
    port = free_port()
    if port is None:
        terminal.say(terminal.bad("  No port of 127.0.0.1 is free."))
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    home = Home(FOLDER, port)
    home.prepare(yaml=configuration.HAND_READ_METER, components=COMPONENTS)
    try:
        start(terminal, home)
        furnish.furnish(home, terminal)
        dashboard.hang_up(home.rest)
        reference.play(home.rest, furnish.entries(home.rest)[reference.RIG])
        taken = [_take(terminal, home, picture) for picture in AT_REST]
        with terminal.step(f"Train for {TRAINED} s"):
            _train(home.rest)
        taken += [_take(terminal, home, picture) for picture in RUNNING]
    finally:
        home.process.stop()
    return 0 if all(taken) else 1


def _take(terminal: Terminal, home: Home, picture: Picture | Window) -> bool:
    """Take one picture and tell whether it came about."""
    with browser() as program, looking(program, home, picture.viewer) as page:
        try:
            shown = picture.show(page, home)
            shown.wait_for(timeout=PATIENCE)
            _settle(page)
        except NotThereError as error:
            terminal.say(terminal.bad(f"  {picture.name}: there is nothing to be seen: {error}"))
            return False
        path = IMAGES / f"{picture.name}.png"
        shown.screenshot(path=path)
    return _is_small(terminal, path)


def _train(rest: Rest) -> None:
    """Have the simulated computer train, and tell how far it is, until there is something to see."""
    rest.act("switch.turn_on", entity_id=dashboard.LOAD)
    run = past.RUNS[-1]
    start_session = {"name": run.name, "model": run.model, "planned_steps": PLANNED, "budget": 0.01}
    rest.ask("training_energy.start_session", rig=furnish.PC_RIG, **start_session)
    for seconds in range(REPORT, TRAINED + REPORT, REPORT):
        time.sleep(REPORT)
        rest.ask("training_energy.report_progress", rig=furnish.PC_RIG, step=PACE * seconds)


def _settle(page: Page) -> None:
    """Wait until nothing moves and nothing is asked any more, and point at nothing."""
    page.mouse.move(0, 0)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")


def _is_small(terminal: Terminal, path: Path) -> bool:
    """Tell whether a picture is no burden for its page."""
    size = path.stat().st_size
    if size > LARGEST:
        terminal.say(terminal.bad(f"  {path.name} has {size} bytes, more than {LARGEST}"))
    else:
        terminal.say(f"  {path.relative_to(paths.ROOT)}: {size} bytes")
    return size <= LARGEST


if __name__ == "__main__":
    sys.exit(main())
