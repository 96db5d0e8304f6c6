"""What is sent: what a field is made for, mixed with whatever JSON, Home Assistant and Unicode can hold."""

from collections.abc import Mapping
import json
from math import inf, nan
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from custom_components.training_energy import const
from homeassistant.util.json import JSON_DECODE_EXCEPTIONS, json_loads
from homeassistant.util.yaml import load_yaml_dict

# The actions as the user interface shows them: a new one is sent junk without anybody thinking of it.
SERVICES: Mapping[str, Any] = load_yaml_dict(str(Path(const.__file__).with_name("services.yaml")))

# Texts that have broken some program: controls, bidirectional overrides, halves of letters, markup, formulas, paths,
# templates, and what numbers and nothing are called elsewhere.
TEXTS = (
    *(
        "",
        " ",
        "\x00",
        "\x1b[31m",
        "\x7f",
        "a\nb",
        "\r\n\r\nSet-Cookie: a=b",
        "\u202egnp.exe",
        "\u2066\u2069",
        "\ufeff",
    ),
    *("\u2028", "e\u0301" * 40, "Ω≈ç√", "👩‍👩‍👧‍👦", "\ud83e", "\udfff\ud800", "\U0001d54a", "İ", "ß", "\U000e0001"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "[a](javascript:alert(1))", "{{ states() }}"),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uff1d1",
        ";=1",
        "'=1",
        '";"=1',
        "=cmd|' /C calc'!A0",
        "%s%n{0}{x}",
    ),
    *("../../secrets.yaml", "/etc/passwd", "C:\\", "file:///etc/passwd", "..%2f..%2f", "a" * 256, "ä" * 10_001),
    *("null", "None", "true", "NaN", "-inf", "1e400", "-0", "0x10", "1_000", "٣", " 5 ", "1,5", "9" * 5000, "5 EUR"),
    *("2026-02-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-03-29T02:30:00", "12:00"),
    *("Tower", "nonesuch", "tower", "running", "past", "completed", "json", "model", "__proto__", "constructor"),
)
NUMBERS = (0, -0.0, -1, 0.5, 1e-320, 1e308, inf, -inf, nan, 2**53 + 1, 2**63, -(2**63), 10**12, 10**12 + 1, 10**400)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(NUMBERS)
    | st.sampled_from(TEXTS)
    | st.text(st.characters(), max_size=20)
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)

# Around the time at which the rigs of these tests stand.
TIMES = st.sampled_from(
    ["2026-03-01T11:50:00+00:00", "2026-03-01 11:59", "2026-03-01T12:00:30Z", "2026-02-28", "2026-03-01T12:00:00"]
)
MADE_FOR: dict[str, Any] = {
    "text": st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12) | st.sampled_from(["past", "running"]),
    "number": st.integers(0, 3000) | st.floats(0, 3000),
    "datetime": TIMES,
    "boolean": st.booleans(),
    "object": st.dictionaries(st.text(max_size=6), st.integers() | st.text(max_size=6), max_size=3),
    "config_entry": st.sampled_from(["tower", "Tower"]),
}


def made_for(selector: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Return what a field is made for, as its selector in services.yaml says."""
    [(kind, settings)] = selector.items()
    if kind == "select":
        return st.sampled_from(settings["options"])
    if kind == "text" and (settings or {}).get("multiple"):
        return st.lists(MADE_FOR["text"], max_size=3)
    strategy: st.SearchStrategy[Any] = MADE_FOR[kind]
    return strategy


def calls(action: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return what an action may be sent: some of its fields, most of them as they are meant and some not at all."""
    fields = SERVICES[action].get("fields", {})
    sent = {field: made_for(about["selector"]) | made_for(about["selector"]) | JUNK for field, about in fields.items()}
    meant = {field: made_for(about["selector"]) for field, about in fields.items()}
    required = {field for field, about in fields.items() if about.get("required")}
    return _some(sent, required) | _some(meant, required)


def _some(values: dict[str, st.SearchStrategy[Any]], required: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return what has all required fields and any of the others."""
    return st.fixed_dictionaries(
        {field: value for field, value in values.items() if field in required},
        optional={field: value for field, value in values.items() if field not in required},
    )


def is_json(value: object) -> bool:
    """Return whether a value can be sent as JSON, which has neither infinity nor half a letter."""
    try:
        json_loads(json.dumps(value))
    except JSON_DECODE_EXCEPTIONS:
        return False
    return True
