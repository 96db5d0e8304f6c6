"""docs/benchmarks.md: prose by hand, and between its marks what the commands measured last."""

from collections.abc import Iterable, Sequence
from importlib import metadata
import os
from pathlib import Path
import platform
import re
import sqlite3
from typing import Final

PAGE: Final = Path(__file__).parents[1] / "docs" / "benchmarks.md"
GIB: Final = 1 << 30


def fill(section: str, text: str, *, page: Path = PAGE) -> None:
    """Put a text between the marks of a section of the page, in place of what stood there.

    The marks are `<!-- SECTION: … -->`, with whatever is to be said to who edits the page, and
    `<!-- /SECTION -->`. Raises ValueError where the page has no such section.
    """
    before = page.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {re.escape(section)}:[^>]*-->\n).*?(<!-- /{re.escape(section)} -->)", re.DOTALL)
    after, count = marks.subn(lambda found: f"{found[1]}\n{text.strip()}\n\n{found[2]}", before)
    if not count:
        message = f"{page.name} has no section {section}"
        raise ValueError(message)
    page.write_text(after, encoding="utf-8")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that reads as well in a terminal as on a page; all columns but the first are figures."""
    lines = [tuple(titles), *map(tuple, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(titles))]
    shown = [
        "| "
        + " | ".join(
            text.rjust(width) if column else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths)) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def machine() -> str:
    """Return what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    parts = [
        f"{_processor()}, {os.process_cpu_count()} processors, {memory:.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        f"Home Assistant {metadata.version('homeassistant')}",
    ]
    return "; ".join(parts)


def _processor() -> str:
    """Return what the processor is called."""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or "a processor without a name"
