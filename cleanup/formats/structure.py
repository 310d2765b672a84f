"""The blocks of a Markdown text, found in one pass over its lines.

The algorithm is the first phase of CommonMark 0.31.2, appendix "A parsing strategy"; lists need not be known, only
their items. A line costs at most as many steps as it is long or as boxes are open, and those are capped.
"""

from __future__ import annotations

import re

from cleanup.formats import starts
from cleanup.formats.blocks import Block, Box, Cursor
from cleanup.formats.links import definitions
from cleanup.problems import CleanupError, Problem

DEEPEST = 100  # boxes within each other; as in cmark
LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r|\n|\Z)")
BRACKETS = re.compile(r"[(\[{]|([)\]}])")


class Structure:
    """The blocks of `text` from `start` on, and the labels that it defines.

    Raises CleanupError where boxes are nested too deep to be read in bounded time.
    """

    def __init__(self, text: str, start: int = 0, *, path: str = "", mdx: bool = False) -> None:
        self.text = text
        self.path = path
        self.mdx = mdx
        self.blocks: list[Block] = []
        self.defined: set[str] = set()
        self._boxes: list[Box] = []
        self._leaf: Block | None = None
        self._mode = ""  # what the leaf is: paragraph, table, or one that is not read: indented fence html math code
        self._lines: list[tuple[int, int]] = []  # of the paragraph
        self._until: re.Pattern[str] | str = ""
        self._depth = 0  # brackets that MDX code has left open
        self._still = False  # after a blank line that left nothing to close
        self._no_math_from = len(text) + 1
        self._read(start)

    def _read(self, start: int) -> None:
        text = self.text
        for match in LINE.finditer(text, start):
            first, end = match.span(1)
            if first == end:
                if first == len(text):
                    break
                if self._still:
                    continue
            elif self._mode == "paragraph" and not self._boxes and text[first].isalpha():
                self._lines.append((first, end))
                continue
            self._line(Cursor(text, first, end))
        self._shut(0)

    def _line(self, cursor: Cursor) -> None:
        if cursor.blank and self._still:
            return
        self._still = False
        matched = self._match(cursor)
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

    def _match(self, cursor: Cursor) -> int:
        """How many of the open boxes the line goes on with."""
        for number, box in enumerate(self._boxes):
            if box.sign == ">":
                if cursor.blank or cursor.indent > 3 or self.text[cursor.at] != ">":
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
        return len(self._boxes)

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
            over = (
                cursor.indent < 4
                and isinstance(self._until, re.Pattern)
                and self._until.match(text, cursor.at, cursor.end)
            )
        elif mode == "code":
            self._count(cursor)
            over = None
        else:
            over = isinstance(self._until, re.Pattern) and self._until.search(text, cursor.at, cursor.end)
        if over:
            self._finish()
        return True

    def _start_box(self, cursor: Cursor, matched: int) -> bool:
        """Open a box if one begins here."""
        text, at, end = self.text, cursor.at, cursor.end
        in_paragraph = self._mode == "paragraph" and matched == len(self._boxes)
        if text[at] == ">":
            self._open(cursor, matched, ">", 1)
            cursor.inward(1)
            return True
        if text[at] == "[":
            note = starts.FOOTNOTE.match(text, at, end)
            if note:
                self._open(cursor, matched, "[^", note.end() - at).indent = 4
                cursor.inward(cursor.indent)
            return bool(note)
        bullet = starts.BULLET.match(text, at, end)
        if not bullet or starts.RULE.match(text, at, end):
            return False
        if in_paragraph and (not text[bullet.end() : end].strip() or (bullet[2] and int(bullet[2]) != 1)):
            return False
        before = cursor.indent
        box = self._open(cursor, matched, bullet[1], len(bullet[1]))
        box.empty = cursor.blank
        padding = 1 if cursor.blank or cursor.indent > 4 else cursor.indent
        box.indent = before + len(bullet[1]) + padding
        cursor.inward(padding)
        return True

    def _open(self, cursor: Cursor, matched: int, sign: str, size: int) -> Box:
        before = self._boxes[matched] if len(self._boxes) > matched else None
        self._shut(matched)
        if len(self._boxes) == DEEPEST:
            line = self.text.count("\n", 0, cursor.at) + 1
            message = f"lists and quotations lie more than {DEEPEST} deep in each other; left alone"
            raise CleanupError(Problem(self.path, line, message))
        same_list = before is not None and sign not in (">", "[^") and before.sign[-1] == sign[-1]
        box = Box(sign, group=before.group if before and same_list else len(self.blocks))
        self._boxes.append(box)
        self.blocks.append(Block("open", cursor.at, cursor.at + size, tuple(self._boxes)))
        cursor.past(size)
        return box

    def _start_leaf(self, cursor: Cursor, matched: int) -> bool:
        """Open a leaf other than a paragraph if one begins here."""
        text, at, end = self.text, cursor.at, cursor.end
        char = text[at]
        in_paragraph = self._mode == "paragraph" and matched == len(self._boxes)
        if char.isalnum():
            return self._import(cursor, matched) if char in "ie" else False
        if in_paragraph and char in "=-" and starts.UNDERLINE.match(text, at, end) and self._underline(cursor):
            return True
        if in_paragraph and char in "|:-" and starts.DELIMITERS.match(text, at, end) and self._table(cursor):
            return True
        if char == "#" and (match := starts.HEADING.match(text, at, end)):
            self._shut(matched)
            self._heading(cursor, match.end())
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
        elif char == "<":
            return self._html(cursor, matched)
        elif char == "$":
            return self._math(cursor, matched)
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

    def _heading(self, cursor: Cursor, inside: int) -> None:
        text = self.text
        block = self._begin("heading", cursor)
        end = len(text[inside : cursor.end].rstrip(" \t").rstrip("#")) + inside
        block.marks.append((cursor.at, inside))
        if end == inside or text[end - 1] in " \t":
            block.marks.append((end, cursor.end))

    def _underline(self, cursor: Cursor) -> bool:
        """Make the paragraph a heading; if it is nothing but definitions there is none."""
        self._take_definitions()
        block = self._leaf
        if block is None:
            return False
        block.kind, block.end = "heading", cursor.end
        block.marks += [*cursor.marks, (cursor.at, cursor.end)]
        self._leaf, self._mode = None, ""
        return True

    def _table(self, cursor: Cursor) -> bool:
        """Make the last line of the paragraph a table's head, if it has as many cells as the line of dashes."""
        text, block = self.text, self._leaf
        start, end = self._lines[-1]
        head = text[start:end]
        if block is None or "|" not in head or len(starts.cells(head)) != len(starts.cells(cursor.rest)):
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
        ends = starts.html_end(cursor.rest, in_paragraph=self._mode == "paragraph")
        if ends is None:
            return False
        self._shut(matched)
        self._begin("html" if ends == "" else "code", cursor, "html" if ends == "" else "verbatim")
        self._until = ends
        if isinstance(ends, re.Pattern) and ends.search(self.text, cursor.at, cursor.end):
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
        blank = BLANK_LINE.search(text, inside)
        if blank and blank.start() < close:
            return False
        self._shut(matched)
        self._begin("code", cursor, "verbatim")
        self._until = re.compile(r"\$\$")
        return True

    def _import(self, cursor: Cursor, matched: int) -> bool:
        pattern = starts.IMPORT_MDX if self.mdx else starts.IMPORT
        if self._mode == "paragraph" or self._boxes[:matched] or not pattern.match(self.text, cursor.at, cursor.end):
            return False
        self._code(cursor, matched)
        return True

    def _code(self, cursor: Cursor, matched: int) -> None:
        """JavaScript in MDX: up to a blank line outside brackets."""
        self._shut(matched)
        self._begin("code", cursor, "code")
        self._depth = 0
        self._count(cursor)

    def _count(self, cursor: Cursor) -> None:
        for bracket in BRACKETS.finditer(self.text, cursor.at, cursor.end):
            self._depth += -1 if bracket[1] else 1

    def _text(self, cursor: Cursor, matched: int) -> None:
        """A line that begins nothing: blank, more of a paragraph or table, or a new paragraph."""
        if cursor.blank:
            self._shut(matched)
            self._still = self._mode == ""
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
        block, text = self._leaf, self.text
        if block is None:
            return
        block.end = self._lines[-1][1]
        if text[block.start] != "[":
            return
        body = block.body(text)
        start, done = block.start, 0
        found = []
        for end, label in definitions(body):
            self.defined.add(label)
            found.append(Block("definition", start + done, start + end, block.boxes))
            done = end
        if not found:
            return
        self.blocks[-1:] = found
        rest = body[done:]
        if rest.strip():
            block.start += done + len(rest) - len(rest.lstrip())
            block.marks = [mark for mark in block.marks if mark[0] >= block.start]
            self.blocks.append(block)
        else:
            self._leaf, self._mode = None, ""
