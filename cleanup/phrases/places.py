"""Where in a text which rules may match: at the words and the pairs of words that lead to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from cleanup.scan import Found, Rule

# The rule that is none: its data names all pairs, which are looked for in one pass (they are built in 2 ms).
EVERY = "every-pair"
# Blanks that a pair does not have: all but one in a row, those at either end of a line, CR before LF.
SURPLUS = re.compile(r"  +(?!\r?\n| )| +(?=\r?\n)|\n +(?=\S)|\r(?=\n)")
EVEN = {"\u00a0": " ", "\u202f": " ", "\t": " ", "’": "'", "‑": "-", "‐": "-"}


def every_pair(rules: Iterable[Rule]) -> Rule:
    """The rule that names the pairs of all others."""
    pairs = sorted({key for rule in rules for key in rule.keys})
    return Rule("phrase", EVERY, keys=(EVERY,), data={"pairs": pairs})


def met(found: Found) -> Iterator[tuple[Rule, str, int]]:
    """Each rule with a word or pair that leads to it and where that stands."""
    for rule, span in found.anchored("phrase"):
        yield rule, found.low[slice(*span)], span.start
    for pair, at in pairs(found):
        for rule in found.keyed("phrase", pair):
            yield rule, pair, at


def pairs(found: Found) -> Iterator[tuple[str, int]]:
    """The pairs of a text that lead to rules, with their places."""
    rules = found.keyed("phrase", EVERY)
    if not rules:
        return
    every = rules[0].data["pairs"]
    plain, gone = _squeezed(found.low)
    size = len(plain)
    for number, start, end in _automaton(tuple(every)).find_matches_as_indexes(plain, overlapping=True):
        pair = every[number]
        if start and _joins(plain[start - 1], plain[start]):
            continue
        if pair[-1] != "*" and end < size and _joins(plain[end - 1], plain[end]):
            continue
        yield pair, start + (_shift(gone, start) if gone else 0)


@lru_cache(maxsize=4)
def _automaton(every: tuple[str, ...]) -> Any:
    from ahocorasick_rs import AhoCorasick  # type: ignore[import-untyped,unused-ignore]  # late: 4 ms

    return AhoCorasick([pair.removesuffix("*") for pair in every])


def _joins(one: str, other: str) -> bool:
    """Whether two characters stand in one token."""
    return (one.isalnum() or one == "_") and (other.isalnum() or other == "_")


def _squeezed(low: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with even blanks and marks, one of each, and for each stretch left out: place there, all left out by then."""
    text = _even(low)
    gone: list[tuple[int, int]] = []
    if any(mark in text for mark in ("  ", "\r", "\n ", " \n")):
        parts, at, total = [], 0, 0
        for match in SURPLUS.finditer(text):
            start, end = match.span()
            start += match[0][0] == "\n" or text[end : end + 1] not in "\r\n"  # of these the first blank stays
            parts.append(text[at:start])
            gone.append((start - total, total + end - start))
            total += end - start
            at = end
        text = "".join([*parts, text[at:]])
    # The end of a line is a blank, the end of a paragraph is none.
    return text.replace("\n\n", "\0\0").replace("\n", " "), gone


def _even(low: str) -> str:
    """The text with blanks, apostrophes and hyphens of one kind; of the same length."""
    for one, plain in EVEN.items():
        low = low.replace(one, plain)
    return low


def _shift(gone: list[tuple[int, int]], at: int) -> int:
    """How much was left out before a place."""
    index = bisect_right(gone, at, key=lambda stretch: stretch[0])
    return gone[index - 1][1] if index else 0
