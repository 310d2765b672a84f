"""A word that stands once in a text and is one slip from a word that stands there again and again: perhaps a misspelling.

Without a list of words only the document can speak, and words that differ by one letter mostly are two words, or two forms
of one. So only slips count that hardly ever make another form: far from both ends of a long word, in small letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cleanup.edits import Edit
from cleanup.text import Document, Span
from cleanup.typography.faults import NEAR_WORD

WORD = re.compile(r"[^\W\d_]{8,}")  # a slip in a shorter word is another word too often
LONGEST_WORD = 40  # letters
JOINED = "'’@/_-.&#"  # beside these it is part of an address, a name or a compound
OFTEN, PER = 3, 5_000  # times that the other word stands in the text, and once more for so many words beyond
HEAD, TAIL = 2, 4  # letters at its beginning and at its end that must be the same: there words change by form
LONGEST = 1_000_000  # characters of a text that are looked at


def find(document: Document) -> Iterator[Edit]:
    """Point at words that the text may have misspelt."""
    if not any(map(NEAR_WORD.looks, document.segments)):
        return
    text = document.text[:LONGEST]
    counts = Counter(WORD.findall(text))
    enough = max(OFTEN, counts.total() // PER)
    often = {word for word, n in counts.items() if n >= enough and word.islower() and len(word) <= LONGEST_WORD}
    slips = _slips(often)
    ends = {word[:HEAD] + word[-TAIL:] for word in often}
    single = (word for word, n in counts.items() if n == 1 and word[:HEAD] + word[-TAIL:] in ends and word.islower())
    meant = {word: near for word in single if (near := _meant(word, slips, often))}
    if not meant:
        return
    for match in WORD.finditer(text):
        word, span = match[0], Span(*match.span())
        segment = document.segment_at(span.start) if word in meant else None
        if segment and NEAR_WORD.looks(segment) and document.may_change(span) and not _joined(text, span):
            edit = NEAR_WORD.show(document, span)
            yield replace(edit, evidence=f"{meant[word]} ({counts[meant[word]]} times)")


def _joined(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    inner = after[:1] in JOINED and after[1:].isalnum()
    return before.isalnum() or (before != "" and before in JOINED) or after[:1].isalnum() or (after != "" and inner)


def _slips(often: Iterable[str]) -> dict[str, str]:
    """What each of the words is with one of its inner letters left out."""
    return {word[:at] + word[at + 1 :]: word for word in often for at in range(HEAD, len(word) - TAIL)}


def _meant(word: str, slips: dict[str, str], often: set[str]) -> str:
    """The frequent word of which this one lacks a letter, has one too many, or has two in the wrong order."""
    if (more := slips.get(word, "")) and not _spelt_alike(word, more):
        return more
    for at in range(HEAD, len(word) - TAIL):
        if (less := word[:at] + word[at + 1 :]) in often and not _spelt_alike(word, less):
            return less
        if (turned := word[:at] + word[at + 1] + word[at] + word[at + 2 :]) in often:
            return turned
    return ""


def _spelt_alike(word: str, other: str) -> bool:
    """Whether two words are one in British and in American spelling: favourable, travelled, judgement."""
    one, two = (w.replace("our", "or").replace("ll", "l").replace("gement", "gment") for w in (word, other))
    return one == two
