"""What counts as a version, and which of two is the newer one."""

import pytest

from lab.release.errors import ReleaseError
from lab.release.version import Version

IN_ORDER = [
    "0.9.12",
    "1.0.0-alpha.1",
    "1.0.0-beta.2",
    "1.0.0-beta.10",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
]


def test_versions_compare_as_semantic_versioning_says() -> None:
    """By numbers, not by letters; and what leads to a version comes before it."""
    assert sorted(set(IN_ORDER), key=Version.parse) == IN_ORDER


@pytest.mark.parametrize("text", IN_ORDER)
def test_a_version_is_written_as_it_was_read(text: str) -> None:
    """With and without the letter that its tag begins with."""
    assert str(Version.parse(text)) == str(Version.parse(f"v{text}")) == text
    assert Version.parse(text).tag == f"v{text}"


@pytest.mark.parametrize(
    ("text", "python"),
    [("1.2.3", "1.2.3"), ("1.0.0-alpha.1", "1.0.0a1"), ("1.0.0-beta.10", "1.0.0b10"), ("1.0.0-rc.0", "1.0.0rc0")],
)
def test_python_writes_a_version_in_its_own_way(text: str, python: str) -> None:
    """Its index has no other, so the client's package says that."""
    assert Version.parse(text).python == python


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-beta", "1.0.0b1", "1.0.0+build", "main"])
def test_anything_else_is_refused(text: str) -> None:
    """It would be stamped, and then Home Assistant or Python's index would not take it."""
    with pytest.raises(ReleaseError, match="is no version"):
        Version.parse(text)
