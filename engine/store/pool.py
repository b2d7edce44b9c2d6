"""Worker processes: one task each, results as they come; a worker that dies costs its task one retry.

A task has a text of its own, `at(first, second)` in words for what watch.start noted, and `without(first, second)`,
the task that leaves out a piece on which two workers ran out of time.

Not concurrent.futures: when a worker dies its pool breaks without saying which task was in hand, and an
interrupted pool waits for its workers.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from typing import Any

from engine.errors import EngineError
from engine.store import watch

DEATHS = 3  # of workers on one task, then the run stops
HANGS = 2  # of workers on one piece of a task, then it is left out: one alone may have been the machine
STARTS = 5  # tries to start a worker, within two seconds
LIFE = 600.0  # CPU seconds after which a fresh worker takes over: what its caches and arenas have grown by is gone
PATIENCE = 0.5  # seconds that a terminated worker may take to go


@dataclass(frozen=True, slots=True)
class Done:
    """A finished task.

    Attributes:
        task, result: what went in and what came out.
        cpu_seconds: that its worker spent since its last result, or since its start.
        peak_mb: the most memory that its worker has held so far.
    """

    task: Any
    result: Any
    cpu_seconds: float
    peak_mb: float


@dataclass(slots=True)
class Worker:
    """A process, our end of its pipe, the two numbers that say what it is at, its task, and the CPU seconds it took."""

    process: Any
    pipe: Connection
    at: Any
    task: Any = None
    busy: bool = False
    spent: float = 0.0


@dataclass(slots=True)
class Line:
    """Tasks to come, and what befell those that were tried: where workers died, and what they hung on how often."""

    tasks: deque[Any]
    deaths: dict[Any, list[str]]
    hangs: dict[tuple[Any, int, int], int]


def each(
    work: Callable[[Any], Any], tasks: Iterable[Any], workers: int, limit: float = watch.LIMIT
) -> Generator[Done, None, None]:
    """Run work(task) for each task on so many processes; results come in the order they finish.

    An exception in a worker is raised here. Closing the generator, or an exception in the caller's loop,
    ends the workers at once. EngineError if workers die DEATHS times on one task. `limit` is in CPU seconds for a
    piece of a task, 0 for none.
    """
    line = Line(deque(tasks), {}, {})
    waiting = line.tasks
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["engine.store.warm"])
    crew: list[Worker] = []
    try:
        while waiting or any(worker.busy for worker in crew):
            while waiting and len(crew) < workers:
                crew.append(_hire(context, work, limit))
            for worker in crew:
                if waiting and not worker.busy:
                    worker.task, worker.busy = waiting.popleft(), True
                    with suppress(OSError):  # it died: its sentinel says so below
                        worker.pipe.send(worker.task)
            ready = connection.wait([end for worker in crew for end in (worker.pipe, worker.process.sentinel)])
            for worker in list(crew):
                if worker.pipe in ready or worker.process.sentinel in ready:
                    try:
                        outcome, cpu_seconds, peak_mb = worker.pipe.recv()
                    except (EOFError, OSError):
                        crew.remove(worker)
                        _bury(worker, line)
                        continue
                    task, worker.busy = worker.task, False
                    worker.spent += cpu_seconds
                    if worker.spent > LIFE:
                        crew.remove(worker)
                        worker.pipe.close()  # it reads the end of its pipe and leaves
                    if isinstance(outcome, Exception):
                        raise outcome
                    yield Done(task, outcome, cpu_seconds, peak_mb)
        for worker in crew:
            worker.pipe.close()  # each reads the end of its pipe and leaves
        _wait(crew)
    finally:
        for worker in crew:
            worker.process.terminate()
        _wait(crew)
        for worker in crew:
            worker.process.kill()
            worker.pipe.close()
            worker.process.join()


def _wait(crew: list[Worker]) -> None:
    until = time.monotonic() + PATIENCE
    for worker in crew:
        worker.process.join(max(0.0, until - time.monotonic()))


def _start_server() -> None:
    """Start the fork server so that it, and each worker after it, ignores Ctrl-C: only the parent acts on it."""
    if threading.current_thread() is not threading.main_thread():
        forkserver.ensure_running()
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def _hire(context: Any, work: Callable[[Any], Any], limit: float) -> Worker:
    for tries in range(STARTS):
        ours, theirs = context.Pipe()
        at = context.RawArray("q", 2)
        process = context.Process(target=_serve, args=(theirs, work, at, limit), daemon=True)
        try:
            _start_server()
            process.start()
        except (EOFError, OSError) as error:  # the fork server was killed, or the worker before it said its number
            ours.close()
            if tries == STARTS - 1:
                raise EngineError(
                    f"no worker can be started ({error!r}). Is memory or the number of processes short?"
                ) from None
            time.sleep(0.1 * 2**tries)
            continue
        finally:
            theirs.close()
        return Worker(process, ours, at)
    raise AssertionError("unreachable")


def _bury(worker: Worker, line: Line) -> None:
    """Put a dead worker's task back, without what it hung on, unless the task has killed too many."""
    worker.process.join()
    worker.pipe.close()
    if not worker.busy:
        return
    task, (first, second), code = worker.task, worker.at, worker.process.exitcode
    if -(code or 0) in watch.SIGNALS:
        piece = task, first, second
        line.hangs[piece] = line.hangs.get(piece, 0) + 1
        line.tasks.appendleft(task if line.hangs[piece] < HANGS else task.without(first, second))
        return
    died = line.deaths.setdefault(task, [])
    died.append(task.at(first, second))
    if len(died) >= DEATHS:
        how = f"by signal {signal.Signals(-code).name}" if code and code < 0 else f"with exit code {code}"
        raise EngineError(
            f"{task}: {DEATHS} workers died on it, at {', '.join(dict.fromkeys(died))}; the last {how}. If it was "
            "SIGKILL, memory may have run out: try fewer --workers. Whole shards are kept; the same command goes on "
            "from there."
        )
    line.tasks.appendleft(task)


def _serve(pipe: Connection, work: Callable[[Any], Any], at: Any, limit: float) -> None:
    """A worker's life: read a task, do it, answer; gone when the pipe or the parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    gc.freeze()  # what is loaded stays: collections are shorter and fewer
    gc.set_threshold(20_000, 20, 20)
    watch.begin(at, limit)
    clock = 0.0
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        outcome: Any
        try:
            outcome = work(task)
        except EngineError as error:
            outcome = error
        except Exception as error:  # a bug of ours; as a message it stops the run, as a crash it would be retried
            at = extract_tb(error.__traceback__)[-1]
            outcome = EngineError(
                f"{task}: {type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno}). This is a bug."
            )
        watch.rest()
        trim()
        now = time.process_time()
        try:
            pipe.send((outcome, now - clock, peak_mb()))
        except OSError:
            return
        clock = now


def trim() -> None:
    """Give the pages that malloc keeps free back to the system; nothing where the C library is not glibc.

    They lie between blocks in use, so that free() never returns them, and grew by 9 MB in 500,000 rows.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _leave_with_parent() -> None:
    """End this process as soon as the parent is gone, even by kill -9, so that no orphan goes on writing."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def peak_mb() -> float:
    """The most memory this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
