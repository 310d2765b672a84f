"""OpenDocument texts (odt): their text as it reads with all tracked changes accepted, and edits as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple
from zipfile import ZipFile

from cleanup.edits import Edit, apply
from cleanup.formats.word.cuts import Cut, cuts
from cleanup.formats.word.odf import Reader
from cleanup.formats.word.regions import Regions
from cleanup.formats.word.rewriting import rewritten
from cleanup.formats.word.story import Block, Plan, Story
from cleanup.formats.word.tree import Node, Splice, parse, spliced, tag
from cleanup.formats.zipped import Packing, opened, part, repacked
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document

TEXT, STYLES = "content.xml", "styles.xml"
SPARED = {
    "changes": "paragraphs with tracked changes, which must be accepted or rejected first",
    "fields": "fields",
    "objects": "drawings, text boxes and other objects",
    "sections": "protected or linked sections and indexes",
}


class Container(NamedTuple):
    """What holds paragraphs and their tracked changes: the body, a header, a footer."""

    part: str
    node: Node
    blocks: range  # their numbers


class Text(NamedTuple):
    """A document as it was read."""

    archive: ZipFile
    parts: dict[str, bytes]
    roots: dict[str, Node]
    containers: list[Container]
    story: Story
    spared: dict[str, int]


def read(content: bytes, path: str = "") -> Document:
    """What a document reads; raises CleanupError where it is damaged, protected or hostile.

    Blocks are parted by an empty line, and a line break ends the text. The body comes first, then notes, headers and
    footers, whose segments are of the kind "value", so that they are never taken for page furniture.
    """
    return _text(content, path).story.document


def spared(content: bytes, path: str = "") -> list[str]:
    """What of a document is left alone, and how often it is there: `fields (3)`."""
    counts = _text(content, path).spared.items()
    return [f"{SPARED[what]} ({number})" for what, number in sorted(counts) if number]


def write(content: bytes, document: Document, edits: Sequence[Edit], packing: Packing) -> bytes:
    """The document with settled edits as tracked changes.

    Raises CleanupError where an edit would change what is no text, or where the result does not read as it should.
    """
    if not edits:
        return content
    text = _text(content, document.path)
    blocks, plan = text.story.blocks, text.story.plan(edits)
    taken = [cut for number in sorted(plan.changes) for cut in cuts(blocks[number], plan.changes[number])]
    by_node: dict[Node, list[Cut]] = {}
    for cut in taken:
        by_node.setdefault(cut.unit, []).append(cut)
    regions = Regions(packing, _identities(text), taken)
    splices: dict[str, list[Splice]] = {}
    for container in text.containers:
        own = splices.setdefault(container.part, [])
        source = text.parts[container.part]
        for chain in _chains(text.story, plan, container.blocks):
            if tag(source, chain[0].paragraph) != chain[0].paragraph.name:
                message = "names its elements in an unusual way; save it anew in LibreOffice"
                raise CleanupError(Problem(document.path, 0, message))
            own += rewritten(source, chain, by_node, regions)
        own += regions.stored(source, container.node)
    changed = {name: spliced(text.parts[name], made) for name, made in splices.items() if made}
    after = repacked(text.archive, changed, document.path)
    if read(after, document.path).text != apply(document.text, edits):
        message = "would not read as it should after these changes; left alone"
        raise CleanupError(Problem(document.path, 0, message))
    return after


def _chains(story: Story, plan: Plan, numbers: range) -> Iterator[list[Block]]:
    """The paragraphs that change, those together that are made one."""
    joined = story.marks(
        plan, before=True
    )  # LibreOffice puts back what was taken out after a paragraph, not before one
    for number in numbers:
        if number - 1 in joined:
            continue
        last = next(other for other in count(number) if other not in joined)
        if number in plan.changes or last > number:
            yield list(story.blocks[number : last + 1])


def _identities(text: Text) -> frozenset[str]:
    """The ids that are taken."""
    names = ("xml:id", "text:id", "text:change-id")
    nodes = (node for root in text.roots.values() for node in root.all())
    return frozenset(node.attributes[name] for node in nodes for name in names if name in node.attributes)


@lru_cache(maxsize=1)  # a document is read, written, and asked for what was left alone
def _text(content: bytes, path: str) -> Text:
    archive = opened(content, path)
    names = archive.namelist()
    kind = part(archive, "mimetype", path) if "mimetype" in names else b""
    if not kind.startswith(b"application/vnd.oasis.opendocument.text") or TEXT not in names:
        raise CleanupError(Problem(path, 0, "no OpenDocument text; save it as .odt"))
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in part(archive, manifest, path):
        raise CleanupError(Problem(path, 0, "protected with a password; save it without one"))
    parts = {name: part(archive, name, path) for name in (TEXT, STYLES) if name in names}
    roots = {name: parse(raw, path, name) for name, raw in parts.items()}
    reader = Reader(_parents(roots[TEXT]))
    containers = []
    for name, node in _holders(roots):
        first = len(reader.blocks)
        reader.read(name, node.children, None if name == TEXT else "value")
        containers.append(Container(name, node, range(first, len(reader.blocks))))
    return Text(archive, parts, roots, containers, Story(reader.blocks, path, "odt"), reader.spared)


def _holders(roots: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    """The body, and every header and footer."""
    body = roots[TEXT].child("office:body")
    text = body.child("office:text") if body else None
    if text:
        yield TEXT, text
    pages = roots[STYLES].child("office:master-styles") if STYLES in roots else None
    for page in pages.children if pages else ():
        for node in page.children:
            if node.name.startswith(("style:header", "style:footer")):
                yield STYLES, node


def _parents(root: Node) -> dict[str, str]:
    """The style that each automatic style is made from."""
    styles = root.child("office:automatic-styles")
    found = (node.attributes for node in (styles.children if styles else ()))
    return {own.get("style:name", ""): own.get("style:parent-style-name", "") for own in found}
