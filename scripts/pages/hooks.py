"""What a built page must not have: requests to somebody else, and Markdown that was not understood as such.

And what it needs on a phone: tables that know what their cells are about.
"""

from collections.abc import Mapping
from html import escape, unescape
import logging
import re
from typing import Final, Protocol

_LOGGER: Final = logging.getLogger("mkdocs.pages")

# What a browser fetches by itself when it shows the page, unlike the target of a link.
_FETCHED: Final = re.compile(
    r"<(?:script|img|iframe|source|video|audio)\b[^>]*\b(?:src|srcset|poster)=[\"']?(?P<source>(?:https?:)?//[^\s\"'>]+)"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|preload|preconnect|prefetch|icon))"
    r"[^>]*\bhref=[\"']?(?P<link>(?:https?:)?//[^\s\"'>]+)"
)
_CODE: Final = re.compile(r"<(?P<tag>pre|code)\b.*?</(?P=tag)>", re.DOTALL)
_ARTICLE: Final = re.compile(r"<article.*?</article>", re.DOTALL)
# What begins with a number or a dash in a heading or in bold is no list that was missed.
_BEGUN: Final = re.compile(r"<(?:h[1-6]|strong)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]+>")
# GitHub is more lenient than the site: what only it takes for a list, a table, a link or a block stands here as text.
_LEFTOVER: Final = re.compile(r"```|\]\(|\*\*|\| *-{3}|^ *(?:[-*]|\d+\.) .*$", re.MULTILINE)

_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD: Final = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<td\b([^>]*)>(.*?)</td>", re.DOTALL)
# Two columns have room on any screen, unless there is a longer word in them.
_MANY: Final = 3
_LONG: Final = 28  # letters
# With its unit, or two of them with a stroke between.
_FIGURE: Final = re.compile(r"[-+<]?\d.{0,15}")


class Page(Protocol):
    """What MkDocs tells of a page."""

    @property
    def url(self) -> str:
        """Return where the page stands on the site."""


def on_post_page(output: str, *, page: Page, config: Mapping[str, str]) -> str:
    """Warn, which ends a strict build, of what a page asks others for and of what a reader would see as Markdown."""
    for fetched in _FETCHED.finditer(output):
        address = fetched["source"] or fetched["link"]
        if not address.startswith(config["site_url"]):
            _LOGGER.warning("Page '%s' fetches '%s' from somebody else", page.url, address)
    for article in _ARTICLE.findall(output):
        text = _TAG.sub("", _BEGUN.sub("\u2060", _CODE.sub("", article)))
        for leftover in _LEFTOVER.findall(text):
            _LOGGER.warning("Page '%s' shows Markdown: '%s'", page.url, leftover.strip())
    return output


def on_page_content(html: str, **_: object) -> str:
    """Have each cell of a wide table say what it is about, for screens on which its rows are stacked.

    A table of figures only says that it is one: stacked, nobody could compare them.
    """
    return _TABLE.sub(lambda table: _labelled(table[0]), html)


def _labelled(table: str) -> str:
    """Return a table that says whether it is one of figures or of words, and those at each cell what that is about."""
    heads = [_text(head) for head in _HEAD.findall(table)]
    cells = [_text(cell) for _, cell in _CELL.findall(table)]
    if 2 * sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) > len(cells):
        return table.replace("<table>", '<table data-figures="">')
    if len(heads) < _MANY and all(len(word) < _LONG for cell in cells for word in cell.split()):
        return table
    rows = _ROW.sub(lambda row: _labelled_row(row[0], heads), table)
    return rows.replace("<table>", '<table data-words="">')


def _labelled_row(row: str, heads: list[str]) -> str:
    """Return a row, its cells with the headings of their columns."""
    labels = iter(heads)
    return _CELL.sub(lambda cell: f'<td{cell[1]} data-label="{escape(next(labels, ""))}">{cell[2]}</td>', row)


def _text(html: str) -> str:
    """Return what one reads of a piece of a page."""
    return unescape(_TAG.sub("", html)).strip()
