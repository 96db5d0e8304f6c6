"""The release notes: what the changelog says, then every commit under the part of the product that it changed."""

from collections.abc import Sequence
import re
from typing import Final

from lab.release.history import Commit
from lab.release.version import Version

PAGES: Final = "https://github.com/training-energy/training-energy/blob"
# Each part with what its paths begin with; a commit stands under the first of them that it touched.
PARTS: Final = {
    "Cards": ("frontend/", "custom_components/training_energy/frontend/"),
    "Integration": ("custom_components/", "blueprints/", "hacs.json"),
    "Training side": ("client/",),
    "Pages": ("docs/", "README.md"),
}
REST: Final = "Tests and upkeep"
# GitHub breaks the lines of a release where its text does; a block of code, a list, a table and a quote have their own.
_WRAPPED: Final = re.compile(
    r"(?P<code>^ *```.*?^ *```(?:\n|\Z))|(?<!\n)\n(?! *(?:[-*] |\d+\. |[#|>]|```)|\n) *", re.DOTALL | re.MULTILINE
)
_HERE: Final = re.compile(r"\]\((?=#)")  # leads to a place in the changelog itself
_RELATIVE: Final = re.compile(r"\]\((?!https?://)")  # such links lead somewhere only from within docs/

_CHECK: Final = """\
## Check what you have

`sha256sum --check --ignore-missing SHA256SUMS` compares the files below with what was built. \
`gh attestation verify FILE --repo training-energy/training-energy` says which commit they were built from.
"""


def notes(version: Version, says: str, *, last: Version | None, commits: Sequence[Commit]) -> str:
    """Return the notes of a version: what the changelog says of it, and what was committed since the last one."""
    unwrapped = _WRAPPED.sub(lambda match: match["code"] or " ", says)
    said = _RELATIVE.sub(f"]({PAGES}/{version.tag}/docs/", _HERE.sub("](changelog.md", unwrapped))
    return "\n".join([said, "", *_commits(last, commits), _CHECK])


def _commits(last: Version | None, commits: Sequence[Commit]) -> list[str]:
    """Return the commits by part, each part with the oldest first; of a first release only how many there were."""
    if last is None:
        return [f"The first release, of {len(commits)} commits.", ""]
    parts: dict[str, list[str]] = {name: [] for name in (*PARTS, REST)}
    for commit in reversed(commits):
        parts[_part(commit)].append(f"- {commit.subject} ({commit.name})")
    lines = [f"## Commits since {last}", ""]
    for name, rows in parts.items():
        lines += [f"### {name}", "", *rows, ""] if rows else []
    return lines


def _part(commit: Commit) -> str:
    """Return under which part a commit stands."""
    return next((name for name, roots in PARTS.items() if any(p.startswith(roots) for p in commit.paths)), REST)
