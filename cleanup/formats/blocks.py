"""Blocks of Markdown that hold text or code, and the definitions with which paragraphs begin."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleanup.formats import starts
from cleanup.formats.boxes import Box
from cleanup.formats.inline import blanked
from cleanup.formats.links import definitions


@dataclass(slots=True, eq=False)
class Block:
    """A block without blocks in it, from the first to the last character of its lines.

    `kind`: paragraph, heading, row (of a table), html, code (of any sort that is left alone), rule, definition, open
    (the marker of a box). `marks` are the stretches in it that belong to its boxes or are markup of its own.
    """

    kind: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    marks: list[tuple[int, int]] = field(default_factory=list)

    def body(self, text: str) -> str:
        """Its text with the marks blanked, so that positions stay."""
        spans = [(start - self.start, end - self.start) for start, end in self.marks]
        return blanked(text[self.start : self.end], spans)


def definitions_of(block: Block, text: str) -> tuple[list[Block], set[str], Block | None]:
    """The link definitions with which a paragraph begins, their labels, and what is left of the paragraph."""
    body = block.body(text)
    found: list[Block] = []
    labels: set[str] = set()
    done = 0
    for end, label in definitions(body):
        labels.add(label)
        found.append(Block("definition", block.start + done, block.start + end, block.boxes))
        done = end
    rest = body[done:]
    if not found or not rest.strip():
        return found, labels, None if found else block
    if starts.INDENTED.match(rest):
        block.kind = "code"  # to CommonMark a paragraph, to markdown-it code
    block.start += done + len(rest) - len(rest.lstrip())
    block.marks = [mark for mark in block.marks if mark[0] >= block.start]
    return found, labels, block
