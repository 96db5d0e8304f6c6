"""Locks say what is installed, and with which hash; where it comes from is for each machine to know."""

from collections.abc import Iterator
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT

PYTHON = sorted((ROOT / "requirements").glob("*.txt"))
CARDS = ROOT / "frontend" / "package-lock.json"


@pytest.fixture(scope="module")
def packages() -> dict[str, dict[str, Any]]:
    """Return what builds and tests the cards, by folder."""
    packages: dict[str, dict[str, Any]] = json.loads(CARDS.read_text())["packages"]
    return packages


@pytest.mark.parametrize("lock", PYTHON, ids=lambda path: path.stem)
def test_a_lock_for_python_names_no_place(lock: Path) -> None:
    """Neither the index that somebody's machine has, nor a file on it."""
    text = lock.read_text()
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_the_lock_of_the_cards_names_no_place(packages: dict[str, dict[str, Any]]) -> None:
    """The only addresses in it are those where one may give its authors something."""
    named = {
        f"{folder}: {key}": text
        for folder, package in packages.items()
        for key, value in package.items()
        if key != "funding"
        for text in texts(value)
        if "://" in text
    }
    assert named == {}


def test_the_lock_of_the_cards_has_a_hash_for_each_package(packages: dict[str, dict[str, Any]]) -> None:
    """So that no place can give another one."""
    assert [folder for folder, package in packages.items() if folder and "integrity" not in package] == []


def texts(value: object) -> Iterator[str]:
    """Return every text in a part of a lock."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
