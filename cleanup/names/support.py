"""What speaks for a mention and what against it: titles, the full name elsewhere, somebody else with the surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from cleanup.names.endings import family, inflect
from cleanup.names.fold import loose, plain, script, sounds, stripped
from cleanup.names.grade import compare, lost_marks
from cleanup.names.known import split
from cleanup.names.mentions import CERTAIN, Mention, Part
from cleanup.names.titles import is_place_word
from cleanup.text import Document


class Support(IntEnum):
    """How sure it is that the entry is meant, the spelling apart."""

    BLOCKED = 0  # somebody or something else
    NONE = 1
    TITLE = 2  # some title or trade beside a surname; "in", "near" before a place
    DOCUMENT = 3  # a title of that person, an initial, or the full name in the document
    FULL = 4


@dataclass
class Bearers:
    """Who bears a surname in one document."""

    full: set[str] = field(default_factory=set)  # entries whose name stands in the document, in full or rightly spelt
    strangers: set[str] = field(default_factory=set)  # entries whose surname somebody else has here


def bearers(found: Iterable[Mention]) -> Bearers:
    """Who bears the surnames of a document's mentions."""
    result = Bearers()
    for mention in found:
        if mention.score < CERTAIN:
            continue
        rule = mention.entry.rule.id
        if mention.entry.person and mention.shape.surname and mention.full:
            result.full.add(rule)
        elif mention.bare and not mention.before and not mention.after and right(mention):
            result.full.add(rule)
        elif mention.before in {"name", "initial"} and mention.bare:
            result.strangers.add(rule)
    return result


def right(mention: Mention) -> bool:
    """Whether every word is spelt as the language of the text spells it."""
    return all(part.reading.own and part.reading.kind == "equal" for part in mention.parts)


def support(document: Document, mention: Mention, known: Bearers) -> Support:
    """What supports a mention."""
    if _is_other(document, mention) or _is_quoted(document, mention) or _island(document, mention):
        return Support.BLOCKED
    if not mention.entry.person:
        return _of_place(document, mention)
    if mention.shape.surname and mention.full:
        return Support.FULL
    return _of_surname(document, mention, known)


def _of_surname(document: Document, mention: Mention, known: Bearers) -> Support:
    rule = mention.entry.rule.id
    somebody_else = mention.before in {"name", "initial"} or rule in known.strangers
    if somebody_else or _other_gender(document, mention):
        return Support.BLOCKED
    if mention.initial or _own_title(document, mention):
        return Support.DOCUMENT
    if mention.after:
        return Support.BLOCKED
    if rule in known.full:
        return Support.DOCUMENT
    return Support.TITLE if mention.before == "title" else Support.NONE


def _of_place(document: Document, mention: Mention) -> Support:
    if mention.before in {"name", "initial"}:
        return Support.BLOCKED
    if len(mention.parts) > 1:
        return Support.FULL
    left = re.search(r"([^\W\d_]+)[ \u00a0\n]\Z", document.text[max(0, mention.span.start - 30) : mention.span.start])
    if left and is_place_word(left[1], mention.segment.lang):
        return Support.DOCUMENT if not mention.after else Support.TITLE
    return Support.NONE


_WOMAN = re.compile(
    r"(?i)\b(?:ms|mrs|miss|gđa|gđica|gospođa|gospođica|znj|zonja|zonjës|frau|mme|madame|г-ѓа|гђа|госпођа)\.?\s+\Z"
)
_MAN = re.compile(
    r"(?i)\b(?:mr|gospodin|gospodina|gdin|zoti|zotit|herr|herrn|monsieur|г-дин|господин|господина)\.?\s+\Z"
)


def _other_gender(document: Document, mention: Mention) -> bool:
    """Whether a Mr or a Mrs stands before the name of a woman or a man."""
    before = document.text[max(0, mention.span.start - 16) : mention.span.start]
    wrong = {"m": _WOMAN, "f": _MAN}.get(mention.entry.rule.data.get("gender", ""))
    return bool(wrong and wrong.search(before))


def _island(document: Document, mention: Mention) -> bool:
    """Whether the name stands in a phrase of another script: "(Asociacion Argentina de Polo)" in a Cyrillic text."""
    start, end = mention.span
    said = script(document.text[start:end])
    right = script(" ".join(mention.entry.target))
    if said in {right, "mixed"} or not right:
        return False
    span = mention.segment.span
    left = re.search(r"[^\W\d_]+(?=[ \u00a0.]{1,2}\Z)", document.text[max(span.start, start - 30) : start])
    after = re.match(r"[ \u00a0]([^\W\d_]+)", document.text[end : min(span.end, end + 30)])
    return any(found and script(found[0]) == said for found in (left, after))


def _own_title(document: Document, mention: Mention) -> bool:
    """Whether a title of that person stands beside the name."""
    titles: Sequence[str] = mention.entry.rule.data.get("titles", ())
    if not titles:
        return False
    start, end = mention.span
    span = mention.segment.span
    left = " ".join(document.text[max(span.start, start - 80) : start].lower().split())
    right = " ".join(document.text[end : min(span.end, end + 80)].lower().split())
    return any(left.rstrip(" ,").endswith(title) or right.startswith((f", {title}", f"({title}")) for title in titles)


def _is_other(document: Document, mention: Mention) -> bool:
    """Whether the words, with those around them, are one of the names that the entry lists as somebody else's."""
    others: Sequence[str] = mention.entry.rule.data.get("others", ())
    start, end = mention.span
    for other in others:
        first = max(mention.segment.span.start, start - len(other) - 1)
        near = plain(document.text[first : end + len(other) + 1])
        words = r"\s+".join(map(re.escape, plain(other).split()))
        for match in re.finditer(rf"(?<!\w){words}", near):
            if first + match.start() < end and first + match.end() > start:
                return True
    return False


def _is_quoted(document: Document, mention: Mention) -> bool:
    """Whether the name alone stands between quotation marks: then the word is meant, not the person."""
    start, end = mention.span
    before, after = document.text[start - 1 : start], document.text[end : end + 1]
    return before != "" and before in "\"“”„«»‘’'‚‹›" and after != "" and after in "\"“”«»’'‹›"


_NATIVE = {
    "sq": "çë",
    "sh": "čćšžđ",
    "tr": "çğıöşüâîû",
    "de": "äöüß",
    "fr": "àâçéèêëîïôùûüÿœæ",
}
_DIGRAPHS = re.compile(r"sh|zh|xh|gj|th|ll|[wxy]|\Adj")
_SERBIAN, _MACEDONIAN = frozenset("ђћ"), frozenset("ѓќѕ")


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


def distinct(mention: Mention, level: Support) -> bool:
    """Whether a name with little beside it can hardly be another word or another name."""
    part = mention.head
    said, reading, lang = part.word.text, part.reading, mention.segment.lang
    size = len(sounds(reading.base)) + bool(reading.slot and family(lang) == "sq")  # an ending speaks for a name
    if reading.kind == "lost" and not reading.slot:
        size = max(size, len(said))
    if mention.entry.rule.data["kind"] == "organisation" and reading.base.isupper() and reading.kind == "equal":
        return size >= 4
    if level < Support.TITLE and plain(said).startswith(_WORDS):
        return False
    if _keeps_marks(mention, part):
        return False
    if foreign(said, lang):
        return size >= 4
    if reading.listed and len(mention.entry.rule.data["wrong"]) and " " in _listed(mention, reading.base):
        return False  # only the full name is listed as wrong
    titled = level >= Support.TITLE
    least = _least(mention, part, titled=titled)
    if not titled:
        least += part.word.first or family(lang) == "de"
        if _of_nations(said):
            return False
    return size >= least


def _keeps_marks(mention: Mention, part: Part) -> bool:
    """Whether Albanian marks are kept and a sound is another: Taçi is no Thaçi that lost anything."""
    if not mention.shape.own or not set(plain(part.word.text)) & set("çë"):
        return False
    wanted = inflect(mention.entry.target[part.number], mention.segment.lang, part.reading.slot)
    return compare(wanted or mention.entry.target[part.number], part.word.text) in {"marks", "near"}


def worth_asking(mention: Mention) -> bool:
    """Whether a name with nothing beside it is likely enough to ask for."""
    part = mention.head
    hidden = part.word.first or family(mention.segment.lang) == "de"
    inflected = bool(part.reading.slot) and family(mention.segment.lang) == "sh"
    return not hidden and _own_marks(mention, part) and len(sounds(part.reading.base)) >= (7 if inflected else 4)


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
_WORDS = ("kuq", "kuć", "кућ", "куќ")
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


def spelt_by_another(document: Document, mention: Mention, rivals: Iterable[Mention]) -> bool:
    """Whether the text itself says that a name has two forms: in brackets, beside a stroke, with a language named."""
    start, end = mention.span
    text = document.text
    before, after = text[max(0, start - 24) : start], text[end : end + 3]
    if re.search(r"[(\[/]\s*\Z", before) and re.match(r"\s*[)\]/,;]", after):
        return True
    if re.match(r"\s?/", after) or re.search(r"/\s?\Z", before) or _LABEL.search(before):
        return True
    for rival in rivals:
        if rival is not mention and rival.entry.rule.id == mention.entry.rule.id:
            between = text[min(end, rival.span.end) : max(start, rival.span.start)]
            if len(between) <= 24 and _EITHER.search(between):
                return True
    return False


_LABEL = re.compile(
    r"(?i)(?:albanian|serbian|turkish|macedonian|croatian|bosnian|shqip|serbisht|turqisht|albanski|srpski|turski|"
    r"алб|срп|тур|мак|alb|srp|serb|tur|mak)[^\W\d_]{0,6}[.:]?\s*(?:name|spelling)?[:,]?\s*[\"“„]?\Z"
)
_EITHER = re.compile(r"(?i)[/(\[=]|\b(?:or|formerly|known|called|alias|ose|ili|или|oder|ou|veya|i njohur|poznat)\b")
