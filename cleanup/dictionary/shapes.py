"""What shape the value of a key must have, and how to say that it has not."""

from __future__ import annotations

from typing import Any

from cleanup.dictionary.entries import Shape


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _pairs(value: Any) -> bool:
    return isinstance(value, list) and all(_texts(item) and len(item) == 2 for item in value)


def misfit(value: Any, shape: Shape) -> str:
    """What is wrong with a value, or nothing.

    >>> misfit(5, "text"), misfit([["a", "b"]], "pairs")
    ('must be a text in quotation marks', '')
    """
    fits, otherwise = {
        "text": (isinstance(value, str), "must be a text in quotation marks"),
        "texts": (isinstance(value, str) or _texts(value), 'must be a text or a list of texts: ["a", "b"]'),
        "flag": (isinstance(value, bool), "must be true or false"),
        "number": (isinstance(value, int) and not isinstance(value, bool), "must be a whole number"),
        "pairs": (_pairs(value), 'must be a list of pairs: [["before", "after"]]'),
        "forms": (_table(value, texts=False), 'must be a text, or one per language: { en = "...", sq = "..." }'),
        "lists": (_texts(value) or _table(value, texts=True), "must be a list of texts, or one per language"),
    }[shape]
    return "" if fits else otherwise


def _table(value: Any, *, texts: bool) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, dict) and all(
        (isinstance(item, str) and bool(item)) or (texts and _texts(item)) for item in value.values()
    )
