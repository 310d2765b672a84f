"""Numbers of a translation that its source has otherwise: 2012 for 2011, 51 % for 15 %."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cleanup.text import Span

Kind = Literal["year", "share", "number"]

_BLANK = " \u00a0\u2009\u202f"
_NUMBER = re.compile(rf"(?<![\d])\d{{1,3}}(?:[{_BLANK}'’]\d{{3}})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*")
_GROUPED = re.compile(rf"\d{{1,3}}(?:([.,{_BLANK}'’])\d{{3}})(?:\1\d{{3}})*(?:[.,]\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_SHARE_AFTER = re.compile(
    rf"[{_BLANK}]?%|[{_BLANK}](?:per ?cent|percent|për qind|perqind|posto|odsto|посто|одсто|проценти?|отсто|насто|Prozent|pour cent)\b"
)
_SHARE_BEFORE = re.compile(rf"(?:%|\byüzde[{_BLANK}])\Z")
# Small and round numbers are written in words on one side as often as not.
_SPELT = frozenset({*range(21), *range(30, 100, 10), *range(100, 1000, 100), 1000, 1_000_000})
# Measures are converted, and so are sums of money, clock times and scales.
_MEASURE = re.compile(
    rf"\A[{_BLANK}-]?(?:[ap]\.?m\b|km|kilo|mile|metr|meter|mètre|metër|метар|миљ|метр|feet|foot|ft\b|inch|acre|hect|ha\b|pound|lb|kg|ton|"
    r"degree|°|[€$£]|euro?\b|eur|dollar|dolar|usd|lek|dinar|denar|mill?i[oó]n|milion|mijë|hiljad|thousand|billion|miliard|milijard|"
    r"mrd|mio|bn\b|m\b|mil\.|илјад|хиљад|милион|милијард|евр|долар|uhr|h\b|часа?|сат|sati?\b|orë)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(rf"(?:[€$£]|\b(?:EUR|USD|CHF|RSD|MKD|ALL))[{_BLANK}]?\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text: its digits, and which part of the text has them."""

    digits: str
    kind: Kind
    span: Span


def unlike(source: str, parts: Iterable[tuple[str, int]]) -> Iterator[tuple[Figure, Figure]]:
    """Each number of the target that stands where its source has another that looks much like it.

    `parts` are the stretches of the target with their offsets. A pair is told only where each side has just one
    number that the other lacks; separators, dates, times, ordinals, measures and words for numbers are no difference.

    >>> [(t.digits, s.digits) for t, s in unlike("In 2011, 1,250 came.", [("Më 2012 erdhën 1.250 veta.", 0)])]
    [('2012', '2011')]
    """
    wanted = list(_figures(source, 0))
    said = [figure for text, offset in parts for figure in _figures(text, offset)]
    missing, extra = _left(wanted, said), _left(said, wanted)
    for kind in ("year", "share", "number"):
        ones = [figure for figure in missing if figure.kind == kind]
        others = [figure for figure in extra if figure.kind == kind]
        if len(ones) == 1 and len(others) == 1 and _alike(ones[0], others[0]):
            yield others[0], ones[0]


def _figures(text: str, offset: int) -> Iterator[Figure]:
    """The numbers of a text, those of a date, a time or a fraction each by itself."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if _GROUPED.fullmatch(match[0]) or _DECIMAL.fullmatch(match[0]):
            pieces = [(start, match[0])]
        else:
            pieces = [(start + piece.start(), piece[0]) for piece in re.finditer(r"\d+", match[0])]
        for at, piece in pieces:
            span = Span(offset + at, offset + at + len(piece))
            if figure := _figure(text, at, piece, span, last=at + len(piece) == end):
                yield figure


def _figure(text: str, at: int, piece: str, span: Span, *, last: bool) -> Figure | None:
    """One number, if it is of a kind that both sides write in digits and none converts."""
    digits = re.sub(r"\D", "", piece).lstrip("0")
    before, after = text[max(0, at - 8) : at], text[at + len(piece) :]
    if last and (_SHARE_AFTER.match(after) or _SHARE_BEFORE.search(before)):
        return Figure(digits, "share", span)
    if not digits or (len(digits) < 4 and int(digits) in _SPELT):
        return None
    if (last and _MEASURE.match(after)) or _MONEY_BEFORE.search(before):
        return None
    year = piece.isdigit() and len(digits) == 4 and "1500" <= digits <= "2099"
    return Figure(digits, "year" if year else "number", span)


def _left(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The numbers that the other side lacks, however often it has them."""
    known = Counter(figure.digits for figure in others)
    return [figure for figure in figures if not known[figure.digits]]


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two numbers are taken for each other: of one length, with a digit changed or two that changed places."""
    if len(one.digits) != len(other.digits) or len(one.digits) < 2:
        return False
    unlike = [at for at, (a, b) in enumerate(zip(one.digits, other.digits, strict=True)) if a != b]
    swapped = len(unlike) == 2 and unlike[1] == unlike[0] + 1 and one.digits[unlike[0]] == other.digits[unlike[1]]
    return len(unlike) == 1 or (swapped and one.digits[unlike[1]] == other.digits[unlike[0]])
