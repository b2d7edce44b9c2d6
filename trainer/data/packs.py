"""Packing: which documents share a row of fixed length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def first_fit_decreasing(lengths: Sequence[int], capacity: int) -> list[list[int]]:
    """Bins of indices, each with total length <= capacity; longest first, into the first bin with room.

    Within 11/9 of the optimum plus one (Johnson 1973). Ties keep their order, so the result is a function of lengths.
    A document longer than the capacity is the caller's mistake: ValueError.
    """
    order = np.argsort(-np.asarray(lengths), kind="stable")
    room = np.full(len(lengths), capacity, dtype=np.int64)  # of every bin that may come to be
    bins: list[list[int]] = []
    for i in order.tolist():
        length = lengths[i]
        if length > capacity:
            raise ValueError(f"a document of {length} tokens does not fit {capacity}")
        at = int(np.argmax(room >= length))
        if at >= len(bins):
            at = len(bins)
            bins.append([])
        bins[at].append(i)
        room[at] -= length
    return bins
