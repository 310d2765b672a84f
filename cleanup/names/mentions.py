"""Mentions: where a text may speak of an entry, and which of its words stand for which of the entry's."""

from __future__ import annotations

from dataclasses import dataclass

from cleanup.names.grade import SCORE
from cleanup.names.known import Known, Shape
from cleanup.names.reading import Reading
from cleanup.names.words import Word
from cleanup.text import Segment, Span

CERTAIN = SCORE["slip"]


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a text that stands for one word of an entry."""

    word: Word
    number: int  # which word of the shape
    reading: Reading
    span: Span  # what of the text it takes: the word, with a broken line's rest or an ending hung on


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text may speak of an entry."""

    entry: Known
    shape: Shape
    segment: Segment
    parts: tuple[Part, ...]  # in the order of the text
    letter: tuple[Word | None, int] = (None, 0)  # an initial that fits before the surname, and for which word it stands
    reverse: bool = False  # surname first
    before: str = ""  # what stands before: "", "title", "name" (another one), "initial" (another one)
    after: bool = False  # another capitalised word follows at once
    tail: str = ""  # the words in lower case that the entry's form ends in and that stand here in some case
    end: int = 0  # where those end

    @property
    def span(self) -> Span:
        """From the first to the last character of its words, an initial before them too."""
        start = self.parts[0].span.start
        if self.letter[0]:
            start = min(start, self.letter[0].span.start)
        return Span(start, self.end or self.parts[-1].span.end)

    @property
    def head(self) -> Part:
        """The word by which it was found."""
        return max(self.parts, key=lambda part: part.number)

    @property
    def full(self) -> bool:
        """Whether a given name of the person stands here too, or the entry is no person."""
        return not self.shape.surname or any(part.number < self.shape.surname for part in self.parts)

    @property
    def initial(self) -> bool:
        """Whether an initial that fits stands before the surname, and no given name."""
        return self.letter[0] is not None and not self.full

    @property
    def bare(self) -> bool:
        """Whether a surname stands alone: no given name, no initial."""
        return bool(self.entry.person and self.shape.surname and not self.full and not self.initial)

    @property
    def score(self) -> float:
        """The grade of the worst word."""
        return min(part.reading.score for part in self.parts)
