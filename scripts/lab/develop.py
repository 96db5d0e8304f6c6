"""A Home Assistant to develop with: it runs the integration out of the working tree, and keeps what one did in it."""

from typing import Final

from lab import configuration, dashboard, furnish, lock, paths
from lab.demo import COMPONENTS, choose_port, invite, serve, start
from lab.home import Home
from lab.progress import Terminal

FOLDER: Final = paths.CACHE / "develop"


def develop(terminal: Terminal, *, port: int | None) -> int:
    """Serve until somebody ends it; a restart from Home Assistant's own menu takes the changed code."""
    with lock.held(paths.CACHE / "develop.lock") as word:
        home = Home(FOLDER, choose_port(terminal, port))
        word.tell(f"serves {home.url}")
        home.prepare(yaml=configuration.HAND_READ_METER, components=COMPONENTS, link=True)
        try:
            start(terminal, home)
            if not furnish.entries(home.rest):
                furnish.furnish(home, terminal)
                dashboard.hang_up(home.rest)
            invite(terminal, home)
            terminal.say("  Edit custom_components/, then Settings > System > Restart Home Assistant.")
            serve(terminal, home)
        finally:
            home.process.stop()
    return 0
