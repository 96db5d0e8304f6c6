"""The icon and the logo that Home Assistant shows: drawn once as SVG, rendered for light and dark, in two sizes."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
import sys
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser

from lab import paths
from lab.browser import browser

SOURCES: Final = paths.ROOT / "docs" / "brand"
BRAND: Final = paths.INTEGRATION / "brand"
# What says in a picture of which source it was made.
DIGEST: Final = "Source SHA-256"
LARGEST: Final = 40_000  # bytes: a list of integrations shows dozens of them
COLOURS: Final = 256  # the most that a palette holds
HEIGHT: Final = 256  # px, the most that Home Assistant's brands take; @2x has twice as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn, and how wide it is at its height."""

    name: str
    width: int


DRAWINGS: Final = (Drawing(name="icon", width=256), Drawing(name="logo", width=804))


def main() -> int:
    """Render all of them; return 1 where one is too large or has an empty margin."""
    right = []
    with browser() as program:
        for drawing in DRAWINGS:
            source = SOURCES / f"{drawing.name}.svg"
            for is_dark in (False, True):
                for scale in (1, 2):
                    path = BRAND / f"{'dark_' * is_dark}{drawing.name}{'@2x' * (scale > 1)}.png"
                    picture = rendered(program, source, drawing.width, scale=scale, is_dark=is_dark)
                    path.write_bytes(_written(picture, source))
                    right.append(_is_right(picture, path))
    return 0 if all(right) else 1


def rendered(program: Browser, source: Path, width: int, *, scale: int, is_dark: bool) -> Image.Image:
    """Return what a source looks like on nothing, in a browser that prefers light or dark."""
    context = program.new_context(
        viewport={"width": width, "height": HEIGHT},
        device_scale_factor=scale,
        color_scheme="dark" if is_dark else "light",
    )
    page = context.new_page()
    address = f"data:image/svg+xml;base64,{b64encode(source.read_bytes()).decode()}"
    page.set_content(f'<body style="margin:0"><img src="{address}" style="display:block" width={width}>')
    shot = page.screenshot(omit_background=True)
    context.close()
    return Image.open(BytesIO(shot)).convert("RGBA")


def _written(picture: Image.Image, source: Path) -> bytes:
    """Return a picture as a small file that knows its source."""
    known = PngInfo()
    known.add_text(DIGEST, sha256(source.read_bytes()).hexdigest())
    file = BytesIO()
    # A palette makes it a third as large; what it costs is a shade here and there along the edges.
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True, pnginfo=known)
    return file.getvalue()


def _is_right(picture: Image.Image, path: Path) -> bool:
    """Tell whether a picture is small, and reaches to all four of its edges."""
    size, whole = path.stat().st_size, (0, 0, *picture.size)
    print(f"{path.relative_to(paths.ROOT)}: {picture.width} x {picture.height}, {size} bytes")
    if size > LARGEST:
        print(f"  That is more than {LARGEST}.")
    if picture.getbbox() != whole:
        print(f"  Its margin is empty: it is drawn in {picture.getbbox()} only.")
    return size <= LARGEST and picture.getbbox() == whole


if __name__ == "__main__":
    sys.exit(main())
