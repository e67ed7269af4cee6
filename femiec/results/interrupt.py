"""Ctrl-C and SIGTERM as a wish to stop, which a time loop grants between two steps."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Interrupt:
    """Whether somebody wishes the run to stop; true from the first signal on."""

    signal: signal.Signals | None = None
    """The signal that came."""

    def __bool__(self) -> bool:
        return self.signal is not None


@contextlib.contextmanager
def interruptible() -> Iterator[Interrupt]:
    """Turn the first Ctrl-C or SIGTERM within the block into a flag; a second one does what it always did.

    The handlers that were there come back with the first signal, or at the end of the block. Outside the main thread, where
    Python takes no handlers, nothing changes.

    Example:
        >>> with interruptible() as interrupt:
        ...     signal.raise_signal(signal.SIGTERM)
        ...     bool(interrupt), interrupt.signal.name
        (True, 'SIGTERM')
    """
    interrupt = Interrupt()
    if threading.current_thread() is not threading.main_thread():
        yield interrupt
        return

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def note(number: int, _: FrameType | None) -> None:
        interrupt.signal = signal.Signals(number)
        restore()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupt
    finally:
        restore()
