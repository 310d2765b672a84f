"""XLSX: the first sheet of a workbook as a table, through openpyxl (extra `[xlsx]`)."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from cleanup.dictionary.exchange.columns import columns, records
from cleanup.dictionary.exchange.record import Reading, Record
from cleanup.problems import CleanupError, Problem

REMEDY = "pip install 'translation-cleanup[xlsx]'"
# What a workbook may unpack to. Names of half a million people take less.
LIMIT = 200 * 2**20
LONGEST = 32_767  # characters that a cell holds


def needed(path: Path) -> None:
    """Raise CleanupError where openpyxl is missing."""
    if find_spec("openpyxl") is None:
        raise CleanupError(Problem(str(path), 0, f"workbooks need one more package: {REMEDY}; or save it as CSV"))


def read(path: Path, reading: Reading) -> Iterator[Record]:
    """The rows of the first sheet; everything wrong with it goes to the problems."""
    needed(path)
    if fault := _fault(path):
        reading.problems.append(Problem(str(path), 0, fault))
        return
    rows = _rows(path, reading)
    first = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    if first is None:
        if not reading.problems:
            message = "the first sheet is empty; its first row must be a header: id kind en sq why"
            reading.problems.append(Problem(str(path), 0, message))
        return
    header = columns(str(path), first[0], first[1], reading)
    if not reading.problems:
        yield from records(str(path), header, rows, reading)


def _fault(path: Path) -> str:
    """What is wrong with the file before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            sheets = any(part.filename.startswith("xl/worksheets/") for part in parts)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "not a workbook (.xlsx); save it anew as .xlsx or as CSV"
    if sum(part.file_size for part in parts) > LIMIT:
        return f"unpacks to more than {LIMIT >> 20} MiB; save the sheet as CSV"
    return "" if sheets else "holds no sheet; save it anew as .xlsx or as CSV"


def _rows(path: Path, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers. openpyxl raises all kinds of errors on damaged parts: each is one problem."""
    import openpyxl

    line = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and other things that do not matter here
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            sheet: Any = book.worksheets[0]
            sheet.reset_dimensions()
            table = sheet.iter_rows()
        while True:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row = next(table, None)
            if row is None:
                break
            line += 1
            yield line, [_text(path, line, cell, reading) for cell in row]
        book.close()
    except (GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (any: see above)
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        message = f"the workbook is damaged behind this row ({reason}); save it anew as .xlsx or as CSV"
        reading.problems.append(Problem(str(path), line, message))


def _text(path: Path, line: int, cell: Any, reading: Reading) -> str:
    """What a cell shows."""
    if getattr(cell, "data_type", "") == "e":
        message = f"cell {cell.coordinate}: a formula with the error {cell.value}; put a text there"
        reading.problems.append(Problem(str(path), line, message))
        return ""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def write(file: IO[bytes], rows: Iterable[Sequence[str]]) -> None:
    """Write a workbook of one sheet; every cell is a text, the first row stays in sight."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("names")
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for value in row:
            cell: Any = WriteOnlyCell(sheet, value=value)
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(file)
