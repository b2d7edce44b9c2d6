"""Shards as tasks of a Ray cluster. On each node a task makes its shard as a local run does: in a watched process."""

from __future__ import annotations

import platform
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Any

from engine.errors import EngineError, UserError
from engine.store.manifest import made_with
from engine.store.pool import Done, each

RETRIES = 20  # of a task whose node or process Ray lost; workers that die on a shard are counted on the node itself
AHEAD = 2  # tasks sent for each CPU of the cluster: one runs, one waits
LOOK = 5.0  # seconds between looks at how many CPUs there are


def on_ray(address: str | None) -> Callable[..., Generator[Done, None, None]]:
    """An executor, as pool.each is one: on the cluster at an address, or on a Ray of this machine for None."""

    def executor(
        work: Callable[[Any], Any], tasks: Iterable[Any], workers: int, limit: float
    ) -> Generator[Done, None, None]:
        return each_on_ray(address, work, tasks, limit)

    return executor


def each_on_ray(
    address: str | None, work: Callable[[Any], Any], tasks: Iterable[Any], limit: float
) -> Generator[Done, None, None]:
    """Run work(task) for each task on all CPUs that the cluster has; as pool.each otherwise."""
    try:
        import ray
    except ImportError:
        raise UserError("--executor ray needs Ray. Install it: pip install 'mavis-engine[ray]'") from None
    connect(ray, address)
    remote = ray.remote(one).options(num_cpus=1, max_retries=RETRIES)
    waiting, flying = deque(tasks), dict[Any, Any]()
    versions = made_with()
    room = 0
    try:
        while waiting or flying:
            if not flying or len(flying) < room:
                room = max(1, AHEAD * int(ray.cluster_resources().get("CPU", 0)))
            while waiting and len(flying) < room:
                task = waiting.popleft()
                flying[remote.remote(work, task, limit, versions)] = task
            ready, _ = ray.wait(list(flying), num_returns=1, timeout=LOOK)
            for ref in ready:
                task = flying.pop(ref)
                try:
                    outcome = ray.get(ref)
                except ray.exceptions.RayError as error:
                    raise EngineError(
                        f"{task}: Ray lost it {RETRIES + 1} times, the last: {str(error).splitlines()[0]} Whole shards "
                        "are kept; the same command goes on from there."
                    ) from None
                if isinstance(outcome, Exception):
                    raise outcome
                yield Done(task, outcome.result, outcome.cpu_seconds, outcome.peak_mb)
    finally:
        for ref in flying:
            ray.cancel(ref, force=True)
        ray.shutdown()


def connect(ray: Any, address: str | None) -> None:
    """Start or join; UserError where nobody answers. Ray's own handler of SIGTERM is put aside for ours."""
    main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGTERM)
    try:
        # a lost node is retried: what Ray prints of it, to stdout and without a switch, would only hide our own lines
        ray._private.worker.print_to_stdstream = lambda data, ignore_prefix: None
        ray.init(address=address, log_to_driver=False, logging_level="error", include_dashboard=None)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UserError(
            f"no Ray cluster at {address or 'this machine'} ({str(error).splitlines()[0]}). Start one with "
            "ray start --head, or leave out --address for a Ray of this machine alone."
        ) from None
    finally:
        if main:
            signal.signal(signal.SIGTERM, before)


def one(work: Callable[[Any], Any], task: Any, limit: float, versions: dict[str, str]) -> Done | Exception:
    """On a node: the task in a process of its own, so that it is watched and retried as on one machine."""
    here = made_with()
    if here != versions:
        other = ", ".join(f"{name} {here[name]}, not {versions[name]}" for name in here if here[name] != versions[name])
        return UserError(f"the node {platform.node()} has {other}; its bytes would differ. Install the same versions.")
    main = sys.modules["__main__"].__dict__
    file = main.pop("__file__", None)  # else each process would import Ray again, as the module that it was started by
    try:
        return next(iter(each(work, [task], 1, limit)))
    except Exception as error:
        return error
    finally:
        if file is not None:
            main["__file__"] = file
