"""Markdown: which of its blocks are prose, and of what kind."""

from __future__ import annotations

from cleanup.formats import front, starts
from cleanup.formats.blocks import Block
from cleanup.formats.inline import Inline
from cleanup.formats.sheet import Read, Sheet
from cleanup.formats.structure import Structure
from cleanup.text import Kind, Span


def read(text: str, *, mdx: bool = False) -> Read:
    """What a Markdown text holds. Raises CleanupError where it is nested too deep to be read."""
    sheet = Sheet(text)
    start = front.read(sheet)
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
    codes = _codes(body, start) if "`" in body else ()
    sign = _sign(block)
    for first, last in starts.cells(body):
        sheet.token(at, f"{sign} {sheet.text[at : start + first].strip()}")
        at = start + last
        inline = Inline.of(body[first:last], defined, mdx=mdx)
        sheet.prose(inline, Span(start + first, at), "cell", codes, boxes)
    sheet.token(at, f"{sign} {sheet.text[at : block.end].strip()}")


def _codes(body: str, shift: int) -> list[tuple[int, int]]:
    """Code in a row, which a pipe in it cuts for GFM, though hardly for its author."""
    return [(start + shift, end + shift) for start, end in Inline.of(body).gaps if body[start] == "`"]


def _sign(block: Block) -> str:
    """What the skeleton says of a block: its kind and the boxes it lies in."""
    return f"{block.kind}:{' '.join(box.sign for box in block.boxes)}"


def _kind(block: Block) -> Kind:
    if block.kind == "heading":
        return "heading"
    if not block.boxes:
        return "paragraph"
    return "quote" if block.boxes[-1].sign == ">" else "item"
