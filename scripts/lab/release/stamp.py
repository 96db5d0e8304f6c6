"""A copy of what is released, with the version in the three places that say 0.0.0 in the checkout."""

from collections.abc import Iterator
import json
from pathlib import Path
import shutil
from typing import Final

from lab.release.errors import ReleaseError
from lab.release.version import Version

INTEGRATION: Final = "custom_components/training_energy"
CLIENT: Final = "client"
# The cards have none: they are loaded by their digest.
_PLACES: Final = {
    f"{INTEGRATION}/manifest.json": '"version": "{}"',
    f"{CLIENT}/pyproject.toml": '\nversion = "{}"',
    f"{CLIENT}/src/training_energy_client/_version.py": '__version__ = "{}"',
}


def stamped(checkout: Path, place: Path, version: Version) -> None:
    """Fill a place with the integration and the client of a checkout, as the version."""
    for folder in (INTEGRATION, CLIENT):
        for path in files(checkout / folder):
            target = place / folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(checkout / folder / path, target)
    for name, form in _PLACES.items():
        _write(place / name, form, version.python if name.endswith(".toml") else str(version))


def files(folder: Path) -> Iterator[Path]:
    """Yield what is released of a folder, relative to it: all but what Python and the tools leave there."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part == "__pycache__" or part.startswith(".") for part in relative.parts):
            yield relative


def version_in(manifest: bytes) -> str:
    """Return the version that a manifest of the integration says."""
    return str(json.loads(manifest)["version"])


def _write(path: Path, form: str, version: str) -> None:
    """Write the version into a file, in the one place where it stands.

    Raises ReleaseError unless there is exactly one.
    """
    text, before = path.read_text(), form.format("0.0.0")
    if text.count(before) != 1:
        message = f"{path.name} does not say {before.strip()} exactly once"
        raise ReleaseError(message)
    path.write_text(text.replace(before, form.format(version)))
