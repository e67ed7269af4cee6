"""Ways to spoil the content of a file, for Hypothesis to combine and to shrink."""

from __future__ import annotations

import os
import re
import signal
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import settings
from hypothesis import strategies as st

NUMBERS = [b"-1", b"0", b"1", b"99999999999", b"18446744073709551615", b"1e308", b"-1e-308", b"nan", b"inf", b"", b"abc", b'"']
MANY = settings(max_examples=2000, deadline=None, database=None)
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True)
FUZZED = MANY if os.environ.get("FEMIEC_FUZZ") == "many" else FEW
"""How often a test is tried: the same few times in each run, or many other times."""
SECONDS = 60
"""No small file takes longer, on the slowest machine."""
MEMORY = 100 * 2**20
"""No small file needs more [B]."""


def byte(data: bytearray, at: int, value: int) -> None:
    data[at] = value


def bit(data: bytearray, at: int, value: int) -> None:
    data[at] ^= 1 << value % 8


def cut(data: bytearray, at: int, value: int) -> None:
    del data[at:]


def gone(data: bytearray, at: int, value: int) -> None:
    del data[at : at + value]


def zeros(data: bytearray, at: int, value: int) -> None:
    data[at : at + value] = bytes(len(data[at : at + value]))


def ones(data: bytearray, at: int, value: int) -> None:
    data[at : at + 8] = b"\xff" * len(data[at : at + 8])


def again(data: bytearray, at: int, value: int) -> None:
    data[at:at] = data[at : at + value]


def number(data: bytearray, at: int, value: int) -> None:
    found = re.compile(rb"-?\d[\d.e+-]*").search(data, at)
    if found:
        data[found.start() : found.end()] = NUMBERS[value % len(NUMBERS)]


WAYS = [byte, bit, cut, gone, zeros, ones, again, number]
EDITS = st.lists(
    st.tuples(st.sampled_from(WAYS), st.floats(0.0, 1.0, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6
)


def spoiled(content: bytes, edits: list) -> bytes:
    """The content after some edits, each at a share of its length."""
    data = bytearray(content)
    for way, share, value in edits:
        if data:
            way(data, int(share * len(data)), value)
    return bytes(data)


@contextmanager
def bounded() -> Iterator[None]:
    """The block comes to an end, and allocates nothing large."""

    def late(*_: object) -> None:
        raise AssertionError(f"not at its end after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
