"""JUnit XML, for dashboards that read test results: a suite for each file.

What `fix` would change is a failure, what a person must decide or should know is skipped, what could not be read is an
error, and a file without any of these is a test that passes. https://github.com/jenkinsci/xunit-plugin (junit-10.xsd)
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import Finding, findings, notes
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned

KINDS = {"error": "failure", "warning": "skipped", "note": "skipped"}


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """One suite for each file, in the order of the files; those with problems only come last."""
    del version
    cases: dict[str, list[tuple[str, str]]] = {_path(cleaned.outcome.path): [] for cleaned in files}
    for finding in findings(files):
        cases[_path(finding.path)].append((KINDS[finding.level], _finding(finding)))
    for kind, group in (("error", problems), ("skipped", notes(files))):
        for said in group:
            cases.setdefault(_path(said.path), []).append((kind, _remark(kind, said)))
    suites = [_suite(path, found or [("", _case(path, "nothing to change"))]) for path, found in cases.items()]
    total = _counts([case for found in cases.values() for case in found or [("", "")]])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="translation-cleanup"{total.partition(" skipped")[0]}>\n{"".join(suites)}</testsuites>\n'
    )


def _suite(path: str, cases: Sequence[tuple[str, str]]) -> str:
    body = "".join(text for _, text in cases)
    return f" <testsuite name={quoteattr(path)}{_counts(cases)}>\n{body} </testsuite>\n"


def _counts(cases: Sequence[tuple[str, str]]) -> str:
    kinds = [kind for kind, _ in cases]
    counts = {"failures": kinds.count("failure"), "errors": kinds.count("error"), "skipped": kinds.count("skipped")}
    return f' tests="{len(kinds)}"' + "".join(f' {name}="{count}"' for name, count in counts.items())


def _finding(finding: Finding) -> str:
    line, column = finding.place(finding.shown.start)
    before, after = wording.change(finding.edits, finding.lines.text)
    message = before if before == after else f"{before} → {after or '(nothing)'}"
    body = f"{_path(finding.path)}:{line}:{column}\n{finding.message}"
    outcome = _outcome(KINDS[finding.level], message, finding.rule, body)
    return _case(_path(finding.path), f"{line}:{column} {finding.rule}", outcome)


def _remark(kind: str, said: Problem) -> str:
    name = "problem" if kind == "error" else "note"
    outcome = _outcome(kind, wording.plain(said.message), f"cleanup/{name}", wording.plain(str(said)))
    return _case(_path(said.path), f"{said.line} {name}" if said.line else name, outcome)


def _outcome(kind: str, message: str, rule: str, body: str) -> str:
    return f"   <{kind} type={quoteattr(rule)} message={quoteattr(message)}>{escape(body)}</{kind}>\n"


def _case(path: str, name: str, outcome: str = "") -> str:
    head = f"  <testcase classname={quoteattr(path)} name={quoteattr(name)}"
    return f"{head}>\n{outcome}  </testcase>\n" if outcome else f"{head}/>\n"


def _path(path: str) -> str:
    return wording.plain(slashes(path))
