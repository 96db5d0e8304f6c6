"""A meter that hangs in the cellar: it counts whether or not Home Assistant runs, and is read when one looks at it."""

from pathlib import Path
from typing import Final

from lab.home import Home
from lab.wait import until

ENTITY: Final = "sensor.wall_meter"
SECONDS: Final = 20

COMPONENT: Final = Path(__file__).resolve().parent / "components" / "wall_meter"
YAML: Final = """\
sensor:
  - platform: wall_meter
"""


class WallMeter:
    """The display of the meter, and the way to have Home Assistant read it."""

    def __init__(self, home: Home, name: str = "wall_meter") -> None:
        """Hang it up in the home; it shows nothing until it has counted.

        Others than the first have a name of their own, `wall_meter_2` say, and must count before Home Assistant starts.
        """
        self._home = home
        self.folder = home.folder
        self._display: Path = home.folder / name
        self.entity = f"sensor.{name}"

    def count_to(self, kwh: str) -> None:
        """Let the display move on; nobody looks."""
        self._display.write_text(kwh)

    def show(self, kwh: str) -> None:
        """Let the display move on, have Home Assistant read it, and wait until it has."""
        self.count_to(kwh)
        self._home.rest.act("homeassistant.update_entity", entity_id=self.entity)
        until(lambda: self._home.rest.value(self.entity) == kwh, seconds=SECONDS, what=f"{self.entity} at {kwh}")
