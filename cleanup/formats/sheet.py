"""What was read of a text, gathered: its segments, its skeleton, and what its author wants left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cleanup.text import Fold, Kind, Segment, Span

CLEANUP = re.compile(r"(?:<!--|\{/\*)\s*+cleanup:([^>]*?)(?:-->|\*/\})")
# Shortcodes of Hugo and tags of Liquid that enclose what is no prose.
ENCLOSING = re.compile(
    r"(\{\{[<%]|\{%)-?\s*+(highlight|raw|rawhtml|verbatim|code|codeblock|comment|html|katex|latex|math|mermaid|plantuml|chart"
    r"|gist|jsonld|script|style)(?!\w)"
)
Escapes = tuple[tuple[str, str], ...]
HTML_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A text as its format sees it: the parts of a Document, the skeleton, and the language that the file declares."""

    segments: tuple[Segment, ...]
    leaves: tuple[tuple[Span, str], ...]
    skeleton: tuple[str, ...]
    folds: tuple[Fold, ...] = ()
    lang: str = ""


class Scanned(Protocol):
    """A block's text with its parts, as Inline has them; positions count from the start of the block."""

    text: str
    gaps: list[tuple[int, int]]
    tokens: list[tuple[int, str]]
    cuts: list[tuple[int, str]]
    folds: list[tuple[int, int, str]]


class Sheet:
    """Gathers what a format finds, in order of position.

    `boxes` of a block is whatever it lies in, outermost first: the block after a `cleanup: leave` reaches over
    everything that lies in the same outermost box more than the comment does.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._segments: list[Segment] = []
        self._tokens: list[tuple[int, str]] = []
        self._blocks: list[tuple[Span, tuple[object, ...]]] = []
        self._asides: list[tuple[Span, str, tuple[object, ...]]] = []
        self._enclosed: list[Span] = []
        self._unclosed: set[str] = set()  # names of shortcodes that are not closed any more
        self._folds: list[Fold] = []

    def token(self, at: int, token: str) -> None:
        """Let the skeleton remember something that stands there."""
        self._tokens.append((at, token))

    def closed(self, span: Span, kind: str, boxes: tuple[object, ...] = ()) -> None:
        """A block without prose; the skeleton remembers all of it."""
        text = self.text[slice(*span)]
        self.token(span.start, f"{kind} {text.rstrip()}")
        if not self._aside(span.start, text, boxes) and kind != "open":
            self._blocks.append((span, boxes))

    def inserted(self, span: Span) -> None:
        """What a program puts in there; the skeleton remembers all of it."""
        self.token(span.start, self.text[slice(*span)])
        if match := ENCLOSING.match(self.text, *span):
            self._enclose(match[1], match[2], span.end)

    def prose(  # noqa: PLR0913 (all there is to know of a block)
        self,
        inline: Scanned,
        span: Span,
        kind: Kind,
        marks: Sequence[tuple[int, int]] = (),
        boxes: tuple[object, ...] = (),
        sign: str = "",
        lang: str = "",
        escapes: Escapes = (),
    ) -> None:
        """A block of prose, scanned, with its language and how characters are written in it, as Segment has them.

        `marks` are stretches of it that its format has taken for itself. With a `sign` the skeleton remembers the
        block itself; without one it is a plain paragraph, which may come and go.
        """
        if sign:
            self.token(span.start, sign)
        self._blocks.append((span, boxes))
        shift = span.start
        self._folds += (Fold(start + shift, end + shift, reading) for start, end, reading in inline.folds)
        if not inline.gaps and not marks:
            self._segment(span, (), kind, lang, escapes)
            return
        self._tokens += ((at + shift, f"{sign} {token}") for at, token in inline.tokens)
        self._tokens += ((start, self.text[start:end].strip()) for start, end in marks)
        gaps = _merged([*((start + shift, end + shift) for start, end in inline.gaps), *marks])
        cuts = [(at + shift, name) for at, name in inline.cuts]
        if "cleanup:" in self.text[slice(*span)]:
            for start, end in inline.gaps:
                self._aside(start + shift, self.text[start + shift : end + shift], boxes)
        if "{%" in inline.text or "{{" in inline.text:
            for start, end in inline.gaps:
                if match := ENCLOSING.match(inline.text, start):
                    self._enclose(match[1], match[2], end + shift)
        at = shift
        for stop, name in [*cuts, (span.end, "")]:
            self._segment(Span(at, stop), gaps, kind, lang, escapes)
            at, kind = stop, HTML_KINDS.get(name, "paragraph")

    def _segment(self, span: Span, gaps: Sequence[Span], kind: Kind, lang: str, escapes: Escapes) -> None:
        """The part of a block's prose between two tags that begin or end blocks."""
        prose = tuple(_between(self.text, span, gaps))
        if prose:
            self._segments.append(
                Segment(Span(prose[0].start, prose[-1].end), prose, kind, lang, escapes, declared=bool(lang))
            )

    def _aside(self, at: int, text: str, boxes: tuple[object, ...]) -> bool:
        """Note what the author tells this tool in a comment; whether it does."""
        before = len(self._asides)
        if "cleanup:" in text and text.startswith(("<!--", "{/*")):
            for match in CLEANUP.finditer(text):
                self._asides.append((Span(at + match.start(), at + match.end()), match[1].strip(), boxes))
        return len(self._asides) > before

    def _enclose(self, opening: str, name: str, at: int) -> None:
        """Leave alone what a shortcode encloses that ends there."""
        if name in self._unclosed or (self._enclosed and at < self._enclosed[-1].end):
            return
        closing = rf"\{{%-?\s*end{name}\b" if opening == "{%" else rf"\{{\{{[<%]\s*/\s*{name}\b"
        end = re.compile(closing).search(self.text, at)
        if end:
            self._enclosed.append(Span(at, end.start()))
        else:
            self._unclosed.add(name)

    def read(self) -> Read:
        """All of it, once everything has been gathered."""
        regions = _merged([*self._regions(), *self._enclosed])
        segments = self._segments
        if regions:
            self._tokens += ((span.start, self.text[slice(*span)].strip()) for span in regions)
            segments = [part for segment in segments for part in _outside(self.text, segment, regions)]
        self._tokens.sort(key=lambda token: token[0])
        leaves = tuple((span, rule) for aside in self._asides for span, rule in self._left(*aside))
        folds = sorted(fold for fold in self._folds if not _covers(regions, fold))
        return Read(tuple(segments), leaves, tuple(token for _, token in self._tokens), tuple(folds))

    def _regions(self) -> Iterator[Span]:
        """From each `cleanup: off` to the next `cleanup: on`."""
        start: int | None = None
        for span, words, _ in self._asides:
            if words == "off" and start is None:
                start = span.end
            elif words == "on" and start is not None:
                yield Span(start, span.start)
                start = None
        if start is not None:
            yield Span(start, len(self.text))

    def _left(self, aside: Span, words: str, boxes: tuple[object, ...]) -> Iterator[tuple[Span, str]]:
        """The rules that a `cleanup: leave` names, with the block that it stands in or before, blanks around included."""
        if not words.startswith("leave"):
            return
        start, end = aside.end, len(self.text)
        outermost: object = None
        depth = len(boxes)
        first = bisect_right(self._blocks, aside.start, key=lambda block: block[0].end)
        for number in range(first, len(self._blocks)):
            span, inside = self._blocks[number]
            if span.start < aside.start:
                start, end = span
                break
            if outermost is None:
                outermost = inside[depth] if len(inside) > depth and inside[:depth] == boxes else self
            elif len(inside) <= depth or inside[depth] is not outermost:
                end = span.start
                break
        for rule in words.removeprefix("leave").replace(",", " ").split():
            yield Span(start, end), rule


def _merged(gaps: Sequence[tuple[int, int]]) -> list[Span]:
    """The gaps in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(gaps):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _between(text: str, span: Span, gaps: Sequence[Span]) -> Iterator[Span]:
    """The parts of a span that no gap covers, without blanks at their ends; the gaps are sorted and disjoint."""
    at, end = span
    for number in range(bisect_right(gaps, at, key=lambda gap: gap.end), len(gaps)):
        first, last = gaps[number]
        if first >= end:
            break
        if first > at and (part := _trimmed(text, at, first)):
            yield part
        at = last
    if at < end and (part := _trimmed(text, at, end)):
        yield part


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    bare = part.lstrip()
    return Span(end - len(bare), start + len(part.rstrip())) if bare else None


def _covers(regions: Sequence[Span], fold: Fold) -> bool:
    number = bisect_right(regions, fold.start, key=lambda region: region.start) - 1
    return number >= 0 and fold.start < regions[number].end


def _outside(text: str, segment: Segment, regions: Sequence[Span]) -> Iterator[Segment]:
    prose = [part for span in segment.prose for part in _between(text, span, regions)]
    if prose:
        yield replace(segment, span=Span(prose[0].start, prose[-1].end), prose=tuple(prose))
