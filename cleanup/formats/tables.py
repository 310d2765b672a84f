"""CSV and TSV: the cells of the columns that are named (RFC 4180; the delimiter a comma, a semicolon or a tab)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanup.formats.sheet import Read
from cleanup.formats.strand import Strand, folds
from cleanup.formats.values import Escapes, Values, refused
from cleanup.text import Options, Span

DELIMITERS = ",;\t"
QUOTED = re.compile(r"\"((?:[^\"]|\"\")*+)\"")
DOUBLED = re.compile('""')
DECLARED = re.compile(r"sep=(.)(?:\r\n?|\n)")  # the line that Excel understands
ESCAPES: Escapes = (('"', '""'),)


class Cell(NamedTuple):
    """A cell, without its quotation marks."""

    row: int
    span: Span
    quoted: bool


def read(source: str, options: Options) -> Read:
    """The cells of the columns in `options.fields`: names of the first row, or numbers from 1.

    With a name the first row is a header; with numbers alone it is a row as all others. Raises CleanupError where a
    column is missing, none is named, or a quotation mark is not closed.
    """
    if "\0" in source:
        raise refused(source, source.index("\0"), "holds a NUL character; left alone")
    start = int(source.startswith("\ufeff"))
    declared = DECLARED.match(source, start)
    start = declared.end() if declared else start
    delimiter = "\t" if options.format == "tsv" else declared[1] if declared else _delimiter(source, start, options)
    rows = [list(row) for _, row in groupby(_cells(source, start, delimiter), lambda cell: cell.row)]
    head = [_strand(source, cell).reading.strip() for cell in rows[0]] if rows else []
    if not options.fields:
        message = f"say which columns are text: fields; there are {', '.join(head) or 'none'}"
        raise refused(source, start, message)
    wanted = sorted({_column(source, name, head) for name in options.fields}) if rows else []
    beside = _column(source, options.source, head) if options.source and rows else None
    named = any(name in head for name in (*options.fields, options.source) if name)
    values = Values(source)
    for row in rows[named:]:
        words = _strand(source, row[beside]).reading if beside is not None and beside < len(row) else ""
        for column in wanted:
            if column < len(row):
                own = "" if column == beside else words
                escapes = ESCAPES if row[column].quoted else ()
                values.add(_strand(source, row[column]), escapes=escapes, source=own)
    return values.read()


def _delimiter(source: str, start: int, options: Options) -> str:
    """The delimiter under which the named columns are there, else the most frequent in the first row."""
    counts = {}
    for delimiter in DELIMITERS:
        first = _first_row(source, start, delimiter)
        head = [_strand(source, cell).reading.strip() for cell in first]
        known = sum(name in head for name in (*options.fields, options.source) if name)
        counts[delimiter] = (known, len(head))
    return max(DELIMITERS, key=lambda delimiter: counts[delimiter])  # the first of equals


def _first_row(source: str, start: int, delimiter: str) -> Sequence[Cell]:
    cells = []
    for cell in _cells(source, start, delimiter, strict=False):
        if cell.row:
            break
        cells.append(cell)
    return cells


def _column(source: str, name: str, head: Sequence[str]) -> int:
    """The place of a column in its row."""
    if name in head:
        return head.index(name)
    if name.isdecimal() and 0 < int(name) <= len(head):
        return int(name) - 1
    raise refused(source, 0, f'there is no column "{name}"; there are {", ".join(head)}, or numbers 1 to {len(head)}')


def _cells(source: str, at: int, delimiter: str, *, strict: bool = True) -> Iterator[Cell]:
    """The cells in order; empty lines are none. Not `strict`: stop where a quotation mark is not closed as it should."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    after = re.compile(rf"({re.escape(delimiter)})|\r\n?|\n|\Z")
    row, first = 0, True
    while at < len(source) or not first:
        quoted = source.startswith('"', at)
        match = (QUOTED if quoted else bare).match(source, at)
        end = after.match(source, match.end()) if match else None
        if not match or not end:
            if not strict:
                return
            what = "with more after its closing quotation mark" if match else "whose quotation mark is never closed"
            raise refused(source, at, f"a cell {what}; double the marks within it; is the delimiter {delimiter!r}?")
        if not first or end[1] or match[0]:
            yield Cell(row, Span(*match.span(1 if quoted else 0)), quoted)
            row += not end[1]
        first, at = not end[1], end.end()


def _strand(source: str, cell: Cell) -> Strand:
    doubled = folds(source, cell.span, DOUBLED, lambda _: '"') if cell.quoted else ()
    return Strand(source, cell.span, tuple(doubled))
