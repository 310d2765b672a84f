"""The blocks of a Markdown text, found in one pass over its lines.

The algorithm is the first phase of CommonMark 0.31.2, appendix "A parsing strategy"; lists need not be known, only
their items. A line costs at most as many steps as it is long or as boxes are open, and those are capped.
"""

from __future__ import annotations

import re

from cleanup.formats import boxes, starts
from cleanup.formats.blocks import Block, definitions_of
from cleanup.formats.boxes import Box
from cleanup.formats.cursor import Cursor
from cleanup.problems import CleanupError, Problem

DEEPEST = 100  # boxes within each other; as in cmark
LINE = re.compile(r"([^\r\n\f]*)(?:\r\n?|\n|\f|\Z)")
BLANK_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]")
FAR = 5000  # characters that display math may reach over blank lines
NEVER = re.compile(r"(?!)")
MATH_END = re.compile(r"\$\$")
BRACKETS = re.compile(r"[(\[{]|([)\]}])")


class Structure:
    """The blocks of `text` from `start` on, and the labels that it defines.

    Raises CleanupError where boxes are nested too deep to be read in bounded time.
    """

    def __init__(self, text: str, start: int = 0, *, mdx: bool = False) -> None:
        self.text = text
        self.mdx = mdx
        self.blocks: list[Block] = []
        self.defined: set[str] = set()
        self._boxes: list[Box] = []
        self._leaf: Block | None = None
        self._mode = ""  # what the leaf is: paragraph, table, or one that is not read: indented fence html math code
        self._lines: list[tuple[int, int]] = []  # of the paragraph
        self._until = NEVER
        self._depth = 0  # brackets that MDX code has left open
        self._still = False  # after a blank line that left nothing to close
        self._no_math_from = len(text) + 1
        self._read(start)

    def _read(self, start: int) -> None:
        text = self.text
        pages = "\f" in text
        for match in LINE.finditer(text, start):
            first, end = match.span(1)
            if first < end and self._mode == "paragraph" and not self._boxes and text[first].isalpha():
                self._lines.append((first, end))
            elif first < end or not self._still:
                self._line(Cursor(text, first, end))
            if pages and text.startswith("\f", end):
                self._line(Cursor(text, end, end))  # a page ends what a blank line ends
        self._shut(0)

    def _line(self, cursor: Cursor) -> None:
        if cursor.blank and self._still:
            return
        self._still = False
        matched = boxes.matching(self._boxes, cursor)
        if matched == len(self._boxes):
            if self._goes_on(cursor):
                return
        elif self._mode != "paragraph":
            self._finish()
        while not cursor.blank:
            if cursor.indent >= 4 and not self.mdx:
                if self._mode == "paragraph":
                    break
                self._shut(matched)
                self._begin("code", cursor, "indented")
                return
            if not self._start_box(cursor, matched):
                if self._start_leaf(cursor, matched):
                    return
                break
            matched = len(self._boxes)
        self._text(cursor, matched)

    def _goes_on(self, cursor: Cursor) -> bool:
        """Whether the line belongs to a leaf that is not read, or ends it."""
        mode, leaf, text = self._mode, self._leaf, self.text
        if leaf is None or mode in ("paragraph", "table"):
            return False
        if mode == "indented":
            if not cursor.blank and cursor.indent < 4:
                self._finish()
                return False
            if not cursor.blank:
                leaf.end = cursor.end
            return True
        if cursor.blank and (mode == "html" or (mode == "code" and self._depth <= 0)):
            self._finish()
            return False
        leaf.end = max(leaf.end, cursor.end)
        if mode == "fence":
            over = cursor.indent < 4 and self._until.match(text, cursor.at, cursor.end) is not None
        elif mode == "code":
            over = self._counted(cursor)
        else:
            over = self._until.search(text, cursor.at, cursor.end) is not None
        if over:
            self._finish()
        return True

    def _start_box(self, cursor: Cursor, matched: int) -> bool:
        """Open a box if one begins here."""
        marker = boxes.marker(cursor, in_paragraph=self._mode == "paragraph" and matched == len(self._boxes))
        if not marker:
            return False
        before = self._boxes[matched] if len(self._boxes) > matched else None
        self._shut(matched)
        if len(self._boxes) == DEEPEST:
            line = self.text.count("\n", 0, cursor.at) + 1
            message = f"lists and quotations lie more than {DEEPEST} deep in each other; left alone"
            raise CleanupError(Problem("", line, message))
        at, number = cursor.at, len(self.blocks)
        box = boxes.enter(cursor, *marker)
        box.group = before.group if before and before.same_list(box) else number
        self._boxes.append(box)
        self.blocks.append(Block("open", at, at + marker[1], tuple(self._boxes)))
        return True

    def _start_leaf(self, cursor: Cursor, matched: int) -> bool:
        """Open a leaf other than a paragraph if one begins here."""
        text, at, end = self.text, cursor.at, cursor.end
        char = text[at]
        if char in "ie<$":
            return (self._html if char == "<" else self._math if char == "$" else self._import)(cursor, matched)
        if self._mode == "paragraph" and matched == len(self._boxes) and char in "=-|:" and self._under(cursor):
            return True
        if char == '"' and self._boxes and self._boxes[-1].sign == "!!!" and self.blocks[-1].end == at:
            self._begin("paragraph", cursor).marks += starts.title_marks(text, at, end)
        elif char == "#" and (match := starts.HEADING.match(text, at, end)):
            self._shut(matched)
            self._begin("heading", cursor).marks += starts.heading_marks(text, at, match.end(), end)
        elif char in "*_-" and starts.RULE.match(text, at, end):
            self._shut(matched)
            self._begin("rule", cursor)
        elif char in "`~" and (fence := starts.FENCE.match(text, at, end)):
            self._shut(matched)
            self._begin("code", cursor, "fence")
            self._until = re.compile(rf"{char}{{{len(fence[1] or fence[2])},}}[ \t]*$")
        elif char == ":" and starts.DIRECTIVE.match(text, at, end):
            self._shut(matched)
            self._begin("rule", cursor)
        elif char == "{" and self.mdx and self._mode != "paragraph":
            self._code(cursor, matched)
        else:
            return False
        return True

    def _begin(self, kind: str, cursor: Cursor, mode: str = "") -> Block:
        """Add a block; with a mode it stays open for further lines."""
        block = Block(kind, cursor.at, cursor.end, tuple(self._boxes))
        self.blocks.append(block)
        if mode:
            self._leaf, self._mode = block, mode
        return block

    def _under(self, cursor: Cursor) -> bool:
        """Whether the line makes a heading of the paragraph above it, or a table of its last line."""
        text, at, end = self.text, cursor.at, cursor.end
        if starts.UNDERLINE.match(text, at, end) and self._underline(cursor):
            return True
        return bool(starts.DELIMITERS.match(text, at, end)) and self._leaf is not None and self._table(cursor)

    def _underline(self, cursor: Cursor) -> bool:
        """Make the paragraph a heading; if it is nothing but definitions there is none."""
        self._take_definitions()
        block = self._leaf
        if block is None:
            return False
        block.kind, block.end = "heading" if block.kind == "paragraph" else block.kind, cursor.end
        pipes = starts.PIPE.finditer(self.text, *self._lines[-1])  # to markdown-it this may be a table
        block.marks += [*(pipe.span() for pipe in pipes), *cursor.marks, (cursor.at, cursor.end)]
        self._leaf, self._mode = None, ""
        return True

    def _table(self, cursor: Cursor) -> bool:
        """Make the last line of the paragraph a table's head, if it has as many cells as the line of dashes."""
        text, block = self.text, self._leaf
        start, end = self._lines[-1]
        head = text[start:end]
        if block is None or len(starts.cells(head)) != len(starts.cells(cursor.rest)):
            return False
        marks = [mark for mark in block.marks if mark[0] >= start]
        if len(self._lines) > 1:
            del self._lines[-1]
            block.marks = [mark for mark in block.marks if mark[1] <= self._lines[-1][1]]
            self._finish()
        else:
            self.blocks.pop()
        start += len(head) - len(head.lstrip())
        self.blocks.append(Block("row", start, end, tuple(self._boxes), marks))
        self._begin("rule", cursor)
        self._leaf, self._mode = self.blocks[-1], "table"
        return True

    def _html(self, cursor: Cursor, matched: int) -> bool:
        begins, ends = starts.html(cursor.rest, in_paragraph=self._mode in ("paragraph", "table"))
        if not begins:
            return False
        self._shut(matched)
        self._begin("code" if ends else "html", cursor, "verbatim" if ends else "html")
        self._until = ends or NEVER
        if self._until.search(self.text, cursor.at, cursor.end):
            self._finish()
        return True

    def _math(self, cursor: Cursor, matched: int) -> bool:
        """Display math over several lines; what closes in its first line is found within the paragraph."""
        text, inside = self.text, cursor.at + 2
        if inside >= self._no_math_from or not text.startswith("$$", cursor.at) or "$$" in text[inside : cursor.end]:
            return False
        close = text.find("$$", inside)
        if close < 0:
            self._no_math_from = inside
            return False
        alone = inside == cursor.end and close - inside < FAR
        if not alone and BLANK_LINE.search(text, inside, close):
            return False
        self._shut(matched)
        self._begin("code", cursor, "verbatim")
        self._until = MATH_END
        return True

    def _import(self, cursor: Cursor, matched: int) -> bool:
        pattern = starts.IMPORT_MDX if self.mdx else starts.IMPORT
        if self._mode == "paragraph" or self._boxes[:matched] or not pattern.match(self.text, cursor.at, cursor.end):
            return False
        self._code(cursor, matched)
        return True

    def _code(self, cursor: Cursor, matched: int) -> None:
        """JavaScript in MDX: up to a blank line outside brackets; an expression in braces to where they close."""
        self._shut(matched)
        self._begin("code", cursor, "code")
        self._depth = 0
        if self._counted(cursor):
            self._finish()

    def _counted(self, cursor: Cursor) -> bool:
        """Count the brackets of a line of JavaScript; whether it ends an expression."""
        for bracket in BRACKETS.finditer(self.text, cursor.at, cursor.end):
            self._depth += -1 if bracket[1] else 1
        return self._depth <= 0 and self._leaf is not None and self.text[self._leaf.start] == "{"

    def _text(self, cursor: Cursor, matched: int) -> None:
        """A line that begins nothing: blank, more of a paragraph or table, or a new paragraph."""
        if cursor.blank:
            self._shut(matched)
            self._still = not self._mode and not cursor.marks
        elif self._mode == "paragraph" and self._leaf:
            self._lines.append((cursor.at, cursor.end))
            self._leaf.marks += cursor.marks
        elif self._mode == "table" and matched == len(self._boxes):
            self._begin("row", cursor)
        else:
            self._shut(matched)
            block = self._begin("paragraph", cursor, "paragraph")
            self._lines = [(cursor.at, cursor.end)]
            sign = self._boxes[-1].sign if self._boxes else "["
            pattern = starts.ALERT if sign == ">" else starts.TASK
            mark = pattern.match(self.text, cursor.at, cursor.end) if sign[0] != "[" else None
            if mark and self.blocks[-2].kind == "open":
                block.marks.append(mark.span())

    def _shut(self, matched: int) -> None:
        """Close the leaf, and the boxes from that number on."""
        self._finish()
        del self._boxes[matched:]

    def _finish(self) -> None:
        """Close the leaf."""
        if self._mode == "paragraph":
            self._take_definitions()
            if self._leaf and starts.GRID.match(self.text, *self._lines[0]):
                self._leaf.kind = "code"
        self._leaf, self._mode = None, ""

    def _take_definitions(self) -> None:
        """Part link definitions from the paragraph that begins with them."""
        block = self._leaf
        if block is None:
            return
        block.end = self._lines[-1][1]
        if self.text[block.start] != "[":
            return
        found, labels, block = definitions_of(block, self.text)
        if found:
            self.defined |= labels
            self.blocks[-1:] = [*found, block] if block else found
        if block is None:
            self._leaf, self._mode = None, ""
