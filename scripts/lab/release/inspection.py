"""A last look into what was made, for what would only be noticed by those who install it."""

from email.parser import BytesParser
from pathlib import Path
import tarfile
from typing import Final
import zipfile

from lab.release.errors import ReleaseError
from lab.release.stamp import version_in
from lab.release.version import Version

# Why a package index would refuse what was built, or show its page as plain text.
_WANTED: Final = {
    "Metadata-Version": "2.4",
    "Name": "training-energy",
    "Description-Content-Type": "text/markdown",
    "License-Expression": "MIT",
}


def inspect(made: list[Path], version: Version) -> None:
    """Hold that each file is complete and says the version.

    Raises ReleaseError for the first that does not.
    """
    archive, source, wheel = (_one(made, ending) for ending in (".zip", ".tar.gz", ".whl"))
    with zipfile.ZipFile(archive) as packed:
        _hold(version_in(packed.read("manifest.json")) == str(version), archive, "says another version")
    with zipfile.ZipFile(wheel) as packed:
        [name] = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
        _inspect_metadata(wheel, packed.read(name), version)
    with tarfile.open(source) as packed_source:
        [member] = [member for member in packed_source if member.name.endswith("/PKG-INFO")]
        file = packed_source.extractfile(member)
        _inspect_metadata(source, file.read() if file else b"", version)


def _inspect_metadata(path: Path, text: bytes, version: Version) -> None:
    """Hold that a package says what an index wants to know."""
    metadata = BytesParser().parsebytes(text)
    for key, value in _WANTED.items():
        _hold(metadata[key] == value, path, f"has no {key} {value}")
    _hold(metadata["Version"] == version.python, path, "says another version")
    _hold(len(str(metadata.get_payload())) > 0, path, "has no description")


def _one(made: list[Path], ending: str) -> Path:
    """Return the one file with that ending."""
    found = [path for path in made if path.name.endswith(ending)]
    if len(found) != 1:
        message = f"There are {len(found)} files {ending} where there should be one"
        raise ReleaseError(message)
    return found[0]


def _hold(what: bool, path: Path, otherwise: str) -> None:  # noqa: FBT001  it is what the function is about
    """Raise ReleaseError about a file, unless what it is about holds."""
    if not what:
        message = f"{path.name} {otherwise}"
        raise ReleaseError(message)
