"""The anchors that sites make of Markdown's headings, and which of them an edit changes.

As GitHub makes them (github/markup; the same in github-slugger): the words of the heading in small letters, hyphens
for blanks, no other signs but `_`, and a number behind the second of the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category
from urllib.parse import unquote

from cleanup.formats import front
from cleanup.formats.inline import Inline
from cleanup.formats.sheet import Sheet
from cleanup.formats.structure import Structure
from cleanup.problems import Problem
from cleanup.text import Document

OWN = re.compile(r"\{[^{}]*#[^{}]*\}\s*$")  # the author's own anchor
LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*[\"'])#([^\s<>()\"']+)")
KEPT = ("Nd", "Pc")  # beside letters and marks: digits and what is like `_`
TICKS = re.compile(r"^`+ ?|(?: ?`+)$")


def changes(before: Document, after: Document) -> list[Problem]:
    """What is to be said of the headings of a Markdown text whose anchors its edits have changed, with the line of each."""
    if _headings(before) == _headings(after):
        return []
    pairs = zip(_anchors(before), _anchors(after), strict=False)
    changed = {old: (new, at) for (old, _), (new, at) in pairs if old != new}
    if not changed:
        return []
    links: dict[str, list[str]] = {}
    for match in LINK.finditer(after.text):
        links.setdefault(unquote(match[1]).lower(), []).append(str(_line(after.text, match.start())))
    return [
        Problem(after.path, _line(after.text, at), _message(old, new, links.get(old, [])))
        for old, (new, at) in changed.items()
    ]


def _headings(document: Document) -> list[str]:
    """The words of the headings that edits may change."""
    return [document.text[slice(*segment.span)] for segment in document.segments if segment.kind == "heading"]


def _message(old: str, new: str, lines: list[str]) -> str:
    where = f"; line{'s' * (len(lines) > 1)} {', '.join(lines)} of this file has one" if lines else ""
    return f"the anchor of this heading, #{old}, becomes #{new}: links to it break{where}"


def _anchors(document: Document) -> Iterator[tuple[str, int]]:
    """The anchor that is made of each heading ("": it has its own), and where that begins."""
    text = document.text
    mdx = document.format == "mdx"
    structure = Structure(text, front.read(Sheet(text)), mdx=mdx)
    seen: Counter[str] = Counter()
    for block in structure.blocks:
        if block.kind != "heading":
            continue
        body = block.body(text)
        anchor = "" if OWN.search(body) else slug(_words(Inline.of(body, structure.defined, mdx=mdx), body))
        number = seen[anchor]
        seen[anchor] += 1
        yield f"{anchor}-{number}" if anchor and number else anchor, block.start


def slug(words: str) -> str:
    """The anchor of a heading of these words.

    >>> slug("Ministri Kuçi: “Ura_1” & more")
    'ministri-kuçi-ura_1--more'
    """
    kept = (
        char for char in words.strip().lower() if char in "- " or category(char)[0] in "LM" or category(char) in KEPT
    )
    return "".join(kept).replace(" ", "-")


def _words(inline: Inline, body: str) -> str:
    """What a heading reads as: its code too, but no tags, targets or marks."""
    readings = {(start, end): reading for start, end, reading in inline.folds}
    out: list[str] = []
    at = 0
    for start, end in sorted({*inline.gaps, *readings}):
        if start < at:
            continue
        part = body[start:end]
        if (start, end) in readings:
            part = readings[start, end]
        elif part[0] == "`":
            part = TICKS.sub("", part)
        elif part[0] in "<![]*_":
            part = ""
        out += body[at:start], part
        at = end
    return "".join([*out, body[at:]])


def _line(text: str, at: int) -> int:
    return len(re.findall(r"\r\n?|\n", text[:at])) + 1
