"""A machine that trains, for the shell examples of the pages: what they name is there, and where they point."""

import os
from pathlib import Path
import shlex
import shutil
import subprocess
import sys
from typing import Final

import pytest

from lab import paths
from tests.rules.pages import Example

from .rig import Rig

BASH: Final = shutil.which("bash") or "bash"
SECONDS: Final = 60
TOLD: Final = 1000  # of what was printed, the end: a bar draws itself two thousand times
HOME_ASSISTANT: Final = "http://homeassistant.local:8123"
TOKENS: Final = ("your-long-lived-access-token", "your-token")
# What a page has in front of a training or installs with, and what stands in for it. Everything else is the real one.
INSTALLS: Final = '[ "$1 $2" = "install training-energy" ] || [ "$1 $2 $3" = "tool install training-energy" ]'
TRAINS: Final = f"PYTHONPATH={shlex.quote(str(paths.ROOT / 'scripts'))} exec {sys.executable} -m lab.lora --steps 2000"
CLIENT: Final = (
    f"PYTHONPATH={shlex.quote(str(paths.ROOT / 'client' / 'src'))} exec {sys.executable} -m training_energy_client"
)


class Machine:
    """A home folder, a shell, and on its path what the examples name."""

    def __init__(self, folder: Path, rig: Rig) -> None:
        """Set it up for a rig, as the pages have it set up."""
        self.folder = folder
        self._rest = rig.home.rest
        self._offer("training-energy", f'{CLIENT} "$@"')
        for installer in ("pip", "pipx", "uv"):
            self._offer(installer, INSTALLS)
        # As it is, curl is content with a refusal.
        self._offer("curl", f'exec {need("curl")} --fail-with-body "$@"')
        token = folder / ".config" / "home-assistant-token"
        token.parent.mkdir()
        token.write_text(self._rest.token)

    def run(self, example: Example) -> str:
        """Run an example as it stands, save for the address and the token, and return what it prints."""
        if "jq" in example.text:
            need("jq")
        for trainer in ("python", *_wrapped(example.text)):
            self._offer(trainer, TRAINS)
        text = example.text.replace(HOME_ASSISTANT, self._rest.url)
        for token in TOKENS:
            text = text.replace(token, self._rest.token)
        done = subprocess.run(  # noqa: S603  our own pages
            [BASH, "-euo", "pipefail", "-c", text],
            cwd=self.folder,
            env=self._environment(example.text),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, (done.stdout[-TOLD:], done.stderr[-TOLD:])
        return done.stdout

    def _environment(self, text: str) -> dict[str, str]:
        """Return the environment, with those settings that the page has had set before."""
        environment = {
            "HOME": str(self.folder),
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
        }
        for url, token in (("HASS_SERVER", "HASS_TOKEN"), ("TRAINING_ENERGY_URL", "TRAINING_ENERGY_TOKEN")):
            if f"{url}=" not in text:
                environment |= {url: self._rest.url, token: self._rest.token}
        return environment

    def _offer(self, name: str, does: str) -> None:
        """Have a program of that name on the path, or where its own path says."""
        program = self.folder / name if "/" in name else self.folder / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)


def need(program: str) -> str:
    """Return where a program is, or skip the test where there is none."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"there is no {program} here")
    return found


def _wrapped(text: str) -> set[str]:
    """Return the programs that an example has the wrapper run."""
    return {line.partition(" -- ")[2].split()[0] for line in text.splitlines() if " -- " in line}
