"""The changelog: which sections it has, and what they say of a version."""

from collections.abc import Mapping
import re
from typing import Final

from lab.release.errors import ReleaseError
from lab.release.version import Version

UNRELEASED: Final = "Unreleased"
_SECTION: Final = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_TITLE: Final = re.compile(r"(?P<version>\S+) - \d{4}-\d{2}-\d{2}")


def sections(text: str) -> dict[str, str]:
    """Return what the changelog says, by the version or `Unreleased`, in its order.

    Raises ReleaseError for a section without a version or a date, and for one that is there twice.
    """
    _, *rest = _SECTION.split(text)
    names = [_name(title) for title in rest[::2]]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        message = f"docs/changelog.md has more than one section of {', '.join(twice)}: make one of them"
        raise ReleaseError(message)
    return dict(zip(names, (body.strip() for body in rest[1::2]), strict=True))


def section_of(version: Version, found: Mapping[str, str], *, dry: bool) -> str:
    """Return what the changelog says of a version; in a dry run, and before it is final, what is unreleased may do.

    Raises ReleaseError when it says nothing.
    """
    body = found.get(str(version)) or (found.get(UNRELEASED) if dry or not version.is_final else None)
    if not body:
        message = f"docs/changelog.md says nothing of {version}: name its section `## {version} - YYYY-MM-DD`"
        raise ReleaseError(message)
    return body


def _name(title: str) -> str:
    """Return which version a title names."""
    if title == UNRELEASED:
        return title
    if (match := _TITLE.fullmatch(title)) is None:
        message = (
            f"docs/changelog.md has a section `{title}`, which is neither `{UNRELEASED}` nor `VERSION - YYYY-MM-DD`"
        )
        raise ReleaseError(message)
    return str(Version.parse(match["version"]))
