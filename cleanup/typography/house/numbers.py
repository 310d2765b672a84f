"""Numbers: what stands between two of them, what parts their thousands, what begins their decimals, and the sign %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import DECIMAL_SIGN, DIGIT_GROUPS, NUMBER_RANGE, PERCENT
from cleanup.typography.house.conventions import Convention

YEAR = r"(?:1[4-9]|20)\d\d"
YEARS = re.compile(rf"(?<![\w.,/:+#–-])(?P<first>{YEAR})-(?P<last>{YEAR}|\d\d)(?![\w/–-]|[.,:]\d)")
STOPPED_YEARS = re.compile(rf"(?<![\w.,/:+#–-])(?P<first>{YEAR})\.\s?[-–]\s?(?P<last>{YEAR})(?=\.)")
PAGES = re.compile(
    r"(?:\b(?:pp?|pages?|S|Seiten?|стр|str)\.?\s)(?P<first>\d{1,4})-(?P<last>\d{1,4})(?![\w/–-]|[.,:]\d)"
)
COUNTED = re.compile(r"(?<![\w.,/:+#–-])(?P<first>\d{1,3})-(?P<last>\d{1,3})(?= [^\W\d_]{3})")
# Before a number these make it the name of a law, a norm or a part.
NAMED = re.compile(
    r"(?:\b(?:no|nr|br|št|iso|en|din|tel|isbn|issn|version|v|бр|resolution|law|act)\b\.?|№|#|n°)\s?\Z", re.IGNORECASE
)
GROUPS = re.compile(r"(?<![\w.,’'+#-])\d{1,3}([.,’'])\d{3}(?:\1\d{3})+(?![\w’'-]|[.,]\d)")
PARTS_OF_ADDRESS = 4
DECIMALS = re.compile(r"(?<![\w.,-])\d{1,3}([.,])\d{1,2}(?=[ \u00a0\u202f]?%)")
BEFORE_PERCENT = re.compile(r"(?<=\d)([ \u00a0\u202f]?)%(?![\w%])")
TURKISH_PERCENT = re.compile(r"(?<![\w%.,])(\d+(?:[.,]\d+)*)[ \u00a0\u202f]?%(?![\w%])")
POINTS = (",", "'", "’")  # what parts thousands where decimals begin with a point


def find(text: str, chosen: Convention) -> Iterator[Change]:
    """Propose what the convention writes; unasked for years, pages and numbers above a million."""
    if chosen.span:
        yield from _ranges(text, chosen)
    for match in GROUPS.finditer(text):
        parts = match[0].split(match[1])
        address = len(parts) == PARTS_OF_ADDRESS and match[1] == "."
        if match[1] not in chosen.group and not address and not _named(text, match):
            pieces = (Piece(match.start(), match.end(), chosen.group[0].join(parts)),)
            yield Change(DIGIT_GROUPS, pieces)
    point = "." if chosen.group[0] in POINTS else ","
    for match in DECIMALS.finditer(text):
        if match[1] != point:
            yield Change(DECIMAL_SIGN, (Piece(match.start(1), match.end(1), point),), sure=False)
    yield from _percents(text, chosen)


def _ranges(text: str, chosen: Convention) -> Iterator[Change]:
    """Years from 1400 on that rise, pages, and with a yes what else is counted."""
    closed = not chosen.span.startswith(" ")
    for pattern, sure in ((YEARS, closed), (PAGES, True), (COUNTED, False)):
        for match in pattern.finditer(text):
            first, last = match["first"], match["last"]
            short = len(last) < len(first)
            rises = int(first[-len(last) :] if short else first) < int(last)
            month = short and pattern is YEARS and int(last) <= 12  # 2011-12 may be December
            if rises and not (pattern is not PAGES and _named(text, match)):
                span = chosen.span if pattern is not PAGES else chosen.span.strip()
                yield Change(NUMBER_RANGE, (Piece(match.end("first"), match.start("last"), span),), sure and not month)
    if not closed:
        for match in STOPPED_YEARS.finditer(text):
            start = match.end("first") + 1
            if text[start : match.start("last")] != chosen.span:
                yield Change(NUMBER_RANGE, (Piece(start, match.start("last"), chosen.span),))


def _named(text: str, match: re.Match[str]) -> bool:
    return bool(NAMED.search(text, max(0, match.start() - 20), match.start()))


def _percents(text: str, chosen: Convention) -> Iterator[Change]:
    if chosen.lang == "tr":
        for match in TURKISH_PERCENT.finditer(text):
            yield Change(PERCENT, (Piece(match.start(), match.end(), f"%{match[1]}"),), sure=False)
    elif chosen.percent is not None:
        for match in BEFORE_PERCENT.finditer(text):
            kept = bool(chosen.percent) and match[1] in {"\u00a0", "\u202f"}
            if match[1] != chosen.percent and not kept:
                yield Change(PERCENT, (Piece(match.start(), match.end(), f"{chosen.percent}%"),))
