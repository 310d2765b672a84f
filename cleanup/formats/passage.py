"""One block of a page's words as it is gathered: what of it is prose, how that reads, and in what language it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from cleanup.formats.atoms import TRIGGER, atoms
from cleanup.formats.strand import GAP, Strand
from cleanup.formats.view import is_markup
from cleanup.text import Fold, Span

if TYPE_CHECKING:
    from cleanup.formats.elements import Element

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
FOREIGN = 4  # words in another language than the block's that are no part of its sentences


@dataclass(slots=True)
class Scanned:
    """A text as Sheet takes it: `gaps` are no prose, `folds` read otherwise; positions count from its start."""

    text: str
    gaps: list[tuple[int, int]]
    folds: list[tuple[int, int, str]]
    tokens: list[tuple[int, str]] = field(default_factory=list)
    cuts: list[tuple[int, str]] = field(default_factory=list)


def scanned(text: str, span: Span, folds: Sequence[Fold] = ()) -> Scanned:
    """A stretch of a text with its folds, in which addresses are no prose either; a fold that reads GAP is none.

    >>> scanned("see a&#64;b.al", Span(0, 14), [Fold(5, 10, "@")]).gaps
    [(4, 14)]
    """
    strand = Strand(text, span, tuple(folds))
    if TRIGGER.search(strand.words):
        strand = strand.over(Fold(start, end, GAP) for start, end in atoms(strand.words))
    shift = span.start
    made = [Fold(fold.start - shift, fold.end - shift, fold.reading) for fold in strand.folds]
    body = text[slice(*span)]
    gaps = [(fold.start, fold.end) for fold in made if fold.reading == GAP or is_markup(body, fold)]
    return Scanned(body, gaps, [fold for fold in made if fold.reading != GAP])


def escapes_of(text: str, span: Span, folds: Sequence[Fold]) -> tuple[tuple[str, str], ...]:
    """How characters are written there: as entities those that HTML needs so, and those that are nowhere written otherwise."""
    entities = {fold.reading: text[fold.start : fold.end] for fold in folds if text[fold.start] == "&"}
    if not entities:
        return ESCAPES
    bounds = [span.start, *(bound for fold in folds for bound in fold[:2]), span.end]
    plain = "".join(text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return (*ESCAPES, *(pair for pair in entities.items() if pair[0] not in f"{plain}&<>{GAP}"))


class Passage:
    """A block that begins with words at a position, in an element."""

    def __init__(self, text: str, start: int, element: Element, boxes: tuple[int, ...]) -> None:
        self.text = text
        self.start = self.end = start  # of its words
        self.element = element
        self.boxes = boxes
        self.ends_line = False  # after its last words a line ends
        self.followed = False  # or something else than tags stands
        self._folds: list[Fold] = []
        self._said: list[tuple[str, Span]] = []

    def say(self, start: int, end: int, lang: str) -> None:
        """Take words up that are in a language."""
        self.end = end
        self.ends_line = self.followed = False
        self._said.append((lang, Span(start, end)))

    def fold(self, start: int, end: int, reading: str) -> None:
        """Take something up that reads otherwise than it is written; GAP: it is no prose."""
        self._folds.append(Fold(start, end, reading))
        self.ends_line |= reading == "\n"

    @property
    def span(self) -> Span:
        """From its first to its last word."""
        return Span(self.start, self.end)

    @property
    def lang(self) -> str:
        """The language of most of it."""
        letters: Counter[str] = Counter()
        for lang, (start, end) in self._said:
            letters[lang] += end - start
        return letters.most_common(1)[0][0]

    def folds(self) -> list[Fold]:
        """Its folds in order; what is said in another language is no prose of it."""
        folds = [fold for fold in self._folds if fold.end <= self.end]
        foreign = list(self._foreign())
        if not foreign:
            return folds
        starts = [start for start, _, _ in foreign]
        outside = (fold for fold in folds if fold.start >= _before(foreign, bisect_right(starts, fold.start)))
        return sorted((*outside, *foreign))

    def _foreign(self) -> Iterator[Fold]:
        """What is said in another language, at some length."""
        if len({lang for lang, _ in self._said}) == 1:
            return
        own = self.lang.partition("-")[0]
        for lang, group in groupby(self._said, key=lambda said: said[0].partition("-")[0]):
            spans = [span for _, span in group]
            if lang != own and sum(len(self.text[start:end].split()) for start, end in spans) >= FOREIGN:
                yield Fold(spans[0].start, spans[-1].end, GAP)


def _before(folds: Sequence[Fold], number: int) -> int:
    """Where the last of so many folds ends."""
    return folds[number - 1].end if number else 0
