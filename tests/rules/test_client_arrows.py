"""Which part of the client may know which: it runs in other people's environments, and its core knows nobody."""

import ast
from collections.abc import Iterator
from pathlib import Path
import sys

import pytest

from .conftest import CLIENT

NAME = CLIENT.name
FILES = sorted(CLIENT.rglob("*.py"))
CORE = sorted(CLIENT.glob("*.py"))
PARSERS = sorted((CLIENT / "parsers").glob("*.py"))
# Each of them is only imported where its framework is.
FRAMEWORKS = {"accelerate", "axolotl", "keras", "lightning", "pytorch_lightning", "transformers"}
# What the command line alone needs.
OUTERMOST = {"commands", "wrapper"}


def _imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, ours from the package on."""
    package = [NAME, *path.relative_to(CLIENT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = [*above, *(node.module.split(".") if node.module else [])]
            yield ".".join(module)
            yield from (".".join([*module, alias.name]) for alias in node.names if node.level and not node.module)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CLIENT)))
def test_client_needs_nothing_but_the_standard_library(file: Path) -> None:
    """Nothing of ours is installed beside somebody's training; a hook meets the framework that it is for."""
    roots = {module.split(".")[0] for module in _imports(file)} - {NAME} - sys.stdlib_module_names
    assert roots <= FRAMEWORKS
    assert not roots or file.parent == CLIENT


@pytest.mark.parametrize("file", PARSERS, ids=lambda file: file.stem)
def test_parsers_know_only_themselves(file: Path) -> None:
    """They read bytes, and whoever has a console may use them."""
    ours = [module for module in _imports(file) if module.startswith(f"{NAME}.")]
    assert all(module.startswith(f"{NAME}.parsers") for module in ours)


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.stem)
def test_core_knows_neither_the_wrapper_nor_the_commands(file: Path) -> None:
    """A session inside of a training brings no command line with it."""
    if file.stem == "__main__":
        return
    parts = {module.split(".")[1] for module in _imports(file) if module.startswith(f"{NAME}.")}
    assert not parts & OUTERMOST
