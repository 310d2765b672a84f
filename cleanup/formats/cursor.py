"""How far a line of Markdown has been read, in characters and in columns."""

from __future__ import annotations


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
