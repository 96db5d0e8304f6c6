"""A home: one config folder, the Home Assistant that runs on it, and the way to talk to it."""

from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path
import shutil

from lab import account, configuration, storage, websocket
from lab.process import Process
from lab.rest import Rest
from lab.storage import HOST


class Home:
    """A Home Assistant of our own, onboarded, on the loopback address, with our integration in it."""

    def __init__(self, folder: Path, port: int) -> None:
        """Name the config folder and the port; `prepare` fills the one, `start` listens on the other."""
        self.folder = folder
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.process = Process(folder)
        self.rest = Rest(self.url, "")

    def prepare(
        self, *, yaml: str, components: Iterable[Path], link: bool = False, base: str = configuration.BASE
    ) -> None:
        """Write what Home Assistant reads at its start; what is there already, such as the account, stays.

        With link the components are the ones of the working tree, so that a change of theirs counts from the next
        start on; else they are copies.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "configuration.yaml").write_text(base + yaml)
        (self.folder / "automations.yaml").touch()
        token = account.token_of(self.folder)
        if token is None:
            storage.onboard(self.folder, self.url)
            token = account.write(self.folder, account.DEMO)
        storage.listen(self.folder, self.port)
        for component in components:
            _install(component, self.folder / "custom_components" / component.name, link=link)
        self.rest = Rest(self.url, token)

    @property
    def version(self) -> str:
        """The version of Home Assistant."""
        return metadata.version("homeassistant")

    def device_page(self, entry_id: str) -> str:
        """Return the address of the page of the one device that a config entry has."""
        devices = websocket.ask(self.rest, "config/device_registry/list")
        device = next(row["id"] for row in devices if entry_id in row["config_entries"])
        return f"{self.url}/config/devices/device/{device}"

    def start(self, while_waiting: Callable[[], None] = lambda: None) -> None:
        """Start Home Assistant and wait until it runs."""
        self.process.start()
        self.process.wait_until_running(self.rest, while_waiting)


def _install(component: Path, place: Path, *, link: bool) -> None:
    """Put a component where Home Assistant looks for it, in place of what was there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_symlink():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
    if link:
        place.symlink_to(component, target_is_directory=True)
    else:
        shutil.copytree(component, place, ignore=shutil.ignore_patterns("__pycache__"))
