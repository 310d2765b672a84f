"""A document as it reads: its folds replaced by what they read as, and the way back from there to the source.

`**Ku**qi` reads Kuqi, and an entity as its character: the rooms see the words, the source keeps its markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from cleanup.edits import Edit
from cleanup.text import Document, Fold, Segment, Span

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
SLANT = re.compile(r"<(?=/?(em|i|cite|q)[\s>])(/?)[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class View:
    """A document as it reads, and its source."""

    source: Document

    @cached_property
    def document(self) -> Document:
        """The document with every fold replaced by its reading; one without folds is its own view."""
        source, folds = self.source, self.source.folds
        if not folds:
            return source
        ends = (0, *(fold.end for fold in folds))
        starts = (*(fold.start for fold in folds), len(source.text))
        readings = (*(fold.reading for fold in folds), "")
        kept = zip(ends, starts, readings, strict=True)
        text = "".join(source.text[end:start] + reading for end, start, reading in kept)
        segments = tuple(self._segment(segment, text) for segment in source.segments)
        leaves = tuple((Span(self._at(span.start), self._at(span.end)), rule) for span, rule in source.leaves)
        return replace(source, text=text, segments=segments, leaves=leaves, folds=(), slanted=tuple(self._slanted()))

    def _slanted(self) -> Iterator[Span]:
        """What stands between marks of italics."""
        opened: dict[str, int] = {}
        for number, fold in enumerate(self.source.folds):
            source = self.source.text[fold.start : fold.end]
            for sign, closes in [(source, source in opened)] if source in ("*", "_") else SLANT.findall(source):
                if not closes:
                    opened[sign.lower()] = number
                elif sign.lower() in opened:
                    yield Span(self._stops[opened.pop(sign.lower())], self._begins[number])

    @cached_property
    def _begins(self) -> list[int]:
        """Where each fold's reading begins in the view."""
        folds = self.source.folds
        losses = accumulate((fold.end - fold.start - len(fold.reading) for fold in folds), initial=0)
        return [fold.start - loss for fold, loss in zip(folds, losses, strict=False)]

    @cached_property
    def _ends(self) -> list[int]:
        """Where each fold ends in the source."""
        return [fold.end for fold in self.source.folds]

    @cached_property
    def _stops(self) -> list[int]:
        """Where each fold's reading ends in the view."""
        return [at + len(fold.reading) for at, fold in zip(self._begins, self.source.folds, strict=True)]

    def _at(self, at: int) -> int:
        """Where a place of the source stands in the view; one inside a fold at the beginning of its reading."""
        number = bisect_right(self._ends, at)
        place = at - self.source.folds[number - 1].end + self._stops[number - 1] if number else at
        return min(place, self._begins[number]) if number < len(self._begins) else place

    def _segment(self, segment: Segment, text: str) -> Segment:
        """A segment in the view: with the characters that touch it, and prose that only markup divided as one."""
        start, end = segment.span
        folds = self.source.folds
        first = bisect_right(self._ends, start)
        while first and folds[first - 1].reading.strip() and folds[first - 1].end == start:
            first -= 1
            start = folds[first].start
        last = first
        while last < len(folds) and (
            folds[last].start < end or (folds[last].reading.strip() and folds[last].start == end)
        ):
            end = max(end, folds[last].end)
            last += 1
        if first == last:
            shift = self._at(start) - start
            return _with_prose(segment, [Span(one + shift, other + shift) for one, other in segment.prose])
        spans = [Span(self._at(one), self._at(other)) for one, other in segment.prose]
        spans += (Span(self._begins[n], self._stops[n]) for n in range(first, last) if folds[n].reading)
        prose: list[Span] = []
        for span in sorted(spans):
            if prose and (span.start <= prose[-1].end or text[prose[-1].end : span.start].isspace()):
                prose[-1] = Span(prose[-1].start, max(span.end, prose[-1].end))
            else:
                prose.append(span)
        return _with_prose(segment, prose)

    def back(self, edit: Edit) -> tuple[Edit, ...]:
        """The edits of the source that make an edit of the view; none where it would have to change markup.

        An edit with folds in it is divided into the words that really change, which then are one decision: so entities
        stay as they are written in words that stay, and markup stays where it is. Blocks are emptied, never joined.
        """
        if not self.source.folds:
            return (self._written(edit, edit.span, edit.after, edit.match),)
        match = self._source_of(edit.match or edit.span)
        if edit.safety == "show":
            span = self._source_of(edit.span)
            before = self.source.text[slice(*span)]
            return (replace(edit, span=span, before=before, after=before, match=match),)
        if not self._folds(edit.span):
            return (self._written(edit, edit.span, edit.after, match if edit.match else None),)
        hunks = list(self._parts(edit) if edit.after.strip() else self._around(edit.span, edit.after))
        if any(self._crosses(span) for span, _ in hunks) and not self._takes_lines(edit):
            return ()
        return tuple(self._written(edit, span, after, match) for span, after in hunks)

    def _takes_lines(self, edit: Edit) -> bool:
        """Whether lines go with all that is in them: then their emphasis goes too."""
        start, end = edit.span
        inside = [n for n in self._folds(edit.span) if start <= self._begins[n] and self._stops[n] <= end]
        whole = len(inside) == len(list(self._folds(edit.span))) and not any(map(self._ends_line, inside))
        return whole and "\n" in edit.before and not edit.after.strip()

    def _around(self, span: Span, after: str) -> Iterator[tuple[Span, str]]:
        """What is taken out between the ends of lines that are markup, which stay; where none is there, all of it.

        Then only whole lines go: the halves of what such an end divides cannot be joined.
        """
        ends = [number for number in self._folds(span) if self._ends_line(number)]
        if not ends:
            yield span, after
            return
        text = self.document.text
        starts = (span.start, *(self._stops[number] for number in ends))
        stops = (*(self._begins[number] for number in ends), span.end)
        for start, stop in zip(starts, stops, strict=True):
            if start < stop and text[start - 1 : start] in ("", "\n") and text[stop : stop + 1] in ("", "\n"):
                yield Span(start, stop), ""

    def _ends_line(self, number: int) -> bool:
        """Whether a fold is markup that reads as the end of a line."""
        fold = self.source.folds[number]
        return "\n" in fold.reading and is_markup(self.source.text, fold)

    def _parts(self, edit: Edit) -> Iterator[tuple[Span, str]]:
        """The words of an edit that change, with what becomes of them; of a word with markup in it, the letters."""
        for span, news in _hunks(TOKEN.findall(edit.before), TOKEN.findall(edit.after), edit.span.start):
            new = "".join(news)
            if len(news) == 1 and self._folds(span):
                old = self.document.text[slice(*span)]
                yield from ((part, "".join(letters)) for part, letters in _hunks(old, new, span.start))
            else:
                yield span, new

    def _written(self, edit: Edit, span: Span, after: str, match: Span | None) -> Edit:
        """The edit of the source for a stretch of the view that crosses no markup; what is new written as it must be."""
        segment = self.document.segment_at(span.start) or self.document.segment_at(span.start - 1)
        place = self._source_of(span, after)
        before = self.source.text[slice(*place)]
        if segment and segment.escapes and after != edit.before:
            written = dict(segment.escapes)
            after = "".join(written.get(char, char) for char in after)
        return replace(edit, span=place, before=before, after=after, match=match)

    def _source_of(self, span: Span, after: str = "") -> Span:
        """Where a stretch of the view stands in the source.

        An insertion where there is markup goes on with the word before it, or if it begins with a blank, stands after.
        """
        if span.start < span.end:
            return Span(self._last(span.start), self._first(span.end))
        at = self._last(span.start) if after[:1].isspace() else self._first(span.start)
        return Span(at, at)

    def _first(self, at: int) -> int:
        """The first place of the source that reads as this one of the view."""
        return self._after(bisect_left(self._begins, at), at)

    def _last(self, at: int) -> int:
        """The last place of the source that reads as this one of the view."""
        return self._after(bisect_right(self._stops, at), at)

    def _after(self, number: int, at: int) -> int:
        """The place of the source, if so many folds stand before it."""
        return at - self._stops[number - 1] + self.source.folds[number - 1].end if number else at

    def _folds(self, span: Span) -> range:
        """The numbers of the folds that stand or reach between the ends of a stretch."""
        first = bisect_right(self._stops, span.start)
        return range(first, max(first, bisect_left(self._begins, span.end)))

    def _crosses(self, span: Span) -> bool:
        """Whether an edit of that stretch would take markup with it, or half of a reading."""
        return any(
            self._begins[number] < span.start
            or span.end < self._stops[number]
            or is_markup(self.source.text, self.source.folds[number])
            for number in self._folds(span)
        )


def _with_prose(segment: Segment, prose: Sequence[Span]) -> Segment:
    """The segment with other prose; `replace` would take its time."""
    span = Span(prose[0].start, prose[-1].end)
    kind, lang, escapes = segment.kind, segment.lang, segment.escapes
    return Segment(span, tuple(prose), kind, lang, escapes, segment.source, segment.source_lang, segment.declared)


def is_markup(text: str, fold: Fold) -> bool:
    r"""Whether a fold is markup, which no edit takes away: it reads as nothing, or as a blank without being an escape.

    >>> is_markup("a&nbsp;b", Fold(1, 7, "\u00a0")), is_markup("a<br>b", Fold(1, 5, "\n"))
    (False, True)
    """
    return not fold.reading or (fold.reading.isspace() and not text.startswith(("&", "\\"), fold.start))


def _hunks(olds: Sequence[str], news: Sequence[str], at: int) -> Iterator[tuple[Span, Sequence[str]]]:
    """The stretches of a text, the first of whose pieces stands at `at`, in which they change, and the new pieces."""
    places = list(accumulate(map(len, olds), initial=at))
    for kind, first, last, start, end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Span(places[first], places[last]), news[start:end]
