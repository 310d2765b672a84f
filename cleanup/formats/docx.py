"""Word documents (docx): their text as it reads with all tracked changes accepted, and edits as tracked changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import count, groupby

from cleanup.edits import Edit, apply
from cleanup.formats.word.cuts import cuts
from cleanup.formats.word.marks import Marks
from cleanup.formats.word.paragraphs import Reader
from cleanup.formats.word.parts import Package, kinds, package
from cleanup.formats.word.runs import divided
from cleanup.formats.word.story import Block, Story
from cleanup.formats.word.tree import Node, Splice, inserted, opening, prefix, spliced, tag
from cleanup.formats.zipped import Packing, opened, repacked
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document

SPARED = {
    "changes": "paragraphs with tracked changes, which must be accepted or rejected first",
    "fields": "fields",
    "objects": "drawings, text boxes, equations and other objects",
    "controls": "locked or bound content controls",
}


def read(content: bytes, path: str = "") -> Document:
    """What a document reads; raises CleanupError where it is damaged, protected, hostile, or holds macros.

    Blocks are parted by an empty line, and a line break ends the text. The body comes first, then headers, footers,
    footnotes and endnotes, whose segments are of the kind "value", so that they are never taken for page furniture.
    """
    return _story(content, path)[1].document


def spared(content: bytes, path: str = "") -> list[str]:
    """What of a document is left alone, and how often it is there: `fields (3)`."""
    counts = _story(content, path)[2].items()
    return [f"{SPARED[what]} ({count})" for what, count in sorted(counts) if count]


def write(content: bytes, document: Document, edits: Sequence[Edit], packing: Packing) -> bytes:
    """The document with settled edits as tracked changes.

    Raises CleanupError where an edit would change what is no text, or where the result does not read as it should.
    """
    if not edits:
        return content
    found, story, _ = _story(content, document.path)
    plan = story.plan(edits)
    taken = [cut for number in sorted(plan.changes) for cut in cuts(story.blocks[number], plan.changes[number])]
    marks = Marks(found, packing, taken)
    splices: dict[str, list[Splice]] = {}
    for _, group in groupby(taken, key=lambda cut: cut.unit):
        of_run = list(group)
        part = of_run[0].block.part
        splices.setdefault(part, []).append(divided(found.part(part).content, of_run, marks))
    for part, splice in _joined(found, story.blocks, story.marks(plan, before=False), marks):
        splices.setdefault(part, []).append(splice)
    if any(not prefix(*found.part(name)) for name in splices):
        message = "names its elements in an unusual way; save it anew in Word or LibreOffice"
        raise CleanupError(Problem(document.path, 0, message))
    changed = {name: spliced(found.part(name).content, made) for name, made in splices.items()}
    after = repacked(found.archive, changed | dict(marks.parts(found)), document.path)
    if read(after, document.path).text != apply(document.text, edits):
        message = "would not read as it should after these changes; left alone"
        raise CleanupError(Problem(document.path, 0, message))
    return after


def _joined(
    found: Package, blocks: Sequence[Block], numbers: Collection[int], marks: Marks
) -> Iterator[tuple[str, Splice]]:
    """Take away the marks of paragraphs, so that each is one with the next; the last one's mark stays, and its look."""
    for number in sorted(numbers):
        block = blocks[number]
        content = found.part(block.part).content
        if not marks.packing.accept:
            yield block.part, _mark_gone(content, block.paragraph, marks)
        elif number - 1 not in numbers:
            last = next(other for other in count(number) if other not in numbers)
            for splice in _merged(content, [one.paragraph for one in blocks[number : last + 1]]):
                yield block.part, splice


def _mark_gone(content: bytes, paragraph: Node, marks: Marks) -> Splice:
    """The mark of a paragraph, tracked as one that is to go."""
    w = prefix(content, paragraph)
    mark = marks.paragraph(w)
    properties = paragraph.child("w:pPr")
    look = properties.child("w:rPr") if properties else None
    if look and not look.alone:
        return Splice(look.open, look.open, mark)  # it is the first thing there
    mark = f"<{w}:rPr>".encode() + mark + f"</{w}:rPr>".encode()
    if look:
        return Splice(look.start, look.end, mark)
    if properties:
        return inserted(content, properties, mark)
    mark = f"<{w}:pPr>".encode() + mark + f"</{w}:pPr>".encode()
    return inserted(content, paragraph, mark) if paragraph.alone else Splice(paragraph.open, paragraph.open, mark)


def _merged(content: bytes, paragraphs: Sequence[Node]) -> Iterator[Splice]:
    """Paragraphs made one, under the start tag and the properties of the last."""
    first, last = paragraphs[0], paragraphs[-1]
    properties = last.child("w:pPr")
    head = opening(content, last) + (content[properties.start : properties.end] if properties else b"")
    for paragraph in paragraphs:
        properties = paragraph.child("w:pPr")
        new = head if paragraph is first else b""
        if paragraph.alone:
            end = f"</{tag(content, last)}>".encode() if paragraph is last else b""
            yield Splice(paragraph.start, paragraph.end, new + end)
            continue
        yield Splice(paragraph.start, properties.end if properties else paragraph.open, new)
        if paragraph is not last:
            yield Splice(paragraph.close, paragraph.end, b"")


@lru_cache(maxsize=1)  # a document is read, written, and asked for what was left alone
def _story(content: bytes, path: str) -> tuple[Package, Story, dict[str, int]]:
    found = package(opened(content, path), path)
    reader = Reader(kinds(found))
    for name in found.stories:
        reader.read(name, found.part(name))
    return found, Story(reader.blocks, path, "docx"), reader.spared
