"""The capitalised words of a text, with what stands between them: where names can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cleanup.names.titles import ABBREVIATIONS
from cleanup.text import Document, Segment, Span

FAR = "\n\n"
MARKS = "\u0300-\u036f\u00ad"
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏЀ-ЯҐ"
_PART = rf"[^\W_{MARKS}](?:[^\W_]|[{MARKS}])*"
# A word that begins with a capital, with what hangs on it: Kuqi's, Haziri-t, d’Ismail, Kusari-Lila, LumirAbdixhiku.
CAPITAL = re.compile(
    rf"(?<![^\W_])(?<![{MARKS}])(?:[dlsnjmctDLSNJMCT]['’]|[Qq]u['’])?(?=[{UPPER}]){_PART}(?:['’ʼ‐‑-]{_PART})*"
)
# Where a word parts into names: before a capital behind a hyphen, and between a small and a great letter.
_SEAM = re.compile(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}])|[-‐‑](?=[{UPPER}])")
_ELISION = re.compile(r"\A(?:[dlsnjmctDLSNJMCT]|[Qq]u)['’]")
_HUNG = re.compile(r"['’ʼ‐‑-]")
_CLOSE = re.compile(r"[ \t\u00a0]{1,2}|[ \t]?\r?\n[ \t]?|\.[ \u00a0]?")
_INITIALS = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]?\.\Z")
_BROKEN = re.compile(rf"[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_{UPPER}])({_PART})")
_EMPHASIS = dict.fromkeys(map(ord, "*_~"))
_HYPHENS = frozenset("-‐\u00ad")
_BREAK = re.compile("[-‐\u00ad][ \t]*\r?\n")
_HALVES = re.compile(rf"(?<![^\W_])([{UPPER}](?:[^\W_]|[{MARKS}])+)[-‐\u00ad][ \t]*\r?\n[ \t]*({_PART})")
_ENDS = frozenset(".!?…:•|")
_OPENERS = frozenset("\"'“”„‘’‚«»‹›([{*_—–-#> \t\u00a0\u200b\ufeff")
_ADDRESS_BEFORE = frozenset("@#_/\\&=%~+`$")
_ADDRESS_AFTER = frozenset("@_/\\=`")


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word, or a part of one: `text` as it stands, `gap` what stands between it and the word before.

    `gap` is FAR where another word or punctuation stands between; `tail` is what hangs on it (’s, -t, 'nin).
    `first` says that a capital would stand here anyway: at the start of a sentence.
    """

    span: Span
    text: str
    gap: str
    tail: str = ""
    first: bool = False
    joined: str = ""  # the word that a hyphen and a line break part, put together
    rest: int = 0  # where that ends
    masked: bool = False  # part of an address, a handle, a path, a number


_ANY = re.compile(rf"[{UPPER}](?:[^\W_]|[{MARKS}])+(?:[-‐‑](?![{UPPER}]){_PART})?")


@dataclass(frozen=True, slots=True)
class Row:
    """The capitalised words of one segment."""

    document: Document
    segment: Segment
    words: tuple[Word, ...]

    @property
    def lang(self) -> str:
        """The language of the segment."""
        return self.segment.lang


_BESIDE = re.compile(
    rf"(?<![^\W_])([{UPPER}](?:[^\W_]|[{MARKS}])+)(?:[ \t\u00a0]{{1,2}}|[ \t]?\r?\n)(?=([{UPPER}](?:[^\W_]|[{MARKS}])+))"
)


@lru_cache(maxsize=4)  # a text is looked through by several, and its segments in between
def capitals(text: str) -> frozenset[str]:
    """Every word of a text that begins with a capital, whole and in the parts that may be names.

    >>> sorted(capitals("by LumirAbdi and Ban Ki-moon"))
    ['Abdi', 'Ban', 'Ki', 'Ki-moon', 'Lumir', 'LumirAbdi']
    """
    found = set(_ANY.findall(text))
    for word in [word for word in found if not (word.istitle() and word.isalnum()) and not word.isupper()]:
        found |= {part for hung in _HUNG.split(word) for part in _SEAM.split(hung) if part[1:] and part[0].isupper()}
    if _BREAK.search(text):
        found |= {"".join(halves) for halves in _HALVES.findall(text)}
    return frozenset(found)


_SMALL = re.compile(rf"(?<![^\W_])[^\W\d_{UPPER}][^\W\d_]*")


@lru_cache(maxsize=2)
def small_words(text: str) -> frozenset[str]:
    """The words that a text has in small letters: ordinary ones, wherever they stand with a capital."""
    return frozenset(word.lower() for word in _SMALL.findall(text))


def neighbours(text: str) -> set[tuple[str, str]]:
    """Every two capitalised words that stand side by side."""
    return set(_BESIDE.findall(text))


def words(document: Document, segment: Segment) -> tuple[Word, ...]:
    """The capitalised words of a segment, by position."""
    return _words(document.text, segment)


@lru_cache(maxsize=1 << 10)
def _words(text: str, segment: Segment) -> tuple[Word, ...]:
    found: list[Word] = []
    for prose in segment.prose:
        for match in CAPITAL.finditer(text, *prose):
            found += _parts(text, match, segment, prose, found[-1] if found else None)
    return tuple(found)


def _parts(text: str, match: re.Match[str], segment: Segment, prose: Span, before: Word | None) -> Iterator[Word]:
    """The names in one run of letters: LumirAbdixhiku and Kusari-Lila are two each."""
    start, end = match.span()
    simple = match[0].isalnum() and match[0][1:].islower()  # nothing hangs on it, and it has no parts
    lead = None if simple else _ELISION.match(match[0])
    left = start + (lead.end() if lead else 0)
    gap = _gap(text, segment, before, start) if before and not lead else FAR
    first = starts_sentence(text, start, segment.span.start)
    masked = _masked(text, Span(start, end), prose)
    seams = [] if simple else [seam.span() for seam in _SEAM.finditer(text, left + 1, end)]
    for seam in (*seams, (end, end)):
        whole = text[left : seam[0]]
        core = whole if simple else _HUNG.split(whole, maxsplit=1)[0]
        stop = left + len(core)
        hyphen = stop == end and text[end : end + 1] in _HYPHENS
        broken = _BROKEN.match(text, stop, prose.end) if hyphen else None
        joined = (core + broken[1], broken.end(1)) if broken else ("", 0)
        yield Word(Span(left, stop), core, gap, whole[len(core) :], first, *joined, masked)
        gap, first = text[seam[0] : seam[1]], False
        left = seam[1]


def _gap(text: str, segment: Segment, before: Word, start: int) -> str:
    """What stands between two words, markup apart, where it is a space, a line break or the dot of an initial."""
    end = before.span.end + len(before.tail)
    if start - end > 12:
        return FAR
    between = text[end:start]
    if between == " ":
        return between
    if not any(left <= end and start <= right for left, right in segment.prose):
        between = between.translate(_EMPHASIS)
    if not _CLOSE.fullmatch(between):
        return FAR
    if between[0] == "." and len(before.text) > 2 and before.text.lower() not in ABBREVIATIONS:
        return FAR
    return between


def _masked(text: str, span: Span, prose: Span) -> bool:
    """Whether the word is part of a handle, a path, an address or a number."""
    before = text[max(prose.start, span.start - 1) : span.start]
    after = text[span.end : min(prose.end, span.end + 1)]
    if before in _ADDRESS_BEFORE or after in _ADDRESS_AFTER or before.isdigit():
        return True
    beyond = text[span.end + 1 : span.end + 2]
    if after == "." and (beyond.isdigit() or (beyond.isalpha() and beyond.islower())):
        return True
    if before in {".", "-", "'", "’"}:
        behind = text[max(prose.start, span.start - 3) : span.start]
        return behind[-2:-1].isalnum() and not _INITIALS.search(behind)
    return False


def starts_sentence(text: str, at: int, start: int) -> bool:
    """Whether a sentence, a heading or an item starts here, quotation marks and brackets apart.

    >>> starts_sentence('said. "Kuqi', 7, 0), starts_sentence("Mr. Kuqi", 4, 0), starts_sentence("said Kuqi", 5, 0)
    (True, False, False)
    """
    while at > start and text[at - 1] in _OPENERS:
        at -= 1
    if at <= start:
        return True
    if text[at - 1] == "\n":
        return text[start : at - 1].rstrip(" \t\r")[-1:] in {"", "\n", *_ENDS}
    if text[at - 1] not in _ENDS:
        return False
    word = re.search(r"([^\W\d_]+)\.\Z", text[max(start, at - 12) : at])
    return not (word and (len(word[1]) == 1 or word[1].lower() in ABBREVIATIONS))
