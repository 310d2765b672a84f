"""Names in running text, without a dictionary: runs of capitalised words, titles and little words taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleanup.names.endings import family
from cleanup.names.fold import loose, plain, stem
from cleanup.names.titles import is_body, is_function, is_place_word, is_title
from cleanup.names.words import FAR, Word, small_words, words
from cleanup.text import Document, Segment, Span

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a text names somebody or something; initials keep their dot in `words`."""

    text: int  # which text
    lang: str
    words: tuple[str, ...]
    span: Span
    spans: tuple[Span, ...]  # of each word
    form: str  # as it stands, an English 's taken off
    first: bool  # where a sentence begins
    titles: frozenset[str] = frozenset()  # stems of the titles before it
    prefix: tuple[str, ...] = ()  # words before it that are too many for a name
    small: bool = False  # its first word stands in the text in small letters too

    @property
    def full(self) -> bool:
        """Whether a given name and a surname stand there."""
        return sum(not word.endswith(".") for word in self.words) > 1

    @property
    def initial(self) -> bool:
        """Whether an initial stands for the given name."""
        return not self.full and len(self.words) > 1


def namings(document: Document, number: int = 0) -> Iterator[Naming]:
    """Every naming in a document, by position."""
    small = small_words(document.text)
    for segment in document.segments:
        for run in _runs(words(document, segment)):
            if naming := _naming(document, segment, run, small, number):
                yield naming


def _runs(found: Iterable[Word]) -> Iterator[list[Word]]:
    """The words that stand side by side."""
    run: list[Word] = []
    for word in found:
        if run and (word.gap == FAR or word.masked or (run[-1].tail and word.gap not in {"-", ""})):
            yield run
            run = []
        if not word.masked:
            run.append(word)
    if run:
        yield run


def _naming(document: Document, segment: Segment, run: list[Word], small: frozenset[str], number: int) -> Naming | None:
    lang = segment.lang
    titles = {stem(loose(word.text)) for word in run if is_title(word.text, lang)}
    first = run[0].first
    while run and not _is_initial(run) and _is_no_name(run[0], lang):
        run = run[1:]
    while len(run) > 1 and is_title(run[-1].text, lang):
        run = run[:-1]
    whole, run = run, _shortened(document, run, lang)
    if not run or any(is_body(word.text, lang) for word in run) or len(run[-1].text) < 3:
        return None
    titles |= _titles_before(document, segment, run[0].span.start, lang)
    initials = [after.gap[:1] == "." and len(word.text) <= 2 for word, after in pairwise(run)]
    parts = [f"{word.text}." if dotted else word.text for word, dotted in zip(run, [*initials, False], strict=True)]
    merged, spans = _merged(run, parts)
    span = Span(run[0].span.start, run[-1].span.end)
    tail = run[-1].tail if family(lang) not in {"en", ""} else ""
    form = " ".join(document.text[span.start : span.end + len(tail)].split())
    at_start = first and run[0].first
    prefix = tuple(plain(word.text) for word in whole[: len(whole) - len(run)])
    small_too = plain(run[0].text) in small
    return Naming(number, lang, merged, span, spans, form, at_start, frozenset(titles), prefix, small_too)


def _merged(run: Sequence[Word], parts: Sequence[str]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The words of a run, those that a hyphen ties as one."""
    names: list[str] = []
    spans: list[Span] = []
    for word, part in zip(run, parts, strict=True):
        if names and word.gap in {"-", ""}:
            names[-1] += word.gap + part
            spans[-1] = Span(spans[-1].start, word.span.end)
        else:
            names.append(part)
            spans.append(word.span)
    return tuple(names), tuple(spans)


def _is_initial(run: Sequence[Word]) -> bool:
    """Whether a run begins with an initial: A. Tolaj."""
    return len(run) > 1 and run[1].gap[:1] == "." and len(run[0].text) == 1


def _is_no_name(word: Word, lang: str) -> bool:
    """Whether a word at the front of a run is a title, or a little word that begins a sentence."""
    if is_title(word.text, lang):
        return True
    if family(lang) == "de" and is_function(word.text, lang):
        return True  # a title begins within a sentence: "Die Türme"
    return word.first and (is_function(word.text, lang) or is_place_word(word.text, lang))


def _shortened(document: Document, run: list[Word], lang: str) -> list[Word]:
    """A run without what is too much for a name: Harbour Master before it, a noun that begins the sentence."""
    names = [word for word in run if word.gap not in {"-", ""} or word is run[0]]
    if len(names) > _LONGEST:
        return run[run.index(names[-2]) :]
    if len(names) == _LONGEST and names[0].first and family(lang) in {"sq", "sh", "mk", "tr", "de"}:
        return run[run.index(names[1]) :]
    if len(names) == _LONGEST and family(lang) == "de":
        start = run[0].span.start
        article = re.search(r"([^\W\d_]+)[ \u00a0]\Z", document.text[max(0, start - 20) : start])
        if article and is_function(article[1], lang):
            return run[run.index(names[1]) :]
    return run


def _titles_before(document: Document, segment: Segment, at: int, lang: str) -> set[str]:
    """The titles in the words just before a name: Deputy Minister of Internal Affairs, Sasha Rashica."""
    left = document.text[max(segment.span.start, at - 60) : at]
    left = re.split(r"[.!?;:]\s", left)[-1]
    return {stem(loose(word)) for word in re.findall(r"[^\W\d_]{3,}", left) if is_title(word, lang)}
