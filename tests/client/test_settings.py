"""Where the settings come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from training_energy_client.errors import SettingsError
from training_energy_client.settings import Settings, config_file, load

URL, TOKEN = "http://ha.local:8123", "abc.def"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return the file with settings, which is not there yet."""
    path = tmp_path / "config" / "training-energy.toml"
    path.parent.mkdir()
    return path


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, (None, None, None)),
        ({"TRAINING_ENERGY_URL": URL, "TRAINING_ENERGY_TOKEN": TOKEN}, (URL, TOKEN, None)),
        ({"HASS_SERVER": URL + "/", "HASS_TOKEN": TOKEN}, (URL, TOKEN, None)),
        ({"HASS_SERVER": "http://other", "TRAINING_ENERGY_URL": URL}, (URL, None, None)),
        ({"TRAINING_ENERGY_URL": "", "HASS_SERVER": URL}, (URL, None, None)),
        ({"TRAINING_ENERGY_RIG": " My PC "}, (None, None, "My PC")),
        ({"TRAINING_ENERGY_TOKEN": f" {TOKEN}\n"}, (None, TOKEN, None)),
    ],
    ids=["none", "own", "Home Assistant's", "own first", "empty is none", "rig", "spaces around"],
)
def test_environment_says(environ: dict[str, str], expected: tuple[str | None, ...], tmp_path: Path) -> None:
    """With the variables of Home Assistant's command line as the second choice."""
    found = load(environ={**environ, "XDG_CONFIG_HOME": str(tmp_path)})
    assert (found.url, found.token, found.rig) == expected
    assert found.is_complete is (None not in expected[:2])


def test_file_says_what_the_environment_does_not(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the command line says it before both."""
    written.write_text(f'# mine\n\nurl = "{URL}" # at home\ntoken=\'{TOKEN}\'\nrig = "PC"\n')
    monkeypatch.setenv("TRAINING_ENERGY_TOKEN", "other")
    found = load()
    assert (found.url, found.token, found.rig) == (URL, "other", "PC")
    assert found.sources == {"url": str(written), "token": "TRAINING_ENERGY_TOKEN", "rig": str(written)}
    assert (load("Cellar").rig, load("Cellar").sources["rig"]) == ("Cellar", "the command line")


@pytest.mark.parametrize(
    "line",
    ["url", "url = http://ha", "[server]", 'urls = "x"', 'url = "a" "b"', "rig = 'a\"'b'", 'url = "a\\n"'],
    ids=["no value", "no quotes", "table", "unknown", "two values", "a quote too many", "an escape"],
)
def test_line_that_says_nothing_is_named(written: Path, line: str) -> None:
    """With its number, since nobody finds it otherwise."""
    written.write_text(f"# mine\n{line}\n")
    with pytest.raises(SettingsError, match="line 2: not understood"):
        load()


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["no text", "a folder"])
def test_file_that_cannot_be_read_is_named(written: Path, content: bytes | None) -> None:
    """With the reason."""
    if content is None:
        written.mkdir()
    else:
        written.write_bytes(content)
    with pytest.raises(SettingsError, match="cannot be read"):
        load()


@pytest.mark.parametrize(
    "url",
    [
        "ha.local",
        "ftp://ha",
        "http://",
        "http://ha:x",
        "http://ha:99999",
        "http://ha:0",
        "http://h a",
        "http://ha\x7f\n/",
    ],
    ids=["no scheme", "scheme", "no host", "port in words", "port too high", "port 0", "space", "line break"],
)
def test_address_that_is_none_is_refused(url: str) -> None:
    """Before anything is sent to it, and with the variable that has it."""
    with pytest.raises(SettingsError, match="HASS_SERVER is not an address"):
        load(environ={"HASS_SERVER": url, "XDG_CONFIG_HOME": "/nowhere"})


@pytest.mark.parametrize("token", ["tok en", "tök", "a\tb", "a\nb"], ids=["a space", "an umlaut", "a tab", "two lines"])
def test_token_that_is_none_is_refused_without_showing_it(token: str) -> None:
    """It may be a secret nonetheless, with a mistake in it."""
    with pytest.raises(SettingsError, match="HASS_TOKEN holds no token") as refused:
        load(environ={"HASS_TOKEN": token, "XDG_CONFIG_HOME": "/nowhere"})
    assert token not in str(refused.value)
    assert token not in repr(Settings(token=token))


def test_token_is_in_no_traceback() -> None:
    """Which people send around."""
    assert TOKEN not in repr(Settings(url=URL, token=TOKEN))


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        (Settings(), "TRAINING_ENERGY_URL.*TRAINING_ENERGY_TOKEN"),
        (Settings(url=URL), "TRAINING_ENERGY_TOKEN"),
        (Settings(token=TOKEN), "TRAINING_ENERGY_URL"),
    ],
    ids=["both", "token", "address"],
)
def test_what_is_missing_is_named_with_the_way_to_set_it(known: Settings, missing: str) -> None:
    """And with the file that would have it."""
    with pytest.raises(SettingsError, match=missing) as refused:
        _ = known.server
    assert str(config_file()) in str(refused.value)
    assert Settings(url=URL, token=TOKEN).server == (URL, TOKEN)


def test_rig_of_the_command_line_goes_first(tmp_path: Path) -> None:
    """Over the environment's."""
    found = load("Other", {"XDG_CONFIG_HOME": str(tmp_path), "TRAINING_ENERGY_RIG": "PC"})
    assert (found.rig, found.sources["rig"]) == ("Other", "the command line")


def test_empty_variable_hides_nothing_of_the_file(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is none."""
    written.write_text(f"token = '{TOKEN}'\n")
    monkeypatch.setenv("HASS_TOKEN", "")
    assert load().token == TOKEN


def test_file_is_in_the_home_folder_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where such files are."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert config_file({}) == tmp_path / ".config/training-energy.toml"
