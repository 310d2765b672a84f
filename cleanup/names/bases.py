"""From a form in a text back to the names it may be a case of, where no dictionary says which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleanup.names.endings import POSSESSIVE, family, forms
from cleanup.names.fold import plain, script
from cleanup.names.grade import SCORE, Kind, compare
from cleanup.names.same import heads

_OWNERS = tuple(suffix + end for suffix in ("jev", "ov", "ev", "in") for end in POSSESSIVE)
_ENDS = {
    "sq": ("t", "n", "it", "in", "ut", "un", "i", "u", "ës", "ën", "es", "en", "s", "së", "në", "a"),
    "sh": ("a", "u", "om", "em", "e", "i", "ja", "ju", "jem", "m", "oj", *_OWNERS),
    "de": ("s",),
}
_VOWELS = ("", "a", "e", "i", "o", "u", "ë")
_HARD = {"c": "k", "z": "g", "s": "h", "ц": "к", "з": "г", "с": "х"}
_CYRILLIC = str.maketrans("abvgdđežzijklmnoprstćufhcčšë", "абвгдђежзијклмнопрстћуфхцчше")


@lru_cache(maxsize=1 << 12)
def bases(word: str, lang: str) -> dict[str, str]:
    """The names that the word may be a case of, in lower case, with the slot; the word itself first.

    >>> bases("Ramës", "sq")["rama"], "gvozdić" in bases("Gvozdićem", "hr"), list(bases("Kuqi", "en"))
    ('gen', True, ['kuqi'])
    """
    low = plain(word)
    found = {low: ""}
    cyrillic = script(word) == "cyrillic"
    for end in _ENDS.get(family(lang), ()):
        ending = end.translate(_CYRILLIC) if cyrillic else end
        if not low.endswith(ending) or len(low) - len(ending) < 2:
            continue
        stem = low[: len(low) - len(ending)]
        stems = list(_stems(stem, "ë" if family(lang) == "sq" else "а" if cyrillic else "a", last=end))
        for candidate in (
            one + (vowel.translate(_CYRILLIC) if cyrillic else vowel) for one in stems for vowel in _VOWELS
        ):
            slot = next((slot for slot, form in forms(candidate, lang) if form == low and slot), "")
            if slot:
                found.setdefault(candidate, slot)
    return found


def _stems(stem: str, vowel: str, last: str) -> Iterator[str]:
    """The stem, and as it was before a vowel moved out of it (Bujanovca, Shkodrës) or an i changed it (Africi)."""
    yield stem
    if stem[-1] in "crlцрл":
        yield stem[:-1] + vowel + stem[-1]
    if last == "i" and stem[-1] in _HARD:
        yield stem[:-1] + _HARD[stem[-1]]


@lru_cache(maxsize=1 << 12)
def word_relation(one: str, other: str, lang: str) -> tuple[Kind, str, str]:
    """How two words of a text stand to each other: the kind of difference, and the slots they were read in.

    >>> word_relation("Qerkinit", "Çerkini", "sq")
    ('slip', 'gen', '')
    """
    best: tuple[Kind, str, str] = ("other", "", "")
    for left in dict.fromkeys(heads(one, lang)):
        for right in dict.fromkeys(heads(other, lang)):
            found = _relation(left, right, lang)
            if SCORE[found[0]] > SCORE[best[0]]:
                best = found
    return best


def _relation(one: str, other: str, lang: str) -> tuple[Kind, str, str]:
    left, right = bases(one, lang), bases(other, lang)
    for base, slot in left.items():
        if base in right:
            return "equal", slot, right[base]
    best: tuple[Kind, str, str] = (compare(one, other), "", "")
    for base, slot in left.items():
        for rival, form in right.items():
            # Two inflected words are read together only where both names end alike.
            if (slot or form) and (base[-1:] == rival[-1:] or not (slot and form)):
                kind = compare(base, rival)
                if SCORE[kind] > SCORE[best[0]]:
                    best = kind, slot, form
    return best
