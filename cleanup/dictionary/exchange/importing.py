"""Import: names of another program become a TOML dictionary, written whole or not at all."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleanup.dictionary.append import Check
from cleanup.dictionary.entries import Room, Schema
from cleanup.dictionary.exchange.record import Reading, Record, ascii_id, name_of
from cleanup.dictionary.keeping import kept, stamp
from cleanup.dictionary.read import read as read_dictionary
from cleanup.dictionary.render import block
from cleanup.problems import CleanupError, Problem

FORMATS = "CSV, TSV, XLSX, OpenRefine JSON, Wikidata JSON (also .gz, .bz2) and TBX"


@dataclass(slots=True)
class Imported:
    """How many entries were written, where others went, and what could not be read though the rest was kept."""

    entries: int = 0
    passed: Mapping[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Desk:
    """What is known while records come in."""

    source: Path
    reading: Reading
    schemas: Mapping[Room, Schema]
    check: Check
    forgiving: bool
    ids: dict[str, int] = field(default_factory=dict)


def import_file(source: Path, target: Path, reading: Reading, schemas: Mapping[Room, Schema], check: Check) -> Imported:
    """Write the names of `source` to the new dictionary `target`.

    Raises CleanupError with every problem, and writes nothing, where the source is faulty; of a Wikidata file what can
    be read is kept, and the rest is told in the result. A dictionary that exists is never overwritten.
    """
    if target.suffix != ".toml":
        raise CleanupError(Problem(str(target), 0, "a dictionary is a .toml file; name it so"))
    if target.exists():
        raise CleanupError(Problem(str(target), 0, "exists already and may have been edited; name a new file"))
    result = Imported()
    try:
        name, forgiving = form(source)
        desk = _Desk(source, reading, schemas, check, forgiving)
        with kept(target, stamp(target)) as file:
            file.write(f"# Imported from {source.name.encode(errors='replace').decode()} ({name}).\n".encode())
            for text in _blocks(_records(name, source, reading), desk):
                file.write(b"\n" + text.encode())
                result.entries += 1
            if reading.problems and not (forgiving and result.entries):
                raise CleanupError(*reading.problems)
            if not result.entries:
                raise CleanupError(Problem(str(source), 0, _nothing(reading)))
    except OSError as error:
        raise CleanupError(Problem(str(source), 0, f"cannot be read: {error.strerror or error}")) from None
    result.passed, result.problems = +reading.passed, reading.problems
    return result


def _nothing(reading: Reading) -> str:
    """Why nothing came of a file."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in (+reading.passed).items())
    return (
        f"no name in it could be taken ({reasons}); nothing was written"
        if reasons
        else "no names in it; nothing was written"
    )


def form(source: Path) -> tuple[str, bool]:
    """Which format a file is in, and whether what is faulty in it spares the rest.

    Raises CleanupError where it is none of those known, OSError where it cannot be read.
    """
    last = [suffix.lower() for suffix in source.suffixes[-2:]]
    if last[-1:] in ([".csv"], [".tsv"], [".tab"]):
        return "table", False
    if last[-1:] in ([".xlsx"], [".xlsm"]):
        return "workbook", False
    if last[-1:] in ([".tbx"], [".xml"]):
        return "TBX", False
    packed = last[-1:] in ([".gz"], [".bz2"])
    if packed or last[-1:] in ([".json"], [".jsonl"], [".ndjson"]):
        with source.open("rb") as file:
            head = file.read(1 << 16)
        from cleanup.dictionary.exchange.wikidata import looks_so

        return ("Wikidata", True) if packed or looks_so(head) else ("OpenRefine", False)
    raise CleanupError(
        Problem(str(source), 0, f"not a format that can be imported: {FORMATS} are; name it after its own")
    )


def _records(name: str, source: Path, reading: Reading) -> Iterator[Record]:
    from cleanup.dictionary.exchange import refine, table, tbx, wikidata, workbook

    readers = {
        "table": table.read, "workbook": workbook.read, "TBX": tbx.read, "Wikidata": wikidata.read, "OpenRefine": refine.read,
    }  # fmt: skip
    try:
        yield from readers[name](source, reading)
    except OSError as error:
        raise CleanupError(Problem(str(source), 0, f"cannot be read: {error.strerror or error}")) from None


def _blocks(records: Iterator[Record], desk: _Desk) -> Iterator[str]:
    """The block of each record; what is wrong with one is a problem at its line."""
    for record in records:
        fields = {"why": desk.reading.why or f"From {desk.source.name}."} | dict(record.fields)
        if not desk.forgiving:
            fields["id"] = _id(record, fields, desk)
        text = block("name", fields)
        faults = list(_faults(text, record, desk))
        if faults and desk.forgiving:
            desk.reading.passed["entities whose name cannot be used"] += 1
        elif faults:
            desk.reading.problems += (Problem(str(desk.source), record.line, fault) for fault in faults)
        else:
            yield text


def _id(record: Record, fields: Mapping[str, Any], desk: _Desk) -> str:
    """The record's own id, or one made of its name that nobody has yet."""
    own = fields.get("id")
    if isinstance(own, str):
        first = desk.ids.setdefault(own, record.line)
        if first != record.line:
            message = f'id "{own}" is taken by row {first}; give one of them another, or join the two rows'
            desk.reading.problems.append(Problem(str(desk.source), record.line, message))
        return own
    base = ascii_id(name_of(fields)) or f"entry-{record.line}"
    number, name = 1, base
    while name in desk.ids:
        number += 1
        name = f"{base}-{number}"
    desk.ids[name] = record.line
    return name


def _faults(text: str, record: Record, desk: _Desk) -> Iterator[str]:
    """What is wrong with a block, read back as any dictionary is."""
    entries, problems = read_dictionary(Path("import.toml"), text.encode(), desk.schemas)
    if not problems:
        problems = desk.check(
            [dataclasses.replace(entry, path=str(desk.source), line=record.line) for entry in entries]
        )
    yield from (problem.message for problem in problems)
