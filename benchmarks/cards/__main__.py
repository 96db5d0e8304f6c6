"""The command: opens the cards in a browser on a real Home Assistant, measures what they take, and prints it."""

import argparse
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
import gzip
from pathlib import Path
import re
from statistics import median
import sys
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from benchmarks import homes
from lab import configuration, dashboard, furnish, paths
from lab.browser import Viewer, browser, looking
from lab.home import Home

from . import history, page as measured

DESCRIPTION = """\
Starts a Home Assistant whose rig has a long history, opens its pages in Chromium, and prints:

  size    of the one file with all cards, gzipped
  paint   ms from the load of that file until a card has painted a figure (median of the turns, and the best: whatever
          else happens on the machine only makes a turn worse); beside it, in the same page, one of Home Assistant's own
          cards whose code is there already
  idle    calls of the cards' functions, and ms in them, by the browser's own trace, while nothing happens in the house
  busy    ms in the cards' code for each change of a state that is not the rig's, of those in all code of the page

Exit code 1 if the file is larger than 60 kB, even the best first paint takes longer than 100 ms, or an idle card does
anything.
"""

SIZE: Final = 60_000
PAINT: Final = 100.0
IDLE_SECONDS: Final = 5
CHANGES: Final = 200
METER: Final = "sensor.hand_read_meter"
EMPTY: Final = "/lovelace/0"
BOARD: Final = "measured-cards"
# What each card shows once it shows something, of the history that the rig has here.
FIGURES: Final = {"custom:training-energy-card": "kWh", "custom:training-energy-history": "LoRA"}
# A change of a state elsewhere, as a house has many of.
ELSEWHERE: Final = "sensor.elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """What the browser called of the cards while nothing happened: calls, and ms in them."""

    calls: int
    milliseconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """What a change of a state elsewhere took: ms in the cards' code, and in all code of the page."""

    ours: float
    everything: float


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cards",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--turns", type=int, default=15, help="how often each card is opened (15)")
    parser.add_argument("--sessions", type=int, default=10_000, help="sessions in the history (10000)")
    options = parser.parse_args(arguments)
    bundle = paths.INTEGRATION / "frontend" / "training-energy.js"
    size = len(gzip.compress(bundle.read_bytes()))
    print(f"{'size, gzipped':44}{size:>10} B")
    is_right = size < SIZE
    with _home(options.sessions) as home, browser() as program:
        for kind, figure in FIGURES.items():
            ours, stock = zip(*(_paint(program, home, kind, figure) for _ in range(options.turns)), strict=True)
            print(f"{'paint ' + kind.removeprefix('custom:'):44}{median(ours):>10.1f} ms, at best {min(ours):.1f}")
            print(
                f"{'      entities, of Home Assistant':44}{median(stock):>10.1f} ms, at best {min(stock):.1f}",
                flush=True,
            )
            is_right = is_right and min(ours) < PAINT
        idle, busy = _traces(program, home)
    print(f"{f'idle for {IDLE_SECONDS} s':44}{idle.calls:>10} calls {idle.milliseconds:>8.2f} ms")
    print(f"{'busy, for each change elsewhere':44}{busy.ours:>10.3f} ms of {busy.everything:.3f}")
    is_right = is_right and idle.calls == 0
    print("\nAll as it should be." if is_right else "\nThe cards take more than they may.")
    return 0 if is_right else 1


@contextmanager
def _home(sessions: int) -> Generator[Home]:
    """Start a Home Assistant with one rig and so many sessions in its history."""
    with TemporaryDirectory() as folder:
        home = homes.at(Path(folder))
        home.prepare(yaml=configuration.HAND_READ_METER, components=[paths.INTEGRATION])
        home.start()
        try:
            home.rest.act("input_number.set_value", entity_id="input_number.hand_read_meter", value=351.688)
            home.rest.configure(furnish.DOMAIN, name=history.RIG, meters=[METER], price=0.2)
            history.fill(home.rest, sessions)
            home.rest.ask("training_energy.start_session", rig=history.RIG, name="LoRA")
            home.rest.ask("training_energy.stop_session", rig=history.RIG, steps=1600)
            yield home
        finally:
            home.process.stop()


def _paint(program: Browser, home: Home, kind: str, figure: str) -> tuple[float, float]:
    """Return how long one of our cards and one of Home Assistant's take (ms) until they show something."""
    entry = home.rest.get("/api/training_energy/frontend/entry.js")
    found = re.search(r'import\("([^"]+)"\)', entry)
    if found is None:
        sys.exit("Home Assistant serves no cards.")
    with looking(program, home, Viewer()) as page:
        # The page is ready before the cards are loaded, so that nothing but they is measured.
        page.route("**/entry.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        _open(page, home, EMPTY)
        stock = measured.milliseconds_to_paint(page, url=None, kind="entities", figure=METER)
        ours = measured.milliseconds_to_paint(page, url=found[1], kind=kind, figure=figure)
    return ours, stock


def _open(page: Page, home: Home, path: str) -> None:
    """Open a dashboard and wait until it is drawn."""
    page.goto(f"{home.url}{path}")
    page.locator("hui-view").first.wait_for(state="attached")
    page.wait_for_function("() => !!window.loadCardHelpers && !!document.querySelector('home-assistant')?.hass?.config")


def _traces(program: Browser, home: Home) -> tuple[Quiet, Busy]:
    """Return what all cards do on an open page while nothing happens, and while the house is busy."""
    views = [{"title": "Cards", "cards": [{"type": kind} for kind in FIGURES]}]
    dashboard.add(home.rest, BOARD, {"views": views}, title="Cards", icon="mdi:gauge")
    with looking(program, home, Viewer()) as page:
        _open(page, home, f"/{BOARD}/0")
        for kind in FIGURES:
            page.locator(kind.removeprefix("custom:")).get_by_text("kWh").first.wait_for()

        def change() -> None:
            for number in range(CHANGES):
                home.rest.post(f"/api/states/{ELSEWHERE}", {"state": str(number)})

        # What the page loads late is over by then.
        page.wait_for_timeout(2000)
        calls, milliseconds = measured.calls_of_ours(program, page, lambda: page.wait_for_timeout(IDLE_SECONDS * 1000))
        ours, everything = measured.milliseconds_in_scripts(page, change)
    return Quiet(calls=calls, milliseconds=milliseconds), Busy(ours=ours / CHANGES, everything=everything / CHANGES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
