"""The foot of a page of an old print: a catchword, which is the first word of the next page, and the mark of a quire.

Both stand only in text with form feeds, and only several together are believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from cleanup.formats.breaks import HYPHENS
from cleanup.furniture.lexicon import folded
from cleanup.furniture.lines import Lines

QUIRE = re.compile(r"(?:[A-Z]{1,2}|[a-z]|\*{1,2}|†)\s?(?:[ijv]{1,4}|[1-9])?")
LEAST = 3
LONGEST = 16  # letters of a catchword
DEPTH = 2


def feet(lines: Lines, known: AbstractSet[int], feeds: Iterable[int]) -> dict[int, str]:
    """The lines of catchwords and quire marks above the furniture of the next page, with their evidence."""
    found: dict[int, str] = {}
    for page in feeds:
        below = page
        while below in known:
            below += 1
        above = page - 1
        while above in known:
            above -= 1
        if not page or above < DEPTH or below >= len(lines):
            continue
        foot: dict[int, str] = {}
        for index in range(above, above - DEPTH, -1):
            if _catches(lines[index].text, lines[below].text) and "catchword" not in foot.values():
                foot[index] = "catchword"
            elif QUIRE.fullmatch(lines[index].text) and "quire mark" not in foot.values():
                foot[index] = "quire mark"
            else:
                break
        if below > page or len(foot) == DEPTH:
            found |= foot
    if len(found) < LEAST:
        return {}
    return {index: f"{kind} at the foot of a page, {len(found)} such" for index, kind in found.items()}


def _catches(foot: str, head: str) -> bool:
    """Whether the foot of a page is the beginning of the next.

    >>> _catches("nour¬", "nourricier, est un des principaux"), _catches("moins", "ment à la grosseur")
    (True, False)
    """
    cut = foot[-1] in HYPHENS
    word, text = folded(foot.strip(HYPHENS + " .,;:")), folded(head.strip(" “”«»\"'"))
    if not word or len(word) > LONGEST or word.count(" ") > 1 or not text.startswith(word):
        return False
    return cut or not text[len(word) : len(word) + 1].isalnum()
