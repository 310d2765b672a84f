"""The words around a change: its sentence, or as much of it as can be read at a glance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cleanup.edits import Edit

REACH = 150  # code points on each side
BETWEEN = 400
WORD = 40  # a longer one is cut
BLOCK = re.compile(r"(?:\r\n?|\n)(?=[^\S\r\n]*(?:[\r\n]|[-*+#>|]|\d+[.)]\s))")
STOP = re.compile(r"""[.!?…]["'”»’)\]]*\s+(?=["'“„«‘(\[]*[^\W\d_])""")


def passages(text: str, group: Sequence[Edit]) -> list[str]:
    r"""What stands before, between and after the edits of one decision.

    >>> from cleanup.text import Span
    >>> passages("# Title\n\nMr Kuqi said so.", [Edit(Span(12, 16), "Kuqi", "Kuçi", "name/kuci", "")])
    ['Mr ', ' said so.']
    """
    between = [_shortened(text[one.span.end : other.span.start]) for one, other in pairwise(group)]
    return [_before(text, group[0].span.start), *between, _after(text, group[-1].span.end)]


def _before(text: str, at: int) -> str:
    """From the beginning of the paragraph, of a sentence, or else of a word."""
    window = text[max(0, at - REACH) : at]
    part = BLOCK.split(window)[-1]
    if len(part) < len(window) or at <= REACH:
        return part.lstrip("\r\n")
    stop = STOP.search(part)
    if stop:
        return part[stop.end() :]
    word = part.find(" ", 0, WORD) + 1
    return f"…{part[word:]}"


def _after(text: str, at: int) -> str:
    """To the end of the paragraph, of a sentence, or else of a word."""
    window = text[at : at + REACH]
    part = BLOCK.split(window, maxsplit=1)[0]
    if len(part) < len(window) or at + REACH >= len(text):
        return part.rstrip("\r\n")
    stops = list(STOP.finditer(part))
    if stops:
        return part[: stops[-1].end()].rstrip()
    word = part.rfind(" ", len(part) - WORD)
    return f"{part[:word] if word > 0 else part}…"


def _shortened(text: str) -> str:
    """A stretch between two edits, the middle of a long one left out."""
    return text if len(text) <= BETWEEN else f"{text[: BETWEEN // 2]} … {text[-BETWEEN // 2 :]}"
