"""TOML: its strings, with the path of each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from cleanup.formats.strand import Strand, character, folds
from cleanup.formats.values import Escapes, refused
from cleanup.text import Span

# A comment; a string in one of four ways, over lines or not; a word; a sign; the end of a line.
TOKEN = re.compile(
    r"#[^\r\n]*+"
    r"|\"\"\"(?:\r\n?|\n)?(?P<long>(?:[^\"\\]|\\[\s\S]|\"(?!\"\"(?!\")))*+)\"\"\""
    r"|'''(?:\r\n?|\n)?(?P<raw>(?:[^']|'(?!''(?!')))*+)'''"
    r"|\"(?P<short>(?:[^\"\\\r\n]|\\.)*+)\"|'(?P<plain>[^'\r\n]*+)'"
    r"|(?P<word>[\w.+:-]++)|(?P<sign>[\[\]{},=])|(?P<end>\r\n?|\n)"
)
HEADER = re.compile(r"(\[\[?)([^\[\]\r\n]*)\]")
ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*+(?:\r\n?|\n)\s*+|(.))", re.DOTALL)
CHARACTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
BASIC: Escapes = (("\\", "\\\\"), ('"', '\\"'))
STYLES: dict[str, Escapes] = {"long": BASIC, "raw": (), "short": (*BASIC, ("\n", "\\n"), ("\r", "\\r")), "plain": ()}


@dataclass(slots=True)
class Box:
    """A table or an array that is open: its path, and the key or number of the value that comes next."""

    path: str
    keyed: bool
    key: str = ""
    valued: bool = False  # past the equals sign
    number: int = 0

    @property
    def next(self) -> str:
        """The path of the value that comes next."""
        if not self.keyed:
            return f"{self.path}[{self.number}]"
        return f"{self.path}.{self.key}" if self.path else self.key


def strings(source: str) -> list[tuple[str, Strand, Escapes]]:
    """The path of every string that is no key, the string, and how characters are written in it.

    Raises CleanupError where the text is no TOML.
    """
    try:
        tomllib.loads(source.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise refused(source, 0, f"is no TOML: {error}") from None
    return _Reader(source).found


class _Reader:
    """What is found in a text that is TOML, as its tokens are read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[tuple[str, Strand, Escapes]] = []
        self._boxes = [Box("", keyed=True)]
        self._tables: dict[str, int] = {}  # how many of a name there are
        at = 0
        while token := TOKEN.search(source, at):
            at = self._read(token)

    def _read(self, token: re.Match[str]) -> int:
        """Past a token."""
        box, style = self._boxes[-1], token.lastgroup or ""
        if style == "sign":
            return self._sign(token, box)
        if style == "end" and len(self._boxes) == 1:
            box.key, box.valued = "", False
        elif style in STYLES:
            span = Span(*token.span(style))
            pattern = ESCAPED if style in ("long", "short") else None
            strand = Strand(self.source, span, tuple(folds(self.source, span, pattern, _reading)) if pattern else ())
            if box.keyed and not box.valued:
                box.key += strand.reading
            else:
                self.found.append((box.next, strand, STYLES[style]))
        elif style == "word" and box.keyed and not box.valued:
            box.key += token[0]
        return token.end()

    def _sign(self, token: re.Match[str], box: Box) -> int:
        sign = token[0]
        header = HEADER.match(self.source, token.start()) if len(self._boxes) == 1 and not box.key else None
        if header:
            self._boxes = [Box(self._table(header), keyed=True)]
            return self.source.index("]", header.end() - 1) + len(header[1])
        if sign in "[{":
            self._boxes.append(Box(box.next, keyed=sign == "{"))
        elif sign in "]}":
            self._boxes.pop()
        elif sign == "=":
            box.valued = True
        elif box.keyed:
            box.key, box.valued = "", False
        else:
            box.number += 1
        return token.end()

    def _table(self, header: re.Match[str]) -> str:
        """The path of a table, or of the next of several."""
        name = "".join(header[2].split()).replace('"', "").replace("'", "")
        if header[1] == "[":
            return name
        number = self._tables[name] = self._tables.get(name, -1) + 1
        return f"{name}[{number}]"


def _reading(match: re.Match[str]) -> str:
    number = match[1] or match[2]
    if number:
        return character(number)
    return CHARACTERS.get(match[3], "") if match[3] else ""
