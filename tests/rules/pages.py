"""The pages that users read, taken apart: their examples, their headings and their links."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
import re
from textwrap import dedent
from typing import Final, override

from homeassistant.util.yaml import parse_yaml

from .conftest import ROOT

PAGES: Final = [ROOT / "README.md", ROOT / "client" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_FENCED: Final = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
_HEADING: Final = re.compile(r"^#+ +(?P<text>.+)$", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_BARE: Final = re.compile(r"<(?P<target>\w+://[^>\s]+)>")
_MARKUP: Final = re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A fenced block: where it stands, its language and its text."""

    page: Path
    line: int
    language: str
    text: str

    @override
    def __str__(self) -> str:
        """Return what the example is called in a list of tests."""
        page = self.page.relative_to(ROOT).with_suffix("")
        return f"{str(page).removeprefix('docs/')} line {self.line}"

    @property
    def parsed(self) -> object:
        """Return what YAML, or JSON, says."""
        return parse_yaml(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of one of our actions in an example, with the data that it sends."""

    example: Example
    action: str
    data: dict[str, object]

    @override
    def __str__(self) -> str:
        """Return what the call is called in a list of tests."""
        return f"{self.action} in {self.example}"


def examples(*languages: str) -> list[Example]:
    """Return the fenced blocks of all pages that are in one of the languages."""
    return [
        Example(
            page=page,
            line=text.count("\n", 0, block.start()) + 1,
            language=block["language"],
            text=dedent(block["text"]),
        )
        for page in PAGES
        for text in [page.read_text()]
        for block in _FENCED.finditer(text)
        if block["language"] in languages
    ]


def calls() -> list[Call]:
    """Return the calls of our actions that the YAML and the shell of all pages make."""
    yaml = [call for example in examples("yaml") for call in _calls_in(example, example.parsed)]
    return [*yaml, *(call for example in examples("sh") for call in _curled(example))]


def without_examples(page: Path) -> str:
    """Return a page without what is inside of its fenced blocks that begin at the margin."""
    return re.sub(r"^(```\w*\n).*?^(```)$", r"\1\2", page.read_text(), flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return what a link can point to on a page, by the rules of GitHub."""
    prose = _FENCED.sub("", page.read_text())
    titles = (_MARKUP.sub(r"\g<text>", heading["text"]).casefold() for heading in _HEADING.finditer(prose))
    return {re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-") for title in titles}


def links(page: Path) -> list[str]:
    """Return what a page links to, on other pages or on itself."""
    prose = _FENCED.sub("", page.read_text())
    return [link["target"] for link in _LINK.finditer(prose) if "://" not in link["target"]]


def addresses(page: Path) -> list[str]:
    """Return what a page links to elsewhere, pictures included."""
    prose = _FENCED.sub("", page.read_text())
    links = (link["target"] for link in _LINK.finditer(prose))
    return [*(link for link in links if "://" in link), *(link["target"] for link in _BARE.finditer(prose))]


def _calls_in(example: Example, value: object) -> Iterator[Call]:
    """Yield the calls of our actions anywhere inside a value."""
    if isinstance(value, dict):
        action = value.get("action")
        if isinstance(action, str) and action.startswith("training_energy."):
            yield Call(example=example, action=action.partition(".")[2], data=value.get("data") or {})
        for inner in value.values():
            yield from _calls_in(example, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _calls_in(example, inner)


def _curled(example: Example) -> Iterator[Call]:
    """Yield the calls that a shell example makes with its function `ha`."""
    for line in re.finditer(r"^ *ha (?P<action>\w+) '(?P<data>[^']*)'", example.text, re.MULTILINE):
        data = parse_yaml(line["data"])
        assert isinstance(data, dict)
        yield Call(example=example, action=line["action"], data=data)
