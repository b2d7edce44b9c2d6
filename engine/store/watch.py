"""A worker's watch: notes what the worker is at, and ends the worker where one piece of its task takes too long.

The time is the worker's own CPU time, which no load, clock jump or suspended machine moves; ten times as much on the
monotonic clock for a piece that waits. The system ends the process (default action of the timers' signals), so a loop
in compiled code is ended too, and the parent learns from the exit code that it was the watch.
"""

from __future__ import annotations

import signal
from collections.abc import MutableSequence

LIMIT = 60.0  # CPU seconds for one attempt
WAITING = 10.0  # times that, on the monotonic clock
SIGNALS = (signal.SIGPROF, signal.SIGALRM)

_at: MutableSequence[int] | None = None  # the timers are the process's, so their state is too
_limit = 0.0


def begin(at: MutableSequence[int], limit: float) -> None:
    """Make this process a watched one; `at` is two numbers in memory that the parent reads."""
    global _at, _limit
    _at, _limit = at, limit
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def start(first: int, second: int) -> None:
    """A piece of work begins, named by two numbers; takes 2 us."""
    if _at is None:
        return
    _at[0], _at[1] = first, second
    if _limit:
        signal.setitimer(signal.ITIMER_PROF, _limit)
        signal.setitimer(signal.ITIMER_REAL, _limit * WAITING)


def rest() -> None:
    """What was begun has ended."""
    if _at is not None and _limit:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
