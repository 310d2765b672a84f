"""Clean files: read, clean, and write back what changed; in their order, by as many processes as are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup import files, formats
from cleanup.edits import Outcome
from cleanup.engine.choice import Choice
from cleanup.engine.load import Dictionary
from cleanup.engine.results import Results, bare, clothed, key
from cleanup.engine.spread import spread
from cleanup.problems import CleanupError, Problem
from cleanup.report.record import Cleaned
from cleanup.text import Options

if TYPE_CHECKING:
    from cleanup.formats.zipped import Packing

Narrow = Callable[[Outcome], Outcome]


@dataclass(frozen=True, slots=True)
class Task:
    """How a file is treated. `packing` is how changes are put into a document of a word processor."""

    dictionary: Dictionary
    choice: Choice
    lang: str = ""
    ask: bool = False
    options: Options = Options()
    packing: Packing | None = None

    @property
    def make(self) -> frozenset[str]:
        """The kinds of edits that are made."""
        return frozenset({"safe", "ask"} if self.ask else {"safe"})

    @property
    def manner(self) -> str:
        """All of it in a line that is the same whenever the task is."""
        choice = self.choice
        rules = sorted(choice.only or ()), choice.only is None, sorted(choice.skip), choice.levels, choice.style
        return repr((self.dictionary.digest, rules, self.lang, self.ask, self.options))


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be cleaned, as it was read."""

    source: files.Source
    task: Task

    @property
    def path(self) -> str:
        """The path as it was given."""
        return str(self.source.path)


Found = Outcome | tuple[Problem, ...]


def cleaned(content: bytes, path: str, task: Task, narrow: Narrow | None = None) -> Cleaned:
    """Clean the bytes of a file. Raises CleanupError where that cannot be done."""
    return _packed(content, path, task, _found(content, path, task), narrow)


def _found(content: bytes, path: str, task: Task) -> Outcome:
    """What comes of the bytes of a file, as a bare outcome."""
    from cleanup.engine.clean import outcome, treated  # late: the rooms take their time, and all may be known

    if formats.is_packed(path, task.options):
        document = formats.unpack(content, path, task.options)
        found = task.dictionary.index.scan(document.text)
        return bare(treated(document, found, task.choice, task.lang, task.make))
    text, _ = _decoded(content, path, task)
    return bare(outcome(text, task.dictionary.index, task.choice, task.lang, path, task.make, task.options))


def _decoded(content: bytes, path: str, task: Task) -> tuple[str, str]:
    if formats.is_paged(path):
        from cleanup.formats import pdf

        return pdf.text(content, path), "utf-8"
    return formats.decode(content, path, task.options.encoding)


def _packed(content: bytes, path: str, task: Task, found: Outcome, narrow: Narrow | None) -> Cleaned:
    """The bytes that come of a bare outcome."""
    if formats.is_packed(path, task.options):
        document = formats.unpack(content, path, task.options)
        result = clothed(found, document.text, path)
        result = narrow(result) if narrow else result
        after = formats.pack(content, document, result.applied, task.packing) if result.applied else content
        return Cleaned(result, content, after, document.format)
    text, encoding = _decoded(content, path, task)
    result = clothed(found, text, path)
    result = narrow(result) if narrow else result
    if formats.is_paged(path):
        from cleanup.formats import pdf

        return Cleaned(result, content, pdf.paragraphs(result.text).encode(), "pdf")
    after = formats.encode(result.text, encoding, path) if result.applied else content
    return Cleaned(result, content, after, encoding)


def run(  # noqa: PLR0913 (each is a thing of its own that a run may be given)
    paths: Iterable[Path],
    task_of: Callable[[Path], Task],
    problems: list[Problem],
    *,
    write: bool = False,
    jobs: int = 1,
    results: Results | None = None,
    narrow: Narrow | None = None,
) -> Iterator[Cleaned]:
    """Clean files, in the order of the paths; what cannot be cleaned is a problem, and the rest is done.

    `results` are what is known of files that have not changed, `narrow` leaves out of an outcome what is not wanted.
    """
    known = results or Results(None)
    todo = _read(paths, task_of, problems)
    try:
        for job, found, fresh in spread(todo, lambda job: known.get(_key(job)), _work, jobs, problems):
            if fresh and isinstance(found, Outcome):
                known.put(_key(job), found)
            try:
                result = _result(job, found, narrow, fresh=fresh)
                if write and result.after != result.before and not formats.is_paged(job.path):
                    files.write(job.source, result.after)
            except CleanupError as error:
                problems += _placed(error.problems, job.path)
            else:
                problems += result.outcome.problems
                yield result
    finally:
        known.close()


def _result(job: Job, found: Found, narrow: Narrow | None, *, fresh: bool) -> Cleaned:
    if not isinstance(found, Outcome):
        raise CleanupError(*found)
    content, path, task = job.source.content, job.path, job.task
    try:
        return _packed(content, path, task, found, narrow)
    except ValueError:
        if fresh:
            raise
        # What is known is of the text as another program read it: a PDF is read anew.
        return _packed(content, path, task, _found(content, path, task), narrow)


def _read(paths: Iterable[Path], task_of: Callable[[Path], Task], problems: list[Problem]) -> Iterator[Job]:
    for path in paths:
        try:
            yield Job(files.read(path), task_of(path))
        except CleanupError as error:
            problems += _placed(error.problems, str(path))


def _key(job: Job) -> bytes:
    return key(job.source.content, Path(job.path).suffix.lower(), job.task.manner)


def _work(job: Job) -> Found:
    try:
        return _found(job.source.content, job.path, job.task)
    except CleanupError as error:
        return error.problems


def _placed(problems: Iterable[Problem], path: str) -> Iterator[Problem]:
    """The problems, those without a place at this one."""
    return (problem if problem.path else replace(problem, path=path) for problem in problems)
