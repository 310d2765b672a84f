"""Whether a text is at home in the region whose names it has: written in its languages, or about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cleanup.names.distinct import foreign, native
from cleanup.names.endings import family
from cleanup.names.fold import plain
from cleanup.names.mentions import CERTAIN, Mention
from cleanup.text import Document

_LANGUAGES = frozenset({"sq", "sh", "mk"})
# Countries, peoples and capitals as English, German, French and Turkish write them.
_REGION = re.compile(
    r"(?i)\b(?:[ck]osov|[sş][eéiı]rb|sırb|alban|arnavut|ma[ck]edon|mazedon|makedon|monten|karada[gğ]|bosn|bosna|hercegov|herzegov|"
    r"croat|kroat|hırvat|hirvat|yugoslav|jugoslaw|yougoslav|slov[eè]n|slowen|bal[ck]an|"
    r"pri[sš]h?tin|priştin|bel[gk]rad|tiran[aeë]|s[ckh]+op[jl]|üsküp|sarajevo|saraybosna|zagreb|podgori|mitrovi)"
)


def at_home(document: Document, mention: Mention, seen: Sequence[Mention]) -> bool:
    """Whether a text writes a name of the region with its marks: it is of the region, or speaks of it.

    `seen` are all mentions: another of them in which the region's letters stand, or belong, tells it too.
    """
    lang = mention.segment.lang
    if family(lang) in _LANGUAGES or native("".join(mention.entry.target), lang):
        return True
    if _of_the_region(document.text):
        return True
    own = {plain(word) for word in mention.entry.target}
    return any(
        (other.score >= CERTAIN or other.entry.person)
        and not other.bare
        and own.isdisjoint(map(plain, other.entry.target))
        and (_of_the_region(other.entry.form) or any(foreign(word, lang) for word in other.entry.target))
        for other in seen
    )


@lru_cache(maxsize=1 << 10)
def _of_the_region(text: str) -> bool:
    return _REGION.search(text) is not None
