"""Plain text: paragraphs between blank lines; what is plainly markup is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.formats.protect import FRONT, MARKUP, cut, leaves, masks
from cleanup.text import Document, Kind, Segment, Span

# A block ends at a blank line or a form feed; a Markdown heading is a block of its own.
BLANK = re.compile(r"(?:\r\n?|\n)[^\S\r\n\f]*(?=\r|\n)|\f")
LINE = re.compile(r"[^\r\n\f]+")
FENCE = re.compile(r"^[^\S\r\n]*(```+|~~~+)[^\r\n]*(?:.*?^[^\S\r\n]*\1[^\S\r\n]*$|.*\Z)", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"^[^\S\r\n]*(?:\|.*|\+[-=+]{3,}\+?|[:\- \t]*---[-: \t]*\|[-:| \t]*)$", re.MULTILINE)
HEADING = re.compile(r"#{1,6}[ \t]+")
QUOTED = re.compile(r"^[^\S\r\n]*(?:>[ \t]?)+", re.MULTILINE)
# Characters without which none of the patterns above, or of those for markup and addresses, can match.
SIGNS = re.compile(r"[<`{$\[&@#/\\_|+>~=]|:\w|\.\w|\A\ufeff?---")


def read(text: str, path: str = "") -> Document:
    """A plain text: every character that is not plainly markup is prose."""
    spans = (
        [Span(*match.span()) for match in FRONT.finditer(text)] if text.lstrip("\ufeff")[:3] in ("---", "+++") else []
    )
    signs = SIGNS.search(text) is not None
    hidden = masks(text, FRONT, FENCE, MARKUP, TABLE, QUOTED) if signs else spans
    segments = tuple(_segments(text, hidden))
    return Document(text, segments, path, "text", leaves=leaves(text, segments))


def _segments(text: str, hidden: list[Span]) -> Iterator[Segment]:
    for block in _blocks(text):
        first = LINE.search(text, *block)
        head = HEADING.match(text, first.start(), block.end) if first else None
        if first and head:
            yield from _segment(text, Span(head.end(), first.end()), hidden, "heading")
            block = Span(first.end(), block.end)
        yield from _segment(text, block, hidden, "paragraph")


def _blocks(text: str) -> Iterator[Span]:
    at = 0
    for match in BLANK.finditer(text):
        if match.start() > at:
            yield Span(at, match.start())
        at = match.end()
    if at < len(text):
        yield Span(at, len(text))


def _segment(text: str, block: Span, hidden: list[Span], kind: Kind) -> Iterator[Segment]:
    prose = tuple(trimmed(text, cut([block], hidden)))
    if prose:
        yield Segment(Span(prose[0].start, prose[-1].end), prose, kind)


def trimmed(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """The spans without blanks at their ends, those of blanks alone left out."""
    for start, end in spans:
        part = text[start:end]
        left = len(part) - len(part.lstrip("\ufeff \t\r\n\f\v"))
        right = len(part.rstrip())
        if right > left:
            yield Span(start + left, start + right)
