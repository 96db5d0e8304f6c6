"""A checkout of a project like ours, small, with a history of its own."""

import os
from pathlib import Path
import shutil
import subprocess

import pytest

from lab.release.history import GIT
from lab.release.stamp import CLIENT, INTEGRATION

FILES = {
    f"{INTEGRATION}/manifest.json": '{\n  "domain": "training_energy",\n  "version": "0.0.0"\n}\n',
    f"{INTEGRATION}/ledger/book.py": "BOOK = 1\n",
    f"{CLIENT}/pyproject.toml": '[project]\nname = "training-energy"\nversion = "0.0.0" # stamped\n',
    f"{CLIENT}/src/training_energy_client/_version.py": '__version__ = "0.0.0"\n',
    ".gitignore": "__pycache__/\n/.cache\n",
}


class Checkout:
    """The folder of the checkout, and what one does in it."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        self.folder = folder

    def git(self, *arguments: str) -> None:
        """Have git do something, whatever this machine's settings are."""
        person = {f"GIT_{who}_{what}": "Jo" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        environment = {**os.environ, **person, **settings}
        subprocess.run([GIT, *arguments], cwd=self.folder, env=environment, check=True, capture_output=True)  # noqa: S603

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def commit(self, subject: str, *changed: str) -> None:
        """Commit what there is, with the files that are named changed."""
        for path in changed:
            self.write(path, f"{subject}\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Return a checkout with one commit, and no tag."""
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")
    made = Checkout(tmp_path)
    made.git("init", "--quiet")
    for path, text in FILES.items():
        made.write(path, text)
    made.commit("Begin")
    return made
