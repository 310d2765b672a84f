"""What within a string is no prose: placeholders, plural and select syntax, tags, entities, addresses.

Sources: printf(3) and Python's and Apple's additions to it; ICU MessageFormat; the placeholders of Ruby and JavaScript
i18n, Laravel, Symfony. What might be one is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.formats.inline import Inline
from cleanup.formats.strand import GAP
from cleanup.text import Fold

# One of these stands in every placeholder.
SIGNS = re.compile(r"[%${<:]")
PLACEHOLDER = re.compile(
    r"""
    %%
  | %(?:\d{1,2}\$)?\#@[^@\s]{1,80}@                                                               # Apple's %#@name@
  | %\([^()\s]{1,80}\)[#0+-]*\d{0,3}(?:\.\d{1,3})?[a-zA-Z]?                                       # %(name)s
  | %(?:\d{1,2}\$)?[#0+'-]*(?:\d{1,3}|\*)?(?:\.(?:\d{1,3}|\*))?(?:hh|h|ll|l|q|L|z|t|j)?[@diouxXeEfFgGaAcCsSpn]
  | %[{<][^{}<>\s]{1,80}[}>]                                                                      # %{name}
  | %[A-Za-z_][\w.-]{0,80}%                                                                       # %name%
  | [$\#]\{[^{}]{0,200}\} | \$t\([^()]{0,200}\) | \$[A-Za-z_]\w*\$?                               # ${name}, $name
  | (?<![\w:]):[a-z_]\w*                                                                          # :name
  | </?[A-Za-z0-9][\w.:-]{0,80}(?:\s[^<>]{0,2000})?/?>                                            # <0>, <bold>
    """,
    re.VERBOSE,
)
CHOICE = re.compile(r"\{\s*+[\w.-]++\s*+,\s*+(?:plural|select|selectordinal)\s*+,")
BRACES = re.compile(rf"{CHOICE.pattern}|[{{}}]")
SIMPLE = re.compile(r"\{[^{}]*+\}")
BLANK_LINES = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*+[\r\n]")


class Found(NamedTuple):
    """What was found in a string: `folds` (GAP: no prose), `tokens` for the skeleton, `cuts` between its paragraphs."""

    folds: list[Fold]
    tokens: list[tuple[int, str]]
    cuts: list[int]


def read(text: str, *, placeholders: bool = True) -> Found:
    """What in the string is no prose, or reads otherwise than it is written.

    >>> [text[start:end] for text in ["%s u takua me {name}, %1$d herë."] for start, end, _ in read(text).folds]
    ['%s', '{name}', '%1$d']
    """
    inline = Inline.of(text, (), "text")
    own = list(_placeholders(text)) if placeholders and SIGNS.search(text) else []
    cuts = [match.start() for match in BLANK_LINES.finditer(text)] if "\n" in text or "\r" in text else []
    if not (own or inline.gaps):
        return Found([], [], cuts)
    plural = CHOICE.search(text) is not None  # its braces are no other program's
    gaps = [(start, end) for start, end in inline.gaps if not (plural and text[start] == "{")]
    spans = dict.fromkeys([*own, *gaps], GAP)
    spans.update({(start, end): reading for start, end, reading in inline.folds})
    tokens = [(at, token) for at, token in inline.tokens if not (plural and text[at] == "{")]
    tokens = sorted([*tokens, *((start, text[start:end]) for start, end in own)])
    cuts += (at for at, _ in inline.cuts)
    return Found(_disjoint(Fold(*span, reading) for span, reading in spans.items()), tokens, sorted(cuts))


def _placeholders(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in PLACEHOLDER.finditer(text))
    if "{" in text:
        yield from _braces(text)


def _braces(text: str) -> Iterator[tuple[int, int]]:
    """Arguments in braces; of a plural or a select all but the messages that it chooses from.

    >>> text = "{n, plural, one {# ditë} other {# ditë nga {d}}}"
    >>> [text[start:end] for start, end in _braces(text)]
    ['{n, plural, one {', '} other {', '{d}', '}}']
    """
    gaps: list[tuple[int, int]] = []
    opened: list[str] = []  # "choice", "message" or "argument", outermost first
    start = 0  # where the gap began that is not ended yet
    for match in BRACES.finditer(text):
        within = opened[-1] if opened else "message"
        if match[0] == "}":
            if not opened:
                break
            opened.pop()
            if within == "message":
                start = match.start()
            elif not opened or opened[-1] == "message":
                gaps.append((start, match.end()))
        elif within == "message":
            start = match.start()
            opened.append("argument" if match[0] == "{" else "choice")
        elif within == "choice" and match[0] == "{":
            opened.append("message")
            gaps.append((start, match.end()))
        else:
            opened.append("argument")
    else:
        if not opened:
            return iter(gaps)
    return (match.span() for match in SIMPLE.finditer(text))


def _disjoint(folds: Iterator[Fold]) -> list[Fold]:
    """The folds in order: one within another is dropped, those that overlap become one gap."""
    made: list[Fold] = []
    for fold in sorted(folds, key=lambda fold: (fold.start, -fold.end)):
        if not made or fold.start >= made[-1].end:
            made.append(fold)
        elif fold.end > made[-1].end:
            made[-1] = Fold(made[-1].start, fold.end, GAP)
    return made
