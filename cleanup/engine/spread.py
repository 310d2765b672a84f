"""Work spread over processes: the answers come in the order of the questions, whoever is done first."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from cleanup.problems import Problem

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from cleanup.engine.run import Job

Answer = TypeVar("Answer")
Batch = list[tuple["Job", Answer | None]]
BATCH = 2**17  # bytes of files that go to a process at once
WAITING = 4  # batches for each process that may wait to be taken
WORTH = 2**20  # bytes of work before other processes are started: that takes longer than to do it


def spread(
    todo: Iterable[Job],
    known: Callable[[Job], Answer | None],
    work: Callable[[Job], Answer],
    jobs: int,
    problems: list[Problem],
) -> Iterator[tuple[Job, Answer, bool]]:
    """Each job with its answer, and whether it is a new one: not `known` already, so that `work` had to find it.

    `jobs` processes work, 0: as many as there are processors; `work` is a function of a module, and what it answers
    can be pickled. Where a process is ended from outside, that is a problem, and this one does the rest.
    """
    workers = jobs or os.cpu_count() or 1
    done = 0
    todo = iter(todo)
    for job in todo:
        answer = known(job)
        done += len(job.source.content) if answer is None else 0
        yield (job, work(job), True) if answer is None else (job, answer, False)
        if workers > 1 and done > WORTH:
            yield from _spread(todo, known, work, workers, problems)


def _spread(
    todo: Iterable[Job],
    known: Callable[[Job], Answer | None],
    work: Callable[[Job], Answer],
    workers: int,
    problems: list[Problem],
) -> Iterator[tuple[Job, Answer, bool]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[tuple[Batch[Answer], Future[list[Answer]] | None]] = deque()
    # Forked processes would share open databases with this one, which SQLite forbids.
    with ProcessPoolExecutor(workers, get_context("spawn"), _attached) as pool:
        try:
            for batch in _batches(todo, known):
                waiting.append((batch, _submitted(pool, work, [job for job, answer in batch if answer is None])))
                if len(waiting) > WAITING * workers:
                    yield from _answers(*waiting.popleft(), work, problems)
            while waiting:
                yield from _answers(*waiting.popleft(), work, problems)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(todo: Iterable[Job], known: Callable[[Job], Answer | None]) -> Iterator[Batch[Answer]]:
    batch: Batch[Answer] = []
    size = 0
    for job in todo:
        answer = known(job)
        batch.append((job, answer))
        size += len(job.source.content)
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[Job], Answer], todo: list[Job]
) -> Future[list[Answer]] | None:
    """What a process will answer; None: there are no processes any more, or none can be started."""
    from concurrent.futures import BrokenExecutor

    try:
        with _deaf():
            return pool.submit(_worked, work, todo)
    except (BrokenExecutor, OSError):
        return None


def _worked(work: Callable[[Job], Answer], todo: list[Job]) -> list[Answer]:
    return [work(job) for job in todo]


def _answers(
    batch: Batch[Answer], future: Future[list[Answer]] | None, work: Callable[[Job], Answer], problems: list[Problem]
) -> Iterator[tuple[Job, Answer, bool]]:
    answers = _answered(future)
    if answers is None:
        lost = Problem("--jobs", 0, "a process was ended from outside, perhaps for want of memory; one did the rest")
        problems += [lost] if lost not in problems else []
    fresh = (work(job) for job, answer in batch if answer is None) if answers is None else iter(answers)
    for job, answer in batch:
        yield (job, next(fresh), True) if answer is None else (job, answer, False)


def _answered(future: Future[list[Answer]] | None) -> list[Answer] | None:
    from concurrent.futures import BrokenExecutor

    try:
        return future.result() if future else None
    except BrokenExecutor:
        return None


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started within does not hear Ctrl-C: this process does, and ends the others in order."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attached() -> None:
    """Let this process end with the one that started it, however that ends, and not before."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
