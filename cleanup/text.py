"""A text and the parts of it that are prose."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["paragraph", "heading", "item", "cell", "quote", "value"]


class Span(NamedTuple):
    """Half-open, in code points of the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of prose: a paragraph, a heading, a list item, a table cell, a value.

    `span` reaches from the first to the last character of its prose; `prose` are the parts of it that may be changed
    (sorted, disjoint): what lies between them is markup, code or an address.
    """

    span: Span
    prose: tuple[Span, ...]
    kind: Kind = "paragraph"
    lang: str = ""  # BCP 47; "": not sure


@dataclass(frozen=True, slots=True)
class Document:
    """A text, decoded with its newlines and BOM kept, and its prose in order of position.

    `lang` is the language of the whole ("": not sure); `leaves` are stretches in which the named rules are to be
    spared, as `<!-- cleanup: leave RULE -->` asks.
    """

    text: str
    segments: tuple[Segment, ...]
    path: str = ""
    format: str = "text"
    lang: str = ""
    leaves: tuple[tuple[Span, str], ...] = ()

    def segment_at(self, at: int) -> Segment | None:
        """The segment whose span holds the position, if one does."""
        index = bisect_right(self.segments, at, key=lambda segment: segment.span.start) - 1
        if index >= 0 and at < self.segments[index].span.end:
            return self.segments[index]
        return None

    def may_change(self, span: Span) -> bool:
        r"""Whether every character in the span that is not blank is prose; an insertion must touch prose.

        >>> Document("see `Kuqi`\n\nhere", (Segment(Span(0, 4), (Span(0, 4),)),)).may_change(Span(3, 9))
        False
        """
        at, end = span
        if at == end:
            near = (self.segment_at(at), self.segment_at(at - 1))
            return any(start <= at <= stop for segment in near if segment for start, stop in segment.prose)
        first = max(0, bisect_right(self.segments, at, key=lambda segment: segment.span.start) - 1)
        for number in range(first, len(self.segments)):
            segment = self.segments[number]
            if segment.span.start >= end:
                break
            for start, stop in segment.prose:
                if stop <= at or start >= end:
                    continue
                if start > at and not self.text[at:start].isspace():
                    return False
                at = stop
        return at >= end or self.text[at:end].isspace()
