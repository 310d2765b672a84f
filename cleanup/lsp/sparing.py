"""Where a `cleanup: leave` comment goes, so that a passage is spared and nothing else becomes of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleanup import formats
from cleanup.edits import Edit
from cleanup.lsp.looking import Look, Remark
from cleanup.problems import CleanupError
from cleanup.text import Document, Segment, Span

MARKUP = "<!-- {} -->"
# How a comment is written; formats that are not here have none that would be read back.
COMMENTS: Mapping[str, str] = {
    **dict.fromkeys(("markdown", "text", "html", "xliff", "tmx", "resx", "android"), MARKUP),
    "mdx": "{{/* {} */}}",
    "strings": f"/* {MARKUP} */",
    "yaml": f"# {MARKUP}",
    "po": f"# {MARKUP}",
    "vtt": f"NOTE {MARKUP}\n",
}
ENTRIES = ("po", "vtt")  # formats in which a comment stands above all else of an entry
KEYED = ("strings", "yaml", *ENTRIES)  # and those whose texts have a key before them
# What may stand before a block on its line for the comment to go on a line above: marks of a heading, tags.
BEFORE = re.compile(r"\s*(?:#{1,6}\s+|(?:<[^<>]*>\s*)+)?")


def sparing(look: Look, remark: Remark) -> Edit | None:
    """The insertion of a comment that spares what a remark is about; None where none would."""
    document = look.document()
    form = COMMENTS.get(document.format)
    if form is None:
        return None
    comment = form.format(f"cleanup: leave {remark.rule}")
    for at, words in _places(document, remark, comment):
        if _spares(document, remark, at, words):
            return Edit(Span(at, at), "", words, remark.rule, "")
    return None


def _places(document: Document, remark: Remark, comment: str) -> Iterator[tuple[int, str]]:
    """Where the comment may go, and with what around it: on a line of its own above the block, or at its end."""
    block = _block(document, remark)
    if block is None:
        return
    text = document.text
    newline = "\r\n" if "\r\n" in text else "\n"
    above = _line(text, block.span.start)
    while document.format in ENTRIES and above and text[_line(text, above - 1) : above].strip():
        above = _line(text, above - 1)
    before = text[above : block.span.start]
    if document.format in KEYED or BEFORE.fullmatch(before):
        indent = before[: len(before) - len(before.lstrip())]
        yield above, f"{indent}{comment}\n".replace("\n", newline)
    yield block.span.end, f" {comment}"


def _line(text: str, at: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1


def _block(document: Document, remark: Remark) -> Segment | None:
    start, end = remark.edits[0].span.start, remark.edits[-1].span.end
    return next((one for one in document.segments if start <= one.span.end and one.span.start <= end), None)


def _spares(document: Document, remark: Remark, at: int, words: str) -> bool:
    """Whether the comment there is read as one that spares all of the remark, and every block is what it was."""
    text = document.text[:at] + words + document.text[at:]
    try:
        after = formats.read(text, document.path, options=document.options)
    except CleanupError:
        return False
    moved = remark.moved(len(words) if remark.edits[0].span.start >= at else 0)
    spared = all(
        any(
            rule == moved.rule and span.start <= one.span.start and one.span.end <= span.end
            for span, rule in after.leaves
        )
        for one in moved.edits
    )
    return spared and _blocks(after) == _blocks(document)


def _blocks(document: Document) -> list[tuple[str, list[str]]]:
    """Each block: its kind and its prose."""
    return [(one.kind, [document.text[slice(*span)] for span in one.prose]) for one in document.segments]
