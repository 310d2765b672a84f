"""What tells a Word user of a change: tracked insertions and deletions, and comments that give the reason."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from itertools import count

from cleanup.edits import Edit
from cleanup.formats.word.cuts import Cut
from cleanup.formats.word.parts import TYPES, Package, relations
from cleanup.formats.word.tree import STRICT, Node, escaped, inserted, prefix, spliced
from cleanup.formats.zipped import Packing

XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org"


class Marks:
    """The marks of one document; their ids are no other's in any of its parts."""

    def __init__(self, package: Package, packing: Packing, cuts: Sequence[Cut]) -> None:
        self.packing = packing
        names = [*package.stories, *filter(None, [package.comments])]
        used = {node.attributes.get("w:id", "") for name in names for node in package.part(name).root.all()}
        self._ids = (str(number) for number in count(1) if str(number) not in used)
        self._first: dict[Edit, Cut] = {}
        for cut in cuts:
            self._first.setdefault(cut.edit, cut)
        self._last = {cut.edit: cut for cut in cuts}
        self._notes: dict[Edit, str] = {}  # the id of the comment on each edit
        if packing.comments:
            beside = {name for name in package.stories if package.part(name).root.name in ("w:hdr", "w:ftr")}
            self._notes = {cut.edit: next(self._ids) for cut in self._first.values() if cut.block.part not in beside}

    def _by(self, w: str) -> str:
        author, date = escaped(self.packing.author), escaped(self.packing.date)
        return f'{w}:id="{next(self._ids)}" {w}:author="{author}" {w}:date="{date}"'

    def around(self, kind: str, runs: bytes, w: str) -> bytes:
        """Runs that were put in ("ins") or are to go ("del")."""
        return f"<{w}:{kind} {self._by(w)}>".encode() + runs + f"</{w}:{kind}>".encode()

    def paragraph(self, w: str) -> bytes:
        """The mark of a paragraph that is to go."""
        return f"<{w}:del {self._by(w)}/>".encode()

    def before(self, cut: Cut, w: str) -> bytes:
        """What stands before a cut: where its edit begins, the beginning of what the comment is on."""
        note = self._notes.get(cut.edit)
        return f'<{w}:commentRangeStart {w}:id="{note}"/>'.encode() if note and self._first[cut.edit] is cut else b""

    def behind(self, cut: Cut, w: str) -> bytes:
        """What stands behind a cut: where its edit ends, the comment's own sign."""
        note = self._notes.get(cut.edit)
        if not note or self._last[cut.edit] is not cut:
            return b""
        end = f'<{w}:commentRangeEnd {w}:id="{note}"/><{w}:r><{w}:commentReference {w}:id="{note}"/></{w}:r>'
        return end.encode()

    def parts(self, package: Package) -> Iterator[tuple[str, bytes]]:
        """The parts that hold the comments and make them known; none where there is no comment."""
        if not self._notes:
            return
        if package.comments:
            content, root = package.part(package.comments)
            notes = self._comments(prefix(content, root))
            yield package.comments, spliced(content, [inserted(content, root, notes)])
            return
        main = package.stories[0]
        content, root = package.part(main)
        strict = STRICT.encode() in content[root.start : root.open]
        space = f"{STRICT}wordprocessingml/main" if strict else f"{OFFICE}/wordprocessingml/2006/main"
        kind = f"{STRICT}officeDocument" if strict else f"{OFFICE}/officeDocument/2006"
        name = _free(package, posixpath.join(posixpath.dirname(main), "comments"))
        yield name, XML + f'<w:comments xmlns:w="{space}">'.encode() + self._comments("w") + b"</w:comments>"
        yield TYPES, _known(package, f'Override PartName="/{name}" ContentType="{COMMENTS_TYPE}"')
        yield relations(main), _related(package, f'Type="{kind}/relationships/comments" Target="/{name}"')

    def _comments(self, w: str) -> bytes:
        author, date = escaped(self.packing.author), escaped(self.packing.date)
        by = f'{w}:author="{author}" {w}:date="{date}" {w}:initials="{author[:1]}"'
        return "".join(
            f'<{w}:comment {w}:id="{note}" {by}><{w}:p><{w}:r><{w}:annotationRef/></{w}:r><{w}:r>'
            f'<{w}:t xml:space="preserve">{escaped(edit.why)}</{w}:t></{w}:r></{w}:p></{w}:comment>'
            for edit, note in self._notes.items()
        ).encode()


def _free(package: Package, name: str) -> str:
    """A name for a part that no other has."""
    names = package.archive.namelist()
    return next(new for n in count() if (new := f"{name}{n or ''}.xml") not in names)


def _known(package: Package, entry: str) -> bytes:
    content, root = package.part(TYPES)
    return _appended(content, root, entry)


def _related(package: Package, entry: str) -> bytes:
    where = relations(package.stories[0])
    if where not in package.archive.namelist():
        return XML + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" {entry}/></Relationships>'.encode()
    content, root = package.part(where)
    used = {node.attributes.get("Id") for node in root.children}
    identity = next(f"rId{number}" for number in count(1) if f"rId{number}" not in used)
    return _appended(content, root, f'Relationship Id="{identity}" {entry}')


def _appended(content: bytes, root: Node, entry: str) -> bytes:
    """A part with one more element without content, under the prefix that its root has."""
    p = prefix(content, root)
    return spliced(content, [inserted(content, root, f"<{p}{':' if p else ''}{entry}/>".encode())])
