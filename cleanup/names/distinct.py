"""Whether a spelling alone, with little or nothing beside it, can only be one name: how distinct it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cleanup.names.endings import family, inflect
from cleanup.names.fold import MARKED_CONSONANTS, loose, plain, script, sounds, stripped
from cleanup.names.grade import align, compare, lost_marks
from cleanup.names.known import split
from cleanup.names.mentions import Mention, Part

_NATIVE = {
    "sq": "çë",
    "sh": "čćšžđ",
    "tr": "çğıöşüâîû",
    "de": "äöüß",
    "fr": "àâçéèêëîïôùûüÿœæ",
}
_DIGRAPHS = re.compile(r"sh|zh|xh|gj|th|ll|[wxy]|\Adj")
_SERBIAN, _MACEDONIAN = frozenset("ђћ"), frozenset("ѓќѕ")


def native(word: str, lang: str) -> bool:
    """Whether the word has marks and all of them are the language's own.

    >>> native("Davutoğlu", "tr"), native("Thaçi", "en"), native("Merkel", "tr")
    (True, False, False)
    """
    return not word.isascii() and all(char.isascii() or char in _NATIVE.get(family(lang), "") for char in plain(word))


@lru_cache(maxsize=1 << 12)
def foreign(word: str, lang: str) -> bool:
    """Whether the word has a letter that the language of the text does not write: no word of its own, then.

    >>> foreign("Demaći", "en"), foreign("Toqi", "en"), foreign("Kući", "sr-Latn"), foreign("Rehn", "sr-Cyrl")
    (True, True, False, True)
    """
    low, kind = plain(word), family(lang)
    cyrillic = kind == "mk" or lang.startswith("sr-Cyrl")
    if script(word) == "mixed" or (script(word) == "cyrillic") != cyrillic:
        return True
    if cyrillic:
        return bool(set(low) & (_SERBIAN if kind == "mk" else _MACEDONIAN))
    if kind in {"en", "de", "fr", "tr", "sh"} and re.search(r"q(?!u)", low):
        return True
    if kind == "sh" and _DIGRAPHS.search(low):
        return True
    return any(not char.isascii() and char not in _NATIVE.get(kind, "") for char in low)


def distinct(mention: Mention, *, titled: bool) -> bool:
    """Whether a name with nothing but a title beside it can hardly be another word or another name."""
    part, lang = mention.head, mention.segment.lang
    said = part.word.text
    if (
        _keeps_marks(mention, part)
        or not _credible(part)
        or (not titled and (plain(said).startswith(WORDS) or _of_nations(said)))
    ):
        return False
    if foreign(said, lang) or _acronym(mention, part):
        return _size(part, lang) >= 4
    if part.reading.listed and " " in _listed(mention, part.reading.base):
        return False  # only the full name is listed as wrong
    hidden = not titled and (part.word.first or family(lang) == "de")  # where ordinary words have capitals too
    return _size(part, lang) >= _least(mention, part, titled=titled) + hidden


def _credible(part: Part) -> bool:
    """Whether the slip is one that is made: all marks lost, not one of two (Delić is no Đelić); q for ç, not ç for q.

    A text writes q for ç (Demaqi) and ć for č; the other way round only at the end of Slavic names (Vuçiç for Vuçiq).
    """
    said, right = sounds(part.word.joined or part.word.text), sounds(part.reading.base)
    if part.reading.kind == "lost":
        kept = not part.word.text.isascii() and set(said) & MARKED_CONSONANTS
        if kept and "đ" in plain(part.reading.base) and "dje" in plain(part.word.text):
            return False  # djelić is a little part
        return not (
            kept
            and any(step.kind == "marks" and step.one + step.other not in _VOWEL_MARKS for step in align(right, said))
        )
    if part.reading.kind == "slip":
        steps = [step for step in align(right, said) if step.kind == "slip"]
        return all(step.one == "C" or re.search(r"iQ[aeiou]?$", right) for step in steps)
    return True


def gained(mention: Mention) -> bool:
    """Whether a word has a mark that the name has not, which none puts there by mistake: Konjić is no Konjic."""
    lang = mention.segment.lang
    if family(lang) not in {"sh", "mk"}:
        return False
    for part in mention.parts:
        base, said = part.reading.base, part.word.joined or part.word.text
        right = inflect(base, lang, part.reading.slot, mention.shape.noun) or base
        steps = align(sounds(right), sounds(said))
        if any(step.kind in {"marks", "near"} and step.other.isupper() and step.one.islower() for step in steps):
            return True
    return False


_VOWEL_MARKS = frozenset(("Ee", "Uu", "Oo", "Aa", "iY", "Yi"))


def _size(part: Part, lang: str) -> int:
    """How much of a word speaks for a name: its sounds, an Albanian ending, letters of which no mark is kept."""
    if part.reading.kind == "lost" and not part.reading.slot:
        return len(part.word.text)
    return len(sounds(part.reading.base)) + bool(part.reading.slot and family(lang) == "sq")


def _acronym(mention: Mention, part: Part) -> bool:
    """Whether it is the acronym that another language has for a body."""
    body = mention.entry.rule.data["kind"] == "organisation"
    return bool(body and part.reading.base.isupper() and part.reading.kind == "equal")


def _keeps_marks(mention: Mention, part: Part) -> bool:
    """Whether Albanian marks are kept and a sound is another: Taçi is no Thaçi that lost anything."""
    if not mention.shape.own or family(mention.segment.lang) == "sh" or not set(plain(part.word.text)) & set("çë"):
        return False
    wanted = inflect(mention.entry.target[part.number], mention.segment.lang, part.reading.slot, mention.shape.noun)
    return compare(wanted or mention.entry.target[part.number], part.word.text) in {"marks", "near"}


def worth_asking(mention: Mention) -> bool:
    """Whether a name with nothing beside it is likely enough to ask for."""
    part = mention.head
    hidden = part.word.first or family(mention.segment.lang) == "de"
    inflected = bool(part.reading.slot) and family(mention.segment.lang) == "sh"
    return (
        not hidden
        and _credible(part)
        and _own_marks(mention, part)
        and len(sounds(part.reading.base)) >= (7 if inflected else 4)
    )


def _listed(mention: Mention, base: str) -> str:
    """The listed wrong form that a word comes from."""
    wrong: Sequence[str] = mention.entry.rule.data.get("wrong", ())
    return next((text for text in wrong if base in split(text)[0] and " " not in text), next(iter(wrong), ""))


def _own_marks(mention: Mention, part: Part) -> bool:
    """Whether all that is wrong is marks that the right form has: lost ones, or one taken for another."""
    reading = part.reading
    target = mention.entry.target[part.number] if mention.shape.own else ""
    if reading.kind == "slip":
        return True
    bare = lost_marks(target, reading.base) if reading.kind in {"equal", "lost"} else False
    return stripped(target) != plain(target) and (bare or (reading.own and reading.kind == "lost"))


def _least(mention: Mention, part: Part, *, titled: bool) -> int:
    """How many sounds a word must have to be this name in that spelling."""
    reading = part.reading
    inflected = bool(reading.slot) and family(mention.segment.lang) == "sh"
    foreign_class = reading.slot in {"gen", "dat", "ins"} and plain(reading.base)[-1] in "iи"
    if _own_marks(mention, part):
        if titled:
            return 4
        return (6 if foreign_class else 7) if inflected else 5
    if reading.kind in {"equal", "sounds", "lost"}:
        if titled:
            return 5
        return 99 if reading.slot.startswith("poss") else 7 if inflected else 6
    return 6 if titled else 99


# Beginnings of ordinary words that differ from a well-known surname in a mark only: kuq, red; kuć, house; peç, oven.
WORDS = ("kuq", "kuć", "kuc", "кућ", "куќ")
# Nations, tongues, faiths: written with a capital, and no surname where they stand alone.
_NATIONS = (
    "makedon",
    "maCedon",
    "maQedon",
    "alban",
    "shqip",
    "srb",
    "serb",
    "turk",
    "turs",
    "tiurk",
    "grk",
    "grek",
    "bugar",
    "bullgar",
    "hrvat",
    "kroat",
    "bosn",
    "boshnj",
    "boSnj",
    "crnogor",
    "malaz",
    "rom",
    "nemc",
    "nemac",
    "german",
    "gjerman",
    "ital",
    "franc",
    "frenc",
    "fran",
    "rus",
    "amerik",
    "americ",
    "evrop",
    "europ",
    "kosov",
    "musliman",
    "krist",
    "hrist",
    "crist",
    "katoli",
    "pravoslav",
    "jevrej",
    "zidov",
    "hebre",
    "ortodoks",
    "sloven",
    "sllov",
    "madar",
    "hungar",
    "rumun",
    "roman",
    "romun",
)


@lru_cache(maxsize=1 << 10)
def _of_nations(word: str) -> bool:
    key = loose(word)
    return any(key.startswith(loose(stem)) and len(key) - len(loose(stem)) <= 4 for stem in _NATIONS)
