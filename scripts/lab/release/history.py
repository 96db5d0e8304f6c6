"""What git knows of the checkout: its tags, its commits, and whether anything is not committed."""

from dataclasses import dataclass
from pathlib import Path
import shutil
import subprocess
from typing import Final

from lab.release.errors import ReleaseError
from lab.release.version import Version

GIT: Final = shutil.which("git") or "git"
# Between commits, which name files line by line, a character that neither a subject nor a path has.
_BETWEEN: Final = "\x1e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its short hash, what its subject says, and which files it changed."""

    name: str
    subject: str
    paths: tuple[str, ...]


class History:
    """The history of the commit that is checked out in a folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of the checkout."""
        self._folder = folder

    @property
    def uncommitted(self) -> list[str]:
        """What is changed or new in the checkout, as `git status --short` says it."""
        return self._git("status", "--porcelain", "--untracked-files=all").splitlines()

    @property
    def is_whole(self) -> bool:
        """Whether all commits are here, and not only the last ones."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == "false"

    @property
    def time(self) -> int:
        """When the commit was made, in seconds since 1970."""
        return int(self._git("log", "-1", "--format=%ct"))

    def files(self, folder: str) -> set[str]:
        """Return the committed files of a folder, relative to it."""
        paths = self._git("ls-files", "-z", "--", folder).split("\0")
        return {path.removeprefix(f"{folder}/") for path in paths if path}

    def versions(self, *, here: bool = False) -> list[Version]:
        """Return the versions whose tags led here, the oldest first; with here those of this commit alone."""
        named = self._git("tag", "--list", "v[0-9]*", *(("--points-at", "HEAD") if here else ("--merged", "HEAD")))
        return sorted(map(Version.parse, named.split()))

    def exists(self, version: Version) -> bool:
        """Tell whether some commit has the tag of the version."""
        return bool(self._git("tag", "--list", version.tag).strip())

    def since(self, version: Version | None) -> list[Commit]:
        """Return the commits after that version, without merges, the newest first; all of them without one."""
        commits = f"{version.tag}..HEAD" if version else "HEAD"
        log = self._git("log", "--no-merges", "--name-only", f"--format={_BETWEEN}%h%n%s", commits)
        return [_commit(entry) for entry in log.split(_BETWEEN)[1:]]

    def _git(self, *arguments: str) -> str:
        """Return what git answers."""
        done = subprocess.run(  # noqa: S603  our own arguments
            [GIT, "-C", str(self._folder), *arguments], capture_output=True, text=True, check=False
        )
        if done.returncode:
            message = f"git {arguments[0]} says: {done.stderr.strip()}"
            raise ReleaseError(message)
        return done.stdout


def _commit(entry: str) -> Commit:
    """Return the commit that an entry of the log tells of."""
    name, subject, *paths = entry.strip().splitlines()
    return Commit(name=name, subject=subject, paths=tuple(path for path in paths if path))
