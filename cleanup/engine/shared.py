"""Lines that many files share at their head or foot, and the entries that they would be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from cleanup import files, formats
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.newcomers import free_id
from cleanup.engine.run import Task
from cleanup.furniture import across
from cleanup.furniture.across import Shared
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document

_FURNITURE = Choice(frozenset({"furniture"}))


def shared(paths: Iterable[Path], task_of: Callable[[Path], Task], problems: list[Problem]) -> list[Shared]:
    """The lines that files share, the most frequent first; what cannot be read is a problem, and the rest is done."""
    return across.shared(_documents(paths, task_of, problems))


def _documents(paths: Iterable[Path], task_of: Callable[[Path], Task], problems: list[Problem]) -> Iterator[Document]:
    """The files whose lines are a layout, one after another."""
    for path in paths:
        try:
            document = _document(path, task_of(path))
        except CleanupError as error:
            problems += (problem if problem.path else replace(problem, path=str(path)) for problem in error.problems)
        else:
            if document.format in formats.RUNNING:
                yield document


def _document(path: Path, task: Task) -> Document:
    content = files.read(path).content
    if formats.is_packed(str(path), task.options):
        return formats.unpack(content, str(path), task.options)
    if formats.is_paged(str(path)):
        from cleanup.formats import pdf

        return formats.read(pdf.text(content, str(path)), str(path))
    text, _ = formats.decode(content, str(path), task.options.encoding)
    return formats.read(text, str(path), options=task.options)


def known(found: Shared, task: Task) -> bool:
    """Whether the line is taken out already, as the dictionary is."""
    before, after = across.fields(found)["fixes"][0]
    return bool(outcome(before, task.dictionary.index, _FURNITURE).text == after)


def fields(found: Shared, taken: Collection[str]) -> dict[str, Any]:
    """The values of the entry that a line would be; `taken`: the ids that there are."""
    return {"id": free_id(f"shared {found.line.replace('{', '').replace('}', '')}", taken), **across.fields(found)}
