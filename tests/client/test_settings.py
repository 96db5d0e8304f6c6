"""Where settings come from, and what is said of those that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from training_energy_client.errors import SettingsError
from training_energy_client.settings import Settings, config_file, load

URL = "http://homeassistant.local:8123"


def written(folder: Path, text: str) -> dict[str, str]:
    """Write the file with settings, and return an environment that has only that."""
    (folder / "training-energy.toml").write_text(text, encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder)}


def test_from_the_environment_first(tmp_path: Path) -> None:
    """Our own variable before Home Assistant's, that before the file; each says where it is from."""
    environ = written(tmp_path, 'url = "http://file"\ntoken = "file"\nrig = "PC" # mine\n# url = "x"\n\n')
    own = {"TRAINING_ENERGY_URL": f"{URL}/", "HASS_SERVER": "http://other", "HASS_TOKEN": " spaces "}
    settings = load(environ={**environ, **own})
    assert (settings.url, settings.token, settings.rig) == (URL, "spaces", "PC")
    assert settings.sources == {
        "url": "TRAINING_ENERGY_URL",
        "token": "HASS_TOKEN",
        "rig": str(tmp_path / "training-energy.toml"),
    }


def test_a_rig_by_hand_goes_first(tmp_path: Path) -> None:
    """Over the environment's."""
    settings = load("Other", {"XDG_CONFIG_HOME": str(tmp_path), "TRAINING_ENERGY_RIG": "PC"})
    assert (settings.rig, settings.sources["rig"]) == ("Other", "the command line")


def test_nothing_is_no_error(tmp_path: Path) -> None:
    """Until the server is needed: then it says all that is missing."""
    settings = load(environ={"XDG_CONFIG_HOME": str(tmp_path)})
    assert not settings.is_complete
    with pytest.raises(SettingsError, match=r"TRAINING_ENERGY_URL.*TRAINING_ENERGY_TOKEN"):
        settings.server  # noqa: B018  says so


def test_literal_quotes_and_empty_variables(tmp_path: Path) -> None:
    """TOML has both quotes; an empty variable is none."""
    environ = written(tmp_path, "token = 'abc'\n")
    assert load(environ={**environ, "HASS_TOKEN": ""}).token == "abc"  # noqa: S105  of nobody


@pytest.mark.parametrize("line", ["url = http://x", "[server]", 'urls = "x"', 'url = "a" "b"', 'url = "a\\n"'])
def test_a_line_that_is_none_is_shown_by_its_number(tmp_path: Path, line: str) -> None:
    """With how it should look; its text stays unsaid, which may be a token."""
    environ = written(tmp_path, f"# settings\n{line}\n")
    with pytest.raises(SettingsError, match=r"training-energy\.toml, line 2: not understood"):
        load(environ=environ)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Is named."""
    (tmp_path / "training-energy.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(environ={"XDG_CONFIG_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    "url", ["homeassistant:8123", "ftp://x", "http://", "http://x:port", "http://x:0", "http://a b", "http://x\n"]
)
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    """Says which variable holds it, and how one looks."""
    url = url if url.strip() == url else f"{url}y"
    with pytest.raises(SettingsError, match="HASS_SERVER is not an address"):
        load(environ={"XDG_CONFIG_HOME": str(tmp_path), "HASS_SERVER": url})


@pytest.mark.parametrize("token", ["a b", "tökén", "a\nb"])
def test_a_token_that_is_none_is_never_shown(tmp_path: Path, token: str) -> None:
    """It may be a secret all the same."""
    with pytest.raises(SettingsError) as caught:
        load(environ={"XDG_CONFIG_HOME": str(tmp_path), "HASS_TOKEN": token})
    assert token not in str(caught.value)
    assert token not in repr(Settings(token=token))


def test_the_file_is_in_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where nothing else is said."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert config_file({}) == tmp_path / ".config/training-energy.toml"
