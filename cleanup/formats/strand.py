"""One string of a file as it reads: its escapes resolved, and the way back to where each character stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category

from cleanup.text import Fold, Span

GAP = "\ufffc"  # what a stretch that is no prose reads as: neither letter nor blank


def character(hexadecimal: str) -> str:
    """What the character of that number reads as; GAP for what is none by itself, as half of a pair.

    An invisible character that is written so was meant: it stays, and reads as nothing.

    >>> character("e7"), character("200e"), character("d800") == GAP
    ('ç', '', True)
    """
    number = int(hexadecimal, 16)
    if 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return GAP
    return "" if category(chr(number)) == "Cf" else chr(number)


def folds(text: str, span: Span, pattern: re.Pattern[str], reading: Callable[[re.Match[str]], str]) -> Iterator[Fold]:
    """A fold for whatever the pattern finds in a stretch of a text."""
    return (Fold(*match.span(), reading(match)) for match in pattern.finditer(text, *span))


@dataclass(frozen=True)
class Strand:
    r"""A stretch of `text`; a fold that reads GAP is no prose.

    >>> Strand(r"say \"Kuqi\"", Span(4, 12), (Fold(4, 6, '"'), Fold(10, 12, '"'))).reading
    '"Kuqi"'
    """

    text: str
    span: Span
    folds: tuple[Fold, ...] = ()

    @cached_property
    def reading(self) -> str:
        """The stretch with every fold replaced by what it reads as."""
        out: list[str] = []
        at = self.span.start
        for start, end, reading in self.folds:
            out += self.text[at:start], reading
            at = end
        return "".join([*out, self.text[at : self.span.end]])

    @cached_property
    def words(self) -> str:
        """What it reads as, without what is no prose."""
        return self.reading.replace(GAP, " ")

    @cached_property
    def _begins(self) -> list[int]:
        """Where the reading of each fold begins in the whole."""
        begins, loss = [], self.span.start
        for start, end, reading in self.folds:
            begins.append(start - loss)
            loss += end - start - len(reading)
        return begins

    def _stop(self, number: int) -> int:
        return self._begins[number] + len(self.folds[number].reading)

    def start_of(self, at: int) -> int:
        """Where in the text the character of the reading begins that stands there."""
        number = bisect_right(self._begins, at) - 1
        if number < 0:
            return self.span.start + at
        if at < self._stop(number):
            return self.folds[number].start
        return self.folds[number].end + at - self._stop(number)

    def _end_of(self, at: int) -> int:
        """Where in the text the character of the reading ends that stands before that place."""
        number = bisect_left(range(len(self.folds)), at, key=self._stop)
        if number < len(self.folds) and self._begins[number] < at:
            return self.folds[number].end
        if number == 0:
            return self.span.start + at
        return self.folds[number - 1].end + at - self._stop(number - 1)

    def over(self, folds: Iterable[Fold]) -> Strand:
        """The strand with further folds, which are of its reading, sorted and disjoint; they swallow those within."""
        made: list[Fold] = []
        own = 0
        for start, end, reading in folds:
            fold = Fold(self.start_of(start), self._end_of(end), reading)
            if made and fold.start < made[-1].end:  # two parts of one escape
                made[-1] = Fold(made[-1].start, max(fold.end, made[-1].end), GAP)
                continue
            while own < len(self.folds) and self.folds[own].end <= fold.start:
                made.append(self.folds[own])
                own += 1
            while own < len(self.folds) and self.folds[own].start < fold.end:
                own += 1
            made.append(fold)
        return Strand(self.text, self.span, (*made, *self.folds[own:])) if made else self
