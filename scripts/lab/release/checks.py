"""What has to hold before a release is made: of its version, of the checkout, and of what git knows of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lab.release import changelog
from lab.release.errors import ReleaseError
from lab.release.history import History
from lab.release.stamp import CLIENT, INTEGRATION, files
from lab.release.version import Version

FIRST: Final = Version((1, 0, 0))


def version_meant(asked: str | None, history: History, told: Iterable[str], *, dry: bool) -> Version:
    """Return the version that is to be made: the one asked for, else that of the tag, in a dry run the next one.

    The next one is the newest that the changelog tells of, unless that has been released.

    Raises ReleaseError where none is meant.
    """
    if asked is not None:
        return Version.parse(asked)
    if tagged := history.versions(here=True):
        return tagged[-1]
    if not dry:
        message = "This commit has no tag. Try it with --dry-run, or check out a tag"
        raise ReleaseError(message)
    last = max(history.versions(), default=None)
    newest = max((Version.parse(name) for name in told if name != changelog.UNRELEASED), default=None)
    if newest and (last is None or newest > last):
        return newest
    return last.next_minor if last else FIRST


def version_before(version: Version, history: History, *, dry: bool) -> Version | None:
    """Return the last version before this one, None before the first; before a final one, the last final one.

    Raises ReleaseError for a version that is not newer, or not the one of this commit.
    """
    if not history.is_whole:
        message = "Only the last commits are here. Fetch all of them with: git fetch --unshallow --tags"
        raise ReleaseError(message)
    here = version in history.versions(here=True)
    if history.exists(version) and not here:
        message = f"{version.tag} is the tag of another commit already"
        raise ReleaseError(message)
    if not here and not dry:
        message = f"This commit does not have the tag {version.tag}"
        raise ReleaseError(message)
    earlier = [other for other in history.versions() if other != version]
    if earlier and earlier[-1] > version:
        message = f"{version} is older than {earlier[-1]}, which led here"
        raise ReleaseError(message)
    offered = [other for other in earlier if other.is_final or not version.is_final]
    return offered[-1] if offered else None


def hold_committed(history: History, checkout: Path) -> None:
    """Hold that what would be packed is what is committed.

    Raises ReleaseError for whatever is not.
    """
    if changed := history.uncommitted:
        message = "Not everything is committed:\n" + "\n".join(f"    {line}" for line in changed)
        raise ReleaseError(message)
    for folder in (INTEGRATION, CLIENT):
        packed = {path.as_posix() for path in files(checkout / folder)}
        if differing := packed ^ history.files(folder):
            message = f"In {folder} these would be packed without being committed, or the reverse: {sorted(differing)}"
            raise ReleaseError(message)
