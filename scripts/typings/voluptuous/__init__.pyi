# What `import voluptuous` gives since Home Assistant 2026.9, which swaps the module when it is first imported itself:
# probatio. mypy cannot know that. Only names that voluptuous has too, since Home Assistant 2026.8 still uses it.

from probatio import (
    ALLOW_EXTRA as ALLOW_EXTRA,
    PREVENT_EXTRA as PREVENT_EXTRA,
    REMOVE_EXTRA as REMOVE_EXTRA,
    UNDEFINED as UNDEFINED,
    All as All,
    Any as Any,
    Coerce as Coerce,
    Exclusive as Exclusive,
    In as In,
    Inclusive as Inclusive,
    Invalid as Invalid,
    Length as Length,
    Marker as Marker,
    MultipleInvalid as MultipleInvalid,
    Optional as Optional,
    Range as Range,
    Required as Required,
    Schema as Schema,
)
