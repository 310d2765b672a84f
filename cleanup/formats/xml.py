"""XML with exact places: expat says whether it is well-formed, then every tag is where the next one is found.

Nothing is ever fetched or expanded: a document type with declarations of its own is refused, and a reference to an
entity that XML does not know by itself is left alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from cleanup.formats.strand import GAP, Strand, character, folds
from cleanup.formats.values import Escapes, refused
from cleanup.text import Fold, Options, Span

DEEPEST = 200  # elements within each other
ESCAPES: Escapes = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-fA-F]+)|[^;]+);")
DECLARED = re.compile(r"\ufeff?<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']")
QUOTED = r"(?:[^\"'>]|\"[^\"]*+\"|'[^']*+')*+"
MARKUP = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|(?P<data><!\[CDATA\[.*?\]\]>)|<!{QUOTED}>|</(?P<closed>[^\s>]++)\s*+>"
    rf"|<(?P<name>[^\s/>]++)(?P<rest>{QUOTED})>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")

# What a tag is within a string: it parts no words; it parts them; it and all within it is no prose, and parts no words
# or does.
Role = Literal["fold", "gap", "opaque fold", "opaque gap"]
Roles = Callable[["Node"], Role]


@dataclass(slots=True, eq=False)
class Node:
    """An element, or what stands between two tags: "#text", "#data" (CDATA) or "#aside" (a comment, an instruction).

    Names are without the prefix of their namespace. `inside` is what stands between the tags.
    """

    name: str
    span: Span
    inside: Span
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """The first element of that name right within this one."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, *names: str) -> Iterator[Node]:
        """The elements of these names at any depth, in order; not those within one another."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.name in names and node is not self:
                yield node
            else:
                waiting += reversed(node.children)


def read(source: str, options: Options, root: str) -> Node:
    """The root of the document, which must have that name.

    Raises CleanupError where the text is no XML, declares entities or another encoding, or is nested too deep.
    """
    _check(source, options)
    top = _tree(source)
    found = next(child for child in top.children if not child.name.startswith("#"))
    if found.name != root:
        message = f"begins with <{found.name}>, and a file of this kind with <{root}>; name the right format"
        raise refused(source, found.span.start, message)
    return found


def _check(source: str, options: Options) -> None:
    declared = DECLARED.match(source)
    if declared and not _decoded_so(declared[1], source, options):
        message = f'declares encoding="{declared[1]}", which it was not read as; convert it to UTF-8, or say --encoding'
        raise refused(source, declared.start(1), message)
    content = source.encode("utf-8", "surrogatepass")
    parser = expat.ParserCreate("utf-8")
    depth = 0

    def place() -> int:
        return len(content[: max(0, parser.CurrentByteIndex)].decode("utf-8", "ignore"))

    def opened(name: str, attributes: dict[str, str]) -> None:
        del name, attributes
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise refused(source, place(), f"elements are nested deeper than {DEEPEST}; left alone")

    def closed(name: str) -> None:
        del name
        nonlocal depth
        depth -= 1

    def document_type(name: str, system: str | None, public: str | None, own: int) -> None:
        del name, system, public
        if own:
            raise refused(source, place(), "declares entities or elements of its own; take the declarations out")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise refused(source, place(), f"is no well-formed XML here: {expat.ErrorString(error.code)}") from None


def _decoded_so(declared: str, source: str, options: Options) -> bool:
    """Whether the file was decoded as it declares; a byte order mark goes before a declaration."""
    if source.isascii():
        return True
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return False
    used = codecs.lookup(options.encoding or "utf-8").name
    return name == used or (source.startswith("\ufeff") and name.startswith("utf-16"))


def _tree(source: str) -> Node:
    """The elements of a text that is well-formed."""
    top = Node("", Span(0, len(source)), Span(0, len(source)))
    opened = [top]
    at = 0
    for match in MARKUP.finditer(source):
        start, end = match.span()
        here = opened[-1]
        if at < start:
            here.children.append(Node("#text", Span(at, start), Span(at, start)))
        at = end
        if match["closed"]:
            here.inside = Span(here.inside.start, start)
            here.span = Span(here.span.start, end)
            opened.pop()
        elif match["name"]:
            node = Node(_bare(match["name"]), Span(start, end), Span(end, end), _attributes(match["rest"]))
            here.children.append(node)
            if not match["rest"].endswith("/"):
                opened.append(node)
        elif match["data"]:
            here.children.append(Node("#data", Span(start, end), Span(start + 9, end - 3)))
        else:
            here.children.append(Node("#aside", Span(start, end), Span(end, end)))
    return top


def _bare(name: str) -> str:
    return name if name.startswith("xml:") else name.rpartition(":")[2]


def _attributes(text: str) -> dict[str, str]:
    return {_bare(match[1]): unescape(match[2] or match[3] or "") for match in ATTRIBUTE.finditer(text)}


def unescape(text: str) -> str:
    """The text with references to characters resolved."""
    whole = Span(0, len(text))
    return Strand(text, whole, tuple(_entities(text, whole))).reading


def _entities(source: str, span: Span) -> Iterator[Fold]:
    return folds(source, span, ENTITY, _reading)


def _reading(match: re.Match[str]) -> str:
    name, number, hexadecimal = match.groups()
    if number or hexadecimal:
        return character(hexadecimal or f"{int(number):x}")
    return ENTITIES[name] if name else GAP


def strand(source: str, node: Node, role: Roles) -> Strand:
    """What stands within an element, as a string; `role` tells of each element in it what it is."""
    return Strand(source, node.inside, tuple(_folds(source, node.children, role)))


def _folds(source: str, nodes: Iterable[Node], role: Roles) -> Iterator[Fold]:
    for node in nodes:
        (start, end), inside = node.span, node.inside
        if node.name == "#text":
            yield from _entities(source, node.span)
        elif node.name == "#aside":
            yield Fold(start, end)
        elif node.name == "#data":
            yield from (Fold(start, inside.start), Fold(inside.end, end))
        else:
            kind = role(node)
            reading = "" if kind.endswith("fold") else GAP
            if kind.startswith("opaque") or inside.start == end:
                yield Fold(start, end, reading)
            else:
                yield Fold(start, inside.start, reading)
                yield from _folds(source, node.children, role)
                yield Fold(inside.end, end, reading)


def escapes(source: str, node: Node) -> Escapes | None:
    """How characters are written within an element; None: part of it is CDATA and part is not, so that none can be."""
    if not any(node.all("#data")):
        return ESCAPES
    return () if all(source[slice(*text.span)].isspace() for text in node.all("#text")) else None
