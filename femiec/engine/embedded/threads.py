"""Work shared by threads whose results are taken one at a time, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Condition
from typing import Any

from femiec.errors import InputError


def available_threads() -> int:
    """The number in OMP_NUM_THREADS if it is set, else the processors that this process may use."""
    pinned = os.environ.get("OMP_NUM_THREADS", "")
    if pinned.isdigit() and int(pinned) > 0:
        return int(pinned)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def count_threads(wanted: int | None) -> int:
    """The number that is wanted, :func:`available_threads` for None.

    Raises:
        InputError: below one.
    """
    count = available_threads() if wanted is None else wanted
    if count < 1:
        raise InputError("threads", wanted, "1 or more", "leave it out for all processors")
    return count


def in_order(tasks: Iterable[Any], compute: Callable[[Any], Iterable[Any]], take: Callable[[Any], None], threads: int) -> None:
    """Compute the pieces of each task on some threads, and take them in the order of the tasks, one at a time.

    A thread takes what it has computed itself, while that is still in its cache.

    Example:
        >>> found = []
        >>> in_order(range(5), lambda n: [n, n + 0.5], found.append, threads=3)
        >>> found == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]
        True
    """
    if threads == 1:
        for task in tasks:
            for piece in compute(task):
                take(piece)
        return
    queue = _Queue(tasks)
    with ThreadPoolExecutor(threads) as pool:
        for worker in [pool.submit(_work, queue, compute, take) for _ in range(threads)]:
            worker.result()


class _Queue:
    """The tasks with their numbers, and whose turn it is to be taken."""

    def __init__(self, tasks: Iterable[Any]) -> None:
        self._tasks = enumerate(tasks)
        self._turn = 0
        self._failed = False
        self._changed = Condition()

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        while True:
            with self._changed:
                number, task = next(self._tasks, (-1, None))
            if number < 0 or self._failed:
                return
            yield number, task

    def wait(self, number: int) -> bool:
        """Wait for the turn of a task; False if there is none any more because another task failed."""
        with self._changed:
            self._changed.wait_for(lambda: self._turn == number or self._failed)
            return not self._failed

    def done(self) -> None:
        """It is the turn of the next task."""
        with self._changed:
            self._turn += 1
            self._changed.notify_all()

    def fail(self) -> None:
        """No task has a turn any more."""
        with self._changed:
            self._failed = True
            self._changed.notify_all()


def _work(queue: _Queue, compute: Callable[[Any], Iterable[Any]], take: Callable[[Any], None]) -> None:
    try:
        for number, task in queue:
            pieces = list(compute(task))
            if not queue.wait(number):
                return
            for piece in pieces:
                take(piece)
            queue.done()
    except BaseException:
        queue.fail()
        raise
