"""A baseline: findings that are known already, kept in a file so that only new ones are reported."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cleanup import files
from cleanup.edits import Outcome
from cleanup.engine.narrowed import Wanted
from cleanup.problems import CleanupError, Problem
from cleanup.report.fingerprints import fingerprints

SCHEMA = 1  # raised when a reader of the old form could not read the new one
REMEDY = "write it anew with --write-baseline"


@dataclass
class Baseline:
    """Known findings by fingerprint, each with its path, and those that were met in this run."""

    path: Path
    known: dict[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)  # paths of this run

    def wanted(self, outcome: Outcome) -> Wanted:
        """Whether an edit of an outcome is new."""
        place = _place(outcome, self.path)
        self.seen.add(place.path)
        if place.path not in self.known.values():
            return lambda _: True
        marks = dict(zip((*outcome.applied, *outcome.held), _marks(place), strict=True))
        self.met |= self.known.keys() & marks.values()
        return lambda edit: marks[edit] not in self.known

    @property
    def stale(self) -> list[str]:
        """The paths of known findings that no longer stand in the files of this run, one for each."""
        return [path for mark, path in self.known.items() if path in self.seen and mark not in self.met]


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises CleanupError where there is none, or what is there is no baseline."""
    try:
        value = json.loads(files.read(path).content)
        if value["schema"] != SCHEMA:
            message = f"a baseline of schema {value['schema']}, this version reads {SCHEMA}; {REMEDY}"
            raise CleanupError(Problem(str(path), 1, message))
        return Baseline(path, {str(one["fingerprint"]): str(one["path"]) for one in value["findings"]})
    except json.JSONDecodeError as error:
        raise CleanupError(Problem(str(path), error.lineno, f"not a baseline: {error.msg}; {REMEDY}")) from None
    except (KeyError, TypeError, UnicodeDecodeError):
        raise CleanupError(Problem(str(path), 1, f"not a baseline; {REMEDY}")) from None


def dumps(outcomes: Iterable[Outcome], path: Path) -> str:
    """The baseline of a run for the file at `path`, whose folder's paths it holds, in an order that stays."""
    findings: dict[str, dict[str, Any]] = {}
    for outcome in outcomes:
        place = _place(outcome, path)
        for edit, mark in fingerprints(place).items():
            findings.setdefault(
                mark,
                {
                    "path": place.path,
                    "rule": edit.rule,
                    "before": edit.before,
                    "after": edit.after,
                    "fingerprint": mark,
                },
            )
    ordered = sorted(findings.values(), key=lambda one: (one["path"], one["rule"], one["fingerprint"]))
    text = json.dumps({"schema": SCHEMA, "findings": ordered}, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _place(outcome: Outcome, path: Path) -> Outcome:
    """The outcome with its path as seen from the baseline's folder, or from the one above a folder `.cleanup`."""
    folder = path.resolve().parent
    folder = folder.parent if folder.name == ".cleanup" else folder
    full = Path(outcome.path).resolve()
    return replace(outcome, path=Path(os.path.relpath(full, folder)).as_posix() if outcome.path else "")


def _marks(outcome: Outcome) -> list[str]:
    marks = fingerprints(outcome)
    return [marks[edit] for edit in (*outcome.applied, *outcome.held)]
