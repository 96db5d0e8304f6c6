"""The console of ai-toolkit, whose bar has the job's name."""

from __future__ import annotations

from typing import Any

import pytest

from .consoles import TRACEBACK, figures, loop, meter, read

BANNER = "Running 1 job\n\n#############################################\n# Running job: lokr-test-2\n####\n"
DONE = "\n====================\nResult:\n - 1 completed job\n====================\n"
BAR: dict[str, Any] = {"prefix": "lokr-test-2", "postfix": "lr: 2.0e-04 loss: 7.353e-01"}


def test_a_run_to_the_end() -> None:
    """The block at the end says that all steps were done, also where the bar is one behind."""
    for last in (2999, 3000):
        progress = read(BANNER + loop(3000, last=last, **BAR) + DONE)
        assert figures(progress) == (3000, 3000, 0, True)
        assert (progress.trainer, progress.unit) == ("ai-toolkit", "optimizer_step")


def test_the_bar_may_be_one_behind() -> None:
    """On the way nobody can tell, so the bar is believed."""
    text = BANNER + loop(3000, last=299, closed=False, **BAR) + "\nSaving at step 300\n"
    assert figures(read(text, closed=False)) == (299, 3000, 0, False)


def test_a_resumed_run() -> None:
    """The first bar shows where the job was resumed."""
    assert figures(read(BANNER + loop(3000, first=2000, last=2999, **BAR) + DONE)) == (1000, 3000, 2000, True)


def test_the_bar_is_known_without_a_banner() -> None:
    """A bar that shows the learning rate in ai-toolkit's way is its own, from its first drawing on."""
    text = loop(40, prefix="Caching latents to disk", pace=0.1) + loop(3000, first=2000, last=2100, **BAR)
    progress = read(text)
    assert figures(progress) == (100, 3000, 2000, False)
    assert progress.trainer == "ai-toolkit"


def test_the_job_is_known_before_its_bar() -> None:
    """Models load for minutes after the banner, and their bars are no training."""
    progress = read(BANNER + loop(4000, prefix="Loading checkpoint shards", pace=0.1) + loop(5000, pace=0.1))
    assert (progress.steps, progress.trainer) == (None, "ai-toolkit")


def test_a_job_named_like_something_to_ignore() -> None:
    """A job may have any name, also that of a bar which is none of a training."""
    bar: dict[str, Any] = {**BAR, "prefix": "sampling test"}
    assert figures(read(BANNER.replace("lokr-test-2", "sampling test") + loop(3000, last=12, **bar))) == (
        12,
        3000,
        0,
        False,
    )


def test_samples_are_no_training() -> None:
    """Images drawn at the start and on the way have bars of their own."""
    images = loop(4, prefix="Generating Images", pace=5) + loop(9000, prefix="Sampling", pace=0.01)
    text = BANNER + "Generating baseline samples before training\n" + images
    assert figures(read(text + loop(3000, last=250, closed=False, **BAR) + "\n" + images)) == (250, 3000, 0, False)


def test_stopped_by_hand() -> None:
    """Whoever stops a job in the interface gets a good exit code, and the same block at the end."""
    progress = read(BANNER + loop(3000, last=700, **BAR) + "Job stopped\n" + DONE)
    assert figures(progress) == (700, 3000, 0, False)
    assert progress.stopped


@pytest.mark.parametrize("block", [DONE.replace("1 completed job", "0 completed jobs\n - 1 failure"), ""])
def test_a_crash(block: str) -> None:
    """A job that failed is none that was completed."""
    text = (
        BANNER + loop(3000, last=700, closed=False, **BAR) + TRACEBACK + f"\r{meter(701, 3000, 900, **BAR)}\n" + block
    )
    assert figures(read(text)) == (701, 3000, 0, False)


def test_one_of_two_jobs_failed() -> None:
    """A block with a failure is no good end."""
    text = BANNER + loop(30, **BAR) + DONE.replace("job\n", "job\n - 1 failure\n")
    assert read(text).finished is False


def test_a_bar_at_its_end_is_no_end() -> None:
    """Only the block says it, since the last save follows the bar."""
    assert figures(read(BANNER + loop(3000, **BAR))) == (3000, 3000, 0, False)


@pytest.mark.parametrize("second", ["lokr-test-3", "another"])
def test_jobs_add_up(second: str) -> None:
    """Two jobs of one console did the steps of both, whatever their names."""
    text = BANNER + loop(30, first=10, last=29, **BAR)
    text += BANNER.replace("lokr-test-2", second) + loop(50, **{**BAR, "prefix": second})
    assert figures(read(text)) == (19 + 50, 10 + 20 + 50 if second == "another" else 10 + 19 + 50, 10, False)
    assert figures(read(text + DONE.replace("1 completed job", "2 completed jobs")))[3] is True


def test_a_total_that_is_not_known() -> None:
    """Without the total of each job there is none of all."""
    progress = read(loop(None, last=12, **{**BAR, "prefix": "lokr"}))
    assert figures(progress) == (12, None, 0, False)
    assert progress.trainer == "ai-toolkit"


def test_noise_of_banners_is_bounded() -> None:
    """Thousands of banners cost no more than the first thousand."""
    text = "".join(f"Running job: {'x' * (n % 190)}{'y' * (n // 190)}\n" for n in range(1500))
    assert read(text).trainer == "ai-toolkit"
