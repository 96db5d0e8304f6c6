"""From bytes to lines, the same however they were split."""

from __future__ import annotations

import pytest

from training_energy_client.parsers import Console
from training_energy_client.parsers.lines import LIMIT, Line, Lines, interesting

BAR = b"steps:  12%|\xe2\x96\x88\xe2\x96\x8f       | 240/2000 [05:02<36:57,  1.26s/it]"


@pytest.mark.parametrize(
    ("end", "fed"),
    [(b"\r", False), (b"\n", True), (b"\r\n", True), (b"\r\r\n", True), (b"\r\r\r\n", True), (b"\r\r\r\r\n", False)],
    ids=["a return", "a feed", "both", "both in a terminal", "both in two", "too many"],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_end_of_a_line(end: bytes, fed: bool, size: int) -> None:  # noqa: FBT001 - a column of the table
    """A line feed ends a line for good, also behind the carriage returns that terminals add."""
    lines, found = Lines(), []
    data = BAR + end + b"x"
    for begin in range(0, len(data), size):
        found += lines.feed(data[begin : begin + size])[0]
    assert found == [Line(BAR, fed)]


def test_only_what_may_matter_is_given() -> None:
    """Lines that no reader wants are dropped, beside one that is wanted, too."""
    lines = Lines()
    assert lines.feed(b"a log\n" * 10) == ([], True)
    assert lines.feed(b"a log\n" + BAR + b"\nanother\n")[0] == [Line(BAR, fed=True)]
    assert lines.feed(b"the rest")[1] is False
    assert lines.close() == []
    assert lines.peek() == b""


def test_a_line_without_end_keeps_its_last_bytes() -> None:
    """Megabytes without an end of line are not kept, but a bar behind them is."""
    console = Console()
    for _ in range(100):
        console.feed(b"\x00" * 50_000)
    console.feed(BAR)
    console.close()
    assert console.progress.total == 2000


@pytest.mark.parametrize("size", [10_000, 1 << 20])
def test_a_long_line_is_read_from_its_last_bytes(size: int) -> None:
    """How much of a long line is read doesn't depend on the pieces in which it came."""
    data = BAR + b"x" * LIMIT + b"\n"
    console = Console()
    for begin in range(0, len(data), size):
        console.feed(data[begin : begin + size])
    console.close()
    assert console.progress.steps is None


def test_plain_logs_are_not_interesting() -> None:
    """What programs print by the megabyte is told from bars before any of it is decoded."""
    logs = (
        b"2026-11-22 21:16:34,123 - INFO - loaded batch 12/345 from /srv/data/shard-00012.tar in 0.123 s",
        b"loss: 0.123, lr: 1e-4, step 240 of 2000 (12%)",
        b"<class 'torch.nn.Module'> a < b, 12:34",
        "画像を読み込みました".encode(),
    )
    assert not any(map(interesting, logs))
    assert interesting(BAR)
