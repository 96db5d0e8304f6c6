"""What the descriptions of bars tell: which to ignore, and which are one bar."""

from __future__ import annotations

import re

# Bars that are never a training's own, in whatever program they appear.
_IGNORED = re.compile(
    r"(?:test(?:ing)?|predict(?:ing|ion)?|infer(?:ence|ring)?"
    r"|sanity checking|load(?:ing)?|writing|saving|map|filter|flattening|casting|packing|truncating|concatenating"
    r"|generating|fetching|download(?:ing)?|uploading|pushing|creating|sampl(?:e|ing)|denoising|quantizing|attaching"
    r"|tokeni[sz](?:e|ing)|calculating|computing|caching|cache|encoding|extracting|unpacking|preparing|preprocess(?:ing)?"
    r"|applying|adding|formatting|converting|resolving|scanning|checking|verifying|merging|deleting|install(?:ing)?"
    r"|num proc|bucketing|making buckets|read(?:ing)?|decoding|saved|upload|warming)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<![a-z])(?:val|valid|validat(?:e|ing|ion)|eval|evaluat(?:e|ing|ion))(?![a-z])", re.IGNORECASE)
_FIGURE = re.compile(r"[-+]?\d{1,20}(?:\.\d{0,20})?(?:e[-+]?\d{1,3})?|\b(?:nan|inf)\b", re.IGNORECASE)
_MEASURE = re.compile(r"\d{1,20}(?:\.\d{0,20}(?:e[-+]?\d{1,3})?|e[-+]?\d{1,3})", re.IGNORECASE)
_TRAINING = re.compile(r"train|step|iter|epoch\D{0,3}\d|fine.?tun|optimi[sz]|updat|learn", re.IGNORECASE)
_MEASURES = re.compile(r"loss|\blr\b|learning.rate|grad", re.IGNORECASE)
_EPOCHS = re.compile(r"epoch(?!\D{0,3}\d)", re.IGNORECASE)
EPOCH_OF = re.compile(r"epoch\D{0,3}(\d{1,6}) ?(?:/|of) ?(\d{1,6})", re.IGNORECASE)


def ignored(desc: str) -> bool:
    """Say whether a bar of this description is never a training's own."""
    text = desc.replace("_", " ")
    return _IGNORED.match(text) is not None or _ASIDE.search(text) is not None


def same(desc: str) -> str:
    """Name what stays of a description from one drawing to the next: `Epoch 3/10` and `Epoch 4/10` are one bar."""
    return _FIGURE.sub("#", desc).replace(",", "")


def whole(desc: str) -> str:
    """Leave out the figures that change within a run, like a loss: what then differs is another epoch, say."""
    return _MEASURE.sub("", desc)


def trainish(desc: str, postfix: str) -> bool:
    """Say whether a bar looks like one of a training: by its name, or by a loss that it shows."""
    if epochal(desc):
        return False  # the bar within it is the one that counts steps
    return bool(_TRAINING.search(desc) or _MEASURES.search(desc) or _MEASURES.search(postfix))


def epochal(desc: str) -> bool:
    """Say whether a bar counts epochs, unlike one that goes through a single, numbered epoch."""
    return _EPOCHS.search(desc) is not None
