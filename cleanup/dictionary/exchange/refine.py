"""OpenRefine: rows, operation histories with mass edits, exported clusters (all JSON; its tables are CSV or XLSX)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.dictionary.exchange.columns import columns, records
from cleanup.dictionary.exchange.record import KINDS, Reading, Record
from cleanup.problems import Problem

# The whole file is read: a history of mass edits is small.
LIMIT = 64 * 2**20
_WHAT = "give a list of rows, an operation history (Undo / Redo, Extract) or exported clusters"


def read(path: Path, reading: Reading) -> Iterator[Record]:
    """The rows of an export, or one record for each spelling that edits or clusters lead to."""
    found = _parsed(path, reading)
    if found is None:
        return
    rows = found.get("rows", found.get("records")) if isinstance(found, dict) else found
    if _all(rows, dict) and rows and not _operations(rows):
        yield from _of_rows(path, rows, reading)
        return
    edits = list(_edits(found, reading))
    if not edits:
        reason = "; ".join(reading.passed) or f"neither rows nor mass edits; {_WHAT}"
        reading.problems.append(Problem(str(path), 0, reason))
        return
    if not reading.kind:
        message = f"OpenRefine does not say what was edited; say --kind: {', '.join(KINDS)}"
        reading.problems.append(Problem(str(path), 0, message))
        return
    yield from _of_edits(path, edits, reading)


def _parsed(path: Path, reading: Reading) -> Any:
    if path.stat().st_size > LIMIT:
        reading.problems.append(Problem(str(path), 0, f"larger than {LIMIT >> 20} MiB; export the rows as CSV"))
        return None
    data = path.read_bytes()
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.problems.append(Problem(str(path), line, "not UTF-8; export it again"))
    except json.JSONDecodeError as error:
        reading.problems.append(Problem(str(path), error.lineno, f"not JSON: {error.msg}; export it again"))
    except RecursionError:
        reading.problems.append(Problem(str(path), 0, f"nested too deep; {_WHAT}"))
    return None


def _all(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


def _operations(rows: Sequence[Mapping[str, Any]]) -> bool:
    return any("op" in row or "operation" in row or "from" in row or "choices" in row for row in rows)


def _of_rows(path: Path, rows: Sequence[Mapping[str, Any]], reading: Reading) -> Iterator[Record]:
    """Rows that name their columns themselves. There are no lines: the number of a row is told."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    header = columns(str(path), 0, names, reading)
    if not reading.problems:
        table = ((number, [_cell(row.get(name)) for name in names]) for number, row in enumerate(rows, 1))
        yield from records(str(path), header, table, reading)


def _cell(value: Any) -> str:
    """What a cell of a row holds: lists are lines."""
    if isinstance(value, list):
        return "".join(f"{_cell(item)}\n" for item in value)
    if isinstance(value, dict):
        return _cell(value.get("v"))
    return "" if value is None else str(value)


def _edits(found: Any, reading: Reading) -> Iterator[tuple[list[str], str]]:
    """Every edit: the spellings that were there, and the one that was put for them."""
    if isinstance(found, dict):
        for key in ("operations", "entries", "edits", "clusters"):
            yield from _edits(found.get(key), reading)
        for key in ("operation",):
            yield from _edits([found[key]] if isinstance(found.get(key), dict) else None, reading)
        return
    for item in found if isinstance(found, list) else ():
        if _all(item, dict) and item:
            reading.passed["clusters in which nothing was chosen yet; merge them and export the operation history"] += 1
        elif isinstance(item, dict) and "choices" in item:
            yield from _cluster(item, reading)
        elif isinstance(item, dict) and "to" in item:
            if (edit := _edit(item))[1]:
                yield edit
        elif isinstance(item, dict) and ({"edits", "operation"} & set(item)):
            yield from _edits({key: item.get(key) for key in ("edits", "operation")}, reading)
        elif isinstance(item, dict) and "op" in item:
            reading.passed["operations other than mass edits"] += 1


def _edit(item: Mapping[str, Any]) -> tuple[list[str], str]:
    clause = item.get("from", item.get("fromClause"))
    if isinstance(clause, dict):
        clause = clause.get("value")
    spellings = [clause] if isinstance(clause, str) else clause if isinstance(clause, list) else []
    target = item.get("to")
    return [_one(text) for text in spellings if isinstance(text, str)], _one(target) if isinstance(target, str) else ""


def _cluster(item: Mapping[str, Any], reading: Reading) -> Iterator[tuple[list[str], str]]:
    """A cluster of the clustering dialog: those that nobody chose to merge are left out."""
    chosen, choices = item.get("value"), item.get("choices")
    if item.get("edit") is False or not isinstance(chosen, str) or not isinstance(choices, list):
        reading.passed["clusters that were not chosen to be merged"] += 1
        return
    values = [choice.get("v") if isinstance(choice, dict) else choice for choice in choices]
    yield [_one(value) for value in values if isinstance(value, str)], _one(chosen)


def _one(text: str) -> str:
    return " ".join(text.split())


def _of_edits(path: Path, edits: Sequence[tuple[list[str], str]], reading: Reading) -> Iterator[Record]:
    """One record for each spelling that was put: what it was put for in any edit, in the end."""
    became: dict[str, str] = {}
    for spellings, target in edits:
        for spelling in spellings:
            rival = became.get(spelling)
            if spelling != target and rival not in (None, target):
                message = f'"{spelling}" became "{rival}" in one edit and "{target}" in another; keep one'
                reading.problems.append(Problem(str(path), 0, message))
            became[spelling] = target
        if became.get(target) not in (None, target):
            became[target] = target
    wrong: dict[str, list[str]] = {}
    for spelling in became:
        end, seen = spelling, {spelling}
        while (step := became.get(end, end)) not in seen:
            end = step
            seen.add(end)
        if spelling and end.casefold() != spelling.casefold():
            wrong.setdefault(end, []).append(spelling)
    reading.passed["edits of capitals and blanks only"] += sum(target not in wrong for _, target in edits)
    lang = reading.langs[0] if len(reading.langs) == 1 else ""
    for number, (target, spellings) in enumerate(wrong.items(), 1):
        write: Any = {lang: target} if lang else target
        yield Record(number, {"kind": reading.kind, "write": write, "wrong": spellings})
