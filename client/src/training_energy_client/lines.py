"""A figure as a line: how much, of which unit, what it is, and what there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass

from .plain import columns, fit, left, right

# Where in a line the figure ends, the unit, and what it is a figure of.
_FIGURE, _UNIT, _LABEL = 16, 7, 19
_LEAST_NOTE = 20
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"


@dataclass(frozen=True)
class Line:
    """A figure, its unit, what it is, and what there is to say of it."""

    figure: str
    unit: str
    label: str
    note: str = ""
    more: str = ""
    is_main: bool = False

    def shown(self, width: int, *, color: bool = False) -> list[str]:
        """Return it as it is printed; what there is no room for goes into a second line."""
        dim, plain = (DIM, PLAIN) if color else ("", "")
        figure = right(self.figure, _FIGURE)
        if color and self.is_main:
            figure = f"{BOLD}{figure}{PLAIN}"
        begin = f"{figure} {left(self.unit, _UNIT)}"
        place = _FIGURE + 1 + _UNIT + _LABEL
        notes = [note for note in (self.note, self.more) if note]
        if not notes:
            return [f"{begin}{self.label}".rstrip()]
        if columns(", ".join(notes)) <= width - place:
            notes = [", ".join(notes)]
        first, *rest = (f"{dim}{fit(note, max(width - place, _LEAST_NOTE))}{plain}" for note in notes)
        return [f"{begin}{left(self.label, _LABEL)}{first}", *(" " * place + note for note in rest)]
