r"""Android's strings.xml: strings, plurals and arrays that may be translated.

Format: https://developer.android.com/guide/topics/resources/string-resource. Within XML it has escapes of its own: `\'`,
`\n`, `\u00e7`; a quotation mark without a backslash only keeps blanks.
"""

from __future__ import annotations

import re

from cleanup.formats import xml
from cleanup.formats.sheet import Read
from cleanup.formats.strand import GAP, character, folds
from cleanup.formats.tags import TRANSPARENT
from cleanup.formats.values import Escapes, Values
from cleanup.formats.xml import Node, Role
from cleanup.text import Options, Span

ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.|$))|\"", re.DOTALL)
CHARACTERS = {"n": "\n", "t": "\t"}
ESCAPES: Escapes = (("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"))
REFERENCE = re.compile(r"\s*[@?][\w+.:*]*/?[\w.]+\s*")
PLAIN = frozenset("'\"@?\\#&<> ")


def read(source: str, options: Options) -> Read:
    """The strings of a strings.xml. Raises CleanupError where it is none."""
    values = Values(source)
    for entry in xml.read(source, options, "resources").all("string", "string-array", "plurals"):
        if entry.attributes.get("translatable") == "false":
            continue
        for string in [entry] if entry.name == "string" else entry.all("item"):
            escapes = xml.escapes(source, string)
            strand = xml.strand(source, string, _role)
            if escapes is not None and not REFERENCE.fullmatch(strand.reading):
                whole = Span(0, len(strand.reading))
                own = folds(strand.reading, whole, ESCAPED, _reading)
                values.add(strand.over(own), escapes=(*escapes, *ESCAPES))
    return values.read()


def _role(node: Node) -> Role:
    if node.name == "g":  # <xliff:g>: a placeholder, with an example of what will stand there
        return "opaque gap"
    return "fold" if node.name in TRANSPARENT or node.name == "annotation" else "gap"


def _reading(match: re.Match[str]) -> str:
    number, sign = match.groups()
    if match[0] == '"':
        return ""
    return character(number) if number else CHARACTERS.get(sign, sign if sign in PLAIN else GAP)
