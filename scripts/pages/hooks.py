"""What a built page must not have: requests to somebody else, and Markdown that was not understood as such."""

from collections.abc import Mapping
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
