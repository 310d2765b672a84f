"""Read a report back: its files, edits and a person's decisions; every fault with its line and what to do."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cleanup import files, formats
from cleanup.edits import PRECEDENCE, Edit, decisions
from cleanup.problems import CleanupError, Problem
from cleanup.report.record import SCHEMA, edit_of

ANEW = "write the report anew"
Keys = tuple[str | int, ...]  # the way to a value: ("files", 0, "edits", 3, "accepted")
NOTHING = type(None)
OF_FILE = {"path": (str,), "encoding": (str,), "sha256": (str,), "sha256_after": (str,), "edits": (list,)}
OF_EDIT: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("rule", "safety", "before", "after", "why", "evidence"), (str,)),
    **dict.fromkeys(("start", "end", "line", "column"), (int,)),
    "match": (list,),
    "applied": (bool,),
    "accepted": (bool, NOTHING),
}
OPTIONAL = ("accepted",)
UNREAD = ("lang", "beaten", "end_line", "end_column")
NO_TEXT = (*formats.PACKED, "pdf")  # what is told instead of the encoding of files that are no text
WORDS = {str: "a text", int: "a whole number", list: "a list", bool: "true or false", NOTHING: "null"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An edit of a report: its line and column, whether it was made, and whether a person accepted it (None: undecided)."""

    edit: Edit
    place: tuple[int, int]
    applied: bool
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class File:
    """What a report says of one file; the digests are of its bytes before and after the applied edits."""

    path: str
    encoding: str
    before: str
    after: str
    edits: tuple[Recorded, ...]


def read(path: Path) -> list[File]:
    """The files of a report (JSON, or JSON lines). Raises CleanupError with every fault."""
    try:
        text = files.read(path).content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CleanupError(Problem(str(path), 0, "not UTF-8; a report is the JSON that --format json wrote")) from None
    if text.lstrip()[:14].lower() == "<!doctype html":
        message = "this is the page; open it in a browser, save your decisions there, and apply the file you get"
        raise CleanupError(Problem(str(path), 1, message))
    found: list[File] = []
    problems: list[Problem] = []
    for first, part in _parts(path, text):
        report = json.loads(part)
        faults = list(_faults(report))
        problems += (Problem(str(path), first + line_of(part, keys), message) for keys, message in faults)
        if not faults:
            found += map(_file, report["files"])
    if problems:
        raise CleanupError(*problems)
    return found


def _parts(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """The reports of a file, each with the number of lines before it: one, or with JSON lines one a line."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if "Extra data" not in error.msg:
            raise CleanupError(_no_json(path, error, error.lineno)) from None
    except RecursionError:
        raise CleanupError(Problem(str(path), 0, f"not a report: nested too deeply; {ANEW}")) from None
    else:
        yield 0, text
        return
    for number, line in enumerate(text.split("\n")):
        try:
            if line.strip():
                json.loads(line)
                yield number, line
        except json.JSONDecodeError as error:
            raise CleanupError(_no_json(path, error, number + 1)) from None


def _no_json(path: Path, error: json.JSONDecodeError, line: int) -> Problem:
    return Problem(str(path), line, f"not a report: {error.msg} in column {error.colno}; mend this place, or {ANEW}")


def _faults(report: Any) -> Iterator[tuple[Keys, str]]:
    """What is wrong with a report, and where."""
    if not isinstance(report, dict) or not isinstance(report.get("files"), list):
        yield (), "not a report of this tool; write one with --format json"
    elif report.get("schema") != SCHEMA:
        yield ("schema",), f"a report of schema {report.get('schema')}, this version reads {SCHEMA}; {ANEW}"
    else:
        for number, file in enumerate(report["files"]):
            keys: Keys = ("files", number)
            wrong = list(_wrong_shapes(file, OF_FILE, keys, "a file"))
            yield from wrong or _wrong_file(file, keys)


def _wrong_file(file: Mapping[str, Any], keys: Keys) -> Iterator[tuple[Keys, str]]:
    try:
        if file["encoding"] not in NO_TEXT:
            codecs.lookup(file["encoding"])
    except (LookupError, ValueError):
        yield (*keys, "encoding"), f'no encoding is called "{file["encoding"]}"; {ANEW}'
    edits: dict[Edit, int] = {}
    for number, value in enumerate(file["edits"]):
        here = (*keys, "edits", number)
        wrong = list(_wrong_shapes(value, OF_EDIT, here, "an edit")) or list(_wrong_edit(value, here))
        yield from wrong
        if not wrong:
            edits[edit_of(value)] = number
    for group in decisions(edits):
        numbers = [edits[edit] for edit in group]
        said = [file["edits"][number].get("accepted") for number in numbers]
        if len(set(said)) > 1:
            lines = " and ".join(str(file["edits"][number]["line"]) for number in numbers)
            message = f"{group[0].rule} changes several places at once (lines {lines}): accept all of them, or none"
            yield (*keys, "edits", numbers[said.index(next(one for one in said if one != said[0]))]), message


def _wrong_shapes(
    value: Any, shapes: Mapping[str, tuple[type, ...]], keys: Keys, what: str
) -> Iterator[tuple[Keys, str]]:
    if not isinstance(value, dict):
        yield keys, f"this is not {what}; {ANEW}"
        return
    for key in value:
        if key not in shapes and key not in UNREAD:
            near = get_close_matches(key, shapes, 1)
            yield (*keys, key), f'unknown key "{key}"; ' + (f'did you mean "{near[0]}"?' if near else "take it out")
    for key, types in shapes.items():
        if key not in value:
            if key not in OPTIONAL:
                yield keys, f'{what} without "{key}"; put it back, or {ANEW}'
        elif type(value[key]) not in types:
            told = json.dumps(value[key], ensure_ascii=False)
            yield (*keys, key), f'"{key}" is {told[:40]}; write {" or ".join(WORDS[one] for one in types)}'


def _wrong_edit(value: Mapping[str, Any], keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Values that no report has: only "accepted" is for people to change."""
    only = f'only "accepted" can be changed by hand; {ANEW}'
    if value["rule"].partition("/")[0] not in PRECEDENCE:
        yield (*keys, "rule"), f'"{value["rule"]}" is no rule; {only}'
    if value["safety"] not in ("safe", "ask", "show"):
        yield (*keys, "safety"), f'"{value["safety"]}" is none of safe, ask, show; {only}'
    if value["start"] < 0 or value["end"] - value["start"] != len(value["before"]):
        yield (*keys, "before"), f'"before" is not as long as from "start" to "end"; {only}'
    if len(value["match"]) != 2 or any(type(at) is not int for at in value["match"]):
        yield (*keys, "match"), f'"match" is not two whole numbers; {only}'


def _file(value: Mapping[str, Any]) -> File:
    edits = tuple(
        Recorded(edit_of(edit), (edit["line"], edit["column"]), edit["applied"], edit.get("accepted"))
        for edit in value["edits"]
    )
    return File(value["path"], value["encoding"], value["sha256"], value["sha256_after"], edits)


def line_of(text: str, keys: Keys) -> int:
    r"""The line (from 1) of the value at the end of a way of keys and numbers; of the last there is, if it ends early.

    >>> line_of('{"files": [\n {"path": "a.md",\n  "edits": []}]}', ("files", 0, "edits"))
    3
    """
    at = _blank(text, 0)
    for key in keys:
        found = next((value for name, value in _members(text, at) if name == key), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """The keys (or numbers) of an object (or list) of valid JSON that begins at a place, and where their values begin."""
    number = 0
    in_object = text[at] == "{"
    at = _blank(text, at + 1)
    while text[at] not in "}]":
        name: str | int = number
        if in_object:
            name, at = json.JSONDecoder().raw_decode(text, at)
            at = _blank(text, _blank(text, at) + 1)
        yield name, at
        _, at = json.JSONDecoder().raw_decode(text, at)
        at = _blank(text, at)
        if text[at] == ",":
            at = _blank(text, at + 1)
        number += 1


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
