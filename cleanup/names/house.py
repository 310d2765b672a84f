"""Where a language has several right forms of a name and the house has chosen one: how sure it is to write that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from cleanup.edits import Safety
from cleanup.names.fold import plain
from cleanup.names.known import choices
from cleanup.names.mentions import Mention
from cleanup.names.support import Bearers, Support, in_a_title
from cleanup.text import Document

# What stands between two places that are named together: Belgrade and Pristina.
_TOGETHER = re.compile(r"\s?(?:[-–—/,&]|and|or|und|oder|et|ou|dhe|ose|i|ili|ve|veya)\s?")

# What is called after a place, in small letters too: the Dečani monastery.
_CALLED = re.compile(r"(?:['’]s)?\s(?:monast|patriarch|eparch|univers|airport|treaty|battle|brewer)")


def chosen(document: Document, mention: Mention) -> bool:
    """Whether the words stand as one of the forms that are right without a choice, and the house has made one."""
    if not mention.entry.variant or mention.entry.person:
        return False
    said = plain(" ".join(document.text[slice(*mention.span)].split()))
    return said in map(plain, choices(mention.entry.rule.data, mention.entry.variant))


def safety(
    document: Document, mention: Mention, level: Support, known: Bearers, seen: Sequence[Mention]
) -> Safety | None:
    """How sure it is that the place is meant and not what is called after it; `seen`: all mentions, by position.

    The University of Pristina and the Patriarchate of Peć keep their names, Pristina Airport is asked about.
    """
    if mention.before == "title" or in_a_title(document, mention):
        return None
    behind = document.text[mention.span.end : min(mention.segment.span.end, mention.span.end + 20)]
    if mention.after or mention.parts[0].word.gap == "-" or _CALLED.match(behind):
        return "ask"
    rule = mention.entry.rule.id
    here = level >= Support.DOCUMENT or _beside_a_place(document, mention, seen)
    return "safe" if here or (rule in known.places and rule not in known.strangers) else "ask"


def _beside_a_place(document: Document, mention: Mention, seen: Sequence[Mention]) -> bool:
    """Whether it is named together with another place."""
    start, end = mention.span
    first = bisect_left(seen, start - 40, key=lambda one: one.span.start)
    near = takewhile(lambda other: other.span.start <= end + 8, map(seen.__getitem__, range(first, len(seen))))
    for other in near:
        place = other.entry.rule.data["kind"] == "place" and other.before not in {"name", "initial"}
        between = document.text[min(end, other.span.end) : max(start, other.span.start)]
        if place and other.entry.rule.id != mention.entry.rule.id and _TOGETHER.fullmatch(between):
            return True
    return False
