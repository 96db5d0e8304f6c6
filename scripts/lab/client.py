"""The training side in the demo: the client's command, set up for the home that is served."""

from pathlib import Path
import shlex
import sys
from typing import Final

from lab import furnish, paths
from lab.home import Home

CLIENT: Final = paths.ROOT / "client" / "src"
LAB: Final = paths.ROOT / "scripts"
PACE: Final = 30  # steps/s, which makes a minute of the reference run


def write(home: Home) -> Path:
    """Write a file that a shell sources to have the client's command, and return where it is."""
    folder = home.folder / "bin"
    folder.mkdir(exist_ok=True)
    _write_program(folder / "training-energy", "-m training_energy_client", path=CLIENT)
    _write_program(folder / "train-lora", f"-m lab.lora --pace {PACE}", path=LAB)
    settings = {
        "TRAINING_ENERGY_URL": home.url,
        "TRAINING_ENERGY_TOKEN": home.rest.token,
        "TRAINING_ENERGY_RIG": furnish.PC_RIG,
    }
    lines = [f"export {name}={shlex.quote(value)}" for name, value in settings.items()]
    file = home.folder / "activate"
    file.write_text("\n".join([*lines, f"export PATH={shlex.quote(str(folder))}:$PATH", ""]))
    file.chmod(0o600)  # there is a token in it
    return file


def _write_program(file: Path, arguments: str, *, path: Path) -> None:
    """Write a program that runs a module of ours."""
    python = shlex.quote(sys.executable)
    file.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(path))} exec {python} {arguments} "$@"\n')
    file.chmod(0o755)
