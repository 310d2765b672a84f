"""Export: entries of names as a table, one row each, that imports as the same entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.dictionary.entries import Entry
from cleanup.dictionary.exchange import table, workbook
from cleanup.dictionary.exchange.cells import control, guard, join
from cleanup.dictionary.exchange.columns import Column, column
from cleanup.dictionary.exchange.record import LANGS
from cleanup.dictionary.keeping import kept, stamp
from cleanup.problems import CleanupError, Problem

_BEFORE = ("id", "kind")
_BEHIND = ("wrong", "accepted", "others", "gender", "given", "surname", "titles", "lang", "neutral", "safety", "why")
# What a row has no room for: examples are read beside their entry.
LEFT_OUT = ("fixes", "leaves")


def export_file(target: Path, entries: Sequence[Entry]) -> int:
    """Write the names among the entries to a .csv, .tsv or .xlsx file; how many they were.

    Raises CleanupError, and writes nothing, where a value does not fit into a cell.
    """
    suffix = target.suffix.lower()
    if suffix not in (".csv", ".tsv", ".xlsx"):
        raise CleanupError(Problem(str(target), 0, "entries are exported to .csv, .tsv or .xlsx; name it so"))
    if suffix == ".xlsx":
        workbook.needed(target)
    names = [entry for entry in entries if entry.room == "name" and "kind" in entry.fields]
    if not names:
        raise CleanupError(Problem(str(target), 0, "no names to export; say --dictionary"))
    header = _header(names)
    rows = [[entry_cell(entry, name) for name in header] for entry in names]
    if problems := list(_faults(names, header, rows, suffix)):
        raise CleanupError(*problems)
    guarded = [header, *([guard(cell) for cell in row] for row in rows)]
    with kept(target, stamp(target)) as file:
        if suffix == ".xlsx":
            workbook.write(file, guarded)
        else:
            table.write(file, guarded, "\t" if suffix == ".tsv" else ",")
    return len(names)


def _header(names: Sequence[Entry]) -> list[str]:
    """The columns that the entries need: a language each, and the keys that any of them has."""
    used = dict.fromkeys(name for entry in names for name in _columns(entry.fields))
    plain = (*_BEFORE, "write", *_BEHIND)
    langs = [
        *LANGS,
        *sorted(name for name in used if name.startswith("write.") or ("." not in name and name not in plain)),
    ]
    ordered = [*_BEFORE, "write", *langs]
    for key in _BEHIND:
        ordered += [key, *(name for name in used if name.startswith(f"{key}."))]
    return [name for name in dict.fromkeys(ordered) if name in used]


def _columns(fields: Mapping[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        if key in LEFT_OUT:
            continue
        if isinstance(value, dict):
            yield from (_of_language(lang) if key == "write" else f"{key}.{lang}" for lang in value)
        else:
            yield key


def _of_language(lang: str) -> str:
    """The header of a language's forms: its code, unless that is read as something else."""
    return lang if column(lang) == Column("write", lang) else f"write.{lang}"


def entry_cell(entry: Entry, name: str) -> str:
    """What stands in a column of an entry's row."""
    key, _, lang = name.partition(".")
    value: Any = entry.fields.get(key)
    if key not in entry.fields and not lang and isinstance(entry.fields.get("write"), dict):
        value = entry.fields["write"].get(key)
    elif isinstance(value, dict):
        value = value.get(lang)
    elif lang:
        value = None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) or key in ("wrong", "accepted", "others", "titles", "lang"):
        return join([value] if isinstance(value, str) else value)
    return str(value)


def _faults(
    names: Sequence[Entry], header: Sequence[str], rows: Sequence[Sequence[str]], suffix: str
) -> Iterator[Problem]:
    """Values that no cell can hold as they are."""
    for entry, row in zip(names, rows, strict=True):
        for name, cell in zip(header, row, strict=True):
            key = name.partition(".")[0]
            key = key if key in entry.fields else "write"
            if char := control(cell):
                yield entry.problem(f"{key}: an invisible character ({char}) that a table cannot hold; delete it", key)
            elif suffix == ".xlsx" and len(cell) > workbook.LONGEST:
                yield entry.problem(f"{key}: too long for a cell of a workbook; export to .csv", key)
            elif any("\n" in item for item in _items(entry.fields.get(key))):
                yield entry.problem(f"{key}: a line break within an item of a list; take it out", key)


def _items(value: Any) -> list[str]:
    """The items of all lists in a value."""
    if isinstance(value, dict):
        return [item for table in value.values() for item in _items(table)]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
