"""YAML: the strings at the paths that are named, in each of the ways to write one.

What a string reads as is compared with what PyYAML says; one that is written so that the two differ is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

from cleanup.formats import paths
from cleanup.formats.sheet import Read
from cleanup.formats.strand import GAP, Strand, character, folds
from cleanup.formats.values import Escapes, Values, refused
from cleanup.problems import CleanupError
from cleanup.text import Fold, Options, Span

if TYPE_CHECKING:
    import yaml

DEEPEST = 200  # values within each other
STRING = "tag:yaml.org,2002:str"
PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # an anchor, a tag
BREAKS = r"(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))*+[ \t]*+"
BREAK = re.compile(r"\r\n?|\n")
INSIDE = {
    "": re.compile(rf"(?<![ \t])[ \t]*+{BREAKS}"),
    "'": re.compile(rf"''|(?<![ \t])[ \t]*+{BREAKS}"),
    '"': re.compile(
        r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(?:\r\n?|\n)[ \t]*+|(.))"
        rf"|(?<![ \t])[ \t]*+{BREAKS}"
    ),
}
CHARACTERS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
ESCAPES: dict[str, Escapes] = {
    "": (),
    "'": (("'", "''"),),
    '"': (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")),
}
HEADER = re.compile(r"([|>])[+-]?([1-9]?)[^\r\n]*+(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))*+")


@dataclass(slots=True)
class Box:
    """A mapping or a sequence that is open."""

    path: str | None  # None: what lies within has no path
    keyed: bool
    key: str | None = None
    at_key: bool = True
    number: int = -1

    def enter(self, name: str | None) -> str | None:
        """The path of the value that begins here; `name` is what it would be as a key. A key has none."""
        if self.keyed:
            self.at_key = not self.at_key
            if not self.at_key:
                self.key = name
                return None
            if self.path is None or self.key is None:
                return None
            return f"{self.path}.{self.key}" if self.path else self.key
        self.number += 1
        return None if self.path is None else f"{self.path}[{self.number}]"


class Top(Box):
    """What holds a whole document."""

    def enter(self, name: str | None) -> str | None:
        """The empty path."""
        del name
        return ""


def read(source: str, options: Options) -> Read:
    """The strings of a YAML file at the paths of `options.fields`. Raises CleanupError where it is none."""
    paths.required(source, options)
    values = Values(source)
    for strings in _documents(source):
        strands = {strand.span: (strand, style) for _, strand, style in strings}
        for span, beside in paths.chosen([(path, strand.span) for path, strand, _ in strings], options):
            strand, style = strands[span]
            words = strands[beside][0].words if beside else ""
            values.add(strand, escapes=ESCAPES.get(style, ()), source=words)
    return values.read()


Strings = list[tuple[str, Strand, str]]


def strings(source: str) -> list[tuple[str, Strand, Escapes]]:
    """The path of every string that is no key, the string, and how characters are written in it.

    Raises CleanupError where the text is no YAML.
    """
    found = (string for strings in _documents(source) for string in strings)
    return [(path, strand, ESCAPES.get(style, ())) for path, strand, style in found]


def _documents(source: str) -> Iterator[Strings]:
    """The strings of each document: path, string, and how it is written."""
    import yaml

    shift = int(source.startswith("\ufeff"))  # the mark would shift all places in the C reader
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    boxes: list[Box] = []
    strings: Strings = []
    try:
        for event in yaml.parse(source[shift:], Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                boxes = [Top("", keyed=False)]
            elif isinstance(event, yaml.DocumentEndEvent):
                yield strings
                strings = []
            elif isinstance(event, yaml.CollectionStartEvent):
                if len(boxes) > DEEPEST:
                    message = f"values are nested deeper than {DEEPEST}; left alone"
                    raise refused(source, _place(event.start_mark) + shift, message)
                boxes.append(Box(boxes[-1].enter(None), isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                boxes.pop()
            elif isinstance(event, yaml.ScalarEvent):
                path = boxes[-1].enter(event.value)
                if path is not None and (strand := _strand(source, event, shift)):
                    strings.append((path, strand, event.style or ""))
            elif isinstance(event, yaml.AliasEvent):
                boxes[-1].enter(None)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise _fault(source, error, shift) from None


def _fault(source: str, error: Exception, shift: int) -> CleanupError:
    """What PyYAML says of a text that it cannot read, with the line."""
    import yaml

    if isinstance(error, yaml.MarkedYAMLError):
        at = _place(error.problem_mark or error.context_mark) + shift
        return refused(source, at, f"is no YAML here: {error.problem}")
    at = error.start if isinstance(error, UnicodeEncodeError) else int(getattr(error, "position", 0))
    return refused(source, at + shift, "holds a character that YAML does not allow; take it out")


def _strand(source: str, event: yaml.ScalarEvent, shift: int) -> Strand | None:
    """The string as it stands in the text; None: it is no string, or is not read here as PyYAML reads it."""
    style = event.style or ""
    if not _is_text(event):
        return None
    start, end = _place(event.start_mark) + shift, _place(event.end_mark) + shift
    if event.anchor or event.tag:
        properties = PROPERTIES.match(source, start, end)
        start = properties.end() if properties else start
    if style in ("|", ">"):
        strand = _block(source, Span(start, end))
    else:
        inside = Span(start + len(style), end - len(style))
        strand = Strand(source, inside, tuple(folds(source, inside, INSIDE[style], _reading)))
    return strand if strand and _alike(strand.reading, event.value) else None


def _alike(reading: str, value: str) -> bool:
    """Whether the words are the same: blanks at the end aside, and invisible characters that are written as escapes."""
    reading, value = reading.lstrip("\n").rstrip(), value.lstrip("\n").rstrip()
    return reading == value or reading == "".join(char for char in value if category(char) != "Cf" or char in reading)


def _place(mark: Any) -> int:  # of PyYAML itself or of its C reader
    return int(mark.index) if mark else 0


def _is_text(event: yaml.ScalarEvent) -> bool:
    """Whether a scalar is a string: `12:30` and `no` are none unless they are quoted."""
    if event.tag not in (None, "!", STRING):
        return False
    return bool(event.style or event.tag) or _kind(event.value) == STRING


@cache
def _resolver() -> yaml.resolver.Resolver:
    import yaml

    return yaml.resolver.Resolver()


def _kind(value: str) -> str:
    """The tag of a plain scalar."""
    import yaml

    return str(_resolver().resolve(yaml.ScalarNode, value, (True, False)))  # type: ignore[no-untyped-call]  # its stubs say nothing


def _reading(match: re.Match[str]) -> str:
    """What an escape or a line's end within a string of one piece reads as."""
    if match[0] == "''":
        return "'"
    if match[0][0] != "\\":
        return "\n" * (len(BREAK.findall(match[0])) - 1) or " "
    number = match[1] or match[2] or match[3]
    if number:
        return character(number)
    return CHARACTERS.get(match[4], GAP) if match[4] else ""


def _block(source: str, span: Span) -> Strand | None:
    """A string after `|` or `>`: its lines without their indentation."""
    header = HEADER.match(source, *span)
    if not header:
        return None
    start, end = header.end(), span.start + len(source[slice(*span)].rstrip())
    if end <= start:
        return None
    lines = [line for line in BREAK.split(source[start:end]) if line.strip()]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    indent = min(indents) if header[2] else indents[0]
    made = []
    for match in re.finditer(rf"(?:\r\n?|\n)(?: {{0,{indent}}}(?:\r\n?|\n))* {{0,{indent}}}", source[start:end]):
        first, last = match.start() + start, match.end() + start
        breaks = len(BREAK.findall(match[0]))
        kept = header[1] == "|" or source[last] in " \t" or _indented(source, start + indent, first, indent)
        made.append(Fold(first, last, "\n" * breaks if kept else "\n" * (breaks - 1) or " "))
    return Strand(source, Span(start + indent, end), tuple(made))


def _indented(source: str, start: int, end: int, indent: int) -> bool:
    """Whether the line of a block that ends there begins with a blank beyond the indentation."""
    line = max(source.rfind("\n", start, end), source.rfind("\r", start, end)) + 1
    return source[line + indent : line + indent + 1] in (" ", "\t") if line else source[start] in " \t"
