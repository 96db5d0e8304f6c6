"""Print what Home Assistant would install by itself at its first start with the integrations named.

Run by `scripts/lock` with the Python of the Home Assistant in question.
"""

import json
from pathlib import Path
import sys

import homeassistant
from homeassistant import bootstrap

COMPONENTS = Path(homeassistant.__file__).parent / "components"

# Pinned by Home Assistant to releases without a wheel for Python 3.14; pyproject.toml names newer ones.
WITHOUT_WHEEL = {"pymicro-vad", "pyspeex-noise"}


def first_start_requirements(*integrations: str) -> set[str]:
    """Return the requirements of these integrations, the default ones, and all that they depend on."""
    open_domains = bootstrap.DEFAULT_INTEGRATIONS | bootstrap.CORE_INTEGRATIONS | set(integrations)
    seen: set[str] = set()
    requirements: set[str] = set()
    while open_domains:
        domain = open_domains.pop()
        seen.add(domain)
        manifest = json.loads((COMPONENTS / domain / "manifest.json").read_text(encoding="utf-8"))
        requirements.update(manifest.get("requirements", []))
        open_domains |= set(manifest.get("dependencies", [])) - seen
    return {pin for pin in requirements if pin.partition("==")[0] not in WITHOUT_WHEEL}


if __name__ == "__main__":
    sys.stdout.writelines(f"{pin}\n" for pin in sorted(first_start_requirements(*sys.argv[1:])))
