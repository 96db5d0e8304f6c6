"""The demo: a real Home Assistant, a simulated training PC, the reference run, and time to look around."""

import shutil
from typing import Final

from lab import client, configuration, dashboard, figures, furnish, lock, paths, reference
from lab.account import DEMO
from lab.ending import AskedToEndError
from lab.home import Home
from lab.process import RESTART, free_port
from lab.progress import Terminal

FOLDER: Final = paths.CACHE / "demo"
PORT: Final = 8123  # Home Assistant's own, which people know
COMPONENTS: Final = (paths.INTEGRATION, paths.SIMULATED_PC)


class PortTakenError(Exception):
    """Somebody listens on the port that was asked for."""


def choose_port(terminal: Terminal, wanted: int | None) -> int:
    """Return the wanted port; without a wish, Home Assistant's own or else any free one."""
    if port := free_port(wanted or PORT):
        return port
    if wanted:
        message = f"Port {wanted} is taken. Choose another with --port, or leave --port out."
        raise PortTakenError(message)
    if (port := free_port()) is None:
        message = "No port of 127.0.0.1 is free."
        raise PortTakenError(message)
    terminal.say(f"  Port {PORT} is taken, {port} it is.")
    return port


def demo(terminal: Terminal, *, port: int | None, stay: bool) -> int:
    """Run the demo and return its exit code: 0 when every figure of the reference run is right."""
    with lock.held(paths.CACHE / "demo.lock") as word:
        home = Home(FOLDER, choose_port(terminal, port))
        word.tell(f"serves {home.url}")
        if FOLDER.exists():
            shutil.rmtree(FOLDER)
        home.prepare(yaml=configuration.HAND_READ_METER, components=COMPONENTS)
        try:
            start(terminal, home)
            furnish.furnish(home, terminal)
            dashboard.hang_up(home.rest)
            right = _play(terminal, home)
            if stay:
                invite(terminal, home)
                serve(terminal, home)
        finally:
            home.process.stop()
    return 0 if right else 1


def start(terminal: Terminal, home: Home) -> None:
    """Start Home Assistant while the terminal shows that it is alive."""
    with terminal.step(f"Start Home Assistant {home.version}") as turn:
        home.start(turn)


def serve(terminal: Terminal, home: Home) -> None:
    """Keep Home Assistant running until somebody ends it, here or from its own menu."""
    try:
        while (code := home.process.wait()) == RESTART:
            start(terminal, home)
        if code:
            terminal.say(terminal.bad(f"\n  Home Assistant ended with exit code {code}:\n{home.process.last_lines()}"))
    except AskedToEndError:
        terminal.say()
        with terminal.step("Stop Home Assistant"):
            home.process.stop()


def invite(terminal: Terminal, home: Home) -> None:
    """Say where Home Assistant is, how to get in, and what is worth a try."""
    rigs = furnish.entries(home.rest)
    say, bold = terminal.say, terminal.bold
    say()
    say(f"  {bold(home.url)}   user {bold(DEMO.username)}, password {bold(DEMO.password)}")
    say()
    say(f"  Try, on the dashboard that opens, under {furnish.PC_RIG}: press Start a run on its card, switch")
    say(f"  Training load on, on the {dashboard.BENCH_TITLE} in the sidebar, and watch energy and cost rise.")
    say("  Press Stop, and type the steps in: each step has its price. The runs of the weeks before are made up.")
    activate = client.write(home).relative_to(paths.ROOT)
    say("  Or have a training do it all, in another terminal, here:")
    say()
    say(f"    . {activate}; training-energy run --model 'PonyDiffusion XL v6' -- train-lora")
    say()
    say(f"  Or, under {reference.RIG}, as without a smart plug: type the meter in before and after.")
    say()
    for name in (furnish.PC_RIG, reference.RIG):
        say(terminal.dim(f"  All of {name + ':':13}{home.device_page(rigs[name])}"))
    say()
    say(terminal.dim("  Ctrl-C ends it and leaves nothing running."))


def _play(terminal: Terminal, home: Home) -> bool:
    """Play the reference run, print what Home Assistant made of it, and tell whether all of it is right."""
    entry_id = furnish.entries(home.rest)[reference.RIG]
    with terminal.step(f"Train {figures.STEPS} steps, the meter read before and after"):
        rows = reference.play(home.rest, entry_id)
    terminal.say()
    terminal.say(terminal.bold("  The reference run, from Home Assistant's own states"))
    terminal.say()
    for row in rows:
        mark = terminal.good(terminal.tick) if row.is_right else terminal.bad(terminal.cross)
        terminal.say(f"  {mark} {row.name:36}{row.text:>10} {row.unit:9}{terminal.dim(row.source)}")
    wrong = [row for row in rows if not row.is_right]
    terminal.say()
    for row in wrong:
        terminal.say(terminal.bad(f"  {row.name}: expected {row.expected} {row.unit}, {row.source} says {row.shown}"))
    if not wrong:
        terminal.say(terminal.good(f"  All {len(rows)} figures are right."))
    return not wrong
