"""What holds other blocks in Markdown: block quotes, list items, footnotes, admonitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleanup.formats import starts
from cleanup.formats.cursor import Cursor


@dataclass(slots=True, eq=False)
class Box:
    """A block quote, a list item, a footnote or an admonition."""

    sign: str  # ">", the item's marker, "[^", "!!!"
    indent: int = 0  # columns that its further lines are indented by
    empty: bool = False  # an item whose first line holds nothing but the marker
    group: int = 0  # items of one list have one number

    def same_list(self, other: Box) -> bool:
        """Whether an item right after this one is of its list."""
        return self.sign not in (">", "[^", "!!!") and self.sign[-1] == other.sign[-1]


def matching(boxes: Sequence[Box], cursor: Cursor) -> int:
    """How many of the open boxes the line goes on with; their marks are passed."""
    for number, box in enumerate(boxes):
        if box.sign == ">":
            if cursor.blank or cursor.indent > 3 or cursor.text[cursor.at] != ">":
                return number
            cursor.past(1)
            cursor.inward(1)
        elif cursor.blank:
            if box.empty:
                return number
        elif cursor.indent >= box.indent:
            cursor.inward(box.indent)
            box.empty = False
        else:
            return number
    return len(boxes)


def marker(cursor: Cursor, *, in_paragraph: bool) -> tuple[str, int] | None:
    """The sign of a box that begins here, and how many characters it takes."""
    text, at, end = cursor.text, cursor.at, cursor.end
    if text[at] == ">":
        return ">", 1
    if text[at] == "[":
        note = starts.FOOTNOTE.match(text, at, end)
        return ("[^", note.end() - at) if note else None
    if text[at] in "!?=":
        admonition = starts.ADMONITION.match(text, at, end)
        return ("!!!", admonition.end() - at) if admonition else None
    bullet = starts.BULLET.match(text, at, end)
    if not bullet or starts.RULE.match(text, at, end):
        return None
    if in_paragraph and (not text[bullet.end() : end].strip() or (bullet[2] and int(bullet[2]) != 1)):
        return None
    return bullet[1], len(bullet[1])


def enter(cursor: Cursor, sign: str, size: int) -> Box:
    """Pass the marker of a box, and the blanks after it that are part of it."""
    before = cursor.indent
    cursor.past(size)
    box = Box(sign)
    if sign == ">":
        cursor.inward(1)
    elif sign in ("[^", "!!!"):
        box.indent = 4
        cursor.inward(cursor.indent)
    else:
        box.empty = cursor.blank
        padding = 1 if cursor.blank or cursor.indent > 4 else cursor.indent
        box.indent = before + size + padding
        cursor.inward(padding)
    return box
