"""Runs of a Word document, divided where changes begin and end: what goes and what comes, each in its look."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanup.formats.word.cuts import Cut
from cleanup.formats.word.marks import Marks
from cleanup.formats.word.story import Block
from cleanup.formats.word.tree import Node, Splice, escaped, opening, prefix

BREAKS = re.compile(r"([\t\n])")


class Bit(NamedTuple):
    """A child of a run, or a part of its text."""

    start: int
    end: int
    node: Node
    base: int  # where the child begins
    full: str  # what it shows

    @property
    def whole(self) -> bool:
        """Whether it is all of the child."""
        return self.end - self.start == len(self.full)

    @property
    def text(self) -> str:
        """What it shows."""
        return self.full[self.start - self.base : self.end - self.base]


class Group(NamedTuple):
    """Neighbours that share one run: texts, and children as they stand in the file. Without a run: bytes between runs."""

    kind: str  # "": as it was; "ins", "del"
    run: Node | None
    parts: list[str | bytes]


def divided(content: bytes, cuts: Sequence[Cut], marks: Marks) -> Splice:
    """A run with its cuts made."""
    run = cuts[0].unit
    groups: list[Group] = []
    bits = deque(_bits(cuts[0].block, run))
    for cut in cuts:
        keep, gone = list(_taken(bits, cut.start)), list(_taken(bits, cut.end))
        groups += (_kept(content, keep, run), Group("", None, [marks.before(cut, prefix(content, run))]))
        groups += (_kept(content, [bit], run) if bit.start == bit.end else _gone(content, bit, run) for bit in gone)
        groups += (Group("ins", cut.like, [cut.after]), Group("", None, [marks.behind(cut, prefix(content, run))]))
    groups.append(_kept(content, bits, run))
    return Splice(run.start, run.end, b"".join(_written(content, run, groups, marks)))


def _bits(block: Block, run: Node) -> Iterator[Bit]:
    at = min(block.places[node][0] for node in run.children if node in block.places)
    for node in run.children:
        if node.name not in ("", "w:rPr"):
            at, text = block.places.get(node, (at, ""))
            yield Bit(at, at + len(text), node, at, text)
            at += len(text)


def _taken(bits: deque[Bit], until: int) -> Iterator[Bit]:
    """Take the bits before a place from those that are left."""
    while bits and bits[0].end <= until:
        yield bits.popleft()
    if bits and bits[0].start < until:
        yield bits[0]._replace(end=until)
        bits[0] = bits[0]._replace(start=until)


def _kept(content: bytes, bits: Iterable[Bit], run: Node) -> Group:
    return Group("", run, [content[bit.node.start : bit.node.end] if bit.whole else bit.text for bit in bits])


def _gone(content: bytes, bit: Bit, run: Node) -> Group:
    return Group("del", run, [bit.text if bit.node.name == "w:t" else content[bit.node.start : bit.node.end]])


def _written(content: bytes, run: Node, groups: Iterable[Group], marks: Marks) -> Iterator[bytes]:
    """The groups as XML; with changes made plainly, neighbours of one look are one run."""
    groups = [group for group in groups if any(group.parts)]
    if marks.packing.accept:
        groups = [group._replace(kind="") for group in groups if group.kind != "del"]

    def look(group: Group) -> tuple[str, bytes, bool]:
        return group.kind, _look(content, group.run) if group.run else b"", group.run is None

    for (kind, _, between), part in groupby(groups, key=look):
        neighbours = list(part)
        if between:
            yield from (new for group in neighbours for new in group.parts if isinstance(new, bytes))
            continue
        origin = next((group.run for group in neighbours if group.run is run), neighbours[0].run) or run
        parts = [part for group in neighbours for part in group.parts]
        w = prefix(content, run)
        inside = b"".join(_children(parts, w, "delText" if kind == "del" else "t"))
        whole = opening(content, origin) + _look(content, origin) + inside + f"</{w}:r>".encode()
        yield marks.around(kind, whole, w) if kind else whole


def _look(content: bytes, run: Node) -> bytes:
    look = run.child("w:rPr")
    return content[look.start : look.end] if look else b""


def _children(parts: Iterable[str | bytes], w: str, name: str) -> Iterator[bytes]:
    """Texts, those that touch made one, and children as they stand."""
    for whole, group in groupby(parts, key=lambda part: isinstance(part, bytes)):
        if whole:
            yield from (part for part in group if isinstance(part, bytes))
        else:
            yield text("".join(part for part in group if isinstance(part, str)), w, name)


def text(new: str, w: str, name: str = "t") -> bytes:
    r"""A text as children of a run.

    >>> text("a\tb", "w")
    b'<w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'
    """
    signs = {"\t": f"<{w}:tab/>", "\n": f"<{w}:br/>"}
    whole = (
        signs.get(part) or f'<{w}:{name} xml:space="preserve">{escaped(part)}</{w}:{name}>'
        for part in BREAKS.split(new)
        if part
    )
    return "".join(whole).encode()
