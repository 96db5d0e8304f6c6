"""What stands in the way of a release, and what each refusal says."""

import pytest

from lab.release.checks import hold_committed, version_before, version_meant
from lab.release.errors import ReleaseError
from lab.release.history import History
from lab.release.stamp import INTEGRATION
from lab.release.version import Version

from .conftest import Checkout

FIRST, SECOND, THIRD = map(Version.parse, ("1.0.0", "1.1.0", "1.2.0"))


def test_a_dry_run_means_the_first_version_then_the_next(checkout: Checkout) -> None:
    """Of a commit that has a tag it means that one."""
    history = History(checkout.folder)
    assert version_meant(None, history, ["Unreleased"], dry=True) == FIRST
    checkout.git("tag", "v1.0.0")
    assert version_meant(None, history, ["Unreleased"], dry=True) == FIRST
    checkout.commit("Go on")
    assert version_meant(None, history, ["Unreleased", "1.0.0"], dry=True) == SECOND
    assert version_meant("v1.0.7", history, [], dry=True) == Version.parse("1.0.7")


def test_a_dry_run_means_what_the_changelog_names(checkout: Checkout) -> None:
    """Unless that has been released."""
    history = History(checkout.folder)
    told = ["Unreleased", "1.2.0", "1.1.0"]
    assert version_meant(None, history, told, dry=True) == THIRD
    checkout.git("tag", "v1.1.0")
    checkout.commit("Go on")
    assert version_meant(None, history, told, dry=True) == THIRD
    checkout.git("tag", "v1.2.0")
    checkout.commit("Go on")
    assert str(version_meant(None, history, told, dry=True)) == "1.3.0"


def test_a_release_needs_the_tag_of_its_commit(checkout: Checkout) -> None:
    """Else nobody could say of which commit it was made."""
    history = History(checkout.folder)
    with pytest.raises(ReleaseError, match="has no tag"):
        version_meant(None, history, [], dry=False)
    with pytest.raises(ReleaseError, match=r"does not have the tag v1\.0\.0"):
        version_before(FIRST, history, dry=False)
    checkout.git("tag", "v1.0.0")
    assert version_before(version_meant(None, history, [], dry=False), history, dry=False) is None


def test_a_version_is_newer_than_the_one_before(checkout: Checkout) -> None:
    """Those who have the newer one would never be offered the older."""
    history = History(checkout.folder)
    checkout.git("tag", "v1.1.0")
    checkout.commit("Go on")
    assert version_before(THIRD, history, dry=True) == SECOND
    with pytest.raises(ReleaseError, match=r"1\.0\.0 is older than 1\.1\.0"):
        version_before(FIRST, history, dry=True)
    with pytest.raises(ReleaseError, match="tag of another commit"):
        version_before(SECOND, history, dry=True)


def test_a_final_version_follows_the_last_final_one(checkout: Checkout) -> None:
    """Its notes are for those who never had its betas; each beta follows what there was last."""
    history = History(checkout.folder)
    for tag in ("v1.0.0", "v1.1.0-beta.1"):
        checkout.git("tag", tag)
        checkout.commit("Go on")
    assert version_before(SECOND, history, dry=True) == FIRST
    assert str(version_before(Version.parse("1.1.0-beta.2"), history, dry=True)) == "1.1.0-beta.1"
    with pytest.raises(ReleaseError, match=r"is older than 1\.1\.0-beta\.1"):
        version_before(Version.parse("1.0.1"), history, dry=True)


def test_an_older_line_can_be_released(checkout: Checkout) -> None:
    """A version is compared with those that led to it, not with all that there are."""
    checkout.git("tag", "v1.0.0")
    checkout.git("checkout", "--quiet", "-b", "next")
    checkout.commit("Go on")
    checkout.git("tag", "v1.1.0")
    checkout.git("checkout", "--quiet", "-")
    checkout.commit("Mend")
    assert version_before(Version.parse("1.0.1"), History(checkout.folder), dry=True) == FIRST


def test_part_of_the_history_is_not_enough(checkout: Checkout) -> None:
    """Notes of the last commits alone would leave out the others without a word."""
    checkout.commit("Go on")
    checkout.git("clone", "--quiet", "--depth=1", checkout.folder.as_uri(), "part")
    with pytest.raises(ReleaseError, match="--unshallow"):
        version_before(FIRST, History(checkout.folder / "part"), dry=True)


@pytest.mark.parametrize("path", [f"{INTEGRATION}/ledger/book.py", f"{INTEGRATION}/new.py", "README.md"])
def test_everything_has_to_be_committed(checkout: Checkout, path: str) -> None:
    """Changed or new, packed or not: the refusal names the file."""
    history = History(checkout.folder)
    hold_committed(history, checkout.folder)
    checkout.write(path, "later")
    with pytest.raises(ReleaseError, match=path):
        hold_committed(history, checkout.folder)


def test_what_git_ignores_is_not_packed(checkout: Checkout) -> None:
    """What Python leaves is left out by itself; anything else that git does not see is refused."""
    history = History(checkout.folder)
    checkout.write(f"{INTEGRATION}/__pycache__/book.pyc", "")
    hold_committed(history, checkout.folder)
    checkout.write(".git/info/exclude", "*.bak\n")
    checkout.write(f"{INTEGRATION}/book.bak", "")
    with pytest.raises(ReleaseError, match=r"book\.bak"):
        hold_committed(history, checkout.folder)
