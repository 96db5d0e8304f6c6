"""Whether the icon and the logo are there in each size that Home Assistant looks for, and are what is drawn."""

from hashlib import sha256
from pathlib import Path
import re

from PIL import Image
import pytest

from .conftest import PACKAGE, ROOT

BRAND = PACKAGE / "brand"
SOURCES = ROOT / "docs" / "brand"
# Height in pixels; Home Assistant's brands take an icon of exactly this, and a logo whose shorter side is at most so.
HEIGHTS = {"icon.png": 256, "icon@2x.png": 512, "logo.png": 256, "logo@2x.png": 512}
PICTURES = {**HEIGHTS, **{f"dark_{name}": height for name, height in HEIGHTS.items()}}
LARGEST = 40_000  # bytes: a list of integrations shows dozens of them


def test_there_is_every_picture_and_no_other_file() -> None:
    """What is not asked for would be copied to everybody all the same."""
    assert {path.name for path in BRAND.iterdir()} == set(PICTURES)


@pytest.mark.parametrize(("name", "height"), PICTURES.items())
def test_a_picture_is_small_transparent_and_trimmed(name: str, height: int) -> None:
    """As the rules for brands have it: an icon is square, a logo wider than high, and no edge of either is empty."""
    path = BRAND / name
    assert path.stat().st_size < LARGEST
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        seen = picture.convert("RGBA")
    assert seen.height == height
    assert seen.width == height if "icon" in name else seen.width > height
    assert seen.getchannel("A").getextrema() == (0, 255)
    assert seen.getbbox() == (0, 0, *seen.size)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_was_made_of_its_source_as_it_is(name: str) -> None:
    """Who changes a drawing renders it anew: scripts/pictures --brand."""
    [drawing] = re.findall(r"icon|logo", name)
    with Image.open(BRAND / name) as picture:
        assert picture.info["Source SHA-256"] == sha256((SOURCES / f"{drawing}.svg").read_bytes()).hexdigest()


def test_the_logo_shows_the_icon() -> None:
    """One drawing in two files: they change together."""
    paths = [re.findall(r"<path class=.*", (SOURCES / f"{drawing}.svg").read_text()) for drawing in ("icon", "logo")]
    assert paths[0] == paths[1] != []


@pytest.mark.parametrize("source", SOURCES.glob("*.svg"), ids=lambda path: path.stem)
def test_a_drawing_needs_no_font(source: Path) -> None:
    """Letters are drawn, so that they look the same wherever they are rendered."""
    assert not re.search(r"<text|font-family|https?://(?!www\.w3\.org/2000/svg\")", source.read_text())
