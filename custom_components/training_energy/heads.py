"""What a JSON object says that is too large to be read to its end: what stands at its beginning."""

from json import JSONDecoder
from typing import Any, Final

_DECODER: Final = JSONDecoder()
_SPACE: Final = " \t\n\r"


def head_of(body: bytes) -> dict[str, Any]:
    """Return the fields that an object begins with, up to where its bytes were cut off.

    Empty where they are no object. A field is there with its whole value, or not at all.
    """
    text = body.decode(errors="replace").lstrip(_SPACE)
    head: dict[str, Any] = {}
    if not text.startswith("{"):
        return head
    try:
        mark, at = ",", 0
        while mark == ",":
            field, at = _DECODER.raw_decode(text, _next(text, at + 1))
            at = _next(text, at)
            if not isinstance(field, str) or text[at] != ":":
                break
            value, at = _DECODER.raw_decode(text, _next(text, at + 1))
            at = _next(text, at)
            head[field], mark = value, text[at]
    except ValueError, IndexError, RecursionError:  # it is cut off here, or is no JSON
        pass
    return head


def _next(text: str, at: int) -> int:
    """Return where the next thing in a text is; raises IndexError at its end."""
    while text[at] in _SPACE:
        at += 1
    return at
