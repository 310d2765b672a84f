"""Whether a text is at home in the region whose names it has: written in its languages, or about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.names.distinct import foreign, native
from cleanup.names.endings import family
from cleanup.names.fold import plain
from cleanup.names.mentions import CERTAIN, Mention
from cleanup.names.namesakes import OFFICE, titled
from cleanup.names.words import UPPER
from cleanup.text import Document

_LANGUAGES = frozenset({"sq", "sh", "mk"})
# Countries, peoples and capitals as English, German, French and Turkish write them.
_REGION = re.compile(
    r"(?i)\b(?:[ck]osov|[sş][eéiı]rb|sırb|alban|arnavut|ma[ck]edon|mazedon|makedon|monten|karada[gğ]|bosn|bosna|hercegov|herzegov|"
    r"croat|kroat|hırvat|hirvat|yugoslav|jugoslaw|yougoslav|slov[eè]n|slowen|bal[ck]an|"
    r"pri[sš]h?tin|priştin|bel[gk]rad|tiran[aeë]|s[ckh]+op[jl]|üsküp|sarajevo|saraybosna|zagreb|podgori|mitrovi)"
)


def at_home(document: Document, mention: Mention, others: Iterable[frozenset[str]]) -> bool:
    """Whether a text writes a name of the region with its marks: it is of the region, or speaks of it.

    `others` are the words of the names that `tells` is true of.
    """
    lang, own = mention.segment.lang, {plain(word) for word in mention.entry.target}
    # French has the ç of Thaçi too, and no name that ends so.
    its_own = family(lang) != "fr" and native("".join(mention.entry.target), lang)
    if family(lang) in _LANGUAGES or its_own or _of_the_region(document.text):
        return True
    return any(own.isdisjoint(words) for words in others)


# Where somebody comes from, or how old he is: Hashim Thaci of Detroit; Boris Tadic, 17, a pupil from Ohio.
_FROM = re.compile(
    rf"(?:,[^,.;:!?]{{2,40}})?,?\s(?:of|from|aus|von|de|du|d['’]|nga|iz|od|из|од)\s?(?:the\s)?(?P<where>[{UPPER}][^\W\d_]+)|,?\s\(?\d{{1,2}}\)?[,.]"
)


def abroad(document: Document, mention: Mention, others: Iterable[tuple[str, frozenset[str]]]) -> bool:
    """Whether a full name that lost its marks is of somebody who lives elsewhere, and writes it so.

    `others` are the entries that `tells` is true of, with the words of their names.
    """
    start, end = mention.span
    after = document.text[end : min(mention.segment.span.end, end + 90)]
    if not mention.entry.person or not _FROM.match(after):
        return False
    left = document.text[max(mention.segment.span.start, start - 40) : start]
    rest = [words for rule, words in others if rule != mention.entry.rule.id]
    return not (OFFICE.search(left) or titled(document, mention) or at_home(document, mention, rest))


def tells(mention: Mention) -> bool:
    """Whether a name tells that the text speaks of the region: a place of it, or a person whose letters are the region's."""
    if mention.bare or (mention.score < CERTAIN and not mention.entry.person):
        return False
    entry, lang = mention.entry, mention.segment.lang
    return _of_the_region(entry.form) or any(foreign(word, lang) for word in entry.target)


@lru_cache(maxsize=1 << 10)
def _of_the_region(text: str) -> bool:
    return _REGION.search(text) is not None
