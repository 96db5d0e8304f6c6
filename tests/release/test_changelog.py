"""What the changelog is asked for when a version is made."""

import pytest

from lab import paths
from lab.release.changelog import UNRELEASED, section_of, sections
from lab.release.errors import ReleaseError
from lab.release.version import Version

CHANGELOG = "# Changelog\n\nProse.\n\n## Unreleased\n\n- New.\n\n## 1.1.0 - 2026-12-24\n\n### Mended\n\n- Older.\n"
SECOND, BETA, THIRD = map(Version.parse, ("1.1.0", "1.2.0-beta.1", "1.2.0"))


def test_a_version_has_its_section() -> None:
    """With all that stands below it."""
    found = sections(CHANGELOG)
    assert list(found) == [UNRELEASED, "1.1.0"]
    assert section_of(SECOND, found, dry=False) == "### Mended\n\n- Older."


def test_what_is_unreleased_may_stand_for_a_version() -> None:
    """Only before its tag, and before it is final."""
    found = sections(CHANGELOG)
    assert section_of(THIRD, found, dry=True) == "- New."
    assert section_of(BETA, found, dry=False) == "- New."
    with pytest.raises(ReleaseError, match=r"says nothing of 1\.2\.0"):
        section_of(THIRD, found, dry=False)


@pytest.mark.parametrize("title", ["1.2.0", "[1.2.0] - 2026-12-24", "1.2 - 2026-12-24", "Later"])
def test_a_section_names_a_version_and_a_day(title: str) -> None:
    """Else its version would be taken for one that the changelog does not tell of."""
    with pytest.raises(ReleaseError):
        sections(f"# Changelog\n\n## {title}\n\n- New.\n")


def test_our_own_changelog_can_be_released() -> None:
    """What is in it now stands for the next version."""
    found = sections((paths.ROOT / "docs" / "changelog.md").read_text())
    assert found[UNRELEASED] or len(found) > 1


def test_a_section_is_there_once() -> None:
    """Of two, as a merge may leave them, one would be lost."""
    with pytest.raises(ReleaseError, match="more than one section of Unreleased"):
        sections(f"{CHANGELOG}\n## Unreleased\n\n- Lost.\n")
