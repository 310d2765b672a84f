"""The record of a run: every edit with its place, so that it can be replayed on the source and undone again.

`schema.json` beside this file describes it (JSON Schema 2020-12).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cleanup.edits import Edit, Outcome
from cleanup.problems import Problem
from cleanup.report.lines import Lines
from cleanup.text import Span

SCHEMA = 1  # raised when a reader of the old form could not read the new one


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The outcome of one file, with its bytes before and after."""

    outcome: Outcome
    before: bytes
    after: bytes
    encoding: str = "utf-8"


def record(files: Iterable[Cleaned], problems: Iterable[Problem], version: str) -> dict[str, Any]:
    """A whole run as plain values."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "translation-cleanup", "version": version},
        "files": [_file(cleaned) for cleaned in files],
        "problems": [{"path": p.path, "line": p.line, "message": p.message} for p in problems],
    }


def dumps(value: Mapping[str, Any] | Sequence[Any], *, indent: int | None = 1) -> str:
    """A record as JSON; lone surrogates are escaped, so that it can always be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def entry(one: Mapping[str, Any]) -> str:
    """The files of a record as they stand in the JSON of a whole one, without the brackets around them."""
    return dumps(one["files"])[2:-3].replace("\n", "\n ")


def joined(entries: Iterable[str], whole: dict[str, Any]) -> str:
    """The JSON of a whole record that has no files yet, with those of which there are entries."""
    head, mark, tail = dumps(whole | {"files": []}).partition('\n "files": []')
    files = ",\n ".join(entries)
    return f'{head}\n "files": [\n {files}\n ]{tail}' if files else f"{head}{mark}{tail}"


def _file(cleaned: Cleaned) -> dict[str, Any]:
    outcome, lines = cleaned.outcome, Lines(cleaned.outcome.source)
    edits = [(edit, True) for edit in outcome.applied] + [(edit, False) for edit in outcome.held]
    edits.sort(key=lambda pair: (pair[0].span, pair[0].rule))
    return {
        "path": outcome.path,
        "lang": outcome.lang,
        "encoding": cleaned.encoding,
        "sha256": sha256(cleaned.before).hexdigest(),
        "sha256_after": sha256(cleaned.after).hexdigest(),
        "edits": [_edit(edit, lines) | {"applied": applied} for edit, applied in edits],
        "beaten": [_edit(edit, lines) | {"by": _edit(winner, lines)} for edit, winner in outcome.beaten],
    }


def _edit(edit: Edit, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(edit.span.start)
    end_line, end_column = lines.place(edit.span.end)
    return {
        "rule": edit.rule,
        "safety": edit.safety,
        "start": edit.span.start,
        "end": edit.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "before": edit.before,
        "after": edit.after,
        "why": edit.why,
        "evidence": edit.evidence,
        "match": list(edit.match or edit.span),
    }


def edit_of(value: Mapping[str, Any]) -> Edit:
    """The edit that a record holds. Raises KeyError or TypeError where it is none."""
    start, end = value["match"]
    return Edit(
        Span(value["start"], value["end"]),
        value["before"],
        value["after"],
        value["rule"],
        value["why"],
        value["safety"],
        value["evidence"],
        Span(start, end),
    )
