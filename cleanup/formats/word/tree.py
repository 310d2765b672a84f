"""XML as a tree that knows at which bytes each of its elements stands, so that changes can be put between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from cleanup.problems import CleanupError, Problem

DEEPEST = 200
MOST = 2_000_000
OFFICE = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://purl.org/dc/elements/1.1/": "dc",
    f"{OFFICE}wordprocessingml/2006/main": "w",
    f"{STRICT}wordprocessingml/main": "w",
    f"{OFFICE}officeDocument/2006/relationships": "r",
    f"{STRICT}officeDocument/relationships": "r",
    f"{OFFICE}officeDocument/2006/math": "m",
    f"{STRICT}officeDocument/math": "m",
    f"{OFFICE}markup-compatibility/2006": "mc",
    f"{OFFICE}package/2006/relationships": "rel",
    f"{OFFICE}package/2006/content-types": "ct",
    **{f"{OPEN}{name}:1.0": name for name in ("office", "text", "table", "style", "draw", "meta", "manifest")},
}
PLAIN: Mapping[str, str] = {}  # the attributes of what has none
# What no XML can hold; a carriage return is not read back, and U+FFFC stands for what is no text.
UNWRITABLE = re.compile("[\0-\x08\x0b-\x1f\ufffc\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True, eq=False)
class Node:
    """An element, or a stretch of character data (`name` is then "").

    `start` and `end` are its first byte and the one behind it; `open` is where its start tag ends and `close` where
    its end tag begins, equal to `end` where it has none (`<w:p/>`).
    """

    name: str  # with the prefix that PREFIXES gives, whatever the file uses: "w:p"
    attributes: Mapping[str, str]
    start: int
    open: int = -1
    close: int = -1
    end: int = -1
    children: Sequence[Node] = ()
    text: str = ""

    def child(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self) -> Iterator[Node]:
        """It and everything in it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    @property
    def alone(self) -> bool:
        """Whether it is one tag."""
        return self.open == self.close == self.end


class Splice(NamedTuple):
    """Bytes that take the place of others."""

    start: int
    end: int
    content: bytes


def parse(content: bytes, path: str, part: str) -> Node:
    """The root element. Raises CleanupError where this is no UTF-8 XML, declares entities, or is nested too deeply."""
    reader = _Reader(content)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        message = f"{part} is damaged ({reason}, line {error.lineno}); save the document anew"
        raise CleanupError(Problem(path, 0, message)) from None
    except _Refused as error:
        raise CleanupError(Problem(path, 0, f"{part} {error}; left alone")) from None
    reader.settle(len(content))
    return reader.top.children[0]


class _Refused(Exception):  # noqa: N818 (no error of ours: it says why a part is not read)
    """Why a part is not read."""


class _Reader:
    """Builds the tree of one part."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        self.top = Node("", {}, 0)
        self._stack = [self.top]
        self._names: dict[str, str] = {}
        self._opening: Node | None = None  # its start tag ends where the next thing begins
        self._ending: Node | None = None  # so does it
        self._quote: int | None = None  # where the CDATA section began
        self._count = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._other
        parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = self._quoting, self._quoted
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declared

    def settle(self, at: int) -> None:
        """Whatever was open until the next thing ends there."""
        if self._opening:
            self._opening.open = at
            self._opening = None
        elif self._ending:
            node = self._ending
            node.end = at
            if node.close < 0:
                node.open = node.close = at
            self._ending = None

    def _name(self, full: str) -> str:
        uri, _, local = full.rpartition(" ")
        name = self._names[full] = f"{PREFIXES.get(uri, '?')}:{local}" if uri else local
        return name

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        self.settle(at)
        names, stack = self._names, self._stack
        known = {names.get(key) or self._name(key): value for key, value in attributes.items()} if attributes else PLAIN
        node = Node(names.get(full) or self._name(full), known, at)
        self._put(node)
        stack.append(node)
        self._opening = node
        self._count += 1
        if len(stack) > DEEPEST:
            message = f"has elements nested more than {DEEPEST} deep"
            raise _Refused(message)
        if self._count > MOST:
            message = f"has more than {MOST:,} elements"
            raise _Refused(message)

    def _put(self, node: Node) -> None:
        """Make it a child of what is open; the look of a run is kept as bytes alone, unless somebody changed it."""
        parent = self._stack[-1]
        if parent.name == "w:rPr" and self._stack[-2].name == "w:r" and node.name != "w:rPrChange":
            return
        if isinstance(parent.children, list):
            parent.children.append(node)
        else:
            parent.children = [node]

    def _end(self, _: str) -> None:
        at = self.parser.CurrentByteIndex
        node = self._stack.pop()
        if node is self._opening and (at == node.start or self.content.endswith(b"/>", node.start, at)):
            self._opening, self._ending = None, node
            if at > node.start:  # some versions of expat stand behind the tag already
                self.settle(at)
            return
        self.settle(at)
        node.close = at
        node.end = self.content.index(b">", at) + 1

    def _text(self, text: str) -> None:
        if self._ending and not self._ending.name:
            self._ending.text += text
            return
        at = self.parser.CurrentByteIndex
        self.settle(at)
        node = Node("", {}, at if self._quote is None else self._quote, text=text)
        self._put(node)
        self._ending = node

    def _other(self, *_: str) -> None:
        self.settle(self.parser.CurrentByteIndex)

    def _quoting(self) -> None:
        self._other()
        self._quote = self.parser.CurrentByteIndex

    def _quoted(self) -> None:
        self.settle(self.content.index(b">", self.parser.CurrentByteIndex) + 1)
        self._quote = None

    def _doctype(self, *_: object) -> None:
        message = "declares a document type or entities"
        raise _Refused(message)

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii") or self.content.startswith((b"\xff", b"\xfe")):
            message = f"is not UTF-8 but {encoding}"
            raise _Refused(message)


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with the splices made; they must not overlap."""
    out: list[bytes] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        if start < at:
            message = f"two changes at byte {start}"
            raise ValueError(message)
        out += content[at:start], new
        at = end
    return b"".join((*out, content[at:]))


def tag(content: bytes, node: Node) -> str:
    """How the file calls an element: "w:p", or what else its prefix is."""
    return re.split(rb"[\s/>]", content[node.start + 1 : node.open], maxsplit=1)[0].decode()


def prefix(content: bytes, node: Node) -> str:
    """The prefix that the file gives an element."""
    return tag(content, node).rpartition(":")[0]


def opening(content: bytes, node: Node) -> bytes:
    """The start tag of an element, also of one that has only one."""
    start = content[node.start : node.open]
    return start[:-2].rstrip() + b">" if node.alone else start


def inserted(content: bytes, node: Node, new: bytes) -> Splice:
    """Something put before the end tag of an element."""
    if not node.alone:
        return Splice(node.close, node.close, new)
    whole = opening(content, node) + new + f"</{tag(content, node)}>".encode()
    return Splice(node.start, node.end, whole)


def escaped(text: str) -> str:
    """A text as character data or the value of an attribute; what XML cannot hold is left out."""
    text = UNWRITABLE.sub("", text)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text
