"""What the forms for other programs have in common: each decision of a file, its place, its level, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cleanup import formats
from cleanup.edits import Edit, Safety, decisions
from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.fingerprints import fingerprints
from cleanup.report.lines import Lines
from cleanup.report.record import Cleaned
from cleanup.text import Span

Level = Literal["error", "warning", "note"]
# What fails a check by default is an error; what may be right is a warning; what is only pointed at, a note.
LEVELS: dict[Safety, Level] = {"safe": "error", "ask": "warning", "show": "note"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One decision: edits that are made together or not at all. Lines count from 1.

    In a `packed` file, a document of a word processor, they are lines of its text, which no other program knows.
    """

    path: str
    edits: tuple[Edit, ...]
    lines: Lines
    fingerprint: str
    packed: bool = False

    @property
    def rule(self) -> str:
        """The rule that decided: `name/hajredin-kuci`."""
        return self.edits[0].rule

    @property
    def level(self) -> Level:
        """How much it matters."""
        return LEVELS[self.edits[0].safety]

    @property
    def span(self) -> Span:
        """From the first of its edits to the end of the last."""
        return Span(self.edits[0].span.start, self.edits[-1].span.end)

    @property
    def shown(self) -> Span:
        """The span without the line breaks around it: a line that is taken out does not point at its neighbours."""
        start, end = self.span
        text = self.lines.text[start:end]
        if not text.strip("\r\n"):
            return self.span
        return Span(end - len(text.lstrip("\r\n")), start + len(text.rstrip("\r\n")))

    @property
    def message(self) -> str:
        """What is wrong, what it becomes, and why, on one line."""
        return wording.message(self.edits, self.lines.text)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column in code points, from 1; a byte order mark has no column, as no editor shows one."""
        line, column = self.lines.place(at)
        return line, max(1, column - (line == 1 and self.lines.text.startswith("\ufeff")))


def findings(files: Iterable[Cleaned]) -> Iterator[Finding]:
    """Every decision of every file, applied or held, in order of position."""
    for cleaned in files:
        outcome = cleaned.outcome
        marks = fingerprints(outcome)
        lines = Lines(outcome.source)
        groups = decisions([*outcome.applied, *outcome.held])
        for group in sorted(groups, key=lambda group: (group[0].span, group[0].rule)):
            yield Finding(outcome.path, group, lines, marks[group[0]], is_packed(cleaned))


def is_packed(cleaned: Cleaned) -> bool:
    """Whether the file is no text but holds one."""
    return cleaned.encoding in formats.PACKED


def notes(files: Iterable[Cleaned]) -> list[Problem]:
    """What is worth knowing of the files, though nobody must put it right."""
    return [note for cleaned in files for note in cleaned.outcome.notes]
