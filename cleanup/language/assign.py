"""The language of a document, and of each of its segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from cleanup.language.codes import normalize
from cleanup.language.evidence import SCALE, Table, Words, tables, words
from cleanup.language.identify import STRAYS, judge, strays
from cleanup.text import Document, Segment

SAMPLE = 600  # words from which the language of a document is found
MIXED = 0.35  # share of a document that may be foreign to its language: a quotation, a paragraph or two
OWN = 40  # letters that a segment needs to have a language of its own
UNLIKE = 12.0  # nats by which another language must lead the document's for a segment to be unlike it
APART = 24.0  # and for the segment to be surely in that other language

# Languages that share a profile with another. For what has none, the given language is taken at its word.
SHARED = {
    "sr-Latn": "sh", "hr": "sh", "bs": "sh", "cnr": "sh", "nb": "no", "nn": "no", "ms": "id", "fil": "tl",
}  # fmt: skip


def assign(document: Document, lang: str = "") -> Document:
    """The document with its language and that of each segment filled in ("": not sure, no rule of one language runs).

    `lang` (BCP 47) is the document's; "": found from its prose. A segment that is surely in another language has that;
    one that is unlike the document's language, but not surely another, has ""; all others, short ones above all, have
    the document's. "sr" becomes sr-Latn or sr-Cyrl by the letters of each segment.
    What the file itself declares counts as much as a given language, for the whole and for its segments: pages often
    declare another than the one that they are written in.
    Raises ValueError where `lang` is no language code.
    """
    given = normalize(lang) if lang else declared(document.lang)
    found = [words(prose(document, segment)) for segment in document.segments]
    whole = sample(found)
    own = given or judge(whole, MIXED).lang
    main = scripted(own, whole) or own
    segments = tuple(
        _spoken(segment, testimony, scripted(declared(segment.lang) or own, testimony) or main)
        for segment, testimony in zip(document.segments, found, strict=True)
    )
    return replace(document, lang=main, segments=segments)


def _spoken(segment: Segment, found: Words, own: str) -> Segment:
    """The segment with its language, in a passage of the language `own`."""
    lang = language_of(found, own)
    return replace(segment, lang=lang, declared=segment.declared and lang == own)


def declared(lang: str) -> str:
    """The language that a file says it has; "" where that is no language code.

    >>> declared("sq_AL"), declared("english")
    ('sq-AL', '')
    """
    try:
        return normalize(lang) if lang else ""
    except ValueError:
        return ""


def prose(document: Document, segment: Segment) -> str:
    """The prose of a segment without what lies between."""
    return " ".join(document.text[start:end] for start, end in segment.prose)


def sample(found: Sequence[Words]) -> Words:
    """The words of a document: all, or of one in two segments, in three, ... if that is enough.

    Which of the two or three changes, so that a text whose languages take turns shows both.
    """
    step = 1 + sum(len(one.latin) + len(one.cyrillic) for one in found) // SAMPLE
    places = (turn * step + turn % step for turn in range(len(found) // step + 1))
    return merged(found[place] for place in places if place < len(found))


def merged(found: Iterable[Words]) -> Words:
    """All words as if they stood in one text."""
    latin: list[str] = []
    cyrillic: list[str] = []
    letters = [0, 0, 0]
    for one in found:
        latin += one.latin
        cyrillic += one.cyrillic
        letters = [total + count for total, count in zip(letters, one.letters, strict=True)]
    return Words(latin, cyrillic, (letters[0], letters[1], letters[2]))


def scripted(lang: str, found: Words) -> str:
    """The language with its script, if it is Serbian without one and there are letters to tell.

    >>> scripted("sr-RS", words("Ниједна реч"))
    'sr-Cyrl-RS'
    """
    parts = lang.split("-")
    if parts[0] != "sr" or (len(parts) > 1 and len(parts[1]) == 4):
        return lang
    latin, cyrillic, _ = found.letters
    if not latin + cyrillic:
        return ""
    return "-".join([parts[0], "Cyrl" if cyrillic > latin else "Latn", *parts[1:]])


@cache
def profile(lang: str) -> tuple[int, Table, str] | None:
    """The script (its place in `Words.letters`), table and column of a language, if it has a profile."""
    parts = lang.split("-")
    for code in ("-".join(parts[:2]), parts[0]):
        name = SHARED.get(code, code)
        for script, table in enumerate(tables()):
            if name in table.langs:
                return script, table, name
    return None


def alien(found: Words, table: Table, name: str) -> bool:
    """Whether Cyrillic words have letters that the language does not write: ћ and ђ are Serbian, ќ, ѓ and ѕ Macedonian."""
    return bool(found.cyrillic) and strays(table, name, found.cyrillic) > sum(map(len, found.cyrillic)) // STRAYS


def language_of(found: Words, own: str) -> str:
    """The language of a segment in a document of the language `own`."""
    if not own:
        guess = judge(found)
        return guess.lang if sum(found.letters) >= OWN else ""
    own_profile = profile(own)
    if own_profile is None or not any(found.letters):
        return own
    script, table, name = own_profile
    if 2 * found.letters[script] < sum(found.letters):
        return judge(found).lang
    testimony = found.cyrillic if script else found.latin
    gains = table.gains(testimony)
    lead = (max(gains) - gains[table.langs.index(name)]) / SCALE
    if lead < UNLIKE and not alien(found, table, name):
        return own
    guess = judge(found)
    if guess.lang == name:  # surely, but for a letter in a word or two
        return own
    return guess.lang if lead >= APART and sum(found.letters) >= OWN else ""
