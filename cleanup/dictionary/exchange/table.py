"""CSV and TSV: one row per name, in UTF-8 (UTF-16 where a mark at the beginning says so)."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from cleanup.dictionary.exchange.columns import column, columns, records
from cleanup.dictionary.exchange.record import Reading, Record
from cleanup.problems import Problem

ENCODING = 'save it as "CSV UTF-8"'


def read(path: Path, reading: Reading) -> Iterator[Record]:
    """The rows of a table; everything wrong with it goes to the problems."""
    text = _decoded(path, reading)
    if text is None:
        return
    delimiter, text = _delimiter(path, text)
    rows = _rows(path, text, delimiter, reading)
    first = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    if first is None:
        if not reading.problems:
            reading.problems.append(
                Problem(str(path), 0, "is empty; the first row must be a header: id kind en sq why")
            )
        return
    header = columns(str(path), first[0], first[1], reading)
    if not reading.problems:
        yield from records(str(path), header, rows, reading)


def write(file: IO[bytes], rows: Iterable[Sequence[str]], delimiter: str) -> None:
    """Write a table, with the mark that tells spreadsheets that it is UTF-8."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    text.detach()


def _decoded(path: Path, reading: Reading) -> str | None:
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.problems.append(Problem(str(path), line, f"not {encoding.removesuffix('-sig').upper()}; {ENCODING}"))
        return None
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        reading.problems.append(Problem(str(path), line, f"holds NUL characters, so it is no table; {ENCODING}"))
        return None
    return text


def _delimiter(path: Path, text: str) -> tuple[str, str]:
    """What stands between cells: what a first line `sep=;` says, else what gives a header that can be read."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], "\n" + rest
    if path.suffix.lower() in (".tsv", ".tab"):
        return "\t", text

    def known(delimiter: str) -> int:
        return sum(column(header.strip('" \r')) is not None for header in first.split(delimiter))

    return max(",;\t", key=known), text


def _rows(path: Path, text: str, delimiter: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "close the quotation mark that this row opens, and double those within a cell"
            reading.problems.append(Problem(str(path), line, f"cannot be read as a table: {error}; {remedy}"))
            return
        yield line, row
        line = reader.line_num + 1
