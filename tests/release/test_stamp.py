"""What is copied and stamped, and what is zipped of it."""

import json
from pathlib import Path
import re
import zipfile

import pytest

from lab import paths
from lab.release.errors import ReleaseError
from lab.release.pack import ZIP, pack_integration, write_sums
from lab.release.stamp import CLIENT, INTEGRATION, stamped
from lab.release.version import Version

from .conftest import FILES, Checkout

VERSION = Version.parse("1.2.0-rc.1")
NOON = 1_790_078_401  # 2026-09-22 12:00:01 UTC; a zip knows every other second
LATER = NOON + 86_400


def test_the_version_is_stamped_into_a_copy(checkout: Checkout, tmp_path: Path) -> None:
    """In the three places that say it, of which the checkout keeps its own."""
    place = tmp_path / ".cache"
    stamped(checkout.folder, place, VERSION)
    for path, text in FILES.items():
        assert (checkout.folder / path).read_text() == text
        if path.startswith((INTEGRATION, CLIENT)):
            says = "1.2.0rc1" if path.endswith(".toml") else "1.2.0-rc.1"
            assert (place / path).read_text() == text.replace("0.0.0", says)
    assert not (place / "docs").exists()


def test_our_own_files_say_the_version_where_it_is_looked_for(tmp_path: Path) -> None:
    """A manifest that was written differently would be released as 0.0.0."""
    stamped(paths.ROOT, tmp_path, VERSION)
    found = [path for path in tmp_path.rglob("*") if path.is_file() and re.search(rb"1\.2\.0-?rc", path.read_bytes())]
    assert {path.name for path in found} == {"manifest.json", "pyproject.toml", "_version.py"}


def test_a_file_that_does_not_say_the_version_is_refused(checkout: Checkout, tmp_path: Path) -> None:
    """Somebody has stamped it by hand."""
    checkout.write(f"{CLIENT}/src/training_energy_client/_version.py", '__version__ = "1.0.0"\n')
    with pytest.raises(ReleaseError, match=r"_version\.py does not say"):
        stamped(checkout.folder, tmp_path / ".cache", VERSION)


def test_the_zip_has_no_folder_around_it(checkout: Checkout, tmp_path: Path) -> None:
    """HACS and the Marketplace unpack it into the integration's own folder."""
    checkout.write(f"{INTEGRATION}/__pycache__/book.pyc", "")
    packed = pack_integration(checkout.folder / INTEGRATION, tmp_path, time=NOON)
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == ["ledger/book.py", "manifest.json"]
        assert archive.getinfo("manifest.json").date_time == (2026, 9, 22, 12, 0, 0)


def test_the_zip_is_the_same_whenever_and_wherever_it_is_made(checkout: Checkout, tmp_path: Path) -> None:
    """Only the commit counts, not when its files were written, nor who may read them here."""
    before = pack_integration(checkout.folder / INTEGRATION, tmp_path, time=NOON).read_bytes()
    (checkout.folder / INTEGRATION / "manifest.json").chmod(0o600)
    checkout.write(f"{INTEGRATION}/ledger/book.py", "BOOK = 1\n")
    assert pack_integration(checkout.folder / INTEGRATION, tmp_path, time=NOON).read_bytes() == before
    assert pack_integration(checkout.folder / INTEGRATION, tmp_path, time=LATER).read_bytes() != before


def test_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    """Two spaces, names without a folder, in order."""
    (tmp_path / "b").write_bytes(b"")
    (tmp_path / ZIP).write_bytes(b"abc")
    assert write_sums(tmp_path, [tmp_path / ZIP, tmp_path / "b"]).read_text() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
        f"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  {ZIP}\n"
    )


def test_hacs_looks_for_the_zip_that_is_made() -> None:
    """And offers no default branch beside it, since that has no zip."""
    says = json.loads((paths.ROOT / "hacs.json").read_text())
    assert (says["filename"], says["zip_release"], says["hide_default_branch"]) == (ZIP, True, True)
