"""Lines and columns of positions in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

BREAK = re.compile(r"\r\n?|\n")
LF = re.compile(r"\n")  # the one break that git and patch know


@dataclass(frozen=True)
class Lines:
    r"""Where the lines of a text begin and end; CRLF, LF and CR each end one, unless told otherwise.

    >>> Lines("a\r\nbc").place(4)
    (2, 2)
    """

    text: str
    breaks: re.Pattern[str] = BREAK
    starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [0, *(match.end() for match in self.breaks.finditer(self.text))])

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a position, both from 1, the column in code points."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1), with its line break."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]
