"""The files of a release: the integration's zip, the client's wheel and source, and their checksums.

Made of the same commit by the same Python they are the same, byte by byte: sorted, and of the time of the commit.
"""

from datetime import UTC, datetime
import hashlib
import os
from pathlib import Path
import subprocess
from typing import Final
import zipfile

from lab import paths
from lab.release.errors import ReleaseError
from lab.release.stamp import files

ZIP: Final = "training_energy.zip"  # as hacs.json says
SUMS: Final = "SHA256SUMS"
BUILDER: Final = paths.CACHE / "release-tools" / "bin" / "python"
_MODE: Final = 0o100644 << 16  # a file that its owner may write and everyone may read, where a zip keeps that
_UNIX: Final = 3


def pack_integration(folder: Path, place: Path, *, time: int) -> Path:
    """Zip the integration as HACS and the Marketplace unpack it: into its folder, so without a folder around it.

    The time is that of every file in it, in seconds since 1970.
    """
    when = datetime.fromtimestamp(time, UTC).timetuple()[:6]
    archive = place / ZIP
    with zipfile.ZipFile(archive, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files(folder):
            entry = zipfile.ZipInfo(path.as_posix(), when)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, (folder / path).read_bytes())
    return archive


def build_client(folder: Path, place: Path, *, time: int) -> list[Path]:
    """Build the client's wheel and source, as hatchling does with nothing but what is locked.

    Raises ReleaseError when it cannot.
    """
    before = set(place.iterdir())
    done = subprocess.run(  # noqa: S603  our own program
        [BUILDER, "-m", "hatchling", "build", "--directory", place],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(time)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"hatchling could not build the client: {done.stderr.strip()}"
        raise ReleaseError(message)
    return sorted(set(place.iterdir()) - before)


def write_sums(place: Path, made: list[Path]) -> Path:
    """Write the checksums of what was made, as `sha256sum` does."""
    sums = place / SUMS
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(made)]
    sums.write_text("".join(lines))
    return sums
