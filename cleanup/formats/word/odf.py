"""The blocks of an OpenDocument text: paragraphs, and what of them is text, object, field or somebody else's change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cleanup.formats.word.story import OBJECT, VISIBLE, Block, Piece
from cleanup.formats.word.tree import Node
from cleanup.text import Kind

BLANKS = re.compile(r"[ \t\r\n]+")
PARAGRAPHS = ("text:p", "text:h")
CHANGES = ("text:change", "text:change-start", "text:change-end")
SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
SPANS = ("text:span", "text:a", "text:meta")
LISTS = ("text:list", "text:list-item", "text:list-header", "text:numbered-paragraph")
INDEX = re.compile(r"text:(?:[\w-]+-index|table-of-content|bibliography|index-body|index-title)$")
ROWS = re.compile(r"table:table-(?:row|rows|header-rows|row-group)$")
# What shows nothing where it stands.
SILENT = re.compile(
    r"text:(?:(?:bookmark|reference-mark|change|[\w-]+-mark)(?:-start|-end)?|soft-page-break|tracked-changes|[\w-]+-decls"
    r"|[\w-]+-source)|office:(?:annotation(?:-end)?|forms)|table:(?:table-column.*|shapes|.*-source|[\w-]+-decls)"
)
TITLES = ("Title", "Subtitle")


class Reader:
    """Reads the blocks of the body and of headers and footers, one after another."""

    def __init__(self, parents: Mapping[str, str]) -> None:
        self.blocks: list[Block] = []
        self.spared: Counter[str] = Counter()  # what is left alone, by what it is
        self._parents = parents  # the style that each automatic style is made from
        self._notes: list[Node] = []
        self._part = ""
        self._open: set[str] = set()  # insertions that have begun; one can reach over paragraphs
        self._surplus = True  # whether a blank that comes next is surplus

    def read(self, name: str, nodes: Sequence[Node], kind: Kind | None = None) -> None:
        """Read what a body, a header or a footer holds, then its notes; `kind` None: what the elements say."""
        self._part = name
        self._open.clear()
        self._blocks(nodes, kind, locked=False)
        notes, self._notes = self._notes, []
        for note in notes:
            self._blocks(note.children, "value", locked=False)

    def _blocks(self, nodes: Sequence[Node], kind: Kind | None, *, locked: bool) -> None:
        nodes = [node for node in nodes if node.name]
        for number, node in enumerate(nodes):
            self._follow(node)
            if node.name in PARAGRAPHS:
                follows = number + 1 < len(nodes) and nodes[number + 1].name in PARAGRAPHS
                self._paragraph(node, kind, joins=follows, locked=locked)
            elif node.name == "table:table":
                self._table(node, locked=locked)
            elif node.name in LISTS:
                self._blocks(node.children, kind or "item", locked=locked)
            elif node.name == "text:section" or INDEX.match(node.name):
                self._section(node, kind, locked=locked)
            elif not SILENT.fullmatch(node.name):
                self.spared["objects"] += 1
                self._barrier(node)

    def _follow(self, node: Node) -> None:
        """Note where an insertion of somebody else begins and ends."""
        identity = node.attributes.get("text:change-id", "")
        if node.name == "text:change-start":
            self._open.add(identity)
        elif node.name == "text:change-end":
            self._open.discard(identity)

    def _barrier(self, node: Node) -> None:
        """A line that stands for what parts the paragraphs around it."""
        self.blocks.append(Block("paragraph", node, self._part, [Piece(OBJECT, node, node, editable=False)]))

    def _section(self, node: Node, kind: Kind | None, *, locked: bool) -> None:
        """A section, or an index that is made anew from the headings."""
        made = node.name != "text:section" or any(child.name.endswith("-source") for child in node.children)
        closed = made or node.attributes.get("text:protected") == "true"
        self.spared["sections"] += closed and not locked
        if not locked:
            self._barrier(node)
        self._blocks(node.children, kind, locked=locked or closed)
        if not locked:
            self._barrier(node)

    def _table(self, table: Node, *, locked: bool) -> None:
        before = len(self.blocks)
        waiting = [table]
        while waiting:
            node = waiting.pop()
            if node.name == "table:table-cell":
                self._blocks(node.children, "cell", locked=locked or node.attributes.get("table:protected") == "true")
            elif node is table or ROWS.match(node.name):
                waiting += reversed(node.children)
        if not any(VISIBLE.search(block.text) for block in self.blocks[before:]):
            self._barrier(table)

    def _paragraph(self, node: Node, kind: Kind | None, *, joins: bool, locked: bool) -> None:
        began = bool(self._open)
        changed = False
        for one in node.all():
            self._follow(one)
            changed = changed or one.name in CHANGES
        changed = changed or began
        self.spared["changes"] += changed
        block = Block(kind or self._kind(node), node, self._part, joins=joins, locked=changed or locked)
        self._surplus = True
        self._inline(node.children, (), block, editable=not block.locked)
        self.blocks.append(block)

    def _kind(self, node: Node) -> Kind:
        style = node.attributes.get("text:style-name", "")
        heading = node.name == "text:h" or self._parents.get(style, style) in TITLES
        return "heading" if heading else "paragraph"

    def _inline(self, nodes: Sequence[Node], around: tuple[Node, ...], block: Block, *, editable: bool) -> None:
        """The pieces of what a paragraph holds, or what something within it does."""
        for node in nodes:
            if not node.name:
                self._put(block, self._collapsed(node.text), node, around, editable=editable)
                self._surplus = self._surplus or node.text.endswith((" ", "\t", "\r", "\n"))
            elif node.name == "text:s":
                count = node.attributes.get("text:c", "1")
                self._put(
                    block, " " * min(int(count) if count.isdecimal() else 1, 1000), node, around, editable=editable
                )
            elif node.name in SIGNS:
                self._put(block, SIGNS[node.name], node, around, editable=editable)
            elif node.name in SPANS:
                self._inline(node.children, (*around, node), block, editable=editable)
            elif not SILENT.fullmatch(node.name):
                self._thing(node, around, block)

    def _put(self, block: Block, text: str, node: Node, around: tuple[Node, ...], *, editable: bool) -> None:
        block.pieces.append(Piece(text, node, node, around, around, editable))
        if text:
            self._surplus = False

    def _collapsed(self, text: str) -> str:
        """Character data as it reads: blanks are one, and none where one came before (ODF 1.3, 6.1.2)."""
        text = BLANKS.sub(" ", text)
        return text.removeprefix(" ") if self._surplus else text

    def _thing(self, node: Node, around: tuple[Node, ...], block: Block) -> None:
        """A note, an object, or a field, which shows what it holds."""
        if node.name == "text:note":
            self._notes += (child for child in node.children if child.name == "text:note-body")
        elif node.name.startswith("text:") and node.name != "text:ruby":
            self.spared["fields"] += 1
            before = len(block.pieces)
            self._inline(node.children, (*around, node), block, editable=False)
            if any(piece.text for piece in block.pieces[before:]):
                return
        else:
            self.spared["objects"] += 1
        self._put(block, OBJECT, node, around, editable=False)
