"""Markdown: CommonMark, GFM tables and footnotes, front matter, and what sites add to it (MDX, shortcodes, math).

marko says what is prose. It reads half a megabyte a second, so a paragraph that holds no sign of Markdown is put before
it as one letter: in its place marko then says whether a paragraph stands there, or the inside of a code block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from cleanup.formats.protect import FRONT, MARKUP, cut, leaves, masks, merge
from cleanup.formats.values import values
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document, Kind, Segment, Span

# Lines that begin with a letter or an opening mark, without any character that Markdown knows.
PLAIN = re.compile(
    r"(?:(?<=\n\n)|\A)(?![^\S\n])(?=[^\W\d_]|[\"'“„«(‘])(?:(?![^\S\n])(?=[^\W\d_]|[\"'“„«(‘])[^\n`*_\[\]<>{}$|&\\~#^=+]+(?:\n|\Z))+(?=\n|\Z)"
)
SITE = re.compile(
    r"^(?:import|export)\b[^\n]*$|^:::[^\n]*$|(?<![\w\\$])\$(?! )[^$\n]+(?<! )\$(?!\d)|\{[^{}\n]*\}", re.MULTILINE
)
DEEP = re.compile(
    r"^(?:[ \t]*(?:[-+*]|\d{1,9}[.)])?[ \t]*>){13}|^[ \t]{0,3}(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){40}", re.MULTILINE
)
CROWDED = 1000  # brackets, stars or the like in one run of lines: more than that takes marko too long
SKIPPED = {
    "CodeSpan",
    "InlineHTML",
    "AutoLink",
    "Url",
    "HTMLBlock",
    "FencedCode",
    "CodeBlock",
    "LinkRefDef",
    "FootnoteRef",
    "Literal",
}
KINDS: dict[str, Kind] = {
    "Heading": "heading",
    "SetextHeading": "heading",
    "ListItem": "item",
    "TableCell": "cell",
    "Quote": "quote",
}


def read(text: str, path: str = "") -> Document:
    """A Markdown text. Raises CleanupError where it is nested so deep that reading it is not safe."""
    flat, back = _flat(text)
    front = FRONT.match(flat)
    start = front.end() if front else 0
    found = [*values(flat[:start])] if front else []
    found += _prose(flat, start, path)
    hidden = masks(flat, MARKUP, SITE)
    segments = []
    for kind, spans in found:
        prose = tuple(_trimmed(flat, cut(spans, hidden)))
        if prose:
            whole = Span(prose[0].start, prose[-1].end)
            segments.append(Segment(_moved(whole, back), tuple(_moved(span, back) for span in prose), kind))
    segments.sort(key=lambda segment: segment.span)
    return Document(text, tuple(segments), path, "markdown", leaves=leaves(text, segments))


def _flat(text: str) -> tuple[str, list[int]]:
    """The text with LF alone, and where in it a CR was left out."""
    if "\r" not in text:
        return text, []
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    return flat, [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]


def _moved(span: Span, back: Sequence[int]) -> Span:
    """The span in the text with its CRs."""
    if not back:
        return span
    return Span(span.start + bisect_right(back, span.start - 1), span.end + bisect_right(back, span.end - 1))


def _trimmed(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    for start, end in spans:
        part = text[start:end]
        right, left = len(part.rstrip()), len(part) - len(part.lstrip("\ufeff \t\n\f\v"))
        if right > left:
            yield Span(start + left, start + right)


@cache
def _parser() -> Any:
    from marko import Markdown

    return Markdown(extensions=["gfm", "footnote"])


def _prose(text: str, start: int, path: str) -> Iterator[tuple[Kind, list[Span]]]:
    """The blocks of prose after the front matter, with their kind."""
    if deep := DEEP.search(text, start):
        line = text.count("\n", 0, deep.start()) + 1
        raise CleanupError(Problem(path, line, "quotations or lists nested too deep to be read safely; left alone"))
    reduced, pieces = _reduced(text, start)
    try:
        tree = _parser().parse(reduced)
        yield from _walk(tree, "paragraph", pieces)
    except RecursionError:
        raise CleanupError(Problem(path, 0, "Markdown nested too deep to be read safely; left alone")) from None


class Pieces:
    """Where the parts of the reduced text stand in the source."""

    def __init__(self) -> None:
        self.starts: list[int] = []  # in the reduced text
        self.spans: list[Span] = []  # in the source
        self.letters: set[int] = set()  # numbers of the parts that stand for a whole paragraph
        self.closed: set[int] = set()  # numbers of the parts that are left alone

    def back(self, start: int, end: int) -> Iterator[Span]:
        """The spans of the source for a span of the reduced text."""
        number = max(0, bisect_right(self.starts, start) - 1)
        while number < len(self.starts) and self.starts[number] < end:
            source = self.spans[number]
            if number in self.letters:
                yield source
            elif number not in self.closed:
                shift = source.start - self.starts[number]
                piece = Span(max(source.start, start + shift), min(source.end, end + shift))
                if piece.end > piece.start:
                    yield piece
            number += 1


def _reduced(text: str, start: int) -> tuple[str, Pieces]:
    out: list[str] = []
    pieces = Pieces()
    size = 0

    def put(part: str, span: Span) -> None:
        nonlocal size
        pieces.starts.append(size)
        pieces.spans.append(span)
        out.append(part)
        size += len(part)

    def rest(at: int, end: int) -> None:
        for block in re.finditer(r"(?:[^\n]*[^\S\n]*[^\s][^\n]*(?:\n|\Z))+|\n+|[^\S\n]+", text[at:end]):
            if len(block[0]) > CROWDED and _crowded(block[0]):
                pieces.closed.add(len(pieces.starts))
                put("x\n" if block[0].endswith("\n") else "x", Span(at + block.start(), at + block.end()))
            else:
                put(block[0], Span(at + block.start(), at + block.end()))

    at = start
    for match in PLAIN.finditer(text, start):
        rest(at, match.start())
        end = match.end() - match[0].endswith("\n")
        pieces.letters.add(len(pieces.starts))
        put("x", Span(match.start(), end))
        at = end
    rest(at, len(text))
    return "".join(out), pieces


def _crowded(block: str) -> bool:
    return any(block.count(sign) > CROWDED for sign in "[*_`<!(") or max(map(len, block.split("\n"))) > 200_000


def _walk(element: Any, kind: Kind, pieces: Pieces) -> Iterator[tuple[Kind, list[Span]]]:
    name = type(element).__name__
    if name in SKIPPED:
        return
    kind = KINDS.get(name, kind)
    if name in ("Paragraph", "Heading", "SetextHeading", "TableCell"):
        spans = [piece for span in _inline(element) for piece in pieces.back(*span)]
        if spans:
            yield kind, merge(spans)
        return
    children = getattr(element, "children", ())
    for child in children if isinstance(children, list) else ():
        yield from _walk(child, kind, pieces)


def _inline(element: Any) -> Iterator[tuple[int, int]]:
    name = type(element).__name__
    if name in SKIPPED:
        return
    if name == "RawText":
        if element.source_span:
            yield element.source_span
        return
    if name in ("Link", "Image") and _is_label(element):
        return
    children = getattr(element, "children", ())
    for child in children if isinstance(children, list) else ():
        yield from _inline(child)


def _is_label(link: Any) -> bool:
    """Whether the words of a link are also its label (`[Kuqi]`, `[Kuqi][]`): an edit would break it."""
    if not link.source_span or not link.children:
        return True
    last = link.children[-1]
    end = last.source_span[1] if getattr(last, "source_span", None) else None
    return end is None or link.source_span[1] - end <= 3
