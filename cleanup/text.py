"""A text and the parts of it that are prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

# A word that is an address or a file's name: a letter or digit, and what only those have; no sign that markup has.
ADDRESS = re.compile(r"(?=\S*\w)(?=\S*[@./:\\])[^\s<>\[\](){}`*|$&]+|<[^\s<>]*(?:@|://)[^\s<>]*>")
PART = re.compile(r"\S+")
MARKER = re.compile(r"[-+*]|\d{1,9}[.)]")

Kind = Literal["paragraph", "heading", "item", "cell", "quote", "value"]


class Span(NamedTuple):
    """Half-open, in code points of the source text."""

    start: int
    end: int


class Fold(NamedTuple):
    """A stretch of a text that reads as something else: emphasis as nothing, an entity as its character."""

    start: int
    end: int
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of prose: a paragraph, a heading, a list item, a table cell, a value.

    `span` reaches from the first to the last character of its prose; `prose` are the parts of it that may be changed
    (sorted, disjoint): what lies between them is markup, code or an address. `lang` is filled in by the format where
    the file says it, else by `language.assign`. `escapes` are characters that must be written otherwise here.
    `source` is the text that this one translates, where it stands beside it, and `source_lang` its language.
    """

    span: Span
    prose: tuple[Span, ...]
    kind: Kind = "paragraph"
    lang: str = ""  # BCP 47; "": not sure
    escapes: tuple[tuple[str, str], ...] = ()
    source: str = ""
    source_lang: str = ""
    declared: bool = False  # `lang` is what the file says


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is read, where its name and content do not tell.

    `fields` are the columns or paths whose strings are text (CSV, JSON, YAML), or keys of front matter; `source` the
    column or path of the text that these translate, or a language (TMX); `target` the language wanted (TMX).
    """

    format: str = ""
    encoding: str = ""
    fields: tuple[str, ...] = ()
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What a house has chosen where a language leaves the choice.

    `typography` is the convention for dashes, quotation marks, ellipses and numbers (BCP 47, "en-GB"; "": none);
    `names` the variants in which names are written (BCP 47 with a private part, ("en-x-sq",): in English as Albanian
    writes them); `quoted` what becomes of changed wording within quotation marks.
    """

    typography: str = ""
    names: tuple[str, ...] = ()
    quoted: Literal["same", "ask", "leave"] = "same"


@dataclass(frozen=True, slots=True)
class Document:
    """A text, decoded with its newlines and BOM kept, and its prose in order of position.

    `lang` is the language of the whole ("": not sure); `leaves` are stretches in which the named rules are to be
    spared, as `<!-- cleanup: leave RULE -->` asks; `folds` what of the text reads as something else (sorted, disjoint);
    `slanted` what of it is in italics, where the folds are read; `notes` what its reader should know: a place in words,
    and what was left alone there.
    """

    text: str
    segments: tuple[Segment, ...]
    path: str = ""
    format: str = "text"
    lang: str = ""
    leaves: tuple[tuple[Span, str], ...] = ()
    folds: tuple[Fold, ...] = ()
    slanted: tuple[Span, ...] = ()
    options: Options = Options()
    style: Style = Style()
    notes: tuple[str, ...] = ()

    def segment_at(self, at: int) -> Segment | None:
        """The segment whose span holds the position, if one does."""
        index = bisect_right(self.segments, at, key=lambda segment: segment.span.start) - 1
        if index >= 0 and at < self.segments[index].span.end:
            return self.segments[index]
        return None

    def may_change(self, span: Span) -> bool:
        r"""Whether every character in the span that is not blank is prose; an insertion must touch prose.

        What stands on lines that are in the span as a whole may also be an address, or the marker of a list's item:
        these can go with their lines. No other markup can.

        >>> document = Document("a `b`\n\nwww.al 5\n", (Segment(Span(0, 1), (Span(0, 1),)), Segment(Span(14, 15), (Span(14, 15),))))
        >>> [document.may_change(Span(*span)) for span in ((0, 5), (0, 6), (6, 16), (5, 15), (5, 14))]
        [False, False, True, True, False]
        """
        at, end = span
        if at == end:
            near = (self.segment_at(at), self.segment_at(at - 1))
            return any(start <= at <= stop for segment in near if segment for start, stop in segment.prose)
        return all(self._goes(gap, span) for gap in self._gaps(span))

    def _gaps(self, span: Span) -> Iterator[Span]:
        """The stretches of a span that are not prose, those of blanks aside."""
        at, end = span
        first = max(0, bisect_right(self.segments, at, key=lambda segment: segment.span.start) - 1)
        for number in range(first, len(self.segments)):
            segment = self.segments[number]
            if segment.span.start >= end:
                break
            inside = bisect_right(segment.prose, at, key=lambda part: part.end)
            for place in range(inside, len(segment.prose)):
                start, stop = segment.prose[place]
                if start >= end:
                    break
                if start > at and not self.text[at:start].isspace():
                    yield Span(at, start)
                at = stop
        if at < end and not self.text[at:end].isspace():
            yield Span(at, end)

    def _goes(self, gap: Span, span: Span) -> bool:
        """Whether what is no prose can go with its lines: it is addresses and markers, and the lines are in the span."""
        text = self.text
        if "\n" not in text[slice(*span)]:
            return False
        parts = list(PART.finditer(text, *gap))
        end = text.find("\n", parts[-1].end())
        if text[span.end : end if end >= 0 else None].strip():
            return False
        for part in parts:
            begin = text.rfind("\n", 0, part.start()) + 1
            marker = MARKER.fullmatch(part[0]) and not text[begin : part.start()].strip()
            if text[begin : span.start].strip() or not (marker or ADDRESS.fullmatch(part[0])):
                return False
        return True


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches in order of position, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.start < span.end:
            out.append(span)
    return tuple(out)


def touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether an edit at `span` would change one of the sorted, disjoint stretches, or insert something into it.

    >>> touches((Span(4, 9),), Span(8, 12)), touches((Span(4, 9),), Span(9, 12)), touches((Span(4, 9),), Span(9, 9))
    (True, False, True)
    """
    at = bisect_right(spans, span.start, key=lambda one: one.end + (span.start == span.end))
    return at < len(spans) and spans[at].start < span.end + (span.start == span.end)
