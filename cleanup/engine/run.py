"""Clean files: read, clean, and write back what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleanup import files, formats
from cleanup.edits import Outcome
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.load import Dictionary
from cleanup.problems import CleanupError, Problem
from cleanup.report.record import Cleaned
from cleanup.text import Options


@dataclass(frozen=True, slots=True)
class Task:
    """How every file of a run is treated."""

    dictionary: Dictionary
    choice: Choice
    lang: str = ""
    ask: bool = False
    options: Options = Options()


def cleaned(content: bytes, path: str, task: Task) -> Cleaned:
    """Clean the bytes of a text. Raises CleanupError where they are none."""
    text, encoding = formats.decode(content, path, task.options.encoding)
    make = {"safe", "ask"} if task.ask else {"safe"}
    result = outcome(text, task.dictionary.index, task.choice, task.lang, path, make, task.options)
    after = formats.encode(result.text, encoding, path) if result.applied else content
    return Cleaned(result, content, after, encoding)


def clean_file(path: Path, task: Task, *, write: bool = False) -> Cleaned:
    """Clean one file, and write it if asked to. Raises CleanupError where that cannot be done."""
    source = files.read(path)
    result = cleaned(source.content, str(path), task)
    if write and result.after != result.before:
        files.write(source, result.after)
    return result


def run(
    paths: Iterable[Path], task_of: Callable[[Path], Task], problems: list[Problem], *, write: bool = False
) -> Iterator[Cleaned]:
    """Clean files one after another; what cannot be cleaned is a problem, and the rest is done."""
    for path in paths:
        try:
            result = clean_file(path, task_of(path), write=write)
        except CleanupError as error:
            problems += (problem if problem.path else replace(problem, path=str(path)) for problem in error.problems)
        else:
            problems += result.outcome.problems
            yield result


def findings(outcomes: Iterable[Outcome], level: str) -> bool:
    """Whether there is an edit at or above the level: safe, ask, show."""
    levels = {"safe": ("safe",), "ask": ("safe", "ask"), "show": ("safe", "ask", "show")}[level]
    return any(edit.safety in levels for result in outcomes for edit in (*result.applied, *result.held))
