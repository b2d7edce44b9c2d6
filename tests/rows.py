"""Rows for tests: a mixed sample of each domain, made once a process."""

from functools import lru_cache
from typing import Any

from engine.facts.rng import Key
from engine.job import Job
from engine.record import make
from engine.registry import domains

COUNT = 2000
DOMAINS = domains()


@lru_cache(maxsize=4)
def mixed_rows(domain: str = "geometry", count: int = COUNT, seed: int = 5) -> list[dict[str, Any]]:
    """One row for each of `count` keys, as a default job makes them."""
    job = Job(domain, count, seed=seed)
    return [row for index in range(count) for row in make(Key(seed, domain, index), job).rows]
