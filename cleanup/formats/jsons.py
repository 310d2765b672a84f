"""JSON and JSON Lines: the strings at the paths that are named; ARB, which is JSON: its messages.

ARB: https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification; a key that begins with
`@` is about a message, or the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cleanup.formats import paths
from cleanup.formats.sheet import Read
from cleanup.formats.strand import Strand, character, folds
from cleanup.formats.values import Escapes, Values, language, refused
from cleanup.text import Options, Span

DEEPEST = 200  # values within each other
TOO_DEEP = f"values are nested deeper than {DEEPEST}; left alone"
TOKEN = re.compile(r"\"((?:[^\"\\]|\\.)*+)\"(\s*+:)?|[\[\]{},]", re.DOTALL)
LINE = re.compile(r"[^\r\n]+")
ESCAPED = re.compile(r"\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|u(....)|(.))")
CHARACTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
ESCAPES: Escapes = (
    ("\\", "\\\\"),
    ('"', '\\"'),
    *((chr(number), json.dumps(chr(number))[1:-1]) for number in range(32)),
)


@dataclass(slots=True)
class Box:
    """An object or a list that is open: its path, and the key or number of the value that comes next."""

    path: str
    keyed: bool
    key: str = ""
    number: int = 0
    keys: set[str] = field(default_factory=set)

    @property
    def next(self) -> str:
        """The path of the value that comes next."""
        if not self.keyed:
            return f"{self.path}[{self.number}]"
        return f"{self.path}.{self.key}" if self.path else self.key


def read(source: str, options: Options) -> Read:
    """The strings of a JSON file, or of one of JSON Lines, at the paths of `options.fields`, or the messages of ARB.

    Raises CleanupError where it is none, has a key twice in one object, or is nested too deep.
    """
    if options.format == "arb":
        return _messages(source)
    paths.required(source, options)
    values = Values(source)
    start = int(source.startswith("\ufeff"))
    if options.format == "jsonl":
        lines = [Span(*line.span()) for line in LINE.finditer(source, start) if not line[0].isspace()]
    else:
        lines = [Span(start, len(source))]
    for line in lines:
        _check(source, line)
        for span, beside in paths.chosen(list(_strings(source, line)), options):
            words = _strand(source, beside).words if beside else ""
            values.add(_strand(source, span), escapes=ESCAPES, source=words)
    return values.read()


def _messages(source: str) -> Read:
    """The messages of a file of ARB, in the language that it declares."""
    values, lang = Values(source), ""
    for path, strand, escapes in strings(source):
        if path == "@@locale":
            lang = language(strand.reading)
        elif not path.startswith("@"):
            values.add(strand, escapes=escapes)
    return replace(values.read(), lang=lang)


def strings(source: str) -> list[tuple[str, Strand, Escapes]]:
    """The path of every string that is no key, the string, and how characters are written in it.

    Raises CleanupError where the text is no JSON.
    """
    whole = Span(int(source.startswith("\ufeff")), len(source))
    _check(source, whole)
    return [(path, _strand(source, span), ESCAPES) for path, span in _strings(source, whole)]


def _check(source: str, span: Span) -> None:
    """Raise CleanupError where a stretch of the text is no JSON."""
    try:
        json.loads(source[slice(*span)], object_pairs_hook=len, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        raise refused(source, span.start + error.pos, f"is no JSON here: {error.msg}") from None
    except RecursionError:
        raise refused(source, span.start, TOO_DEEP) from None


def _strings(source: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The path and place of every string that is no key, in a text that is JSON."""
    boxes = [Box("", keyed=True)]
    for match in TOKEN.finditer(source, *span):
        box, sign = boxes[-1], match[0]
        if match[2] is not None:
            box.key = _strand(source, Span(*match.span(1))).reading
            if box.key in box.keys:
                message = f'the key "{box.key[:80]}" stands twice in one object; take one out'
                raise refused(source, match.start(), message)
            box.keys.add(box.key)
        elif sign[0] == '"':
            yield box.next, Span(*match.span(1))
        elif sign == ",":
            box.number += 1
        elif sign in "{[":
            if len(boxes) > DEEPEST:
                raise refused(source, match.start(), TOO_DEEP)
            boxes.append(Box(box.next, keyed=sign == "{"))
        else:
            boxes.pop()


def _strand(source: str, span: Span) -> Strand:
    return Strand(source, span, tuple(folds(source, span, ESCAPED, _reading)))


def _reading(match: re.Match[str]) -> str:
    high, low, number, sign = match.groups()
    if high:
        return bytes.fromhex(high + low).decode("utf-16-be")
    return character(number) if number else CHARACTERS[sign]
