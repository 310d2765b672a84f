"""Markdown: which of its blocks are prose, and of what kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from cleanup.formats import front, starts
from cleanup.formats.blocks import Block
from cleanup.formats.inline import Inline
from cleanup.formats.sheet import Read, Sheet
from cleanup.formats.structure import Structure
from cleanup.text import Kind, Options, Span


def read(text: str, options: Options) -> Read:
    """What a Markdown text holds. Raises CleanupError where it is nested too deep to be read."""
    mdx = options.format == "mdx"
    sheet = Sheet(text)
    start = front.read(sheet, options.fields)
    structure = Structure(text, start, mdx=mdx)
    for block in structure.blocks:
        boxes = tuple(box.group for box in block.boxes)
        if block.kind == "row":
            _row(sheet, block, boxes, structure.defined, mdx=mdx)
        elif block.kind in ("paragraph", "heading", "html"):
            inline = Inline.of(
                block.body(text), structure.defined, "html" if block.kind == "html" else "markdown", mdx=mdx
            )
            sign = _sign(block) if block.boxes or block.kind != "paragraph" else ""
            sheet.prose(inline, Span(block.start, block.end), _kind(block), block.marks, boxes, sign)
        else:
            sheet.closed(Span(block.start, block.end), _sign(block), boxes)
    return sheet.read()


def _row(sheet: Sheet, block: Block, boxes: tuple[int, ...], defined: set[str], *, mdx: bool) -> None:
    """A table's row: a block of prose per cell; the rest is pipes."""
    start, at = block.start, block.start
    body = block.body(sheet.text)
    edges = starts.cells(body)
    cut = _cut_codes(body, edges) if "`" in body else {}
    sign = _sign(block)
    for number, (first, last) in enumerate(edges):
        sheet.token(at, f"{sign} {sheet.text[at : start + first].strip()}")
        at = start + last
        inline = Inline.of(body[first:last], defined, mdx=mdx)
        marks = [(begin + start, end + start) for begin, end in cut.get(number, ())]
        sheet.prose(inline, Span(start + first, at), "cell", marks, boxes)
    sheet.token(at, f"{sign} {sheet.text[at : block.end].strip()}")


def _cut_codes(body: str, edges: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Code that a pipe in it cuts in two for GFM, though hardly for its author: the parts in each cell.

    >>> _cut_codes("a `b|c`", [(0, 4), (5, 7)])
    {0: [(2, 4)], 1: [(5, 7)]}
    """
    parts: dict[int, list[tuple[int, int]]] = {}
    for start, end in Inline.of(body).gaps:
        if body[start] == "`":
            first = max(0, bisect_right(edges, start, key=lambda edge: edge[0]) - 1)
            last = bisect_left(edges, end, key=lambda edge: edge[0])
            for number in range(first, last) if last > first + 1 else ():
                part = max(start, edges[number][0]), min(end, edges[number][1])
                parts.setdefault(number, []).append(part)
    return parts


def _sign(block: Block) -> str:
    """What the skeleton says of a block: its kind and the boxes it lies in."""
    return f"{block.kind}:{' '.join(box.sign for box in block.boxes)}"


def _kind(block: Block) -> Kind:
    if block.kind == "heading":
        return "heading"
    if not block.boxes or block.boxes[-1].sign == "!!!":
        return "paragraph"
    return "quote" if block.boxes[-1].sign == ">" else "item"
