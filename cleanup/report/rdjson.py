"""The diagnostic format of reviewdog (rdjson), with suggestions that a reviewer can take.

https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import Finding, findings, notes
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned, dumps

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """Problems, then findings in order of position. Columns count bytes of UTF-8, and the end is not included."""
    del version
    value = {
        "source": {"name": "translation-cleanup"},
        "diagnostics": [
            *(_remark(problem, "cleanup/problem", "ERROR") for problem in problems),
            *map(_finding, findings(files)),
            *(_remark(note, "cleanup/note", "INFO") for note in notes(files)),
        ],
    }
    return dumps(value)


def _finding(finding: Finding) -> dict[str, Any]:
    place = {"start": _position(finding, finding.span.start), "end": _position(finding, finding.span.end)}
    value: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": slashes(finding.path)} | ({} if finding.packed else {"range": place}),
        "severity": SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
    if finding.edits[0].safety != "show" and not finding.packed:
        # one for the whole decision, so that no half of it is taken alone
        text = wording.rewritten(finding.edits, finding.lines.text, *finding.span)
        value["suggestions"] = [{"range": place, "text": text}]
    return value


def _position(finding: Finding, at: int) -> dict[str, int]:
    line, column = finding.lines.place(at)  # the mark at the start of a file is three bytes of its first line
    start = finding.lines.starts[line - 1]
    return {"line": line, "column": 1 + len(finding.lines.text[start : start + column - 1].encode("utf-8", "replace"))}


def _remark(said: Problem, rule: str, severity: str) -> dict[str, Any]:
    place = {"range": {"start": {"line": said.line}}} if said.line else {}
    return {
        "message": wording.plain(said.message),
        "location": {"path": slashes(said.path)} | place,
        "severity": severity,
        "code": {"value": rule},
    }
