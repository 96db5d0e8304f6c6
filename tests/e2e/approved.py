"""Pictures that somebody approved, and whether a part of a page still looks like them."""

import io
import os
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from playwright.sync_api import Locator

from lab import paths

FOLDER: Final = Path(__file__).parent / "pictures"
FOUND: Final = paths.CACHE / "e2e" / "pictures"
# Set, it approves of what is seen now: look at it before you commit it.
APPROVE: Final = "APPROVE_PICTURES"
# Of a channel's 255; two versions of a browser smooth edges differently.
SAME: Final = 64
# Of all pixels; a line that moved by a pixel in a small chart is more.
FEW: Final = 0.004
# Letters are drawn by whatever fonts and version a machine has; what is drawn beside them is ours alone.
WITHOUT_LETTERS: Final = "* { color: transparent !important } text { visibility: hidden }"


def check_picture(part: Locator, name: str) -> None:
    """Compare a part of a page, its letters left out, with the approved picture of that name.

    Where they differ, what was found lies beside the difference in `.cache/e2e/pictures`.
    """
    found = Image.open(io.BytesIO(part.screenshot(style=WITHOUT_LETTERS))).convert("RGB")
    approved = FOLDER / f"{name}.png"
    if os.environ.get(APPROVE):
        FOLDER.mkdir(exist_ok=True)
        found.save(approved, optimize=True)
        return
    assert approved.exists(), f"Nobody has approved of {name} yet: look at it with {APPROVE}=1"
    expected = Image.open(approved).convert("RGB")
    if expected.size == found.size:
        difference = ImageChops.difference(expected, found).convert("L").point(lambda each: 255 if each > SAME else 0)
        if difference.histogram()[255] <= FEW * found.width * found.height:
            return
        _keep(difference, f"{name}-difference")
    _keep(found, name)
    message = f"{name} does not look as approved, see {FOUND}"
    raise AssertionError(message)


def _keep(picture: Image.Image, name: str) -> None:
    """Keep a picture for people."""
    FOUND.mkdir(parents=True, exist_ok=True)
    picture.save(FOUND / f"{name}.png")
