"""Apple's .strings: the values of `"key" = "value";`.

Format: Apple's "Resource Programming Guide", String Resources. A key that is a sentence is the original.
"""

from __future__ import annotations

import re

from cleanup.formats.sheet import Read
from cleanup.formats.strand import GAP, Strand, character, folds
from cleanup.formats.values import Escapes, Values, refused
from cleanup.text import Options, Span

SKIPPED = re.compile(r"(?:\s++|/\*.*?\*/|//[^\r\n]*+)*+", re.DOTALL)
STRING = re.compile(r"\"((?:[^\"\\]|\\.)*+)\"|([\w$.:/-]++)", re.DOTALL)
ESCAPED = re.compile(r"\\(?:[uU]([0-9a-fA-F]{4})|[0-7]{1,3}|(.))", re.DOTALL)
CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "'": "'"}
ESCAPES: Escapes = (("\\", "\\\\"), ('"', '\\"'))


def read(source: str, options: Options) -> Read:
    """The values of a .strings file. Raises CleanupError where it does not read `"key" = "value";`."""
    del options  # there is one way to read it
    values = Values(source)
    at = _skipped(source, int(source.startswith("\ufeff")))
    while at < len(source):
        key = STRING.match(source, at)
        at = _skipped(source, key.end()) if key else at
        value = STRING.match(source, _skipped(source, at + 1)) if key and source.startswith("=", at) else None
        if value:
            at = _skipped(source, value.end())
        if not key or not source.startswith(";", at):
            raise refused(source, at, 'expected "key" = "value"; here; close the string, or put the semicolon')
        if value and value[1] is not None:
            words = _strand(source, Span(*key.span(1))).words if key[1] else ""
            values.add(_strand(source, Span(*value.span(1))), escapes=ESCAPES, source=words if " " in words else "")
        at = _skipped(source, at + 1)
    return values.read()


def _skipped(source: str, at: int) -> int:
    """Past blanks and comments."""
    match = SKIPPED.match(source, at)
    return match.end() if match else at


def _strand(source: str, span: Span) -> Strand:
    return Strand(source, span, tuple(folds(source, span, ESCAPED, _reading)))


def _reading(match: re.Match[str]) -> str:
    return character(match[1]) if match[1] else CHARACTERS.get(match[2], GAP)
