"""GitLab's code quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import Finding, findings, notes
from cleanup.report.fingerprints import digest
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned, dumps

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """A list of findings; of those with one fingerprint GitLab keeps the first, so no two have the same."""
    del version
    entries = [_remark(problem, "cleanup/problem", "critical") for problem in problems]
    entries += map(_finding, findings(files))
    entries += (_remark(note, "cleanup/note", "info") for note in notes(files))
    unique = {entry["fingerprint"]: entry for entry in reversed(entries)}
    return dumps(list(reversed(unique.values())))


def _finding(finding: Finding) -> dict[str, Any]:
    (begin, _), (end, _) = map(finding.place, finding.shown)
    lines = {"begin": 1} if finding.packed else {"begin": begin, "end": end}
    severity = SEVERITIES[finding.level]
    return _entry(finding.message, finding.rule, finding.fingerprint, severity, finding.path, lines)


def _remark(said: Problem, rule: str, severity: str) -> dict[str, Any]:
    lines = {"begin": max(1, said.line)}
    return _entry(wording.plain(said.message), rule, digest(f"{rule}{said}"), severity, said.path, lines)


def _entry(  # noqa: PLR0913 (the fields of the format)
    text: str, rule: str, fingerprint: str, severity: str, path: str, lines: dict[str, int]
) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": slashes(path), "lines": lines},
    }
