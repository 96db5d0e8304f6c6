"""The command line of a release: what it checks, makes and says."""

import argparse
from collections.abc import Sequence
import os
from pathlib import Path
import shutil
import sys
from typing import Final

from lab import paths
from lab.release import changelog, checks, pack
from lab.release.errors import ReleaseError
from lab.release.history import History
from lab.release.inspection import inspect
from lab.release.notes import notes
from lab.release.stamp import CLIENT, INTEGRATION, stamped
from lab.release.version import Version

PLACE: Final = paths.CACHE / "release"
NOTES: Final = "notes.md"
CHANGELOG: Final = "docs/changelog.md"


def main(arguments: Sequence[str]) -> int:
    """Make a release and say of what it consists; return the exit code."""
    options = _options(arguments)
    try:
        _release(options.version, dry=options.dry_run)
    except ReleaseError as error:
        print(f"\n  No release: {error}.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output is gone; all is made, and Python must not fail when it flushes the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _release(asked: str | None, *, dry: bool) -> None:
    """Check, make and show a release."""
    history = History(paths.ROOT)
    told = changelog.sections((paths.ROOT / CHANGELOG).read_text())
    version = checks.version_meant(asked, history, told, dry=dry)
    last = checks.version_before(version, history, dry=dry)
    checks.hold_committed(history, paths.ROOT)
    said = changelog.section_of(version, told, dry=dry)
    place = PLACE / str(version)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    _make(version, place, time=int(os.environ.get("SOURCE_DATE_EPOCH") or history.time))
    (place / NOTES).write_text(notes(version, said, last=last, commits=history.since(last)))
    _show(version, place)
    sys.stdout.flush()


def _make(version: Version, place: Path, *, time: int) -> None:
    """Make the files of a version out of a stamped copy of the checkout."""
    copy = place / "stamped"
    stamped(paths.ROOT, copy, version)
    made = [
        pack.pack_integration(copy / INTEGRATION, place, time=time),
        *pack.build_client(copy / CLIENT, place, time=time),
    ]
    shutil.rmtree(copy)
    inspect(made, version)
    pack.write_sums(place, made)


def _show(version: Version, place: Path) -> None:
    """Say where what lies, and how large it is."""
    print(f"Training Energy {version}, in {place.relative_to(paths.ROOT)}:")
    for path in sorted(place.iterdir()):
        print(f"  {path.stat().st_size:>9,} bytes  {path.name}")
    print(f"\n{(place / pack.SUMS).read_text()}", end="")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="scripts/release", description=__doc__, allow_abbrev=False)
    parser.add_argument("--dry-run", action="store_true", help="before there is the tag")
    parser.add_argument("version", nargs="?", metavar="VERSION", help="such as 1.2.3 or 1.3.0-beta.1")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
