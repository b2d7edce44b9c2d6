"""Sampling that draws again: cheaper than an attempt that the engine has to start anew."""

from collections.abc import Callable
from functools import wraps
from random import Random
from typing import Any

from engine import Reject

TRIES = 60
Sample = Callable[[Random], dict[str, Any]]


def again(sample: Sample) -> Sample:
    """sample() that draws from the same stream until it does not reject, TRIES times at most."""

    @wraps(sample)
    def drawn(rng: Random) -> dict[str, Any]:
        for _ in range(TRIES):
            try:
                return sample(rng)
            except Reject as reject:
                last = reject
        raise last

    return drawn
