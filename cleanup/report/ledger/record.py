"""The ledger as JSON: everything that is known, as `ledger.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from cleanup.report.ledger import Ledger, Record, Spelling
from cleanup.report.record import dumps

SCHEMA = 1


def render(ledger: Ledger, version: str) -> str:
    """The ledger as one JSON object."""
    return dumps(
        {
            "schema": SCHEMA,
            "tool": {"name": "translation-cleanup", "version": version},
            "files": ledger.files,
            "names": [_record(record) for record in ledger.records],
            "problems": [{"path": p.path, "line": p.line, "message": p.message} for p in ledger.problems],
        }
    )


def _record(record: Record) -> dict[str, Any]:
    return {
        "name": record.name,
        "kind": record.kind,
        "rule": record.rule,
        "forms": dict(record.forms),
        "count": record.count,
        "files": list(record.files),
        "inconsistent": record.inconsistent,
        "score": record.score,
        "evidence": record.evidence,
        "spellings": [_spelling(spelling) for spelling in record.spellings],
    }


def _spelling(spelling: Spelling) -> dict[str, Any]:
    return {
        "text": spelling.text,
        "lang": spelling.lang,
        "count": spelling.count,
        "right": spelling.right,
        "write": spelling.write,
        "places": [{"path": path, "lines": list(lines)} for path, lines in spelling.places.items()],
    }
