"""Annotations of GitHub Actions, as workflow commands.

GitHub shows ten errors, ten warnings and ten notices of a step; the log holds them all. Columns are shown only for what
stands on one line. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleanup.problems import Problem
from cleanup.report import wording
from cleanup.report.findings import Finding, findings, notes
from cleanup.report.paths import slashes
from cleanup.report.record import Cleaned

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
SHOWN = 10
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(files: Sequence[Cleaned], problems: Sequence[Problem], version: str) -> str:
    """A command each: problems first, so that they are among the ten that are shown, then the findings in order."""
    del version
    lines = [_remark("error", problem) for problem in problems]
    lines += map(_finding, findings(files))
    lines += (_remark("notice", note) for note in notes(files))
    return "".join(lines) + "".join(_unshown(lines))


def _finding(finding: Finding) -> str:
    (line, column), (end_line, end_column) = map(finding.place, finding.shown)
    place = {} if finding.packed else {"line": line, "endLine": end_line}
    if line == end_line and place:
        place |= {"col": column, "endColumn": end_column}
    return _command(COMMANDS[finding.level], finding.path, place, finding.rule, finding.message)


def _remark(name: str, said: Problem) -> str:
    place = {"line": said.line} if said.line else {}
    return _command(name, said.path, place, "cleanup", wording.plain(said.message))


def _command(name: str, path: str, place: dict[str, int], title: str, message: str) -> str:
    properties = {"file": slashes(path), **place, "title": wording.plain(title)}
    written = ",".join(f"{key}={str(value).translate(PROPERTY)}" for key, value in properties.items())
    return f"::{name} {written}::{message.translate(DATA)}\n"


def _unshown(lines: Iterable[str]) -> Iterator[str]:
    """A line for the log where GitHub will not show all."""
    names = [line.partition(" ")[0].strip(":") for line in lines]
    more = {name: names.count(name) - SHOWN for name in COMMANDS.values() if names.count(name) > SHOWN}
    if more:
        counts = ", ".join(f"{count} {name}{'s' * (count > 1)}" for name, count in more.items())
        yield f"GitHub shows {SHOWN} annotations of a kind; not shown: {counts}.\n"
