"""The ledger of files: each is read, and what it names is kept, never its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cleanup import files, formats, language
from cleanup.engine.ledger import records
from cleanup.engine.sightings import Page, page
from cleanup.problems import CleanupError, Problem
from cleanup.report.ledger import Ledger
from cleanup.scan import Index


def ledger(paths: Iterable[Path], index: Index, lang: str = "", problems: Iterable[Problem] = ()) -> Ledger:
    """The names of all files; `lang` as for `cleanup.clean`. What cannot be read is among the problems, the rest is done."""
    faults: list[Problem] = []
    count = 0

    def pages() -> Iterator[Page]:
        nonlocal count
        for path in paths:
            try:
                found = _page(path, index, lang)
            except CleanupError as error:
                faults.extend(one if one.path else replace(one, path=str(path)) for one in error.problems)
            else:
                count += 1
                yield found

    found = records(pages())
    return Ledger(found, count, (*problems, *faults))


def _page(path: Path, index: Index, lang: str) -> Page:
    text, _ = formats.decode(files.read(path).content, str(path))
    document = language.assign(formats.read(text, str(path)), lang)
    return page(document, index.scan(text))
