"""The forms in which a bar is drawn, and what only looks like one."""

from __future__ import annotations

import pytest

from .consoles import figures, meter, read

FORMS = {
    "a bar in a pipe": "steps:  12%|█▏        | 240/2000 [05:02<36:57,  1.26s/it, avr_loss=0.0914]",
    "without a bar": meter(240, 2000, 302, prefix="steps", ncols=0),
    "in ASCII": meter(240, 2000, 302, prefix="steps", ascii=True),
    "in a wide terminal": meter(240, 2000, 302, prefix="steps", ncols=500),
    "with hours": meter(240, 2000, 93784, prefix="steps"),
    "with another unit": meter(240, 2000, 302, prefix="steps", unit="batch"),
    "with a unit after a space": meter(240, 2000, 3020, prefix="steps", unit=" images"),
    "with a fast unit after a space": meter(240, 2000, 30, prefix="steps", unit=" images"),
    "with a list behind": meter(240, 2000, 302, prefix="steps", postfix="loss=[1, 2]"),
    "with scaled counts": meter(240, 2000, 302, prefix="steps", unit_scale=True),
    "padded over a longer one": meter(240, 2000, 302, prefix="steps") + "      ",
    "coloured": meter(240, 2000, 302, prefix="steps", colour="green"),
    "with a title for the window": "\x1b]0;training\x07\x1b(B" + meter(240, 2000, 302, prefix="steps"),
    "with a log line behind": meter(240, 2000, 302, prefix="steps") + "11/22/2026 21:16:34 - INFO - saved",
    "behind a shorter one": meter(239, 2000, 301, prefix="steps") + meter(240, 2000, 302, prefix="steps"),
    "from torchrun": "[default0]:" + meter(240, 2000, 302, prefix="steps"),
    "from srun": "0: " + meter(240, 2000, 302, prefix="steps"),
    "from a container": "trainer-1  | " + meter(240, 2000, 302, prefix="steps"),
    "from a collector": "2026-11-22T21:16:34.123456Z " + meter(240, 2000, 302, prefix="steps"),
    "with a rate in scientific form": "steps:  12%|█▏  | 240/2000 [05:02<36:57, 1.26e-05s/it]",
    "infinitely fast": "steps:  12%|█▏  | 240/2000 [05:02<00:00, 0.00s/it]",
    "without a rate": "steps:  12%|█▏  | 240/2000 [05:02<?, ?it/s]",
}
OTHERS = {
    "cut by a narrow terminal": meter(240, 2000, 302, prefix="steps", ncols=30),
    "cut in its rate": "steps:  12%|█▏        | 240/2000 [05:02<36:57,  1.2",
    "cut behind its rate": "steps:  12%|█▏        | 240/2000 [05:02<36:57,  1.26s/it, avr_lo",
    "a percentage": "steps: 12% of 240/2000 [done]",
    "a path": "/srv/12/2000 it/s 12%|",
    "a log": "INFO 240/2000 it/s <05:02<36:57",
    "a bar of Rich": "Working ━━━━━━━━ 240/2000 0:05:02",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["", "\r", "\n", "\r\n"])
def test_a_bar_is_read_in_all_its_forms(form: str, end: str) -> None:
    """However a bar is drawn, and whatever stands around it, it says the same."""
    progress = read("\r" + FORMS[form] + end)
    assert figures(progress) == (240, 2000, 0, False)
    assert progress.trainer == "kohya"


@pytest.mark.parametrize("form", OTHERS)
def test_what_only_looks_like_a_bar_is_none(form: str) -> None:
    """A bar that was cut has wrong numbers, so it has none."""
    assert read("\r" + OTHERS[form] + "\r").steps is None


@pytest.mark.parametrize(
    ("n", "total", "expected"),
    [
        (1200, 2000, (1200, 2000)),
        (123_456, 2_000_000, (123_000, 2_000_000)),
        (1.5e9, 2e9, (1_500_000_000, 2_000_000_000)),
    ],
)
def test_scaled_counts_are_as_exact_as_printed(n: float, total: float, expected: tuple[int, int]) -> None:
    """With unit_scale three digits are all there is."""
    progress = read(meter(int(n), int(total), 302, prefix="steps", unit_scale=True))
    assert (progress.steps, progress.total) == expected


@pytest.mark.parametrize("unit", ["it", "batch", "step", " steps"])
@pytest.mark.parametrize("elapsed", [302, 3020])
def test_a_count_without_a_total(unit: str, elapsed: int) -> None:
    """A loop without a length prints its count alone, fast or slow."""
    assert figures(read(meter(2001, None, elapsed, prefix="steps", unit=unit))) == (2001, None, 0, False)


def test_a_question_mark_for_the_total() -> None:
    """Lightning puts a question mark where the total isn't known."""
    assert read("Steps: |          | 12/? [00:10<?,  1.20it/s]").total is None
    assert read("Steps: |          | 12/? [00:10<?,  1.20it/s]", "diffusers").trainer == "diffusers"


def test_a_description_may_hold_colons() -> None:
    """What stands before the last colon is the bar's name, and a bar without one has none."""
    assert read(meter(240, 2000, 302, prefix="run: 12: train")).trainer == "tqdm"
    assert read("some words 12%|█▏  | 240/2000 [05:02<36:57,  1.26s/it]", "transformers").steps == 240
