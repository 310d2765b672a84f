"""Where in a text which rules may match: at the words and the pairs of words that lead to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from cleanup.phrases.kinds import TOKEN
from cleanup.scan import LONG, Found, Rule

# The rule that is none: its data names all pairs, for texts so long that one pass for all of them is cheaper.
EVERY = "every-pair"
# Blanks that a pair does not have: all but one in a row, those at either end of a line, CR before LF.
SURPLUS = re.compile(r"(?<=[^\S\r\n])[^\S\r\n]+|[^\S\r\n]+(?=\r?\n)|\r(?=\n)|(?<=\n)[^\S\r\n]+(?=\S)")
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
    every = found.keyed("phrase", EVERY)
    if not every:
        return
    if len(found.low) > LONG // 4:
        yield from _by_automaton(tuple(every[0].data["pairs"]), found.low)
    else:
        yield from _by_token(found)


def _by_token(found: Found) -> Iterator[tuple[str, int]]:
    low = _even(found.low)
    for one, other in pairwise(TOKEN.finditer(low)):
        gap = low[one.end() : other.start()]
        if gap and (not gap.isspace() or gap.count("\n") > 1):
            continue
        begin = one[0] + (" " if gap else "")
        for pair in (begin + other[0], f"{begin}{other[0][0]}*"):
            if found.keyed("phrase", pair):
                yield pair, one.start()


def _by_automaton(every: tuple[str, ...], low: str) -> Iterator[tuple[str, int]]:
    plain, gone = _squeezed(low)
    size = len(plain)
    for number, start, end in _automaton(every).find_matches_as_indexes(plain, overlapping=True):
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
            parts.append(text[at : match.start()])
            at = match.end()
            gone.append((match.start() - total, total + at - match.start()))
            total += at - match.start()
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
