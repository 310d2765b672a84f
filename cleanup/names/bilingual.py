"""A translation beside its source: names that it spells otherwise, and numbers that it has otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import product

from cleanup.edits import Edit, overlap
from cleanup.names import figures
from cleanup.names.bases import bases
from cleanup.names.distinct import foreign
from cleanup.names.endings import inflect
from cleanup.names.fold import MARKED_CONSONANTS, plain, script, sounds
from cleanup.names.grade import Kind, compare, lost_marks, slight
from cleanup.names.reading import in_case
from cleanup.names.runs import Naming, namings
from cleanup.text import Document, Segment, Span

LONG = 20_000  # characters of a source that is no paragraph any more
NAME, NUMBER = "name/unlike-source", "name/number-unlike-source"
# What a format of two languages is known by, before it is read.
_TWO_LANGUAGES = re.compile(r"msgid|<source|<tuv|<seg")
# Languages that keep the letters of a name from abroad, and those that write even their neighbours' names by the sounds.
_KEEPING = frozenset({"en", "de", "fr", "tr", "hr", "bs", "sq"})
_BY_SOUND = frozenset({"sr", "mk", "bg", "ru", "uk", "sh"})
# Languages that write one name from a third alphabet alike: no Jelzin beside a Yeltsin.
_ALIKE = frozenset({"en", "hr", "bs"})
_SLAVIC = re.compile(r"i[CQ]\Z")
# How a word of the target stands to one of the source, the likest first.
_KINDS: tuple[Kind, ...] = ("equal", "sounds", "lost", "slip", "typo", "other")


def glance(text: str) -> bool:
    """Whether a text may have its source beside it."""
    return _TWO_LANGUAGES.search(text) is not None


def find(document: Document, taken: Collection[Span]) -> Iterator[Edit]:
    """Ask about names that are spelt otherwise than in the source, show numbers that are; `taken`: known names."""
    for segment in document.segments:
        if segment.source.strip():
            yield from _names(document, segment, taken)
            yield from _numbers(document, segment)


def _numbers(document: Document, segment: Segment) -> Iterator[Edit]:
    parts = [(document.text[start:end], start) for start, end in segment.prose]
    for said, wanted in figures.unlike(segment.source, parts):
        text, right = document.text[slice(*said.span)], segment.source[slice(*wanted.span)]
        why = f"The source has {right} where the translation has {text}."
        yield Edit(said.span, text, text, NUMBER, why, "show", _around(segment.source, wanted.span))


def _around(text: str, span: Span) -> str:
    """A few words of the source around a place."""
    start, end = max(0, span.start - 30), min(len(text), span.end + 30)
    return " ".join(f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}".split())


def _names(document: Document, segment: Segment, taken: Collection[Span]) -> Iterator[Edit]:
    lang = segment.lang
    beside = lang.partition("-")[0] in _KEEPING and len(segment.source) < LONG
    found = _of_source(segment.source, segment.source_lang) if beside else ()
    rights = {plain(word) for naming in found for word in naming.words}
    for naming in namings(Document(document.text, (segment,), lang=lang)) if found else ():
        if rights.issuperset(map(plain, naming.words)) or any(overlap(naming.span, span) for span in taken):
            continue
        changes = {change for source in found if (change := _change(source, naming, lang))}
        if len(changes) == 1:
            ((span, after, right),) = changes
            before = document.text[slice(*span)]
            why = f"The source spells this name {right}."
            yield Edit(span, before, in_case(after, before, lang), NAME, why, "ask", f"source: {right}")


@lru_cache(maxsize=64)
def _of_source(text: str, lang: str) -> tuple[Naming, ...]:
    """The names of a source in Latin letters; its language, if nobody said it, is found out or stays unknown."""
    from cleanup import language

    whole = Span(0, len(text))
    document = Document(text, (Segment(whole, (whole,), lang=lang),))
    if not lang:
        document = language.assign(Document(text, (Segment(whole, (whole,)),)))
    return tuple(namings(document)) if script(text) == "latin" else ()


def _change(source: Naming, naming: Naming, lang: str) -> tuple[Span, str, str] | None:
    """The word that is spelt otherwise, what it would be, and the name in the source; None where they are no one name."""
    if len(source.words) != len(naming.words) or source.lang.partition("-")[0] == lang.partition("-")[0]:
        return None
    pairs = zip(source.words, naming.words, naming.spans, strict=True)
    rows = [(*_likeness(right, said, source.lang, lang), span) for right, said, span in pairs]
    wrong = [row for row in rows if row[0] not in {"equal", "sounds"}]
    if len(wrong) != 1:
        return None
    ((kind, after, span),) = wrong
    if not after or not _tells(kind, after, source.lang.partition("-")[0], lang, alone=len(rows) == 1):
        return None
    return span, after, " ".join(source.words)


def _likeness(right: str, said: str, source_lang: str, lang: str) -> tuple[Kind, str]:
    """How a word of the target stands to one of the source, in some case of each; the right word in the target's case."""
    best, after = _KINDS[-1], ""
    for (base, _), (form, slot) in product(bases(right, source_lang).items(), bases(said, lang).items()):
        kind: Kind = "lost" if lost_marks(base, form) else compare(base, form)
        if (
            kind not in _KINDS
            or _KINDS.index(kind) >= _KINDS.index(best)
            or (kind == "typo" and not slight(base, form))
        ):
            continue
        whole = right[: len(base)] if plain(right[: len(base)]) == base else ""
        best, after = kind, (inflect(whole, lang, slot) or "") if whole and slot else whole
    return best, after


def _tells(kind: Kind, after: str, source: str, lang: str, *, alone: bool) -> bool:
    """Whether the difference is a mistake, and no custom of the target's language: it respells sounds, or leaves marks out."""
    own = lang.partition("-")[0]
    if own == "sq" and foreign(after, lang):
        return False
    if kind == "lost":
        return not alone or (
            source not in _BY_SOUND and bool(set(sounds(after)) & MARKED_CONSONANTS) and len(after) > 3
        )
    if kind == "slip":
        return (
            source not in _BY_SOUND
            and bool(source or not alone)
            and not _SLAVIC.search(sounds(after))
            and len(after) > 3
        )
    return kind == "typo" and not alone and {own, source} <= _ALIKE
