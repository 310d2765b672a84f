"""How a line of Markdown can begin a block: CommonMark 0.31.2, GFM tables and footnotes, MDX, directives, math."""

from __future__ import annotations

import re
from itertools import pairwise

from cleanup.formats.tags import ALONE, BLOCKS

HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
INDENTED = re.compile(r" {4}| {0,3}\t")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
FENCE = re.compile(r"(`{3,})(?=[^`]*$)|(~{3,})")
BULLET = re.compile(r"([-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
# Of Python-Markdown and its tabs: what is in them is indented, and no code.
ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z-]++(?:[ \t]+[a-z-]++){0,3}[ \t]*+(?=\"|$)|(?:===[!+]?|\?\?\?\+?)[ \t]+(?=\")"
)
DIRECTIVE = re.compile(r":::+")
TASK = re.compile(r"\[[ xX]\](?=[ \t])")
ALERT = re.compile(r"\[!\w+\][-+]?")
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*$")
PIPE = re.compile(r"(?<!\\)\|")
IMPORT = re.compile(
    r"import\s+(?:[\w*{][^'\"\n]*\sfrom\s+)?['\"][^'\"\n]+['\"]\s*;?\s*$"
    r"|export\s+(?:default|const|let|var|function|async|class|\{|\*)(?!\w)"
)
IMPORT_MDX = re.compile(r"(?:import|export)\s")

VERBATIM = re.compile(r"<(script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE)
BLOCK_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:[ \t]|/?>|$)")
HTML_ENDS = (
    ("<!--", re.compile(r"-->")),
    ("<?", re.compile(r"\?>")),
    ("<![CDATA[", re.compile(r"\]\]>")),
    ("<!", re.compile(r">")),
)
VERBATIM_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)


def html(line: str, *, in_paragraph: bool) -> tuple[bool, re.Pattern[str] | None]:
    """Whether an HTML block begins with this line, and what ends it; None: a blank line.

    >>> html("<div>", in_paragraph=True), html("<span>", in_paragraph=True)
    ((True, None), (False, None))
    """
    if VERBATIM.match(line):
        return True, VERBATIM_END
    for opening, closing in HTML_ENDS:
        if line.startswith(opening) and (opening != "<!" or line[2:3].isalpha()):
            return True, closing
    tag = BLOCK_TAG.match(line)
    known = tag is not None and tag[1].lower() in BLOCKS
    return known or (not in_paragraph and ALONE.match(line) is not None), None


def heading_marks(text: str, at: int, inside: int, end: int) -> list[tuple[int, int]]:
    """Where in a heading from `at` to `end`, its words from `inside` on, the number signs stand.

    >>> heading_marks("## a # b ##", 0, 3, 11)
    [(0, 3), (9, 11)]
    """
    last = inside + len(text[inside:end].rstrip(" \t").rstrip("#"))
    closed = last == inside or text[last - 1] in " \t"
    return [(at, inside), (last, end)] if closed else [(at, inside)]


def title_marks(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """Where the quotation marks of an admonition's title stand, and what follows it.

    >>> title_marks('"A title" ', 0, 10)
    [(0, 1), (8, 10)]
    """
    closing = text.rfind('"', at + 1, end)
    return [(at, at + 1), (closing, end)] if closing > 0 else [(at, at + 1)]


def cells(row: str) -> list[tuple[int, int]]:
    r"""Where the cells of a table row stand: between pipes that no backslash precedes.

    >>> row = r"| a | b \| c |"
    >>> [row[slice(*cell)] for cell in cells(row)]
    [' a ', ' b \\| c ']
    """
    edges = [-1, *(match.start() for match in PIPE.finditer(row)), len(row)]
    found = [(one + 1, other) for one, other in pairwise(edges)]
    if found and not row[slice(*found[0])].strip():
        found = found[1:]
    if found and not row[slice(*found[-1])].strip():
        found = found[:-1]
    return found
