"""Markdown: which of its blocks are prose, and of what kind."""

from __future__ import annotations

from cleanup.formats import front, starts
from cleanup.formats.blocks import Block
from cleanup.formats.inline import Inline
from cleanup.formats.sheet import Read, Sheet
from cleanup.formats.structure import Structure
from cleanup.text import Kind, Span


def read(text: str, path: str = "", *, mdx: bool = False) -> Read:
    """What a Markdown text holds. Raises CleanupError where it is nested too deep to be read."""
    sheet = Sheet(text)
    start = front.read(sheet)
    structure = Structure(text, start, path=path, mdx=mdx)
    for block in structure.blocks:
        boxes = tuple(box.group for box in block.boxes)
        if block.kind == "row":
            _row(sheet, block, boxes, structure.defined, mdx=mdx)
        elif block.kind in ("paragraph", "heading", "html"):
            inline = Inline(block.body(text), structure.defined, mdx=mdx)
            if block.boxes or block.kind != "paragraph":
                sheet.token(block.start, _sign(block))
            sheet.prose(inline, Span(block.start, block.end), _kind(block), block.marks, boxes)
        else:
            sheet.closed(Span(block.start, block.end), _sign(block), boxes)
    return sheet.read()


def _row(sheet: Sheet, block: Block, boxes: tuple[int, ...], defined: set[str], *, mdx: bool) -> None:
    """A table's row: a block of prose per cell; the rest is pipes."""
    at = block.start
    body = block.body(sheet.text)
    for start, end in starts.cells(body):
        sheet.token(at, f"{_sign(block)} {sheet.text[at : block.start + start].strip()}")
        at = block.start + end
        inline = Inline(body[start:end], defined, mdx=mdx)
        sheet.prose(inline, Span(block.start + start, at), "cell", (), boxes)
    sheet.token(at, f"{_sign(block)} {sheet.text[at : block.end].strip()}")


def _sign(block: Block) -> str:
    """What the skeleton says of a block: its kind and the boxes it lies in."""
    return f"{block.kind}:{' '.join(box.sign for box in block.boxes)}"


def _kind(block: Block) -> Kind:
    if block.kind == "heading":
        return "heading"
    if not block.boxes:
        return "paragraph"
    return "quote" if block.boxes[-1].sign == ">" else "item"
