r"""Put the two sides of removed furniture together again: one sentence, or two paragraphs that stay two.

Sides are joined only where a sentence was split; anything else keeps its break. Never into or out of headings, list
items, tables, code.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanup.formats.breaks import ITEM, ended, goes_on, hyphen
from cleanup.furniture.lexicon import folded
from cleanup.furniture.lines import Lines

LAST = re.compile(r"[\w-]*[^\W\d_][\u00ad\u00ac\u2010\u2011-]$")
FIRST = re.compile(r"[^\W\d_]+(?:['’-]\w+)*")
DOTTED = re.compile(r"(?:^|(?<![\d.])[\s(])([^\W\d_]{1,6})\.$")  # not the year of `2011. g.`
QUOTES = {"“": "”", "„": "“”", "«": "»", "‘": "’", "»": "«"}
FAR = 40  # lines in which a quotation is looked for that is still open
LONG = 7  # words without an end mark that are no heading


class Join(NamedTuple):
    """How two sides become one: what of the end of the left goes, what comes between."""

    cut: int  # characters at the end of the left side
    between: str
    hyphen: bool = False


def join(lines: Lines, left: int, right: int, short: frozenset[str]) -> Join | None:
    """How the line `right` goes on from the line `left`; None: they are two paragraphs."""
    if not (lines.free(left) and lines.free(right)):
        return None
    half, word = LAST.search(lines[left].text), FIRST.match(lines[right].text)
    if half and word:
        return _hyphen(lines, half[0], word[0])
    return Join(0, " ") if _one(lines, left, right, short) else None


def _one(lines: Lines, left: int, right: int, short: frozenset[str]) -> bool:
    """Whether two sides without a hyphen are one sentence."""
    one, other = lines[left].text, lines[right].text
    abbreviated = _abbreviated(one, short)
    if ITEM.match(other):
        return abbreviated and other[0].isdigit()
    if goes_on(other):
        return abbreviated or not ended(one)
    if ended(one):
        return abbreviated and not _heading(lines, right)
    if other[0].isdigit():
        return one.count(" ") > 2
    return _open(lines, left) and not _heading(lines, right)


def _hyphen(lines: Lines, left: str, right: str) -> Join:
    """A hyphen at the break: dropped inside a word, kept in a compound."""
    if left[-1] in "\u00ac\u00ad":
        return Join(1, "", hyphen=True)
    between = hyphen(left[:-1], right, lines.vocabulary)
    return Join(0, " ") if between == "- " else Join(0 if between else 1, "", hyphen=True)


def _abbreviated(text: str, short: frozenset[str]) -> bool:
    """Whether a line ends in an abbreviation after which a sentence goes on."""
    found = DOTTED.search(text)
    return found is not None and folded(found[1]) in short


def _open(lines: Lines, left: int) -> bool:
    """Whether a side without an end mark is open: a comma, a quotation, or too long for a heading."""
    text = lines[left].text
    if text[-1] == ",":
        return True
    first = max(lines.block_at(left).start, left - FAR)
    whole = " ".join(lines[index].text for index in range(first, left + 1))[-2000:]
    for sign, closings in QUOTES.items():
        at = whole.rfind(sign)
        if at >= 0 and not any(closing in whole[at + 1 :] for closing in closings):
            return sign not in "‘»"
    words = whole.split()
    capitals = sum(word[0].isupper() for word in words)
    prose = left > 0 or any(word[-1] in ".,;:" for word in words)  # the first line can be a headline
    return prose and len(words) > LONG and capitals * 2 < len(words) and not words[-1][-1].isupper()


def _heading(lines: Lines, right: int) -> bool:
    """Whether a line looks like a heading: alone in its block, short, without an end mark; or in capitals."""
    text = lines[right].text
    block = lines.block_at(right)
    return text.isupper() or (right == block[-1] and text.count(" ") < LONG and not (ended(text) or text[-1] == ","))


def first_word(text: str) -> str:
    """The word that a line begins with, and signs right behind it."""
    found = re.match(r"\S+", text)
    return found[0] if found else ""
