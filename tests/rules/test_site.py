"""What the site's own check of its pages takes for a fault: a check that sees nothing would pass every page."""

from importlib.util import module_from_spec, spec_from_file_location
import logging
import re
from types import ModuleType, SimpleNamespace

import pytest

from .conftest import ROOT

SITE = "https://training-energy.github.io/training-energy/"


def check(html: str, logs: pytest.LogCaptureFixture) -> list[str]:
    """Return what the check says of a built page."""
    logs.clear()
    with logs.at_level(logging.WARNING, "mkdocs.pages"):
        _hooks().on_post_page(html, page=SimpleNamespace(url="page/"), config={"site_url": SITE})
    return logs.messages


def _hooks() -> ModuleType:
    """Load the check as MkDocs does, from its file."""
    spec = spec_from_file_location("hooks", ROOT / "scripts" / "pages" / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    hooks = module_from_spec(spec)
    spec.loader.exec_module(hooks)
    return hooks


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://example.org/badge.svg">',
        "<img alt=x src=//example.org/badge.svg>",
        "<script src='https://example.org/x.js'></script>",
        '<img srcset="https://example.org/x.png 2x">',
        '<link href="https://example.org/x.css" rel="stylesheet">',
        "<link rel=preconnect href=https://example.org>",
    ],
)
def test_what_a_page_fetches_from_somebody_else_is_a_fault(html: str, caplog: pytest.LogCaptureFixture) -> None:
    """However it is written."""
    [said] = check(html, caplog)
    assert "from somebody else" in said


@pytest.mark.parametrize(
    "text", ["a **b", "[a](b.md)", "```sh", "| --- |", "<p>so:\n- one</p>", "<p>so:\n2. two</p>", "<p>so:\n* one</p>"]
)
def test_what_is_left_of_markdown_is_a_fault(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """A reader would see it."""
    [said] = check(f"<article>{text}</article>", caplog)
    assert "shows Markdown" in said


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="{SITE}image.png"><img src="image.png"><a href="https://example.org">there</a>',
        f'<link href="{SITE}page/" rel="canonical"><link href="https://example.org" rel="license">',
        "<article><pre><code>- a ** b\n```</code></pre>1.5 kWh - or 2 * 3</article>",
        "**not in the article**",
    ],
)
def test_any_other_page_is_none(html: str, caplog: pytest.LogCaptureFixture) -> None:
    """What it has of its own, links, and what is code."""
    assert check(html, caplog) == []


def table(*rows: str) -> str:
    """Return a table as the site has it of Markdown, its first row the headings."""
    lines = ["".join(f"<{'td' if at else 'th'}>{cell}</>" for cell in row.split("|")) for at, row in enumerate(rows)]
    cells = [line.replace("</>", "</td>" if at else "</th>") for at, line in enumerate(lines)]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"


def test_a_cell_says_what_it_is_about_where_rows_are_stacked() -> None:
    """On a phone there is no heading above it."""
    page = _hooks().on_page_content(table("sensor|<code>key</code>|a & b", "Status|status|says"))
    assert '<table data-words="">' in page
    labels = ("sensor", "key", "a &amp; b")
    for label, cell in zip(labels, ("Status", "status", "says"), strict=True):
        assert f'<td data-label="{label}">{cell}</td>' in page


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(table("do|with", "measure|care"), "", id="two narrow columns"),
        pytest.param(table("metric|of", "homeassistant_sensor_energy_kwh|energy"), "words", id="a long word"),
        pytest.param(table("plug|raw|ours", "Shelly, 60 s|3.8 / 7.7|0.13 / 0.35"), "figures", id="figures"),
        pytest.param(table("a|b|c", "x|1600 unless you change it|2 of them, or more"), "words", id="sentences"),
    ],
)
def test_a_table_is_laid_out_by_what_is_in_it(page: str, kind: str) -> None:
    """Figures are compared, words are read."""
    [table] = re.findall(r"<table[^>]*>", _hooks().on_page_content(page))
    assert table == (f'<table data-{kind}="">' if kind else "<table>")
