"""Read dictionaries: TOML blocks and TSV rows become entries, and everything wrong with them is named at once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from cleanup.dictionary.entries import ROOMS, Entry, Room, Schema
from cleanup.dictionary.places import Block, blocks, fault
from cleanup.dictionary.shapes import misfit
from cleanup.problems import Problem

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COLUMNS = ("wrong", "write", "lang", "why")
WORDS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


def read(path: Path, data: bytes, schemas: Mapping[Room, Schema]) -> tuple[list[Entry], list[Problem]]:
    """The entries of one dictionary file, and all that is wrong with it."""
    try:
        source = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [Problem(str(path), line, "not UTF-8; save the dictionary as UTF-8")]
    if path.suffix == ".tsv":
        return _rows(str(path), source)
    if path.suffix != ".toml":
        return [], [Problem(str(path), 0, f"a dictionary is a .toml or .tsv file, not {path.suffix or 'this'}")]
    problems: list[Problem] = []
    entries: list[Entry] = []
    for first, part in _parts(str(path), source, problems):
        entries += _blocks(str(path), part, first, schemas, problems)
    return entries, problems


def _parts(path: str, source: str, problems: list[Problem]) -> list[tuple[int, str]]:
    """The source whole where TOML can be read; else block by block those that can, with the lines before each."""
    try:
        tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        pass
    else:
        return [(0, source)]
    good: list[tuple[int, str]] = []
    starts = [0, *(match.start() for match in re.finditer(r"^\[\[", source, re.MULTILINE)), len(source)]
    for start, end in pairwise(starts):
        part, before = source[start:end], source.count("\n", 0, start)
        try:
            tomllib.loads(part)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            problems.append(fault(path, part, error, before))
        else:
            good.append((before, part))
    return good


def _blocks(
    path: str, source: str, before: int, schemas: Mapping[Room, Schema], problems: list[Problem]
) -> list[Entry]:
    """The entries of a source that TOML can read; `before`: how many lines stand before it in the file."""
    places = iter(blocks(source))
    entries = []
    tables = tomllib.loads(source)
    # tomllib groups the blocks by room; the places come in order of the file.
    order = re.findall(r"^\[\[\s*[\"']?(\w+)[\"']?\s*\]\]", source, re.MULTILINE)
    for key, value in tables.items():
        if not (isinstance(value, list) and key in order):
            line = next(
                (n for n, text in enumerate(source.split("\n"), 1) if re.match(rf"\W*{re.escape(key)}\b", text)), 1
            )
            remedy = "a dictionary holds [[name]], [[phrase]] and [[furniture]] blocks only"
            problems.append(Problem(path, before + line, f'"{key}" is not an entry; {remedy}'))
    counts: dict[str, int] = {}
    for room in order:
        number = counts[room] = counts.get(room, -1) + 1
        block = next(places, Block(1))
        fields = tables.get(room, [])
        if not isinstance(fields, list) or number >= len(fields):
            continue
        if room not in schemas:
            problems.append(Problem(path, before + block.line, f"unknown block [[{room}]]{_hint(room, ROOMS)}"))
            continue
        lines = {key: line + before for key, line in block.lines.items()}
        entry = Entry(_room(room), str(fields[number].get("id", "")), path, block.line + before, fields[number], lines)
        found = list(_faults(entry, schemas[entry.room]))
        problems += found
        if not found:
            entries.append(_composed(entry))
    return entries


def _room(name: str) -> Room:
    return next(room for room in get_args(Room) if room == name)


def _composed(entry: Entry) -> Entry:
    """The entry with all its text in NFC, so that one letter is one code point."""

    def nfc(value: Any) -> Any:
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, list):
            return [nfc(item) for item in value]
        if isinstance(value, dict):
            return {key: nfc(item) for key, item in value.items()}
        return value

    return Entry(entry.room, entry.id, entry.path, entry.line, nfc(dict(entry.fields)), entry.lines)


def _hint(word: str, known: Iterable[str]) -> str:
    """A remedy for a word that is none of those known."""
    known = sorted(known)
    near = get_close_matches(word, known, 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else f"; it is one of {', '.join(known)}"


def _faults(entry: Entry, schema: Schema) -> Iterable[Problem]:
    """Everything wrong with the keys of one entry."""
    for key in entry.fields:
        yield from _fault(entry, key, schema)
    for key in schema.required:
        if key not in entry.fields:
            yield entry.problem(f"{key} is missing; every [[{entry.room}]] needs {_list(schema.required)}")
    if entry.id and not ID.fullmatch(entry.id):
        yield entry.problem(f'id "{entry.id}": small letters a-z, digits and single hyphens only', "id")


def _fault(entry: Entry, key: str, schema: Schema) -> Iterable[Problem]:
    """Everything wrong with one key and its value."""
    value, shape = entry.fields[key], schema.keys.get(key)
    if shape is None:
        yield entry.problem(f'unknown key "{key}"{_hint(key, schema.keys)}', key)
    elif fault := misfit(value, shape):
        yield entry.problem(f"{key}: {fault}", key)
    elif value in ("", [], {}):
        yield entry.problem(f"{key} is empty; {_purpose(key)}", key)
    elif key in schema.choices and value not in schema.choices[key]:
        yield entry.problem(f'{key} = "{value}" is unknown{_hint(str(value), schema.choices[key])}', key)
    elif key == "fixes":
        yield from _idle(entry)
    elif key == "lang" or (shape in ("forms", "lists") and isinstance(value, dict)):
        codes = [value] if isinstance(value, str) else list(value)
        faults = ((number, bad_language(code)) for number, code in enumerate(codes))
        yield from (entry.problem(f"{key}: {fault}", key, number) for number, fault in faults if fault)


def _idle(entry: Entry) -> Iterable[Problem]:
    for number, (before, after) in enumerate(entry.fields["fixes"]):
        if before == after:
            yield entry.problem(
                "fixes: before and after are the same; such a sentence belongs to leaves", "fixes", number
            )


def _list(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _purpose(key: str) -> str:
    purposes = {
        "why": "say for whom or what the entry is right, and where that is known from",
        "fixes": "give at least one [before, after] that proves the entry",
        "leaves": "give at least one sentence that a careless rule would spoil",
    }
    return purposes.get(key, "give it a value")


def bad_language(code: str) -> str:
    """What is wrong with a language code, or nothing.

    >>> bad_language("sr-Latn"), bad_language("en-x-sq"), bad_language("english")
    ('', '', '"english" is not a language code; write BCP 47, such as en, sq, sr-Latn, mk')
    """
    if re.fullmatch(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-x(?:-[a-z0-9]{1,8})+)?", code):
        return ""
    return f'"{code}" is not a language code; write BCP 47, such as en, sq, sr-Latn, mk'


def _rows(path: str, source: str) -> tuple[list[Entry], list[Problem]]:
    """The rows of a TSV dictionary: wrong, write, and optionally lang and why."""
    head, *rows = source.removesuffix("\n").split("\n")
    columns = head.split("\t")
    if columns[:2] != list(COLUMNS[:2]) or any(column not in COLUMNS for column in columns):
        return [], [Problem(path, 1, f"the first line must be {'<tab>'.join(COLUMNS)} (the last two may be left out)")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    known: dict[tuple[str, str], Entry] = {}
    for line, row in enumerate(rows, 2):
        if not row.strip() or row.startswith("#"):
            continue
        cells = dict(
            zip(columns, (unicodedata.normalize("NFC", cell.strip()) for cell in row.split("\t")), strict=False)
        )
        fields = {key: cell for key, cell in cells.items() if cell}
        entry = _row(path, line, fields)
        if fault := _bad_row(row, columns, fields):
            problems.append(entry.problem(fault))
        elif (twin := known.setdefault((fields["wrong"], fields.get("lang", "")), entry)) is entry:
            entries.append(entry)
        elif twin.fields["write"] != fields["write"]:
            rival = f'"{twin.fields["write"]}" in line {twin.line}'
            problems.append(
                entry.problem(f'"{fields["wrong"]}" becomes {rival} and "{fields["write"]}" here; keep one')
            )
    return entries, problems


def _row(path: str, line: int, fields: Mapping[str, str]) -> Entry:
    """The entry of a row: words in small letters are a phrase of their language, all else is a name."""
    wrong = fields.get("wrong", "")
    if all(WORDS.fullmatch(text) and text.islower() for text in (wrong, fields.get("write", ""))):
        return Entry("phrase", slug(f"{fields.get('lang', '')} {wrong}"), path, line, fields)
    return Entry("name", slug(wrong), path, line, fields)


def _bad_row(row: str, columns: list[str], fields: Mapping[str, str]) -> str:
    if row.count("\t") >= len(columns):
        return f"{row.count(chr(9)) + 1} cells, but {len(columns)} columns; take the surplus tabs out"
    if missing := [key for key in COLUMNS[:2] if key not in fields]:
        return f"{missing[0]} is empty; a row needs wrong and write"
    if fields["wrong"] == fields["write"]:
        return "wrong and write are the same; delete the row"
    return bad_language(fields["lang"]) if "lang" in fields else ""


def slug(text: str) -> str:
    """A rule's id made of the text it is for.

    >>> slug("Hashim Taçi's")
    'hashim-taçi-s'
    """
    return "-".join(re.findall(r"\w+", text.lower()))
