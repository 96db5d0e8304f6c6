"""Print what Home Assistant would install by itself at its first start, beyond what it always has.

Run by `scripts/lock`, with the Python of the Home Assistant in question.
"""

import json
from pathlib import Path
import sys

import homeassistant
from homeassistant import bootstrap

COMPONENTS = Path(homeassistant.__file__).parent / "components"

# What the suites and the demo set up, beside what Home Assistant always does.
INTEGRATIONS = {
    "calendar",
    "conversation",
    "energy",
    "frontend",
    "history",
    "input_number",
    "logbook",
    "recorder",
    "system_health",
    "template",
}

# Pinned by Home Assistant to releases without a wheel for Python 3.14; pyproject.toml names newer ones.
WITHOUT_WHEEL = {"pymicro-vad", "pyspeex-noise"}


def first_start_requirements() -> set[str]:
    """Return the pins of all integrations that are set up, those they depend on included."""
    pins: set[str] = set()
    seen: set[str] = set()
    wanted = bootstrap.DEFAULT_INTEGRATIONS | bootstrap.CORE_INTEGRATIONS | INTEGRATIONS
    while wanted:
        domain = wanted.pop()
        seen.add(domain)
        manifest = json.loads((COMPONENTS / domain / "manifest.json").read_bytes())
        pins.update(manifest.get("requirements", []))
        wanted |= set(manifest.get("dependencies", [])) - seen
    return {pin for pin in pins if pin.partition("==")[0] not in WITHOUT_WHEEL}


if __name__ == "__main__":
    sys.stdout.writelines(f"{pin}\n" for pin in sorted(first_start_requirements()))
