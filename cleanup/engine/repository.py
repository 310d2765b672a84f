"""The ledger of files: each is read, and what it names is kept, never its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cleanup import files, formats, language
from cleanup.edits import Edit
from cleanup.engine.ledger import records
from cleanup.engine.run import Task
from cleanup.engine.sightings import Line, Page, page
from cleanup.formats.view import View
from cleanup.problems import CleanupError, Problem
from cleanup.report.ledger import Ledger
from cleanup.report.lines import Lines
from cleanup.text import Document, Span


def ledger(paths: Iterable[Path], task_of: Callable[[Path], Task], problems: Iterable[Problem] = ()) -> Ledger:
    """The names of all files, each read as its task says. What cannot be read is among the problems, the rest is done."""
    faults: list[Problem] = []
    count = 0

    def pages() -> Iterator[Page]:
        nonlocal count
        for path in paths:
            try:
                found = _page(path, task_of(path))
            except CleanupError as error:
                faults.extend(one if one.path else replace(one, path=str(path)) for one in error.problems)
            else:
                count += 1
                yield found

    found = records(pages())
    return Ledger(found, count, (*problems, *faults))


def _page(path: Path, task: Task) -> Page:
    document = _read(path, task)
    view = View(document)
    seen = replace(language.assign(view.document, task.lang), style=task.choice.style)
    return page(seen, task.dictionary.index.scan(seen.text), _line(view))


def _read(path: Path, task: Task) -> Document:
    content = files.read(path).content
    if formats.is_packed(str(path), task.options):
        return formats.unpack(content, str(path), task.options)
    if formats.is_paged(str(path)):
        from cleanup.formats import pdf

        return formats.read(pdf.text(content, str(path)), str(path), options=task.options)
    text, _ = formats.decode(content, str(path), task.options.encoding)
    return formats.read(text, str(path), options=task.options)


def _line(view: View) -> Line:
    """The line of the source in which a place of its view stands."""
    lines = Lines(view.source.text)

    def line(at: int) -> int:
        (there,) = view.back(Edit(Span(at, at + 1), "", "", "name/", "", "show"))
        return lines.place(there.span.start)[0]

    return line
