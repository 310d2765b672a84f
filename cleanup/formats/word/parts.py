"""The parts of a Word document that hold text, and what its styles say a paragraph is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from zipfile import ZipFile

from cleanup.formats.word.tree import Node, parse
from cleanup.formats.zipped import part
from cleanup.problems import CleanupError, Problem
from cleanup.text import Kind

TYPES = "[Content_Types].xml"
BESIDE = ("header", "footer", "footnotes", "endnotes")  # the parts that are read after the body, in this order
HEADING = re.compile(r"heading \d|(?:sub)?title$", re.IGNORECASE)


class Part(NamedTuple):
    """A part of a document: its bytes and its root element."""

    content: bytes
    root: Node


@dataclass(frozen=True)
class Package:
    """A Word document: the parts with text (the body first), and where its comments and styles are ("": nowhere)."""

    archive: ZipFile
    path: str
    stories: tuple[str, ...]
    comments: str
    styles: str
    _parts: dict[str, Part] = field(default_factory=dict)

    def part(self, name: str) -> Part:
        """A part by its name, parsed once. Raises CleanupError where it is damaged."""
        if name not in self._parts:
            self._parts[name] = _part(self.archive, name, self.path)
        return self._parts[name]


def _part(archive: ZipFile, name: str, path: str) -> Part:
    content = part(archive, name, path)
    return Part(content, parse(content, path, name))


def package(archive: ZipFile, path: str) -> Package:
    """What a document consists of. Raises CleanupError where it is no Word document, or one with macros."""
    names = frozenset(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names) or b"macroEnabled" in part(archive, TYPES, path):
        raise CleanupError(Problem(path, 0, "holds macros; left alone; save it as .docx without them"))
    main = next((target for kind, target in _targets(archive, "", path) if kind == "officeDocument"), "")
    if main not in names:
        raise CleanupError(Problem(path, 0, "no Word document; save it as .docx"))
    targets = [(kind, name) for kind, name in _targets(archive, main, path) if name in names]
    beside = sorted((BESIDE.index(kind), len(name), name) for kind, name in targets if kind in BESIDE)
    named = dict(reversed(targets))
    stories = dict.fromkeys((main, *(name for _, _, name in beside)))
    return Package(archive, path, tuple(stories), named.get("comments", ""), named.get("styles", ""))


def relations(name: str) -> str:
    """Where the relations of a part are; "" is the document as a whole.

    >>> relations("word/document.xml"), relations("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _targets(archive: ZipFile, name: str, path: str) -> Iterator[tuple[str, str]]:
    """What a part relates to: the kind of each relation and the part."""
    where = relations(name)
    if where not in archive.namelist():
        return
    for node in _part(archive, where, path).root.children:
        kind, target = node.attributes.get("Type", ""), node.attributes.get("Target", "")
        if node.name == "rel:Relationship" and node.attributes.get("TargetMode") != "External":
            folder = "/" + posixpath.dirname(name)
            yield kind.rpartition("/")[2], posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def kinds(document: Package) -> dict[str, Kind]:
    """The styles that make a paragraph a heading or an item of a list; "" is the style of those that name none."""
    if not document.styles:
        return {}
    styles = {}
    own: dict[str, Kind] = {}
    for style in document.part(document.styles).root.children:
        if style.name != "w:style" or style.attributes.get("w:type") != "paragraph":
            continue
        name = style.attributes.get("w:styleId", "")
        based = style.child("w:basedOn")
        styles[name] = based.attributes.get("w:val", "") if based else ""
        called = style.child("w:name")
        if called and HEADING.match(called.attributes.get("w:val", "")):
            own[name] = "heading"
        elif kind := kind_of(style.child("w:pPr")):
            own[name] = kind
    return {name: kind for name in styles if (kind := _inherited(name, styles, own))}


def _inherited(name: str, styles: dict[str, str], own: dict[str, Kind]) -> Kind | None:
    seen = set()
    while name in styles and name not in seen:
        if name in own:
            return own[name]
        seen.add(name)
        name = styles[name]
    return None


def kind_of(properties: Node | None) -> Kind | None:
    """What the properties of a paragraph make of it: a heading by its level, an item by its number."""
    if properties is None:
        return None
    level, number = properties.child("w:outlineLvl"), properties.child("w:numPr")
    if level and level.attributes.get("w:val", "") in "012345678":
        return "heading"
    identity = number.child("w:numId") if number else None
    return "item" if identity and identity.attributes.get("w:val") != "0" else None
