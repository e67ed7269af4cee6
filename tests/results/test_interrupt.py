"""The first signal is a wish, the second one an order."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from femiec.results.interrupt import interruptible

BOTH = [signal.SIGINT, signal.SIGTERM]


@pytest.mark.parametrize("number", BOTH)
def test_the_first_signal_is_noted_and_the_old_handlers_come_back(number):
    before = [signal.getsignal(each) for each in BOTH]
    with interruptible() as interrupt:
        assert (bool(interrupt), interrupt.signal) == (False, None)
        signal.raise_signal(number)
        assert (bool(interrupt), interrupt.signal) == (True, number)
        assert [signal.getsignal(each) for each in BOTH] == before
    assert [signal.getsignal(each) for each in BOTH] == before


def interrupted_twice():
    with interruptible():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)


def test_a_second_ctrl_c_interrupts_at_once():
    with pytest.raises(KeyboardInterrupt):
        interrupted_twice()


def test_a_second_sigterm_ends_the_process():
    code = """
import signal
from femiec.results.interrupt import interruptible
with interruptible() as interrupt:
    signal.raise_signal(signal.SIGTERM)
    print(bool(interrupt), flush=True)
    signal.raise_signal(signal.SIGTERM)
    print("still here")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGTERM, "True\n")


def test_the_handlers_come_back_after_a_quiet_block_and_after_an_error():
    before = [signal.getsignal(each) for each in BOTH]
    with interruptible():
        assert all(signal.getsignal(each) not in before for each in BOTH)
    with pytest.raises(ZeroDivisionError), interruptible():
        _ = 1 / 0
    assert [signal.getsignal(each) for each in BOTH] == before


def test_another_thread_takes_no_signals_and_works():
    flags = []

    def work():
        with interruptible() as interrupt:
            flags.append(bool(interrupt))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert flags == [False]
