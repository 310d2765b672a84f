"""Make the edits of a report, or take them back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cleanup import files, formats
from cleanup.edits import Edit, apply, invert, settle
from cleanup.problems import CleanupError, Problem
from cleanup.report.lines import Lines
from cleanup.report.record import SCHEMA, edit_of


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was done to one file."""

    path: str
    count: int
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> list[dict[str, Any]]:
    """The files of a report (JSON, or JSON lines). Raises CleanupError with the line where it is none."""
    try:
        text = files.read(path).content.decode("utf-8")
    except UnicodeDecodeError:
        raise CleanupError(Problem(str(path), 0, "not UTF-8; a report is the JSON that --format json wrote")) from None
    try:
        reports = [json.loads(text)]
    except json.JSONDecodeError as error:
        if "Extra data" not in error.msg:
            message = f"not a report: {error.msg} in column {error.colno}; write it anew with --format json"
            raise CleanupError(Problem(str(path), error.lineno, message)) from None
        reports = list(_json_lines(path, text))
    found: list[dict[str, Any]] = []
    for report in reports:
        if not isinstance(report, dict) or not isinstance(report.get("files"), list):
            raise CleanupError(Problem(str(path), 1, "not a report of this tool; write one with --format json"))
        if report.get("schema") != SCHEMA:
            message = f"a report of schema {report.get('schema')}, this version reads {SCHEMA}; write it anew"
            raise CleanupError(Problem(str(path), 1, message))
        found += report["files"]
    return found


def _json_lines(path: Path, text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise CleanupError(Problem(str(path), number, f"not a report: {error.msg}; write it anew")) from None


def replay(record: Mapping[str, Any], *, back: bool) -> Replayed:
    """Make the accepted edits of one file of a report, or with `back` take back those that were made.

    An edit is accepted if its `accepted` says so, and where there is none, if it was applied. What no longer fits is
    a problem, the rest is done. Raises CleanupError where the file or its record cannot be read.
    """
    try:
        path, known = str(record["path"]), (record["sha256"], record["sha256_after"])
        edits = [(edit_of(value), bool(value["applied"]), value.get("accepted")) for value in record["edits"]]
    except (KeyError, TypeError, ValueError) as error:
        message = f"an entry of the report is damaged ({error!r}); write the report anew"
        raise CleanupError(Problem(str(record.get("path", "report")), 0, message)) from None
    source = files.read(Path(path))
    text, encoding = formats.decode(source.content, path)
    made = [edit for edit, applied, _ in edits if applied]
    digest = sha256(source.content).hexdigest()
    if back:
        if digest == known[0] or not made:
            return Replayed(path, 0)
        fitting, problems = _fitting(source, text, invert(made))
        _write(source, apply(text, fitting), encoding)
        return Replayed(path, len(fitting), tuple(problems))
    accepted = [edit for edit, applied, yes in edits if (applied if yes is None else yes) and edit.safety != "show"]
    if digest == known[1] and digest != known[0]:
        text = apply(text, invert(made))  # fixed meanwhile: decide again on the source
    return _forth(source, text, encoding, accepted)


def _forth(source: files.Source, text: str, encoding: str, accepted: Sequence[Edit]) -> Replayed:
    fitting, problems = _fitting(source, text, accepted)
    kept, beaten = settle(fitting)
    for edit, winner in beaten:
        problems.append(_problem(source, text, edit, f"not made, because {winner.rule} changes the same words"))
    _write(source, apply(text, kept), encoding)
    return Replayed(str(source.path), len(kept), tuple(problems))


def _fitting(source: files.Source, text: str, edits: Sequence[Edit]) -> tuple[list[Edit], list[Problem]]:
    """The edits whose words stand where the report says."""
    fitting: list[Edit] = []
    problems: list[Problem] = []
    for edit in edits:
        if text[slice(*edit.span)] == edit.before:
            fitting.append(edit)
        else:
            what = f'"{edit.before}" no longer stands here; not changed to "{edit.after}" ({edit.rule})'
            problems.append(_problem(source, text, edit, what))
    return fitting, problems


def _problem(source: files.Source, text: str, edit: Edit, message: str) -> Problem:
    line, _ = Lines(text).place(min(edit.span.start, len(text)))
    return Problem(str(source.path), line, message)


def _write(source: files.Source, text: str, encoding: str) -> None:
    content = formats.encode(text, encoding)
    if content != source.content:
        files.write(source, content)
