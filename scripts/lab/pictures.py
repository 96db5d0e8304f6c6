"""The pictures of the cards for the pages: taken of a real Home Assistant, each as somebody sees it."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
import shutil
import sys
from typing import Final

from playwright.sync_api import Page, TimeoutError as NotThereError

from lab import configuration, dashboard, figures, furnish, paths, reference
from lab.browser import Viewer, browser, looking
from lab.demo import COMPONENTS, start
from lab.home import Home
from lab.process import free_port
from lab.progress import Terminal

FOLDER: Final = paths.CACHE / "pictures"
IMAGES: Final = paths.ROOT / "docs" / "images"
LARGEST: Final = 150_000  # bytes: a page with all of them opens at once
PATIENCE: Final = 5_000  # ms, for a card to come up
HALFWAY: Final = [Decimal(kwh) for kwh in ("351.709", "351.730", "351.751", "351.772", "351.793")]
DONE: Final = 1000  # steps by then
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


RUNNING: Final = Picture(name="card-running", card="training-energy-card", view="rig", rig=reference.RIG)
AFTERWARDS: Final = (
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
        _train_halfway(home)
        taken = [_take(terminal, home, RUNNING)]
        reference.read_meter(home.rest, figures.AFTER)
        home.rest.ask("training_energy.stop_session", rig=reference.RIG, steps=figures.STEPS)
        taken += [_take(terminal, home, picture) for picture in AFTERWARDS]
    finally:
        home.process.stop()
    return 0 if all(taken) else 1


def _take(terminal: Terminal, home: Home, picture: Picture) -> bool:
    """Take one picture and tell whether it came about."""
    rigs = furnish.entries(home.rest)
    # A rig has a view of its own; on the others there is a card for each, by name.
    view, place = picture.view, sorted(rigs).index(picture.rig)
    if view == "rig":
        view, place = f"rig-{rigs[picture.rig].lower()}", 0
    with browser() as program, looking(program, home, picture.viewer) as page:
        page.goto(f"{home.url}/{dashboard.PATH}/{view}")
        card = page.locator(picture.card).nth(place)
        try:
            card.wait_for(timeout=PATIENCE)
            _settle(page)
        except NotThereError:
            terminal.say(terminal.bad(f"  {picture.name}: there is no {picture.card} of {picture.rig}"))
            return False
        path = IMAGES / f"{picture.name}.png"
        card.screenshot(path=path)
    return _is_small(terminal, path)


def _train_halfway(home: Home) -> None:
    """Play the first half of the reference run."""
    home.rest.ask(
        "training_energy.start_session",
        rig=reference.RIG,
        name="Reference run",
        model="PonyDiffusion XL v6",
        planned_steps=figures.STEPS,
    )
    for kwh in HALFWAY:
        reference.read_meter(home.rest, kwh)
    home.rest.ask("training_energy.report_progress", rig=reference.RIG, step=DONE)


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
