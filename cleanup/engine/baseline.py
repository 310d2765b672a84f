"""A baseline: findings that are known already, kept in a file so that only new ones are reported."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from cleanup import files
from cleanup.edits import Outcome
from cleanup.engine.narrowed import Wanted
from cleanup.problems import CleanupError, Problem
from cleanup.report.fingerprints import fingerprints

KEYS = ("path", "rule", "before", "after", "fingerprint")
SCHEMA = 1  # raised when a reader of the old form could not read the new one
REMEDY = "write it anew with --write-baseline"


Finding = Mapping[str, str]


@dataclass
class Baseline:
    """Known findings by fingerprint, and those that were met in this run."""

    path: Path
    known: Mapping[str, Finding] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)  # paths of this run

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(one["path"] for one in self.known.values())

    def wanted(self, outcome: Outcome) -> Wanted:
        """Whether an edit of an outcome is new."""
        place = _place(outcome, self.path)
        self.seen.add(place.path)
        if place.path not in self._paths:
            return lambda _: True
        marks = dict(zip((*outcome.applied, *outcome.held), _marks(place), strict=True))
        self.met |= self.known.keys() & marks.values()
        return lambda edit: marks[edit] not in self.known

    @property
    def stale(self) -> list[str]:
        """The paths of known findings that no longer stand in the files of this run, or whose file is gone; one for each."""
        gone = {path for path in self._paths - self.seen if not os.path.exists(_folder(self.path) / path)}  # noqa: PTH110 (never raises)
        paths = ((mark, one["path"]) for mark, one in self.known.items())
        return [path for mark, path in paths if path in gone or (path in self.seen and mark not in self.met)]

    def elsewhere(self, paths: Iterable[str]) -> list[Finding]:
        """The known findings in files that are there and lie at or below none of the paths."""
        roots = [Path(path).resolve() for path in paths]
        files = {path: _folder(self.path) / path for path in self._paths}
        kept = {path for path, file in files.items() if file.exists() and not any(map(file.is_relative_to, roots))}
        return [one for one in self.known.values() if one["path"] in kept]


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises CleanupError where there is none, or what is there is no baseline."""
    if not path.exists():
        raise CleanupError(
            Problem(str(path), 0, "there is no such baseline; write it with cleanup check --write-baseline")
        )
    try:
        value = json.loads(files.read(path).content)
        if value["schema"] != SCHEMA:
            message = f"a baseline of schema {value['schema']}, this version reads {SCHEMA}; {REMEDY}"
            raise CleanupError(Problem(str(path), 1, message))
        found = [{key: str(one[key]) for key in KEYS} for one in value["findings"]]
    except json.JSONDecodeError as error:
        raise CleanupError(Problem(str(path), error.lineno, f"not a baseline: {error.msg}; {REMEDY}")) from None
    except (KeyError, TypeError, UnicodeDecodeError, RecursionError):
        raise CleanupError(Problem(str(path), 1, f"not a baseline; {REMEDY}")) from None
    return Baseline(path, {one["fingerprint"]: one for one in found})


def dumps(outcomes: Iterable[Outcome], path: Path, kept: Iterable[Finding] = ()) -> str:
    """The baseline of a run for the file at `path`, whose folder's paths it holds, in an order that stays.

    `kept` are findings of an older one that are known besides.
    """
    findings = {one["fingerprint"]: one for one in kept}
    for outcome in outcomes:
        place = _place(outcome, path)
        for edit, mark in fingerprints(place).items():
            findings.setdefault(
                mark, dict(zip(KEYS, (place.path, edit.rule, edit.before, edit.after, mark), strict=True))
            )
    ordered = sorted(findings.values(), key=lambda one: (one["path"], one["rule"], one["fingerprint"]))
    text = json.dumps({"schema": SCHEMA, "findings": ordered}, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _place(outcome: Outcome, path: Path) -> Outcome:
    """The outcome with its path as seen from the baseline's folder, or from the one above a folder `.cleanup`."""
    full = Path(outcome.path).resolve()
    return replace(outcome, path=Path(os.path.relpath(full, _folder(path))).as_posix() if outcome.path else "")


def _folder(path: Path) -> Path:
    folder = path.resolve().parent
    return folder.parent if folder.name == ".cleanup" else folder


def _marks(outcome: Outcome) -> list[str]:
    marks = fingerprints(outcome)
    return [marks[edit] for edit in (*outcome.applied, *outcome.held)]
