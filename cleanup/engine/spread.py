"""Work spread over processes: the answers come in the order of the questions, whoever is done first."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from cleanup.engine.run import Job

Answer = TypeVar("Answer")
BATCH = 2**17  # bytes of files that go to a process at once
WAITING = 4  # batches for each process that may wait to be taken
WORTH = 2**20  # bytes of work before other processes are started: that takes longer than to do it


def spread(
    todo: Iterable[Job], known: Callable[[Job], Answer | None], work: Callable[[Job], Answer], jobs: int
) -> Iterator[tuple[Job, Answer, bool]]:
    """Each job with its answer, and whether it is a new one: not `known` already, so that `work` had to find it.

    `jobs` processes work, 0: as many as there are processors; `work` is a function of a module, and what it answers
    can be pickled.
    """
    workers = jobs or os.cpu_count() or 1
    done = 0
    todo = iter(todo)
    for job in todo:
        answer = known(job)
        done += 0 if answer else len(job.source.content)
        yield (job, answer, False) if answer is not None else (job, work(job), True)
        if workers > 1 and done > WORTH:
            yield from _spread(todo, known, work, workers)


def _spread(
    todo: Iterable[Job], known: Callable[[Job], Answer | None], work: Callable[[Job], Answer], workers: int
) -> Iterator[tuple[Job, Answer, bool]]:
    waiting: deque[tuple[list[tuple[Job, Answer | None]], Future[list[Answer]]]] = deque()
    # Forked processes would share open databases with this one, which SQLite forbids.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            for batch in _batches(todo, known):
                unknown = [job for job, answer in batch if answer is None]
                waiting.append((batch, pool.submit(_worked, work, unknown)))
                if len(waiting) > WAITING * workers:
                    yield from _answers(*waiting.popleft())
            while waiting:
                yield from _answers(*waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(todo: Iterable[Job], known: Callable[[Job], Answer | None]) -> Iterator[list[tuple[Job, Answer | None]]]:
    batch: list[tuple[Job, Answer | None]] = []
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


def _worked(work: Callable[[Job], Answer], todo: list[Job]) -> list[Answer]:
    return [work(job) for job in todo]


def _answers(
    batch: list[tuple[Job, Answer | None]], future: Future[list[Answer]]
) -> Iterator[tuple[Job, Answer, bool]]:
    fresh = iter(future.result())
    for job, answer in batch:
        yield (job, answer, False) if answer is not None else (job, next(fresh), True)
