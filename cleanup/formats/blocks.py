"""Blocks of Markdown and the boxes they lie in, and how far a line has been read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Box:
    """A block quote, a list item or a footnote: what holds other blocks."""

    sign: str  # ">", the item's marker, "[^"
    indent: int = 0  # columns that its further lines are indented by
    empty: bool = False  # an item whose first line holds nothing but the marker
    group: int = 0  # items of one list have one number


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
        if not self.marks:
            return text[self.start : self.end]
        out = []
        at = self.start
        for start, end in self.marks:
            out += text[at:start], " " * (end - start)
            at = end
        return "".join([*out, text[at : self.end]])


class Cursor:
    """How far a line has been read: `at` is the next character that is no blank, `column` where blanks before it begin."""

    __slots__ = ("at", "column", "end", "indent", "marks", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.column = 0
        self.marks: list[tuple[int, int]] = []
        self._look(start)

    def _look(self, at: int) -> None:
        text, end = self.text, self.end
        column = self.column
        while at < end:
            if text[at] == " ":
                column += 1
            elif text[at] == "\t":
                column += 4 - column % 4
            else:
                break
            at += 1
        self.at = at
        self.indent = column - self.column

    @property
    def blank(self) -> bool:
        """Whether nothing but blanks follows."""
        return self.at >= self.end

    @property
    def rest(self) -> str:
        """What follows the blanks."""
        return self.text[self.at : self.end]

    def inward(self, columns: int) -> None:
        """Pass that many columns of blanks."""
        columns = min(columns, self.indent)
        self.column += columns
        self.indent -= columns

    def past(self, size: int) -> None:
        """Pass a marker of that many characters."""
        self.marks.append((self.at, self.at + size))
        self.column += self.indent + size
        self._look(self.at + size)
