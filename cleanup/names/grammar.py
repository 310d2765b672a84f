"""Whether the right form of a name fits where the wrong one stood: what stands before it, what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cleanup.names.endings import family, forms
from cleanup.names.fold import VOWELS, plain, script, sounds
from cleanup.names.known import tail as tail_of
from cleanup.names.mentions import Mention
from cleanup.text import Document, Span

_LEFT = re.compile(r"([^\W\d_]+)[ \u00a0\n]\Z")
_ELIDED = re.compile(r"(?i)(?<![^\W_])(?:[dlnsjmct]|qu)['’]\Z")
_ARTICLE = re.compile(r"(?i)(?<![^\W_])an?\s\Z")
# Albanian words that take the first case of a place with its article, and those that take it without.
_DEFINITE, _BARE = frozenset({"nga", "te", "tek"}), frozenset({"në", "ne", "për", "per"})
_BACK, _ROUND, _VOICELESS = frozenset("aıou"), frozenset("ouöü"), frozenset("fstkçşhp")


def fitted(document: Document, mention: Mention, changes: Iterable[tuple[Span, str]]) -> bool:
    """Whether the words around a name bear its change: an article, an elision, a Turkish ending."""
    text, lang = document.text, family(mention.segment.lang)
    first, last = mention.span
    for span, after in changes:
        said = text[slice(*span)]
        if not said or not after:
            continue
        if lang == "tr" and span.end == last and mention.parts[-1].word.tail and _harmony(said) != _harmony(after):
            return False
        if span.start == first and (sounds(said)[:1] in VOWELS) != (sounds(after)[:1] in VOWELS):
            before = text[max(mention.segment.span.start, first - 8) : first]
            if (lang == "fr" and _ELIDED.search(before)) or (lang == "en" and _ARTICLE.search(before)):
                return False
    return True


def _harmony(word: str) -> tuple[bool, bool, bool, bool]:
    """All of a Turkish word that its endings follow: its last vowel, and whether it ends in one or in f, s, t, k ..."""
    low = plain(word.replace("I", "ı"))
    vowel = next((char for char in reversed(low) if char in "aeıioöuüëy"), "")
    return vowel in _BACK, vowel in _ROUND, low[-1] in "aeıioöuüëy", low[-1] in _VOICELESS


def in_its_case(document: Document, mention: Mention) -> tuple[Mention, bool]:
    """The mention of a place in the case that its place in the sentence asks for; whether that is known.

    An ending says it; where a form of another language has none, what stands before it may: nga Skoplje is nga Shkupi.
    """
    lang = family(mention.segment.lang)
    last = mention.parts[-1]
    if not mention.shape.noun or last.reading.slot or lang not in {"sq", "sh"} or own_words(document, mention):
        return mention, True
    target, base = mention.entry.target[-1], last.reading.base
    segment = mention.segment.span
    found = _LEFT.search(document.text[max(segment.start, mention.span.start - 30) : mention.span.start])
    left = plain(found[1]) if found else ""
    if lang == "sh":
        return mention, _end(base) == _end(target) or mention.parts[0].word.first
    if left in _DEFINITE and (slot := _definite(target, mention)):
        part = replace(last, reading=replace(last.reading, slot=slot))
        return replace(mention, parts=(*mention.parts[:-1], part)), True
    return mention, left in _BARE or mention.span == segment


def own_words(document: Document, mention: Mention) -> bool:
    """Whether every word stands for the one at its place in the right form, in another spelling of it at most."""
    target, tail = mention.entry.target, tail_of(mention.entry.form)
    said = document.text[mention.parts[-1].span.end : mention.end]
    if mention.tail != tail or script(said) != script(tail):
        return False
    return all(
        part.reading.own or (part.number < len(target) and sounds(part.reading.base) == sounds(target[part.number]))
        for part in mention.parts
    )


def _definite(target: str, mention: Mention) -> str:
    """The slot of an Albanian name with its article, where it has such a form."""
    listed = forms(target, mention.segment.lang, mention.shape.noun)
    return next((slot for slot, _ in listed if slot == "def"), "")


def _end(word: str) -> str:
    """The letter that tells how a Slavic place is declined, "" for a consonant."""
    last = plain(word)[-1]
    return sounds(last) if last in "aeiouаеиоу" else "ë" if last in "ëy" else ""
