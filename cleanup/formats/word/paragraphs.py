"""The blocks of a Word document: paragraphs, and what of them is text, object, field or somebody else's change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cleanup.formats.word.parts import Part, kind_of
from cleanup.formats.word.story import OBJECT, VISIBLE, Block, Piece
from cleanup.formats.word.tree import Node
from cleanup.text import Kind

SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}  # fmt: skip
BLANKS = str.maketrans("\t\n\r", "   ")
# What shows nothing where it stands.
QUIET = (
    "pPr rPr proofErr bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd commentReference"
    " annotationRef lastRenderedPageBreak instrText delInstrText delText footnoteRef endnoteRef separator"
    " continuationSeparator sectPr sdtPr sdtEndPr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " smartTagPr customXmlPr tblPr tblGrid trPr tcPr tblPrEx"
)
SILENT = frozenset(f"w:{name}" for name in QUIET.split())
WRAPPERS = frozenset(("w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo"))
CHANGES = frozenset(("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:numberingChange"))
ROWS = frozenset(("w:tr", "w:tc", "w:sdtContent", "w:sdt", "w:customXml", "w:ins", "w:moveTo"))
# Content controls whose text is a choice, a placeholder, or kept elsewhere too.
FILLED = (
    "dataBinding dropDownList comboBox date picture docPartObj docPartList equation citation bibliography"
    " showingPlcHdr group"
)
BOUND = frozenset(f"w:{name}" for name in FILLED.split()) | {"?:checkbox", "?:dataBinding"}


class Reader:
    """Reads the blocks of all parts, one part after another."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.blocks: list[Block] = []
        self.spared: Counter[str] = Counter()  # what is left alone, by what it is
        self._kinds = kinds
        self._part = ""
        self._content = b""
        self._field = 0  # how many fields are open; one can reach over paragraphs
        self._shown = False  # whether the innermost of them has shown something
        self._preserve = False

    def read(self, name: str, part: Part) -> None:
        """Read a part: the body, a header, a footer, notes."""
        self._part, self._content, self._field = name, part.content, 0
        self._preserve = part.root.attributes.get("xml:space") == "preserve"
        if part.root.name == "w:document":
            body = part.root.child("w:body")
            self._blocks(body.children if body else [], None)
        elif part.root.name in ("w:footnotes", "w:endnotes"):
            for note in part.root.children:
                if note.attributes.get("w:type", "normal") == "normal":
                    self._blocks(note.children, "value")
        else:
            self._blocks(part.root.children, "value")

    def _blocks(self, nodes: Sequence[Node], kind: Kind | None, *, locked: bool = False) -> None:
        """The blocks of what holds paragraphs; `kind` None: what their styles say."""
        nodes = [node for node in nodes if node.name not in SILENT and node.name]
        number = 0
        while number < len(nodes):
            node = nodes[number]
            number += 1
            if node.name == "w:p":
                chain = [node]
                while _mark(chain[-1], "w:del", "w:moveFrom") and number < len(nodes) and nodes[number].name == "w:p":
                    chain.append(nodes[number])
                    number += 1
                joins = number < len(nodes) and nodes[number].name == "w:p"
                self._paragraph(chain, kind, joins=joins, locked=locked)
            elif node.name == "w:tbl":
                self._table(node, locked=locked)
            elif node.name in ("w:sdt", "w:customXml", "w:ins", "w:moveTo"):
                inside, bound = _content(node)
                self.spared["controls"] += bound
                self._barrier(node)
                self._blocks(inside, kind, locked=locked or bound or node.name in CHANGES)
                self._barrier(node)
            else:
                self._barrier(node, "objects")

    def _barrier(self, node: Node, what: str = "") -> None:
        """A line that stands for what parts the paragraphs around it."""
        if what:
            self.spared[what] += 1
        self.blocks.append(Block("paragraph", node, self._part, [Piece(OBJECT, node, node, editable=False)]))

    def _table(self, table: Node, *, locked: bool) -> None:
        before = len(self.blocks)
        waiting = [(row, locked) for row in reversed(table.children)]
        while waiting:
            node, closed = waiting.pop()
            if node.name == "w:tc":
                if not _has(node.child("w:tcPr"), "w:cellDel"):
                    self._blocks(node.children, "cell", locked=closed or _has(node.child("w:tcPr"), "w:cellIns"))
            elif node.name in ROWS and not _has(node.child("w:trPr"), "w:del"):
                inside, bound = _content(node)
                self.spared["controls"] += bound
                closed = closed or bound or node.name in CHANGES or _has(node.child("w:trPr"), "w:ins")
                waiting += ((row, closed) for row in reversed(inside))
        if not any(VISIBLE.search(block.text) for block in self.blocks[before:]):
            self._barrier(table)

    def _paragraph(self, chain: Sequence[Node], kind: Kind | None, *, joins: bool, locked: bool) -> None:
        last = chain[-1]
        properties = last.child("w:pPr")
        changed = any(node.name in CHANGES for paragraph in chain for node in paragraph.all())
        if changed:
            self.spared["changes"] += 1
        block = Block(kind or self._kind(properties), chain[0], self._part, joins=joins, locked=changed or locked)
        for paragraph in chain:
            self._inline(paragraph.children, (), block.pieces, editable=not block.locked)
        self.blocks.append(block)
        if properties and properties.child("w:sectPr") and kind is None:
            block.joins = False
            self._barrier(last)

    def _kind(self, properties: Node | None) -> Kind:
        style = properties.child("w:pStyle") if properties else None
        named = self._kinds.get(style.attributes.get("w:val", "") if style else "")
        return kind_of(properties) or named or "paragraph"

    def _inline(self, nodes: Sequence[Node], around: tuple[Node, ...], pieces: list[Piece], *, editable: bool) -> None:
        """The pieces of what a paragraph holds, or what something within it does."""
        for node in nodes:
            if node.name == "w:r":
                self._run(node, around, pieces, editable=editable)
            elif node.name in WRAPPERS or node.name in ("w:ins", "w:moveTo"):
                self._inline(node.children, (*around, node), pieces, editable=editable)
            elif node.name == "w:sdt":
                inside, bound = _content(node)
                self.spared["controls"] += bound
                self._inline(inside, (*around, node), pieces, editable=editable and not bound)
            elif node.name == "w:fldSimple":
                self.spared["fields"] += 1
                before = len(pieces)
                self._inline(node.children, (*around, node), pieces, editable=False)
                if before == len(pieces):
                    pieces.append(Piece(OBJECT, node, node, around, editable=False))
            elif node.name not in SILENT and node.name not in ("", "w:del", "w:moveFrom"):
                self.spared["objects"] += 1
                pieces.append(Piece(OBJECT, node, node, around, editable=False))

    def _run(self, run: Node, around: tuple[Node, ...], pieces: list[Piece], *, editable: bool) -> None:
        look = run.child("w:rPr")
        manner = (*around, self._content[look.start : look.end] if look else b"")
        for node in run.children:
            if node.name == "w:fldChar":
                self._bound(node, around, pieces)
                continue
            text = self._shows(node)
            if text:
                free = editable and not self._field and OBJECT not in text
                self._shown = self._shown or bool(self._field)
                pieces.append(Piece(text, node, run, around, manner, free))

    def _bound(self, node: Node, around: tuple[Node, ...], pieces: list[Piece]) -> None:
        """Where a field begins or ends; one that shows nothing is an object."""
        kind = node.attributes.get("w:fldCharType")
        if kind == "begin":
            self._field += 1
            self._shown = False
            self.spared["fields"] += 1
        elif kind == "end" and self._field:
            self._field -= 1
            if not self._shown:
                pieces.append(Piece(OBJECT, node, node, around, editable=False))
                self._shown = True

    def _shows(self, node: Node) -> str:
        """What a child of a run shows."""
        if node.name == "w:t":
            text = "".join(part.text for part in node.children if not part.name).translate(BLANKS)
            return text if self._preserve or node.attributes.get("xml:space") == "preserve" else text.strip(" ")
        if node.name == "w:br" and node.attributes.get("w:type", "textWrapping") == "textWrapping":
            return "\n"
        if node.name in SIGNS:
            return SIGNS[node.name]
        if node.name == "w:sym":
            return _symbol(node.attributes.get("w:char", ""))
        if node.name in SILENT or not node.name:
            return ""
        if node.name not in ("w:br", "w:footnoteReference", "w:endnoteReference"):
            self.spared["objects"] += 1
        return OBJECT


def _symbol(code: str) -> str:
    """The character of a symbol; one in a font's own place is known to that font alone."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return OBJECT
    return OBJECT if "\ud800" <= sign <= "\uf8ff" or sign < " " else sign


def _has(properties: Node | None, name: str) -> bool:
    return properties is not None and properties.child(name) is not None


def _mark(paragraph: Node, *names: str) -> bool:
    """Whether the mark at the end of a paragraph is changed so."""
    properties = paragraph.child("w:pPr")
    look = properties.child("w:rPr") if properties else None
    return any(_has(look, name) for name in names)


def _content(node: Node) -> tuple[Sequence[Node], bool]:
    """What a wrapper holds, and whether it is a content control that is locked or whose text is not its own."""
    if node.name != "w:sdt":
        return node.children, False
    properties, content = node.child("w:sdtPr"), node.child("w:sdtContent")
    settings = properties.children if properties else []
    locks = [setting.attributes.get("w:val", "") for setting in settings if setting.name == "w:lock"]
    bound = any(lock in ("contentLocked", "sdtContentLocked") for lock in locks) or any(
        setting.name in BOUND for setting in settings
    )
    return content.children if content else [], bound
