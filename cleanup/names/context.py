"""What stands beside a mention: a title, somebody else's name, an ordinary word that begins the sentence."""

from __future__ import annotations

import re

from cleanup.names.endings import family
from cleanup.names.fold import VOWELS, sounds
from cleanup.names.titles import is_function, is_owned, is_place_word, is_sir, is_title
from cleanup.names.words import FAR, Row, small_words

_INITIAL = 2
_SMALL = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")


def before(row: Row, first: int, slot: str) -> str:
    """What stands before a mention: "" nothing of note, "title", "initial" or "name" of somebody else."""
    word, text, lang = row.words[first], row.document.text, row.lang
    if first == 0 or word.gap == FAR:
        small = _SMALL.search(text, max(0, word.span.start - 40), word.span.start)
        return "title" if small and is_title(small[1], lang) else ""
    left = row.words[first - 1]
    if is_title(left.text, lang) and word.gap.strip("."):
        return "title"
    if word.gap[:1] == ".":
        initial = len(left.text) <= _INITIAL and not is_title(left.text, lang) and not is_sir(left.text, lang)
        return "initial" if initial else "title"
    if word.gap not in {"", "-"} and _no_name(row, first - 1, slot):
        return ""
    return "name"


def _no_name(row: Row, at: int, slot: str) -> bool:
    """Whether a capitalised word before a surname is surely no given name of it; `slot`: the surname's case."""
    word, lang = row.words[at], row.lang
    if word.first and (is_function(word.text, lang) or is_place_word(word.text, lang) or _small(row, word.text)):
        return True
    if word.first and slot and (is_owned(word.text, lang) or _of_a_son(row, at)):
        return True
    article = _SMALL.search(row.document.text, max(0, word.span.start - 40), word.span.start)
    return bool(family(lang) == "de" and article and is_function(article[1], lang))  # German writes every noun so


def _of_a_son(row: Row, at: int) -> bool:
    """Whether a surname in -ić stands in the genitive behind a word that does not: Govor Đurića, the speech of Đurić."""
    ends = sounds(row.words[at].text)[-1:] not in VOWELS
    return family(row.lang) == "sh" and ends and sounds(row.words[at + 1].text)[-2:] in {"Qa", "Qu"}


def _small(row: Row, word: str) -> bool:
    """Whether the document has the word in small letters too: an ordinary word, then."""
    return word.lower() in small_words(row.document.text)


def followed(row: Row, last: int) -> bool:
    """Whether another capitalised word follows at once."""
    if last + 1 >= len(row.words) or row.words[last].tail:
        return False
    gap = row.words[last + 1].gap
    return gap != FAR and gap[:1] != "."
