"""The ledger as a table for a spreadsheet: one row for each spelling; no cell is ever run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cleanup.dictionary.exchange.cells import guard
from cleanup.report.ledger import Ledger, named, ranges

HEADER = (
    *("name", "kind", "rule", "inconsistent", "score", "proposed", "spelling", "lang", "right", "write", "count"),
    *("files", "places", "evidence"),
)
_UNSEEN = dict.fromkeys((*range(32), 127), " ")


def render(ledger: Ledger) -> str:
    """The table as CSV, with its header. It begins with a BOM: without one spreadsheets take UTF-8 for something else."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([guard(cell.translate(_UNSEEN)) for cell in row] for row in _rows(ledger))
    text = out.getvalue().encode("utf-8", "backslashreplace").decode("utf-8")
    return f"\ufeff{text}"


def _rows(ledger: Ledger) -> Iterator[list[str]]:
    for record in ledger.records:
        proposed = named(record.forms) if record.inconsistent else ""
        for spelling in record.spellings:
            places = "; ".join(ranges(path, lines) for path, lines in spelling.places.items())
            yield [
                *(record.name, record.kind, record.rule, _flag(record.inconsistent), f"{record.score:.2f}", proposed),
                *(spelling.text, spelling.lang, _flag(spelling.right), spelling.write, str(spelling.count)),
                *(str(len(spelling.places)), places, record.evidence),
            ]


def _flag(value: bool) -> str:
    return "yes" if value else "no"
