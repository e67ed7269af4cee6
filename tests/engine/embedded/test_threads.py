"""Threads: as many as wanted, their results in order."""

import time

import pytest

from femiec.engine.embedded import threads
from femiec.errors import InputError


@pytest.mark.parametrize("count", [1, 2, 5])
def test_pieces_are_taken_in_the_order_of_the_tasks(count):
    """Though the first task ends last."""

    def slow(task):
        time.sleep(0.02 if task == 0 else 0.0)
        return (task, task + 0.5)

    found = []
    threads.in_order(range(20), slow, found.append, count)
    assert found == [half / 2 for half in range(40)]


@pytest.mark.parametrize("count", [2, 3])
def test_one_piece_at_a_time(count):
    """A take that another one could cut short would lose additions."""
    inside, most = [], []

    def take(piece):
        inside.append(piece)
        most.append(len(inside))
        time.sleep(0.001)
        inside.remove(piece)

    threads.in_order(range(20), lambda task: [task], take, count)
    assert max(most) == 1


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("where", ["compute", "take"])
def test_an_error_is_raised_and_nothing_is_taken_after_it(count, where):
    found = []

    def fails(task):
        if task == 3:
            raise InputError("task", task, "another", "leave it out")
        return task

    compute, take = (lambda task: [fails(task)], found.append) if where == "compute" else (lambda task: [task], None)
    with pytest.raises(InputError, match="task = 3"):
        threads.in_order(range(9), compute, take or (lambda piece: found.append(fails(piece))), count)
    assert found == [0, 1, 2]


@pytest.mark.parametrize(("pinned", "count"), [("3", 3), ("1", 1)])
def test_threads_are_as_many_as_the_environment_says(monkeypatch, pinned, count):
    monkeypatch.setenv("OMP_NUM_THREADS", pinned)
    assert threads.available_threads() == count


@pytest.mark.parametrize("pinned", ["", "0", "many", "2,2"])
def test_otherwise_as_many_as_the_process_may_use(monkeypatch, pinned):
    monkeypatch.setenv("OMP_NUM_THREADS", pinned)
    monkeypatch.setattr(threads.os, "sched_getaffinity", lambda process: {0, 1, 2, 3, 4}, raising=False)
    assert threads.available_threads() == 5
