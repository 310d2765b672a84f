"""What stands within quotation marks: words that somebody chose, which a house may want to be left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.text import Document, Segment, Span, merged
from cleanup.typography.marks import SIGNS, Prose, marks, pairs, prose

SINGLES = "‘’‚‹›'"
ANY = re.compile(f"[{SIGNS}{SINGLES}]")
# Single marks where they can hardly be apostrophes: before a word, and after one or its stop.
SINGLE = re.compile(
    r"(?P<opens>(?<![^\s(\[{—–\-/\"“„«»])(?:[‘‚‹](?=[^\W_])|['’](?=[^\W\d_]{2})))|(?<=[\w.,!?…%)])['’‘›](?![^\W_])"
)
CLOSES = {"‘": "’", "‚": "‘’", "‹": "›", "’": "’‘", "'": "'"}
JOINED = ("paragraph", "item", "quote")  # kinds of segments over which a quotation can go on
FAR = 4  # of them that stand between two with marks of it, at the most


class Quotations(NamedTuple):
    """The quotations of one segment, by positions in its prose.

    `closes` is where a quotation ends that was open before; `opens` the mark of one that is still open at the end;
    `leads`: the segment begins with a mark that opens.
    """

    inside: list[Span]
    closes: int | None
    opens: int | None
    leads: bool


def quoted(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks that belong together, sorted and disjoint; the marks themselves do not.

    A quotation may go on over paragraphs, whether each of them opens it anew or not. One that never closes, or a mark
    that closes nothing, makes no quotation.
    """
    found: list[Span] = []
    begun: list[Span] = []  # what a quotation that is still open has had of the segments before
    for segment in document.segments:
        if segment.kind not in JOINED or len(begun) > FAR:
            begun = []
        if not ANY.search(document.text, *segment.span):
            begun += [segment.span] if begun else []
            continue
        read = prose(document, segment)
        here = _of_segment(read.text)
        found += (_source(segment, read, span) for span in here.inside)
        rest = here.opens is not None and _source(segment, read, Span(here.opens + 1, len(read.text)))
        if begun and here.closes is not None:
            found += begun if here.leads else [*begun, _source(segment, read, Span(0, here.closes))]
            begun = []
        elif begun and not rest:
            begun.append(segment.span)
        elif begun and rest and here.leads:
            begun.append(rest)
            continue
        if rest:
            begun = [rest] if segment.kind in JOINED else []
    return merged(found)


def _of_segment(text: str) -> Quotations:
    if text[:1] == "»" and text[1:2].isspace():
        text = "«" + text[1:]  # so French repeats the mark at the beginning of each paragraph
    signs = marks(text)
    closers = {pair.opener: pair.closer for pair in pairs(signs)}
    first, last = signs[0], signs[-1]
    leads = first.role == "open" and not text[: first.at].strip()
    opens = last.opener if last.depth == 1 else None
    closes = closers.get(first.at) if leads else None
    if not leads:
        closes = next((mark.at for mark in signs if mark.role == "close" and not mark.depth), None)
    inside = [Span(opener + 1, closer) for opener, closer in closers.items()]
    return Quotations([*inside, *_singles(text)], closes, opens, leads and opens in {None, first.at})


def _singles(text: str) -> Iterator[Span]:
    """What stands in single marks: up to the last one that can close before another opens.

    An apostrophe after an s ("the boys' game") closes only where no better mark follows.
    """
    opener = closer = -1
    for match in (*SINGLE.finditer(text), None):
        if match is None or match["opens"]:
            if closer > opener >= 0:
                yield Span(opener + 1, closer)
            opener = match.start() if match else -1
            closer = -1
        elif opener >= 0 and match[0] in CLOSES[text[opener]] and (closer < 0 or text[closer - 1] == "s"):
            closer = match.start()


def _source(segment: Segment, read: Prose, span: Span) -> Span:
    """A stretch of the prose as one of the document."""
    first, last = read.span(span.start - 1, span.start), read.span(span.end, span.end + 1)
    start = first.end if first and span.start else segment.span.start
    return Span(start, last.start if last and span.end < len(read.text) else segment.span.end)
