"""The icon and the logo are what their drawings look like in a browser of today."""

from typing import Final

from PIL import Image, ImageChops
from playwright.sync_api import Browser
import pytest

from lab.brand import BRAND, DRAWINGS, SOURCES, Drawing, rendered

# Of 255: how far the palette of a file, or another release of the browser, may be from what is drawn, in a pixel of an
# edge and all in all. Another colour of a face would be off by more.
IN_A_PIXEL: Final = 40
ALL_IN_ALL: Final = 1


@pytest.mark.browser
@pytest.mark.parametrize("background", ["white", "#111318"])
@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.name)
def test_a_picture_looks_like_its_drawing(chromium: Browser, drawing: Drawing, background: str) -> None:
    """On the background that it is for, each shade in its place."""
    is_dark = background != "white"
    source = SOURCES / f"{drawing.name}.svg"
    drawn = rendered(chromium, source, drawing.width, scale=1, is_dark=is_dark)
    with Image.open(BRAND / f"{'dark_' * is_dark}{drawing.name}.png") as kept:
        difference = ImageChops.difference(_on(background, drawn), _on(background, kept.convert("RGBA")))
    shades = dict(enumerate(difference.convert("L").histogram()))
    assert max(shade for shade, pixels in shades.items() if pixels) < IN_A_PIXEL
    assert sum(shade * pixels for shade, pixels in shades.items()) / (drawn.width * drawn.height) < ALL_IN_ALL


def _on(background: str, picture: Image.Image) -> Image.Image:
    """Return a picture as it looks on a background."""
    whole = Image.new("RGBA", picture.size, background)
    whole.alpha_composite(picture)
    return whole.convert("RGB")
