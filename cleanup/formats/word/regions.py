"""Tracked changes of an OpenDocument text: what went is kept in regions of their own, what came stands between marks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from cleanup.edits import Edit
from cleanup.formats.word.cuts import Cut
from cleanup.formats.word.tree import Node, Splice, escaped, inserted
from cleanup.formats.zipped import Packing

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


class Regions:
    """The changes of one document; `used` are the ids that are taken."""

    def __init__(self, packing: Packing, used: Collection[str], cuts: Sequence[Cut]) -> None:
        self.packing = packing
        self._ids = (name for number in count(1) if (name := f"cleanup{number}") not in used)
        self._last = {cut.edit: cut for cut in cuts}
        self._regions: list[bytes] = []

    def _by(self) -> str:
        author, date = escaped(self.packing.author), escaped(self.packing.date.removesuffix("Z"))
        return f"<dc:creator {DC}>{author}</dc:creator><dc:date {DC}>{date}</dc:date>"

    def _region(self, inside: bytes, kind: str) -> str:
        """A new region; its id."""
        name = next(self._ids)
        head = f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}><office:change-info>{self._by()}'
        end = f"</text:{kind}></text:changed-region>"
        self._regions.append(f"{head}</office:change-info>".encode() + inside + end.encode())
        return name

    def gone(self, paragraphs: bytes) -> bytes:
        """What stands where something was taken out: text, or from one paragraph to another."""
        if self.packing.accept:
            return b""
        return f'<text:change text:change-id="{self._region(paragraphs, "deletion")}"/>'.encode()

    def new(self, text: bytes) -> bytes:
        """Text that was put in."""
        if self.packing.accept or not text:
            return text
        name = self._region(b"", "insertion")
        start, end = (f'<text:change-{edge} text:change-id="{name}"/>'.encode() for edge in ("start", "end"))
        return start + text + end

    def note(self, cut: Cut) -> bytes:
        """The comment behind the last cut of an edit, which gives its reason; none in notes, headers and footers."""
        edit: Edit = cut.edit
        if not self.packing.comments or self._last[edit] is not cut or cut.block.kind == "value":
            return b""
        return f"<office:annotation>{self._by()}<text:p>{escaped(edit.why)}</text:p></office:annotation>".encode()

    def stored(self, content: bytes, container: Node) -> Iterator[Splice]:
        """The regions made since this was last asked for, put where the text or the header keeps its changes."""
        regions, self._regions = b"".join(self._regions), []
        if not regions:
            return
        kept = container.child("text:tracked-changes")
        if kept:
            yield inserted(content, kept, regions)
            return
        before = container.child("office:forms")
        at = before.end if before else container.open
        whole = b'<text:tracked-changes text:track-changes="false">' + regions + b"</text:tracked-changes>"
        yield Splice(at, at, whole)
