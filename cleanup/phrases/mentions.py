"""Wording that is spoken of, quoted with its faults, or part of a name: what a person must look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.patterns import compiled
from cleanup.phrases.cases import begins_sentence
from cleanup.phrases.kinds import VERBS
from cleanup.text import Span

# Marks that open and close, with what may stand between: the expression "more better", the film 'Must to Win'.
PAIRS = (
    r"(?<!\w)[\"“”„‟‚‘](?=\S)[^\"“”„‟«»]{1,90}?(?<=\S)[\"“”](?!\w)",
    r"[«»]\s?[^\"“”„‟«»]{1,90}?\s?[«»]",
    r"(?<!\w)['‘‚](?=\S)[^'’‘\"“”„]{1,90}(?<=\S)['’‘](?!\w)",
)
WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
ENDED = r"[.!?…,;:]\W*\Z"
FEW = 3  # words: so short a quotation is a word that is spoken of, or a name
SAID = 6  # words: so long is one that begins in small letters and does not end as a sentence does
LONGEST = 100  # characters
KEPT = r"(?i)[\[(]\s*sic\b"
# English as some speak it, or as all once spoke it.
DIALECT = (
    r"(?i)\b(?:ain['’]t|gonna|wanna|gotta|dunno|lemme|gimme|kinda|y['’]all|innit|yer|thee|thou|thy|hath|doth)\b"
    r"|\b\w{2,}in['’](?=\s)"
)
LARGE = r"(?<![\w.'’-])\p{Lu}\p{Ll}+"


def quoted(text: str) -> Iterator[Span]:
    """The short quotations of a text that hold an expression or a name, and no sentence."""
    for pair in PAIRS:
        for match in compiled(pair).finditer(text, overlapped=True):
            words = compiled(WORD).findall(match[0])
            if not words or len(words) > 2 * SAID:
                continue
            few = len(words) <= FEW or (len(words) <= SAID and words[0].islower())
            named = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > FEW)
            if (few and not compiled(ENDED).search(match[0][:-1])) or (named and not match[0].isupper()):
                yield Span(*match.span())


def mentioned(match: Any, spans: Sequence[Span], sentence: str, *, cased: bool, english: bool) -> bool:
    """Whether a match stands in one of the quotations `spans` (by position), in a title with capitals, or beside [sic].

    `cased`: the entry itself says where its words have capitals.
    """
    start, end = match.span()
    near = slice(bisect_left(spans, (start - LONGEST,)), bisect_left(spans, (start,)))
    return (
        any(end < span.end for span in spans[near])
        or bool(compiled(KEPT).search(sentence))
        or (english and bool(compiled(DIALECT).search(sentence)))
        or (not cased and _titled(match))
    )


def _titled(match: Any) -> bool:
    """Whether the entry's own words or verbs have capitals that no sentence gives them, as in *The Way We Must to Go*."""
    if match[0].isupper():
        return False
    text = match.string
    free = [
        match.span(name)
        for name in match.re.groupindex
        if match.start(name) >= 0 and name.partition("__")[0].rstrip("0123456789") not in VERBS
    ]
    for word in compiled(LARGE).finditer(text, *match.span()):
        at = word.start()
        if not any(start <= at < end for start, end in free) and not begins_sentence(text, at):
            return True
    return False
