"""A document as its editor has it: its text, kept in step with every change, and where positions stand in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol.types import Position, PositionEncodingKind, Range, TextDocumentContentChangePartial
from pygls.workspace import TextDocument

from cleanup.report.lines import Lines
from cleanup.text import Span

if TYPE_CHECKING:
    from lsprotocol.types import TextDocumentContentChangeEvent

    from cleanup.lsp.looking import Look

CONTINUING = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that begin no character


class Page(TextDocument):
    """A text document whose lines end where the protocol says: at CRLF, LF and CR.

    Those of its parent also end at form feeds and line separators, which the texts of this trade hold, and its columns
    are counted character by character, which a page of findings makes felt. `look` is what was last found in it.
    """

    def __init__(self, document: TextDocument) -> None:
        codec = document.position_codec
        super().__init__(document.uri, document.source, document.version, document.language_id, position_codec=codec)
        self.encoding = codec.encoding
        self.places = Lines(self.text)
        self._counted = (0, 0)  # a place in the text, and its column in code units
        self.look: Look | None = None
        self.task: asyncio.Task[None] | None = None
        self.hurry = asyncio.Event()  # somebody waits for the task
        self.took = 0.0  # seconds that the last look at all of it took

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._source or ""

    @property
    def file(self) -> Path:
        """Where it lies, or would if it were saved."""
        return Path(self.path)

    def apply_change(self, change: TextDocumentContentChangeEvent) -> None:
        """Make a change that the editor has made."""
        if isinstance(change, TextDocumentContentChangePartial):
            start, end = sorted((self.at(change.range.start), self.at(change.range.end)))
            self._source = self.text[:start] + change.text + self.text[end:]
        else:
            self._source = change.text
        self.places = Lines(self.text)
        self._counted = (0, 0)

    def at(self, position: Position) -> int:
        """The place of a position in the text; one past the end of a line or of the text is that end."""
        starts = self.places.starts
        if position.line >= len(starts):
            return len(self.text)
        line = self.places.line(position.line + 1).rstrip("\r\n")
        return starts[position.line] + characters(line, position.character, self.encoding)

    def position(self, at: int) -> Position:
        """The position of a place in the text."""
        line, column = self.places.place(at)
        start, count = at - column + 1, 0
        if start <= self._counted[0] <= at:  # a line of a megabyte is counted once, not for every finding in it
            start, count = self._counted
        self._counted = at, count + units(self.text[start:at], self.encoding)
        return Position(line - 1, self._counted[1])

    def range(self, span: Span) -> Range:
        """The range of a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))


def units(text: str, encoding: str | None) -> int:
    """How many code units of the encoding a text has.

    >>> units("Kuçi 🎉", "utf-8"), units("Kuçi 🎉", "utf-16"), units("Kuçi 🎉", "utf-32")
    (10, 7, 6)
    """
    if text.isascii() or encoding == PositionEncodingKind.Utf32:
        return len(text)
    if encoding == PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, count: int, encoding: str | None) -> int:
    """How many characters of a text its first code units are; all of them, where it has fewer.

    >>> characters("ç🎉x", 6, "utf-8"), characters("ç🎉x", 3, "utf-16"), characters("ç🎉x", 9, "utf-32")
    (2, 2, 3)
    """
    if text.isascii() or encoding == PositionEncodingKind.Utf32:
        return min(count, len(text))
    if encoding == PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass")[:count].translate(None, CONTINUING))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "surrogatepass"))
