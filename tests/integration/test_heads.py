"""The beginning of a JSON object that was not read to its end."""

import json

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.training_energy.heads import head_of

WHOLE = {"type": "ü" * 20, "n": [1, {"a": None}], "x": " }{,:", "y": -1.5e3, "large": "ü" * 10_000, "last": True}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(("cut", "least"), [(2, 0), (40, 0), (110, 2), (700, 4), (16_384, 4), (10**6, 6)])
def test_head_is_what_an_object_begins_with(cut: int, least: int, indent: int | None) -> None:
    """Wherever it is cut off, even inside a letter or a number."""
    head = head_of(json.dumps(WHOLE, ensure_ascii=False, indent=indent).encode()[:cut])
    assert head == dict(list(WHOLE.items())[: len(head)])
    assert len(head) >= least


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(b"", {}, id="nothing"),
        pytest.param(b" [1]", {}, id="a list"),
        pytest.param(b"{}", {}, id="an empty object"),
        pytest.param(b'{"a": 1 "b": 2}', {"a": 1}, id="no comma"),
        pytest.param(b'{"a" 1}', {}, id="no colon"),
        pytest.param(b'{"a": 1, 2: 3}', {"a": 1}, id="a number for a field"),
        pytest.param(b'{"a": 12', {}, id="half a number"),
        pytest.param(b'{"a": 1, "b": ' + b"[" * 16_000, {"a": 1}, id="deep"),
        pytest.param(b'{"a": 1, "b": ' + b"9" * 16_000, {"a": 1}, id="a number without end"),
        pytest.param(b'{"a": 1, "b": "\xff', {"a": 1}, id="no UTF-8"),
    ],
)
def test_no_beginning_is_too_strange(body: bytes, expected: dict[str, object]) -> None:
    """What is no object has no head."""
    assert head_of(body) == expected


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.binary(max_size=60) | st.text('{}[]",:=1eE+-.\\untrfals \n', max_size=60).map(str.encode))
def test_anything_has_a_head_or_none(body: bytes) -> None:
    """And nothing is raised."""
    assert isinstance(head_of(body), dict)
