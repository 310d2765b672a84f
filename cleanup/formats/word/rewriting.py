"""Paragraphs of an OpenDocument text with their changes made: characters, blanks as they must be written, joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanup.formats.word.cuts import Cut
from cleanup.formats.word.odf import SILENT
from cleanup.formats.word.regions import Regions
from cleanup.formats.word.story import OBJECT, Block, Piece
from cleanup.formats.word.tree import Node, Splice, escaped, inserted, opening, tag

SIGNS = re.compile(r"( +|\t|\n)")
TAGS = {"\t": "<text:tab/>", "\n": "<text:line-break/>"}
NO_TEXT = frozenset(("", " ", "\t", "\n", OBJECT))
IDENTITY = re.compile(rb"""\sxml:id\s*=\s*("[^"]*"|'[^']*')""")
Cuts = Mapping[Node, Sequence[Cut]]  # by the node that they divide


class Token(NamedTuple):
    """Characters of a piece that stay (""), go ("gone") or come ("new"), and behind them the edit's end ("note")."""

    kind: str
    text: str
    piece: Piece
    block: Block
    cut: Cut | None = None

    @property
    def shown(self) -> str:
        """What of it is in the text afterwards."""
        return "" if self.kind == "gone" else self.text

    @property
    def was(self) -> str:
        """What of it was in the text before."""
        return self.text if self.kind in ("", "gone") else ""


def rewritten(content: bytes, chain: Sequence[Block], cuts: Cuts, regions: Regions) -> Iterator[Splice]:
    """What becomes of a paragraph, or of several that are made one under the start tag of the first.

    Blanks at the ends of a part that stays are written anew where something else comes to stand beside them.
    """
    kept = [block for block in chain if block is chain[0] or not _gone(block, cuts)]
    tokens = [token for block in kept for token in _tokens(block, cuts)]
    shown = "".join(token.shown for token in tokens)
    was = "".join(token.was for token in tokens)
    at = old = 0
    for node, group in groupby(tokens, key=lambda token: token.piece.node):
        part = list(group)
        end, stop = at + sum(len(token.shown) for token in part), old + sum(len(token.was) for token in part)
        raw = content[node.start : node.end]
        loose = part[0].piece.editable and not node.name and raw != raw.strip()
        moved = len(kept) > 1 or _beside(was, old, stop) != _beside(shown, at, end)
        if len(part) > 1 or part[0].kind or (loose and moved):
            yield Splice(node.start, node.end, b"".join(_written(content, part, shown, at, regions)))
        at, old = end, stop
    yield from _joined(content, chain, kept, cuts, regions)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters on both sides of a stretch."""
    return text[max(0, start - 1) : start], text[end : end + 1]


def _gone(block: Block, cuts: Cuts) -> bool:
    """Whether nothing of a paragraph stays."""
    own = [cut for piece in block.pieces for cut in cuts.get(piece.node, ())]
    left = len(block.text) - sum(cut.end - cut.start for cut in own)
    return not left and not block.locked and not any(cut.after for cut in own)


def _tokens(block: Block, cuts: Cuts) -> Iterator[Token]:
    for start, piece in zip(block.starts, block.pieces, strict=True):
        at, end = start, start + len(piece.text)
        own = cuts.get(piece.node, ())
        for cut in own:
            if at < cut.start:
                yield Token("", piece.text[at - start : cut.start - start], piece, block)
            # What comes stands first: LibreOffice gives what is put back the look of what it stands behind.
            yield Token("new", cut.after, piece, block)
            if cut.start < cut.end:
                yield Token("gone", piece.text[cut.start - start : cut.end - start], piece, block)
            yield Token("note", "", piece, block, cut)
            at = cut.end
        if at < end or not own:
            yield Token("", piece.text[at - start :], piece, block)


def _written(content: bytes, tokens: Sequence[Token], shown: str, at: int, regions: Regions) -> Iterator[bytes]:
    """The tokens of one node as XML; `shown` is all that the paragraph shows then, `at` where the node is in it."""
    for token in tokens:
        if token.cut:
            yield regions.note(token.cut)
        elif token.kind == "gone":
            yield regions.gone(_paragraph(content, token.block, _spanned(content, token)))
        else:
            end = at + len(token.text)
            new = encoded(token.text, shown[max(0, at - 1) : at], shown[end : end + 1])
            yield regions.new(new) if token.kind == "new" else new
            at = end


def _spanned(content: bytes, token: Token) -> bytes:
    """Text that goes, in the spans and links that it stood in."""
    inside = encoded(token.text, "", "")
    for node in reversed(token.piece.around):
        inside = IDENTITY.sub(b"", opening(content, node)) + inside + f"</{tag(content, node)}>".encode()
    return inside


def _paragraph(content: bytes, block: Block, inside: bytes = b"") -> bytes:
    """A paragraph like that of the block, with something else in it."""
    node = block.paragraph
    return IDENTITY.sub(b"", opening(content, node)) + inside + f"</{tag(content, node)}>".encode()


def encoded(text: str, before: str, behind: str) -> bytes:
    r"""A text as paragraph content: a blank that would be taken for layout is an element of its own (ODF 1.3, 6.1.2).

    `before` and `behind` are the characters around it, "" at the ends of a paragraph.

    >>> encoded(" a  b\tc ", "x", "")
    b' a<text:s text:c="2"/>b<text:tab/>c<text:s text:c="1"/>'
    """
    parts = SIGNS.split(text)
    out = []
    for number, part in enumerate(parts):
        if not part.startswith(" "):
            out.append(TAGS.get(part) or escaped(part))
            continue
        left = "".join(parts[:number])[-1:] or before
        right = "".join(parts[number + 1 :])[:1] or behind
        single = part == " " and left not in NO_TEXT and right not in NO_TEXT
        out.append(" " if single else f'<text:s text:c="{len(part)}"/>')
    return "".join(out).encode()


def _joined(
    content: bytes, chain: Sequence[Block], kept: Sequence[Block], cuts: Cuts, regions: Regions
) -> Iterator[Splice]:
    """Put what is kept of a chain together; what lies between is taken out."""
    numbers = [*map(chain.index, kept), len(chain)]
    for (block, one), other in zip(zip(kept, numbers, strict=False), numbers[1:], strict=True):
        node = block.paragraph
        between = chain[one + 1 : other]
        follower = chain[other] if other < len(chain) else None
        if not between and not follower:
            break
        raw = b"".join(content[gone.paragraph.start : gone.paragraph.end] for gone in between)
        end = _paragraph(content, follower) if follower else b""
        mark = regions.gone(_paragraph(content, block) + raw + end) + b"".join(_left(content, between, cuts, regions))
        if not follower:
            yield inserted(content, node, mark)
            yield from (Splice(gone.paragraph.start, gone.paragraph.end, b"") for gone in between)
        elif node.alone:
            yield Splice(node.start, follower.paragraph.open, opening(content, node) + mark)
        else:
            yield Splice(node.close, follower.paragraph.open, mark)
    if len(kept) > 1:
        last = kept[-1].paragraph
        yield Splice(last.close, last.end, f"</{tag(content, chain[0].paragraph)}>".encode())


def _left(content: bytes, between: Sequence[Block], cuts: Cuts, regions: Regions) -> Iterator[bytes]:
    """What stays of paragraphs that go: bookmarks and the like if they go for good, and the reason of the change."""
    for block in between:
        if regions.packing.accept:
            silent = (node for node in block.paragraph.all() if SILENT.fullmatch(node.name) and node.alone)
            yield from (content[node.start : node.end] for node in silent)
        yield from (regions.note(cut) for piece in block.pieces for cut in cuts.get(piece.node, ()))
