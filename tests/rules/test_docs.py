"""Whether what the pages show can be copied, and leads where they say."""

import json
from pathlib import Path
import re
import shutil
import subprocess
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from homeassistant.util.yaml import load_yaml_dict

from .claims import LANGUAGES, claimed
from .conftest import CLIENT, PACKAGE, ROOT
from .pages import PAGES, Call, Example, addresses, anchors, calls, examples, links, without_examples

ACTIONS = load_yaml_dict(str(PACKAGE / "services.yaml"))
FRONTEND = ROOT / "frontend" / "src"
CARDS = [
    example
    for example in examples("yaml")
    if isinstance(example.parsed, dict) and str(example.parsed.get("type")).startswith("custom:training-energy")
]
BASH = shutil.which("bash") or "bash"


@pytest.mark.parametrize("example", examples("yaml", "json"), ids=str)
def test_example_in_yaml_or_json_parses(example: Example) -> None:
    """What does not parse cannot be pasted anywhere."""
    assert isinstance(example.parsed, dict | list)


@pytest.mark.parametrize("example", examples("sh"), ids=str)
def test_example_for_the_shell_parses(example: Example) -> None:
    """A quote too few shows only once somebody has pasted it."""
    checked = subprocess.run([BASH, "-n"], input=example.text, capture_output=True, text=True, check=False)  # noqa: S603  reads, runs nothing
    assert not checked.stderr


def test_every_example_is_run() -> None:
    """A page has no example that is only looked at: some test says that it runs it, and is given it."""
    run = claimed()
    assert [str(example) for example in examples(*LANGUAGES) if example not in run] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_fenced_blocks_name_their_language(page: Path) -> None:
    """A block in a language that nobody checks would be an example that nobody checked."""
    assert not re.findall(r"^ *```(?!(?:yaml|json|sh|python|text)?$).+$", page.read_text(), re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "README"], ids=lambda page: page.stem)
def test_what_stands_in_a_list_is_indented_by_four(page: Path) -> None:
    """The site takes a list, a table or a block in a list for one of its own, or for text, unless it is."""
    assert not re.findall(r"^ {1,3}(?:```|[-*] |\d+\. |\|).*$", without_examples(page), re.MULTILINE)


@pytest.mark.parametrize("call", calls(), ids=str)
def test_called_action_exists_with_these_fields(call: Call) -> None:
    """Home Assistant refuses a field that an action does not have, over REST without a word."""
    assert call.action in ACTIONS
    assert set(call.data) <= set(ACTIONS[call.action]["fields"])


def _options_of(room: Path) -> set[str]:
    """Return what the form of a card asks for: the rig, which is in one place for all, and what is its own."""
    form = (FRONTEND / "shared" / "page.ts").read_text() + (room / "config.ts").read_text()
    return set(re.findall(r'\{ name: "(\w+)"', form))


@pytest.mark.parametrize("example", CARDS, ids=str)
def test_card_exists_with_these_options(example: Example) -> None:
    """A card that there is not, or an option that it does not have, would be an example that shows an error."""
    assert isinstance(example.parsed, dict)
    options = dict(example.parsed)
    room = _room_of(options.pop("type"))
    assert set(options) <= _options_of(room)


def test_every_card_is_shown() -> None:
    """Each with an example, and each of its options in the text."""
    page = (ROOT / "docs" / "dashboard.md").read_text()
    rooms = [form.parent for form in FRONTEND.glob("*/config.ts")]
    shown = {_room_of(example.parsed["type"]) for example in CARDS if isinstance(example.parsed, dict)}
    assert shown == set(rooms)
    options = {name for room in rooms for name in _options_of(room)}
    assert "rig" in options
    assert not {name for name in options if f"`{name}`" not in page}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link names a file that there is, and a heading that it has."""
    dead = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert not dead


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_to_elsewhere_are_safe(page: Path) -> None:
    """Encrypted, unless they lead to the reader's own machine."""
    schemes = {urlsplit(address).scheme for address in addresses(page) if urlsplit(address).hostname != "127.0.0.1"}
    assert schemes <= {"https"}


def test_a_place_elsewhere_has_one_spelling() -> None:
    """In small letters, always or never with `www.`, and a page with or without a stroke at its end."""
    found = {address.partition("#")[0] for page in PAGES for address in addresses(page)}
    hosts = {urlsplit(address).netloc for address in found}
    assert hosts == {host.lower() for host in hosts}
    assert [host for host in hosts if f"www.{host}" in hosts] == []
    assert [address for address in found if f"{address}/" in found] == []


def test_buttons_lead_to_this_integration() -> None:
    """To the repository that the manifest names, and to the questions about a rig."""
    manifest = json.loads((PACKAGE / "manifest.json").read_text())
    wanted = {}
    for address in addresses(ROOT / "README.md"):
        path = urlsplit(address).path
        if path.startswith("/redirect/"):
            wanted[path.split("/")[2]] = dict(parse_qsl(urlsplit(address).query))
    owner, repository = urlsplit(manifest["documentation"]).path.split("/")[1:3]
    assert wanted == {
        "hacs_repository": {"owner": owner, "repository": repository, "category": "integration"},
        "config_flow_start": {"domain": manifest["domain"]},
    }


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "README"], ids=lambda page: page.stem)
def test_page_is_linked_from_another(page: Path) -> None:
    """A page that nothing leads to is a page that nobody finds."""
    others = [other for other in PAGES if other != page]
    assert any(page == (other.parent / link.partition("#")[0]).resolve() for other in others for link in links(other))


def test_architecture_names_every_room_and_no_other() -> None:
    """The page that says where a change belongs knows all the files there are."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    before, _, client = page.partition("\n## The training's side\n")
    client, _, rules = client.partition("\n## ")
    named = set(re.findall(r"`((?:ledger/)?\w+\.py)`", before + rules))
    rooms = {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}
    assert named - {"ledger/__init__.py"} == rooms
    known = {str(path.relative_to(CLIENT)) for path in CLIENT.rglob("*.py")}
    assert set(re.findall(r"`((?:\w+/)?\w+\.py)`", client)) <= known


def test_key_of_every_entity_is_documented(texts: dict[str, Any]) -> None:
    """Templates and unique ids are written with the key, not with the name."""
    page = (ROOT / "docs" / "entities.md").read_text()
    keys = {key for entities in texts["entity"].values() for key in entities}
    assert not {key for key in keys if f"`{key}`" not in page}


@pytest.mark.parametrize("action", ACTIONS)
def test_fields_of_an_action_are_documented(action: str) -> None:
    """Each field stands in the section of its action; `rig`, which all have, stands before them."""
    page = (ROOT / "docs" / "actions.md").read_text()
    section = page[page.index(f"action: training_energy.{action}\n") :].partition("\n## ")[0]
    assert not {field for field in ACTIONS[action]["fields"] if f"`{field}`" not in section} - {"rig"}


def _room_of(card: str) -> Path:
    """Return the folder of a card."""
    kind = f'TYPE = "{card.removeprefix("custom:")}"'
    [form] = [form for form in FRONTEND.glob("*/config.ts") if kind in form.read_text()]
    return form.parent
