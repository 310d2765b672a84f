"""SARIF 2.1.0, for code scanning and for editors: results with fixes, rules with help, problems as notifications.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import LEVELS, Finding, Level, findings, is_packed, notes
from cleanup.report.paths import uri
from cleanup.report.record import Cleaned, dumps

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LIMIT = 1000  # GitHub takes descriptions up to 1,024 characters


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """One run. Columns count code points; what is only pointed at has no fix."""
    found = list(findings(files))
    rules = {finding.rule: finding for finding in reversed(found)}
    numbers = {rule: number for number, rule in enumerate(sorted(rules))}
    said = [_notification("error", problem) for problem in problems]
    said += [_notification("note", note) for note in notes(files)]
    run = {
        "tool": {
            "driver": {
                "name": "translation-cleanup",
                "version": version,
                "rules": [_rule(rules[rule]) for rule in numbers],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which cleanup ran."}}},
        "invocations": [{"executionSuccessful": not problems, "toolExecutionNotifications": said}],
        "artifacts": [_artifact(cleaned) for cleaned in files],
        "results": [_result(finding, numbers[finding.rule]) for finding in found],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(finding: Finding) -> dict[str, Any]:
    """A rule as its first finding tells it."""
    rule, why = finding.rule, wording.short(wording.plain(finding.edits[0].why), LIMIT)
    room, _, name = rule.partition("/")
    accept = {
        "safe": f"`cleanup fix` makes this change, `cleanup fix --only {rule}` this one alone.",
        "ask": f"This needs a person's yes: `cleanup fix --ask --only {rule}` makes it.",
        "show": "Only a person can put this right.",
    }[finding.edits[0].safety]
    spare = f"To spare a block, write `<!-- cleanup: leave {rule} -->` before it."
    return {
        "id": rule,
        "shortDescription": {"text": f"{room}: {name.replace('-', ' ')}"},
        "fullDescription": {"text": why or rule},
        "help": {
            "text": f"{why} {accept} {spare}".replace("`", ""),
            "markdown": f"{wording.markdown(why)}\n\n{accept}\n\n{spare}",
        },
        "defaultConfiguration": {"level": LEVELS[finding.edits[0].safety]},
        "properties": {"tags": [room]},
    }


def _result(finding: Finding, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(finding.path)}
    if not finding.packed:
        place["region"] = _region(finding, finding.shown)
    result = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": finding.level,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"cleanup/v1": finding.fingerprint},
        "properties": {"safety": finding.edits[0].safety},
    }
    if finding.edits[0].safety != "show" and not finding.packed:
        result["fixes"] = [_fix(finding)]
    return result


def _fix(finding: Finding) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(finding, edit.span), "insertedContent": {"text": edit.after}}
        for edit in finding.edits
    ]
    before, after = wording.change(finding.edits, finding.lines.text)
    return {
        "description": {"text": f"Write {after} for {before}." if after else f"Remove {before}."},
        "artifactChanges": [{"artifactLocation": _location(finding.path), "replacements": replacements}],
    }


def _region(finding: Finding, span: tuple[int, int]) -> dict[str, int]:
    """Where a stretch of the text begins and ends; the end column is the one after its last character."""
    (line, column), (end_line, end_column) = map(finding.place, span)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _location(path: str) -> dict[str, str]:
    place = uri(path)
    return {"uri": place} if place.startswith("file:") else {"uri": place, "uriBaseId": ROOT}


def _artifact(cleaned: Cleaned) -> dict[str, Any]:
    value = {"location": _location(cleaned.outcome.path), "hashes": {"sha-256": sha256(cleaned.before).hexdigest()}}
    return value if is_packed(cleaned) else value | {"encoding": cleaned.encoding}


def _notification(level: Level, said: Problem) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(said.path)}
    if said.line:
        place["region"] = {"startLine": said.line}
    text = wording.plain(said.message)
    return {"level": level, "message": {"text": text}, "locations": [{"physicalLocation": place}]}
