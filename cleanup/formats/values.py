"""The strings of a file gathered: their segments and folds, and as skeleton all that stands between and is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.formats import messages
from cleanup.formats.sheet import CLEANUP, Read
from cleanup.formats.strand import GAP, Strand
from cleanup.formats.view import is_markup
from cleanup.problems import CleanupError, Problem
from cleanup.text import Fold, Segment, Span

Escapes = tuple[tuple[str, str], ...]
LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:\.[\w-]+)?(?:@(\w+))?")
SCRIPTS = {"latin": "Latn", "latn": "Latn", "cyrillic": "Cyrl", "cyrl": "Cyrl"}


class Values:
    """Gathers strings in order of position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._segments: list[Segment] = []
        self._folds: list[Fold] = []
        self._skeleton: list[str] = []
        self._leaves: list[tuple[Span, str]] = []
        self._spared: list[tuple[int, str]] = []  # what the next string is to be spared, and where that is said
        self._off = False
        self._at = 0

    def add(  # noqa: PLR0913 (all there is to know of a string)
        self,
        strand: Strand,
        *,
        escapes: Escapes = (),
        lang: str = "",
        source: str = "",
        source_lang: str = "",
        placeholders: bool = True,
    ) -> None:
        """Take a string up, which may hold tags and addresses, and if it is a program's message `placeholders`."""
        self._between(strand.span.start)
        found = messages.read(strand.reading, placeholders=placeholders)
        if strand.folds or found.tokens:
            tokens = [(fold.start, self.text[fold.start : fold.end]) for fold in strand.folds if self._parts(fold)]
            tokens += ((strand.start_of(at), token) for at, token in found.tokens)
            self._skeleton += (token for _, token in sorted(tokens, key=lambda token: token[0]))
        self._at = strand.span.end
        self._leaves += ((Span(at, self._at), rule) for at, rule in self._spared)
        self._spared.clear()
        if self._off:
            self._skeleton.append(self.text[slice(*strand.span)])
            return
        whole = strand.over(found.folds) if found.folds else strand
        self._folds += (fold for fold in whole.folds if fold.reading != GAP)
        for prose in self._paragraphs(whole, [strand.start_of(at) for at in found.cuts]):
            span = Span(prose[0].start, prose[-1].end)
            self._segments.append(Segment(span, tuple(prose), "value", lang, escapes, source, source_lang, bool(lang)))

    def _parts(self, fold: Fold) -> bool:
        """Whether a fold is no character that an edit may replace."""
        return fold.reading in (GAP, "") or is_markup(self.text, fold)

    def _between(self, end: int) -> None:
        """Remember what stands before the next string, and what of it is told to this tool."""
        text = self.text[self._at : end]
        self._skeleton.append(text)
        if "cleanup:" not in text:
            return
        for match in CLEANUP.finditer(text):
            words = match[1].replace(",", " ").split()
            if words in (["off"], ["on"]):
                self._off = words == ["off"]
            elif words[:1] == ["leave"]:
                self._spared += ((self._at + match.start(), rule) for rule in words[1:])

    def _paragraphs(self, strand: Strand, cuts: Sequence[int]) -> Iterator[list[Span]]:
        """The prose of a string: all but gaps and markup, without blanks at its ends, by paragraph."""
        at, last = strand.span
        blanks = [fold for fold in strand.folds if fold.reading.isspace()] if strand.folds else []
        past = {fold.start: fold.end for fold in blanks}
        back = {fold.end: fold.start for fold in blanks}
        prose: list[Span] = []
        number = 0
        for start, end, _ in (*filter(self._parts, strand.folds), Fold(last, last)):
            while number < len(cuts) and cuts[number] < end:
                cut = min(max(cuts[number], at), start)
                prose += self._trimmed(at, cut, past, back)
                if prose:
                    yield prose
                prose, at, number = [], cut, number + 1
            prose += self._trimmed(at, start, past, back)
            at = end
        if prose:
            yield prose

    def _trimmed(self, start: int, end: int, past: dict[int, int], back: dict[int, int]) -> Iterator[Span]:
        """The stretch without blanks at its ends; `past` and `back` lead over those that are written as an escape."""
        while start < end and (start in past or self.text[start].isspace()):
            start = past.get(start, start + 1)
        while start < end and (end in back or self.text[end - 1].isspace()):
            end = back.get(end, end - 1)
        if start < end:
            yield Span(start, end)

    def read(self) -> Read:
        """All of it."""
        self._between(len(self.text))
        return Read(tuple(self._segments), tuple(self._leaves), tuple(self._skeleton), tuple(self._folds))


def refused(text: str, at: int, message: str) -> CleanupError:
    """The error of a file that cannot be read from that place on."""
    line = len(re.findall(r"\r\n?|\n", text[:at])) + 1
    return CleanupError(Problem("", line, message))


def language(code: str) -> str:
    """The code of a language as BCP 47 writes it, of one as files write it; "" if it is none.

    >>> language("sq_AL.UTF-8"), language("SR-latn"), language("sr_RS@latin"), language("C"), language("*all*")
    ('sq-AL', 'sr-Latn', 'sr-Latn-RS', '', '')
    """
    match = LOCALE.fullmatch(code.strip())
    if not match:
        return ""
    script = (match[2] or SCRIPTS.get((match[4] or "").lower(), "")).title()
    return "-".join(part for part in (match[1].lower(), script, (match[3] or "").upper()) if part)
