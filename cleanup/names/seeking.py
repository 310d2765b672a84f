"""Where a text speaks of entries: its words lead to rules by their keys, and each rule is laid beside the words there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleanup.language import serves
from cleanup.names.alignment import INITIAL, aligned
from cleanup.names.fold import repairs
from cleanup.names.known import known
from cleanup.names.mentions import Mention
from cleanup.names.rules import ANY, any_keys, pair_keys, text_keys
from cleanup.names.words import FAR, Row, capitals, neighbours, words
from cleanup.scan import Found, Rule
from cleanup.text import Document


def mentions(document: Document, found: Found) -> Iterator[Mention]:
    """Every mention of every entry, by position; those that share words are rivals."""
    if not found.keyed("name", ANY):
        return
    hot: dict[str, set[str]] = {}
    for segment in document.segments:
        if segment.lang not in hot:
            hot[segment.lang] = set(_hot_words(found, segment.lang))
        if hot[segment.lang].isdisjoint(capitals(document.text[slice(*segment.span)])):
            continue
        row = Row(document, segment, words(document, segment))
        for at, word in enumerate(row.words):
            if word.masked or len(word.text) <= 1:
                continue
            for rule in _rules(found, row, at):
                entry = known(rule, segment.lang, document.style.names)
                for shape in entry.shapes:
                    if mention := aligned(row, at, entry, shape):
                        yield mention


def glance(found: Found) -> bool:
    """Whether a capitalised word of a text, whatever its language, may belong to an entry."""
    if not found.keyed("name", ANY):
        return False
    if any(found.keyed("name", key) for word in capitals(found.text) for key in any_keys(word)):
        return True
    return any(found.keyed("name", key) for pair in neighbours(found.text) for key in pair_keys(*pair))


def _hot_words(found: Found, lang: str) -> Iterator[str]:
    """The capitalised words of a text that may belong to an entry."""
    for word in capitals(found.text):
        if any(found.keyed("name", key) for key in _keys(word, lang)):
            yield word
    for given, surname in neighbours(found.text):
        if any(found.keyed("name", key) for key in pair_keys(given, surname)):
            yield surname


def _rules(found: Found, row: Row, at: int) -> list[Rule]:
    """The rules that the word at this place may belong to."""
    word = row.words[at]
    wholes = (word.text, word.joined, word.text + word.tail if word.tail[:1] in {"-", "‐", "‑"} else "")
    keys = dict.fromkeys(key for whole in wholes if whole for key in _keys(whole, row.lang))
    if at and word.gap != FAR and len(row.words[at - 1].text) > INITIAL:
        keys |= dict.fromkeys(pair_keys(row.words[at - 1].text, word.text))
    rules = dict.fromkeys(rule for key in keys for rule in found.keyed("name", key))
    return [rule for rule in rules if "write" in rule.data and serves(rule.langs, row.lang)]


@lru_cache(maxsize=1 << 14)
def _keys(word: str, lang: str) -> tuple[str, ...]:
    found = dict.fromkeys(text_keys(word, lang))
    for repaired in repairs(word):
        found |= dict.fromkeys(text_keys(repaired, lang))
    return tuple(found)
