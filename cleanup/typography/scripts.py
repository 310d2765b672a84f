"""Letters of the wrong alphabet inside a word: Latin ones in Cyrillic words and the other way round, ё and ė for ë."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from cleanup.edits import Edit, Safety
from cleanup.text import Document, Segment, Span
from cleanup.typography.faults import ALBANIAN_E, MIXED_SCRIPT

LATIN = "ABCEHIJKMOPSTXYaceijopsxy"
CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјорѕху"
TO_CYRILLIC: dict[str, str] = dict(zip(LATIN, CYRILLIC, strict=True))
TO_LATIN = dict(zip(CYRILLIC, LATIN, strict=True))
# The letters of CYRILLIC that an alphabet has not: writing them would be as wrong as the Latin ones.
LACKS = {"sr": "ІіЅѕ", "mk": "Іі", "ru": "ІіЅѕЈј", "bg": "ІіЅѕЈј", "uk": "ЅѕЈј", "be": "ЅѕЈј"}

CYR, LAT = "[\u0400-\u04ff]", "[A-Za-z\u00c0-\u024f]"
CYRILLIC_RUN, LATIN_RUN = re.compile(f"{CYR}+"), re.compile(f"{LAT}+")
MANY, SHARE = 3, 10  # mixed words that make a paragraph one that mixes throughout: three, and a tenth
FREQUENT = "аеоирсткмнвздлпујАЕОРСТКМНВёЁ"  # a text that has none of these has no Cyrillic word to speak of
CAMEL = re.compile("[a-zа-џ][A-ZЀ-Я]")
WORD = re.compile(r"[^\W_]+")
ROMAN = re.compile("[IVXLCDMІХСМ]+")
LOOKALIKE_E = re.compile("[ёЁ\u0117]")  # Cyrillic io, e with a dot


def glance(text: str) -> bool:
    """Whether letters of both alphabets touch, or a look-alike of ë stands among Latin letters."""
    if text.isascii():
        return False
    return "ė" in text or next(_seams(text), None) is not None


def _seams(text: str) -> Iterator[int]:
    """Where a Latin and a Cyrillic letter touch; the alphabet that is rarer at the beginning leads to the places."""
    if not any(letter in text for letter in FREQUENT):
        return
    sample = text[:2000]
    if sample.count("а") + sample.count("е") <= sample.count("a") + sample.count("e"):
        rare, other = CYRILLIC_RUN, LATIN_RUN
    else:
        rare, other = LATIN_RUN, CYRILLIC_RUN
    for run in rare.finditer(text):
        start, end = run.span()
        if (start and other.match(text[start - 1])) or other.match(text, end, end + 1):
            yield start


def find(document: Document) -> Iterator[Edit]:
    """Propose the letters of one alphabet in a word that mixes two; a word that may be meant is left.

    A slip is one word among many. Where a paragraph mixes throughout, it was converted or typed so as a whole, and a
    person should look at it once.
    """
    for segment, edits in groupby(_words(document), lambda edit: document.segment_at(edit.span.start)):
        found = list(edits)
        words = len(document.text[slice(*segment.span)].split()) if segment else 0
        mixed = sum(edit.rule == MIXED_SCRIPT.rule for edit in found)
        if mixed < MANY or mixed * SHARE < words:
            yield from found
        else:
            evidence = f"{mixed} of {words} words of the paragraph mix scripts"
            yield from (replace(e, safety="ask", evidence=evidence) if e.safety == "safe" else e for e in found)


def _words(document: Document) -> Iterator[Edit]:
    text = document.text
    if text.isascii():
        return
    done = -1
    around: dict[Span, bool] = {}
    for seam in _seams(text):
        segment = document.segment_at(seam)
        if seam < done or not segment:
            continue
        word = _word_at(text, seam, segment)
        done = word.end
        if segment.span not in around:
            around[segment.span] = _is_cyrillic(document, segment)
        yield from _of_word(document, segment, word, around=around[segment.span])
    if "ė" in text:
        yield from _dotted(document)


def _word_at(text: str, at: int, segment: Segment) -> Span:
    """The run of letters and digits around a position; a longer one than any word has is cut."""
    start = at
    while start > max(segment.span.start, at - 60) and WORD.match(text[start - 1]):
        start -= 1
    word = WORD.match(text, start, min(segment.span.end, at + 60))
    return Span(start, word.end() if word else at)


def _of_word(document: Document, segment: Segment, span: Span, *, around: bool) -> Iterator[Edit]:
    word = document.text[slice(*span)]
    if not word.isalpha() or len(word) > 50:
        return
    after, sure = _one_script(segment, word, around=around)
    if after == word:
        return
    fault = ALBANIAN_E if "ё" in word.lower() and ALBANIAN_E.looks(segment) else MIXED_SCRIPT
    safety: Safety = fault.safety(segment, sure=sure)
    yield fault.edit(document, span, after, safety)


def _one_script(segment: Segment, word: str, *, around: bool) -> tuple[str, bool]:
    """The word in the one alphabet that all of its letters can be written in, and whether that is beyond doubt.

    `around`: the text around it is Cyrillic.
    """
    latin = [char for char in word if re.match(LAT, char)]
    cyrillic = [char for char in word if re.match(CYR, char)]
    io = {"ё": "ë", "Ё": "Ë"} if ALBANIAN_E.looks(segment) else {}
    lacks = LACKS.get(segment.lang.partition("-")[0], "Ѕѕ")
    if any(char > "z" for char in latin) and cyrillic and not io:
        return word, False  # è in Macedonian сè: no letter of the Latin alphabet, and everybody types it
    to_cyrillic = all(TO_CYRILLIC.get(char, lacks[0]) not in lacks for char in latin)
    to_latin = all(char in TO_LATIN or char in io for char in cyrillic)
    if ROMAN.fullmatch(word):
        return "".join(TO_LATIN.get(char, char) for char in word), False
    if to_cyrillic and (not to_latin or around):
        after = "".join(TO_CYRILLIC.get(char, char) for char in word)
        # спречувањеe: the letter was typed twice, once in each alphabet, and rather goes.
        twice = any(a == b and x != y for (a, b), (x, y) in zip(pairwise(after), pairwise(word), strict=True))
        return after, around and not CAMEL.search(word) and not twice
    if to_latin:
        ending = word.rstrip(CYRILLIC)  # an acronym with its ending: NATOа
        if around and len(ending) < len(word) and ending.isupper():
            return word, False
        return "".join((TO_LATIN | io).get(char, char) for char in word), not around
    return word, False


def _is_cyrillic(document: Document, segment: Segment) -> bool:
    """Whether the text around is Cyrillic: by its language, or by the letters of the segment's beginning."""
    code, _, rest = segment.lang.partition("-")
    if rest[:4] in {"Latn", "Cyrl"}:
        return rest[:4] == "Cyrl"
    if code in {"mk", "ru", "bg", "uk", "be"}:
        return True
    start, end = segment.span
    sample = document.text[start : min(end, start + 2000)]
    return len(re.findall(CYR, sample)) > len(re.findall(LAT, sample))


def _dotted(document: Document) -> Iterator[Edit]:
    """ė in small words of an Albanian text; with a capital it may be a Lithuanian name."""
    for segment in document.segments:
        if ALBANIAN_E.looks(segment):
            text = document.text
            at = text.find("ė", *segment.span)
            while at >= 0:
                word = _word_at(text, at, segment)
                if text[slice(*word)].islower():
                    yield ALBANIAN_E.edit(document, Span(at, at + 1), "ë", ALBANIAN_E.safety(segment))
                at = text.find("ė", at + 1, segment.span.end)
