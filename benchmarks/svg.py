"""The few shapes that the pictures are made of, as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

# Both pictures have a background of their own: pages are read on white and on black.
PAPER: Final = "#ffffff"
FRAME: Final = "#d0d7de"
INK: Final = "#1f2328"
FADED: Final = "#59636e"
FONT: Final = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"

RAW: Final = "#c2410c"
LINES: Final = "#9333ea"
OURS: Final = "#1d4ed8"
TRUTH: Final = "#16a34a"

type At = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of some size, with what it `shows` to those who do not see it."""

    width: int
    height: int
    shows: str

    def write(self, path: Path, shapes: Iterable[str]) -> None:
        """Write the picture, with shapes on it, into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*self._opening(), *shapes, "</svg>", ""]), encoding="utf-8")

    def _opening(self) -> list[str]:
        """Return what comes before the shapes."""
        width, height = self.width, self.height
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        paper = f'x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"'
        return [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT}" font-size="13">',
            f"<title>{escape(self.shows)}</title>",
            f'<rect {paper} fill="{PAPER}" stroke="{FRAME}"/>',
        ]


def line(start: At, end: At, *, ink: str, width: float = 1, dashes: str = "none") -> str:
    """Return a straight line."""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{ink}" stroke-width="{width}" stroke-dasharray="{dashes}"/>'
    )


def path(points: Iterable[At], *, ink: str, width: float = 2) -> str:
    """Return a line through points."""
    through = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{through}" fill="none" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round"/>'


def dot(at: At, *, ink: str, radius: float = 5, fill: str | None = None) -> str:
    """Return a round dot; with `fill` it is a ring around that."""
    fill = fill or ink
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}" fill="{fill}" stroke="{ink}" stroke-width="2"/>'


def bar(corner: At, other: At, *, ink: str) -> str:
    """Return a bar from its upper left corner to its lower right one."""
    (left, top), (right, bottom) = corner, other
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" fill="{ink}"/>'


def words(at: At, text: str, *, ink: str = INK, anchor: str = "start", size: float = 13, weight: int = 400) -> str:
    """Return words that begin, end or have their middle at a point."""
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" fill="{ink}" text-anchor="{anchor}"'
        f' font-size="{size}" font-weight="{weight}">{escape(text)}</text>'
    )
