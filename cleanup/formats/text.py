"""Plain text: paragraphs between blank lines or form feeds; what is plainly markup is left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import NamedTuple

from cleanup.formats import front, starts
from cleanup.formats.inline import Inline
from cleanup.formats.links import label_of
from cleanup.formats.sheet import Read, Sheet
from cleanup.text import Kind, Options, Span

LINE = re.compile(r"([^\r\n\f]*)(\r\n?|\n|\f|\Z)")
# The first character of a line that may be more than prose, or a pipe anywhere in it.
NOTABLE = re.compile(r"[ \t]*(?:[>#`~<\[+]|[^\r\n\f|]*\|)")
QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?=\S)")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`\r\n\f]*$")
FENCE_END = re.compile(r"(?<![^\r\n\f])[ \t]*(`{3,}|~{3,})[ \t]*(?![^\r\n\f])")
ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
DEFINITION = re.compile(r" {0,3}\[([^\[\]\r\n\f]+)\]:[ \t]+(?:<\S*>|\S*://\S*|(?:[/#]|\.{1,2}/|mailto:)\S*)(?:[ \t]|$)")
COMMENT = re.compile(r"[ \t]*<!--")
VERBATIM = re.compile(r"[ \t]*<(script|style|pre|textarea)\b[^>]*>", re.IGNORECASE)


def read(text: str, options: Options) -> Read:
    """What a plain text holds."""
    return Plain(text, options.fields).sheet.read()


class Fence(NamedTuple):
    """A line that may close a fence, and how long the longest of either kind is from here on."""

    end: int
    mark: str
    longest: dict[str, int]


def _closing_fences(text: str) -> list[Fence]:
    longest = {"`": 0, "~": 0}
    fences = []
    for match in reversed(list(FENCE_END.finditer(text))):
        mark = match[1]
        longest = {**longest, mark[0]: max(longest[mark[0]], len(mark))}
        fences.append(Fence(match.end(), mark, longest))
    return fences[::-1]


class Plain:
    """One plain text as its lines are read: the block that they make up so far, and the sheet of those before."""

    def __init__(self, text: str, fields: Sequence[str] = ()) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self._lines: list[tuple[int, int]] = []  # of the block
        self._marks: list[tuple[int, int]] = []
        self._depth = 0  # how often it is quoted
        self._in_table = False
        self._fences: list[Fence] | None = None
        self._lost: dict[str, int] = {}  # closing marks that are known not to follow, and from where on
        start = front.read(self.sheet, fields)
        self._defined = self._labels(start)
        self._read(start)

    def _labels(self, start: int) -> Container[str]:
        if "]:" not in self.text:
            return ()
        found = (DEFINITION.match(self.text, *match.span(1)) for match in LINE.finditer(self.text, start))
        return {label_of(match[1]) for match in found if match}

    def _read(self, start: int) -> None:
        text, done = self.text, start
        for match in LINE.finditer(text, start):
            first, end = match.span(1)
            if first < done:
                continue
            if first == end or text[first:end].isspace():
                self._flush()
            elif NOTABLE.match(text, first, end):
                done = self._notable(first, end)
            else:
                self._add(first, end)
            if match[2] == "\f":
                self._flush()
        self._flush()

    def _add(self, start: int, end: int, depth: int = 0) -> None:
        """Make a line part of the block, or of a new one if it is quoted otherwise."""
        if self._in_table or depth != self._depth:
            self._flush()
            self._depth = depth
        self._lines.append((start, end))

    def _flush(self) -> None:
        """Put the block on the sheet."""
        if self._lines:
            span = Span(self._lines[0][0], self._lines[-1][1])
            if self._depth:
                self._prose(span, "quote", self._marks, f"quote {self._depth}")
            else:
                self._prose(span, "paragraph")
        self._lines, self._marks = [], []
        self._depth, self._in_table = 0, False

    def _prose(self, span: Span, kind: Kind, marks: Sequence[tuple[int, int]] = (), sign: str = "") -> None:
        inline = Inline.of(self.text[slice(*span)], self._defined, "text")
        self.sheet.prose(inline, span, kind, marks, sign=sign)

    def _notable(self, start: int, end: int) -> int:
        """A line that may be markup; up to where the text has been read then."""
        text = self.text
        if stop := self._closed(start, end):
            self._flush()
            self.sheet.closed(Span(start, stop), "code")
            return stop
        if heading := HEADING.match(text, start, end):
            self._flush()
            self._prose(Span(start, end), "heading", [heading.span()], "heading")
        elif quoted := QUOTED.match(text, start, end):
            if text[quoted.end() : end].strip():
                self._add(start, end, quoted[0].count(">"))
                self._marks.append(quoted.span())
            else:
                self._flush()
                self.sheet.closed(Span(start, end), "rule")
        elif not self._table(start, end):
            self._add(start, end)
        return end

    def _closed(self, start: int, end: int) -> int | None:
        """Where code, a comment, a script or a definition ends that begins with this line."""
        text = self.text
        if DEFINITION.match(text, start, end):
            return end
        if fence := FENCE.match(text, start, end):
            return self._fence_end(fence[1], end)
        if COMMENT.match(text, start, end):
            return self._sought("-->", r"-->", start)
        if opening := VERBATIM.match(text, start, end):
            return self._sought(opening[1].lower(), rf"</{opening[1]}\s*>", start)
        return None

    def _fence_end(self, mark: str, at: int) -> int | None:
        """Where the fence closes that was opened by the mark."""
        if self._fences is None:
            self._fences = _closing_fences(self.text)
        number = bisect_right(self._fences, at, key=lambda fence: fence.end)
        if number == len(self._fences) or self._fences[number].longest[mark[0]] < len(mark):
            return None
        while not self._fences[number].mark.startswith(mark):
            number += 1
        return self._fences[number].end

    def _sought(self, name: str, pattern: str, at: int) -> int | None:
        """Where the pattern ends; what was sought in vain once is not sought again."""
        if self._lost.get(name, len(self.text) + 1) <= at:
            return None
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(self.text, at)
        if not found:
            self._lost[name] = at
            return None
        return found.end()

    def _table(self, start: int, end: int) -> bool:
        """Whether the line belongs to a table: between pipes, under a line of dashes, or one of dashes."""
        line = self.text[start:end]
        if starts.GRID.match(line.strip()):
            self._flush()
            self.sheet.closed(Span(start, end), "rule")
            return True
        if ROW.match(line) or (self._in_table and "|" in line):
            self._flush()
            self._row(start, end)
        elif "|" in line and starts.DELIMITERS.match(line.strip()) and self._lines:
            head = self._lines[-1]
            if len(starts.cells(self.text[slice(*head)])) != len(starts.cells(line)):
                return False
            del self._lines[-1]
            self._flush()
            self._row(*head)
            self.sheet.closed(Span(start, end), "rule")
        else:
            return False
        self._in_table = True
        return True

    def _row(self, start: int, end: int) -> None:
        line = self.text[start:end]
        at = 0
        for first, last in starts.cells(line):
            self.sheet.token(start + at, f"row {line[at:first].strip()}")
            self._prose(Span(start + first, start + last), "cell")
            at = last
        self.sheet.token(start + at, f"row {line[at:].strip()}")
