"""The diagnostic format of reviewdog (rdjson), with suggestions that a reviewer can take.

https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import Finding, findings, notes
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned, dumps

BLOCK = 4096  # code points; a line may be a megabyte long and hold a thousand findings
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
    """Line and column; the byte order mark at the start of a file is three bytes of its first line."""
    text, line = finding.lines.text, finding.lines.place(at)[0]
    return {"line": line, "column": 1 + _bytes(text, at) - _bytes(text, finding.lines.starts[line - 1])}


def _bytes(text: str, at: int) -> int:
    """How many bytes of UTF-8 stand before a position."""
    block = at // BLOCK
    return _sums(text)[block] + len(text[block * BLOCK : at].encode("utf-8", "replace"))


@lru_cache(maxsize=1)
def _sums(text: str) -> list[int]:
    """How many bytes stand before each block of the text."""
    sizes = (len(text[at : at + BLOCK].encode("utf-8", "replace")) for at in range(0, len(text), BLOCK))
    return list(accumulate(sizes, initial=0))


def _remark(said: Problem, rule: str, severity: str) -> dict[str, Any]:
    place = {"range": {"start": {"line": said.line}}} if said.line else {}
    return {
        "message": wording.plain(said.message),
        "location": {"path": slashes(said.path)} | place,
        "severity": severity,
        "code": {"value": rule},
    }
