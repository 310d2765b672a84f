"""How a line of Markdown can begin a block: CommonMark 0.31.2, GFM tables and footnotes, MDX, directives, math."""

from __future__ import annotations

import re

from cleanup.formats.tags import ALONE, BLOCKS

HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
FENCE = re.compile(r"(`{3,})(?=[^`]*$)|(~{3,})")
BULLET = re.compile(r"([-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
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


def html_end(line: str, *, in_paragraph: bool) -> re.Pattern[str] | str | None:
    """How an HTML block ends that begins with this line: where a pattern is found, or at a blank line (""); None: none.

    >>> html_end("<div>", in_paragraph=True), html_end("<span>", in_paragraph=True)
    ('', None)
    """
    if VERBATIM.match(line):
        return VERBATIM_END
    for opening, closing in HTML_ENDS:
        if line.startswith(opening) and (opening != "<!" or line[2:3].isalpha()):
            return closing
    tag = BLOCK_TAG.match(line)
    if tag and tag[1].lower() in BLOCKS:
        return ""
    return "" if not in_paragraph and ALONE.match(line) else None


def cells(row: str) -> list[tuple[int, int]]:
    r"""Where the cells of a table row stand: between pipes that no backslash precedes.

    >>> row = r"| a | b \| c |"
    >>> [row[slice(*cell)] for cell in cells(row)]
    [' a ', ' b \\| c ']
    """
    edges = [-1, *(match.start() for match in PIPE.finditer(row)), len(row)]
    found = [(one + 1, other) for one, other in zip(edges, edges[1:], strict=False)]
    if found and not row[slice(*found[0])].strip():
        found = found[1:]
    if found and not row[slice(*found[-1])].strip():
        found = found[:-1]
    return found
