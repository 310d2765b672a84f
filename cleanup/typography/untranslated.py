"""A sentence, a heading or a paragraph that was left in another language: it is pointed at, with its language.

What a text may rightly say in another language is passed over: quotations, what stands in brackets or in italics, titles and
sources, and documents whose languages take turns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.language import foreign
from cleanup.text import Document, Segment, Span, merged
from cleanup.typography.faults import UNTRANSLATED
from cleanup.typography.quoted import quoted

NAMES = {
    "en": "English", "sq": "Albanian", "sr-Latn": "Serbian", "sr-Cyrl": "Serbian", "hr": "Croatian", "mk": "Macedonian",
    "sh": "Serbian, Croatian or Bosnian", "tr": "Turkish", "de": "German", "fr": "French", "it": "Italian", "es": "Spanish",
    "pt": "Portuguese", "ro": "Romanian", "bg": "Bulgarian", "ru": "Russian", "uk": "Ukrainian", "sl": "Slovene",
    "pl": "Polish", "cs": "Czech", "sk": "Slovak", "hu": "Hungarian", "nl": "Dutch",
}  # fmt: skip
# Small words of each language that texts in the others have not.
SMALL = {
    "en": "the of and is was for with that are were by this which have has not been from they their",
    "sq": "dhe të në për është nga një janë me që këtë tyre si ka kanë nuk edhe kjo së ishte",
    "sh": "je su da se na za koji koja koje nije kao što će ili biti bio ovo nisu samo pre prije",
    "tr": "ve bir bu için ile olarak olan çok daha gibi olduğu kadar sonra ancak ise da de her ne önce şey var",
    "de": "der die das und ist nicht mit den von für auf ein eine dem des sich auch werden wird",
    "fr": "le la les des et est une dans pour que qui par sur avec pas du aux cette sont",
    "it": "il di che della per non sono con gli nel una dei alla",
    "sr-Cyrl": "је су да се на за који која које није као што од ће или бити био у и",
    "mk": "на во се да од за што со беше кои која кој не ќе ги го и е",
    "ru": "и в не на что с по это как для из был его",
}
# And words of theirs that are words of other languages as well.
SHARED = {
    "en": "me per her die", "sq": "se pas ne na di la", "sh": "ne ka me par si", "tr": "su", "de": "da was du",
    "fr": "de il se ne je si non me", "sr-Cyrl": "из не по с", "mk": "по или из",
}  # fmt: skip
# Letters of a language beside those of English (none: any text), and words; a sentence or two have one of either.
SIGNS = (
    ("", (" the ", " and ", " of ")), ("ëç", (" të ", " dhe ", " për ", " në ")), ("čćšž", (" je ", " da ", " su ", " se ")),
    ("ışğ", (" ve ", " bir ", " için ", " ile ")), ("üäöß", (" und ", " die ", " der ", " das ")),
    ("éèà", (" les ", " des ", " est ", " une ")), ("а", (" на ", " да ", " се ", " је ")),
)  # fmt: skip
SERBIAN = ("sr", "hr", "bs", "sh", "cnr")
SENTENCE = re.compile(r"(?<=[.!?…])[\"”“’»)]?\s+(?=[\"“„«(–-]?[^\W\d_a-zà-öø-ÿčćđšžëışğа-џ])")
STOP = re.compile(r"[.!?…][\"”“’»)]*\Z")
WORD = re.compile(r"[^\W\d_]+")
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A source that is cited, and the name of a law or an office, is not translated.
SOURCE = re.compile(
    r"\(\d{4}[a-z]?\)|\b(?:pp?|vol|nr|no|str|fq|ISBN|ISSN|doi)\b\.?\s*\d|https?:|www\.|\bet al\b|[:,] \d{4}\.",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\W*(?:Ligj|Rregullor|Udhëzim|Vendim|Ministri|Zakon|Uredb|Pravilnik|Odluk|Ministar|Закон|Уредб|Правилник|Одлук|"
    r"Министер|Министар|Law|Act|Regulation|Directive|Convention|Ministry|Gesetz|Verordnung|Loi|Décret|Kanun|Yönetmelik)"
)
LEAST = 5  # small words
MOST_NAMES = 0.4  # of the words with a capital: more make it a list of names, or a title
SHARE = 0.3  # of a document in other languages makes it one in several
ROW = 3  # paragraphs in a row in another language are a part of the document and no residue


class Passage(NamedTuple):
    """A stretch of a document in another language, the number of its segment, and whether that says nothing else."""

    span: Span
    lang: str
    place: int
    whole: bool


def glance(text: str) -> bool:
    """Whether small words of two languages stand in the text; costs next to nothing."""
    languages = (
        (not letters or any(letter in text for letter in letters)) and any(word in text for word in words)
        for letters, words in (SIGNS[:1] if text.isascii() else SIGNS)
    )
    return sum(languages) > 1


def find(document: Document) -> Iterator[Edit]:
    """Point at what is surely in another language than the document."""
    if not document.lang:
        return
    passages = list(_passages(document))
    total = sum(segment.span.end - segment.span.start for segment in document.segments)
    if sum(passage.span.end - passage.span.start for passage in passages) > SHARE * total:
        return
    for passage in _residue(passages):
        edit = UNTRANSLATED.show(document, passage.span)
        language = NAMES.get(passage.lang, f"the language {passage.lang}")
        yield replace(edit, why=UNTRANSLATED.why.replace("another language", language), evidence=passage.lang)


def _passages(document: Document) -> Iterator[Passage]:
    """The sentences in another language, those side by side in one segment as one."""
    small = _small(document.lang)
    spoken: Sequence[Span] | None = None
    for place, segment in enumerate(document.segments):
        start, end = segment.span
        text = document.text[start:end]
        own = same(segment.lang, document.lang)
        if segment.kind == "quote" or (segment.declared and not own):
            continue
        if own and small.isdisjoint(text.lower().split()):
            continue
        if SOURCE.search(text) or LAW.match(text):
            continue
        spoken = _others(document) if spoken is None else spoken
        sentences = [(span, _language(document, segment, span, spoken)) for span in _sentences(text, start)]
        for lang, group in groupby(sentences, key=lambda one: one[1]):
            spans = [span for span, _ in group]
            if lang:
                yield Passage(Span(spans[0].start, spans[-1].end), lang, place, len(spans) == len(sentences))


def _others(document: Document) -> tuple[Span, ...]:
    """What is not the text's own: quotations, and what is in italics within a paragraph."""
    return merged([*quoted(document), *(span for span in document.slanted if _within(document, span))])


def _within(document: Document, span: Span) -> bool:
    """Whether the paragraph that holds a stretch has words beside it."""
    segment = document.segment_at(span.start)
    if not segment:
        return False
    start, end = segment.span
    return bool(WORD.search(document.text, start, span.start) or WORD.search(document.text, span.end, end))


def same(lang: str, other: str) -> bool:
    """Whether two languages are one, or one in two alphabets or with several names."""
    one, two = (code.partition("-")[0] for code in (lang, other))
    return one == two or {one, two} <= set(SERBIAN)


@cache
def _small(own: str) -> frozenset[str]:
    """The small words of all languages but one."""
    mine = [f"{words} {SHARED.get(lang, '')}" for lang, words in SMALL.items() if same(lang, own)]
    others = [words for lang, words in SMALL.items() if not same(lang, own)]
    return frozenset(" ".join(others).split()) - frozenset(" ".join(mine).split())


def _sentences(text: str, start: int) -> Iterator[Span]:
    at = 0
    for match in SENTENCE.finditer(text):
        yield Span(start + at, start + match.start())
        at = match.end()
    yield Span(start + at, start + len(text))


def _language(document: Document, segment: Segment, span: Span, spoken: Sequence[Span]) -> str:
    """The language of a sentence if it is another than the document's, and is not somebody's, a title or a list."""
    said = BRACKETED.sub(" ", _without(document.text, span, spoken))
    words = WORD.findall(said)
    small = [word for word in words if word.islower()]
    if len(small) < LEAST or len(words) - len(small) > MOST_NAMES * len(words):
        return ""
    ends = bool(STOP.search(document.text[slice(*span)].rstrip()))
    if not ends and (segment.kind in {"item", "cell"} or "/" in said or len(words) > len(set(words)) + LEAST):
        return ""
    lang = foreign(said, document.lang)
    return "" if not lang or same(lang, document.lang) else lang


def _without(text: str, span: Span, spoken: Sequence[Span]) -> str:
    """A stretch of the text without what of it is quoted."""
    out, at = [], span.start
    number = bisect_right(spoken, span.start, key=lambda one: one.end)
    while number < len(spoken) and spoken[number].start < span.end:
        out.append(text[at : max(at, spoken[number].start)])
        at = spoken[number].end
        number += 1
    return " ".join([*out, text[at : span.end]])


def _residue(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, but for whole paragraphs that follow each other."""
    rows = groupby(enumerate(passages), key=lambda one: (one[1].lang, one[1].whole, one[1].place - one[0]))
    for (_, whole, _), row in rows:
        found = [passage for _, passage in row]
        if not whole or len(found) < ROW:
            yield from found
