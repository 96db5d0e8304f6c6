"""What the notes of a release say."""

from lab.release.history import Commit, History
from lab.release.notes import notes
from lab.release.stamp import INTEGRATION
from lab.release.version import Version

from .conftest import Checkout

FIRST, SECOND = map(Version.parse, ("1.0.0", "1.1.0"))


def test_commits_stand_under_the_part_that_they_changed(checkout: Checkout) -> None:
    """Only those since the last version, the oldest of a part first."""
    checkout.git("tag", "v1.0.0")
    checkout.commit("Count better", f"{INTEGRATION}/sensor.py", "docs/counting.md")
    checkout.commit(
        "Draw better", "frontend/src/card.ts", "custom_components/training_energy/frontend/training-energy.js"
    )
    checkout.commit("Read another trainer", "client/src/parser.py")
    checkout.commit("Count better still", f"{INTEGRATION}/sensor.py")
    checkout.commit("Test more", "tests/test_all.py")
    commits = History(checkout.folder).since(FIRST)
    names = {commit.subject: commit.name for commit in commits}
    said = notes(SECOND, "- New.", last=FIRST, commits=commits)
    assert said.startswith(f"""\
- New.

## Commits since 1.0.0

### Cards

- Draw better ({names["Draw better"]})

### Integration

- Count better ({names["Count better"]})
- Count better still ({names["Count better still"]})

### Training side

- Read another trainer ({names["Read another trainer"]})

### Tests and upkeep

- Test more ({names["Test more"]})

## Check what you have
""")


def test_the_first_release_does_not_list_how_it_came_to_be() -> None:
    """Hundreds of subjects would say nothing to anybody."""
    commits = [Commit(name="1a2b3c4", subject="Begin", paths=()), Commit(name="5d6e7f8", subject="Go on", paths=())]
    said = notes(FIRST, "All.", last=None, commits=commits)
    assert "The first release, of 2 commits." in said
    assert "Begin" not in said


def test_the_changelog_reads_on_the_page_of_a_release() -> None:
    """There links lead nowhere unless they are whole, and each line break is one."""
    says = "- One is\n  [here](setup.md#install).\n- Two is\n  [there](https://example.org).\n\nAnd\nthree."
    said = notes(SECOND, says, last=None, commits=[])
    place = "https://github.com/training-energy/training-energy/blob/v1.1.0/docs/setup.md#install"
    assert said.startswith(f"- One is [here]({place}).\n- Two is [there](https://example.org).\n\nAnd three.\n")


def test_what_has_lines_of_its_own_keeps_them() -> None:
    """Steps, and above all an example that somebody copies."""
    says = "Do\nthis:\n\n1. Open\n   it.\n2. Put in\n\n```yaml\na: 1\nb: 2\n```\nand see [above](#unreleased)."
    said = notes(SECOND, says, last=None, commits=[])
    place = "https://github.com/training-energy/training-energy/blob/v1.1.0/docs/changelog.md#unreleased"
    told = f"Do this:\n\n1. Open it.\n2. Put in\n\n```yaml\na: 1\nb: 2\n```\nand see [above]({place}).\n"
    assert said.startswith(told)
