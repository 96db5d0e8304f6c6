"""Whatever the bytes, and however they come: the same result, and never an error."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings, strategies as st
import pytest

from training_energy_client.parsers import PARSERS, Console, Progress

from .consoles import RECORDED, TRACEBACK, in_pieces, loop, meter, read
from .drawn import END, fit, rich_run, run

GENERATED = {
    "kohya": loop(12, prefix="steps") + "saving checkpoint: x\nmodel saved.\n",
    "diffusers": loop(20, first=9, prefix="Steps") + TRACEBACK + loop(20, first=12, prefix="Steps"),
    "transformers": "".join(f"\r{meter(n, 40, n)}" for n in (0, 21, 22, 23)) + "\n{'loss': 1, 'epoch': 1}\r\n",
    "ai-toolkit": "# Running job: x\n" + loop(9, last=8, prefix="x", postfix="lr: 1") + "Result:\n - 1 completed job\n",
    "lightning": rich_run(2) + "\n" + END.format(2),
    "keras": fit(2) + "\r\r\r\r\n" + fit(1, None),
    "onetrainer": run(2, 5),
    "tqdm": loop(5, prefix="Epoch 1/2") + loop(5, prefix="Epoch 2/2") + "\x1b[A\x1b[",
}
CONSOLES = {
    **{path.stem: path.read_bytes() for path in sorted(RECORDED.glob("*.bin"))},
    **{name: text.encode() for name, text in GENERATED.items()},
}
PIECES = [
    *[
        b"\r",
        b"\n",
        b"\x1b[A",
        b"\x1b[2K",
        b"\b",
        b"\xe2\x94\x81",
        b"\xe2",
        b"12/40 ",
        b"Epoch 1/2\n",
        b"steps: ",
        b"Steps: ",
    ],
    *[
        meter(n, 40, n, prefix=prefix).encode()
        for n in (0, 1, 7, 21, 40)
        for prefix in ("steps", "", "Epoch 3", "train")
    ],
    *[b"1/40 \xe2\x94\x81\xe2\x94\x81 0s 5ms/step - loss: 1\r", b"{'loss': 1, 'epoch': 2}", TRACEBACK.encode()],
    *[
        b"Epoch 1/3  \xe2\x94\x81\xe2\x94\x81 7/20 0:00:00 \xe2\x80\xa2 0:00:00",
        b"`Trainer.fit` stopped: `max_epochs=2` reached.",
    ],
    *[
        b"{'train_runtime': '1.912', 'train_steps_per_second': '20.92', 'epoch': 1}",
        b"  total optimization steps = 40\n",
    ],
    *[
        b"model saved.",
        b"saving checkpoint",
        b"Running job: x\n",
        b" - 1 completed job",
        b"Job stopped",
        b"Trainer.fit",
    ],
    *[
        b"[ 22/290 02:50 < 38:04, 0.12 it/s, Epoch 0.36/5]",
        b"9999999999999YM",
        b"999999999999999Y/1Y [00:00<00:00, 0.00s/it]",
    ],
    *[
        b"epoch: 0/2 [00:00<?, ?it/s]\n",
        b"step: 100%|x| 3/3 [00:00<?, ?it/s]\n",
        b"epoch: 50%|x| 1/2 [00:00<?, ?it/s]\n",
    ],
]
NOISE = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=40).map(b"".join)


@cache
def at_once(name: str) -> Progress:
    """Give what a console says whose bytes come all at once."""
    return read(CONSOLES[name])


@pytest.mark.parametrize("name", CONSOLES)
def test_byte_by_byte(name: str) -> None:
    """One byte at a time says the same as all at once."""
    data = CONSOLES[name]
    assert in_pieces(data, range(len(data)), [False] * len(data)) == at_once(name)


@pytest.mark.parametrize("name", GENERATED)
def test_byte_by_byte_with_pauses(name: str) -> None:
    """A pause after each byte changes nothing in the end."""
    data = CONSOLES[name][-1500:]
    assert in_pieces(data, range(len(data)), [True] * len(data)) == read(data)


@given(name=st.sampled_from(sorted(CONSOLES)), draw=st.data())
@settings(max_examples=150, deadline=None)
def test_split_anywhere(name: str, draw: st.DataObject) -> None:
    """Any pieces, with pauses between any of them, say the same."""
    data = CONSOLES[name]
    cuts = draw.draw(st.lists(st.integers(0, len(data)), max_size=12))
    pauses = draw.draw(st.lists(st.booleans(), min_size=len(cuts), max_size=len(cuts)))
    assert in_pieces(data, cuts, pauses) == at_once(name)


@given(data=NOISE, draw=st.data())
@settings(max_examples=300, deadline=None)
def test_noise_split_anywhere(data: bytes, draw: st.DataObject) -> None:
    """The same holds for what no program prints."""
    cuts = draw.draw(st.lists(st.integers(0, len(data)), max_size=6))
    pauses = draw.draw(st.lists(st.booleans(), min_size=len(cuts), max_size=len(cuts)))
    assert in_pieces(data, cuts, pauses) == read(data)


@given(data=st.one_of(NOISE, st.binary(max_size=400)), parser=st.sampled_from(["auto", *PARSERS]))
@example(data=b"steps: 100%|x| 999999999999999Y/1Y [00:00<00:00, 0.00s/it]", parser="kohya")
@settings(max_examples=400, deadline=None)
def test_nothing_raises_and_all_is_sane(data: bytes, parser: str) -> None:
    """Any bytes for any parser give figures that are possible."""
    console = Console(parser)
    for begin in range(0, len(data), 50):
        console.feed(data[begin : begin + 50], stream=begin % 2)
        console.idle()
        sane(console.progress)
    console.close()
    sane(console.progress)


def sane(progress: Progress) -> None:
    """Hold figures against what is possible."""
    assert progress.offset >= 0
    assert progress.steps is None or progress.steps >= 0
    assert progress.total is None or progress.total >= 0
    if progress.steps is not None and progress.total is not None:
        assert progress.offset + progress.steps <= progress.total
    assert not (progress.finished and progress.stopped)
    assert (progress.trainer is None) == (progress.unit is None)
