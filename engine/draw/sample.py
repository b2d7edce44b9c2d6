"""Curves as pixel polylines: sampled until they are smooth, cut at poles and jumps, clipped at the window."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np

from engine.draw.frame import Matrix
from engine.facts.figure import Piece
from engine.facts.function import values_of

Frame = tuple[float, float, float, float]  # left, top, right, bottom in px
STEP = 2.5  # px between the first samples of a graph
PARAMETRIC = 160  # first samples of a parametric piece
SPLIT, ROUNDS = 12, 4  # an interval that is not smooth is split in twelve, four times over: 2.5 px to 0.0001 px
BEND = 0.7  # px a sample may lie off the chord of its neighbours: the chord from it is then off by a quarter of that
FAR = 1e6


def places(piece: Piece, t: np.ndarray, matrix: Matrix) -> np.ndarray:
    """Pixels (2 x n) of the curve at the parameters t; nan where it is undefined."""
    a, _, _, d, e, f = matrix
    xs = t if piece.x == "x" else values_of(piece.x, x=t, t=t)
    at = np.empty((2, len(t)))
    np.clip(a * xs + e, -FAR, FAR, out=at[0])
    np.clip(d * values_of(piece.y, x=t, t=t) + f, -FAR, FAR, out=at[1])
    return at


@lru_cache(maxsize=128)
def polylines(piece: Piece, frame: Frame, matrix: Matrix) -> tuple[np.ndarray, ...]:
    """The piece inside the frame as arrays of pixels (2 x n), at most 0.3 px off the curve."""
    start, stop = piece.start, piece.stop
    count = PARAMETRIC
    if piece.x == "x":
        a, e = matrix[0], matrix[4]
        start, stop = max(start, (frame[0] - e) / a), min(stop, (frame[2] - e) / a)
        count = max(12, ceil((stop - start) * a / STEP)) + 1
    if stop <= start:
        return ()
    with np.errstate(all="ignore"):
        t = np.arange(count) * ((stop - start) / (count - 1)) + start
        at = places(piece, t, matrix)
        if piece.x == "x":
            runs = _smooth(at, frame)
            if runs is not None:
                return runs
        for _ in range(ROUNDS):
            rough = np.flatnonzero(_rough(t, at, frame))
            if not len(rough):
                break
            low, high = t[rough], t[rough + 1]
            new = (low[:, None] + (high - low)[:, None] * (np.arange(1, SPLIT) / SPLIT)).reshape(-1)
            where = np.repeat(rough + 1, SPLIT - 1)
            t = np.insert(t, where, new)
            at = np.insert(at, where, places(piece, new, matrix), axis=1)
        broken = (np.diff(t) < (stop - start) / count * SPLIT**-3.5) & (np.abs(np.diff(at)).max(axis=0) > 1.5)
        return clipped(at, ~broken, frame)


def _smooth(at: np.ndarray, frame: Frame) -> tuple[np.ndarray, ...] | None:
    """The parts inside the frame of a graph over even steps, if it nowhere bends too much for them: most do not."""
    _, top, _, bottom = frame
    x, y = at
    bend = np.abs(y[2:] + y[:-2] - 2 * y[1:-1])
    if y.min() >= top and y.max() <= bottom:  # False where nan
        return (at,) if bend.max() <= 2 * BEND else None
    over, under = y < top, y > bottom
    inside = ~(over | under)
    if (over[1:] & under[:-1]).any() or (under[1:] & over[:-1]).any() or not np.isfinite(y).all():
        return None
    rise = (y[2:] - y[:-2]) / (x[2] - x[0])
    near = inside[2:] | inside[1:-1] | inside[:-2]
    if (near & (bend * bend > 4 * BEND * BEND * (1 + rise * rise))).any():
        return None
    edges = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    cuts = ([] if not inside[0] else [-1]) + edges + ([len(y) - 1] if inside[-1] else [])
    runs = []
    for i, j in zip(cuts[::2], cuts[1::2], strict=True):  # inside from i + 1 to j
        first, last = max(i, 0), min(j + 1, len(y) - 1)
        run = at[:, first : last + 1].copy()
        if i >= 0:
            run[:, 0] = _border(run[:, 0], run[:, 1], frame)
        if j < len(y) - 1:
            run[:, -1] = _border(run[:, -1], run[:, -2], frame)
        runs.append(run)
    return tuple(runs)


def _border(out: np.ndarray, within: np.ndarray, frame: Frame) -> tuple[float, float]:
    """Where the step from a place outside to one within meets the frame's upper or lower side."""
    (x0, y0), (x1, y1) = out.tolist(), within.tolist()
    level = frame[1] if y0 < frame[1] else frame[3]
    return x0 + (level - y0) / (y1 - y0) * (x1 - x0), level


def _rough(t: np.ndarray, at: np.ndarray, frame: Frame) -> np.ndarray:
    """Which intervals between samples may hide something that shows: a bend, a jump, the end of the domain."""
    left, top, right, bottom = frame
    step = np.diff(at)
    length = np.abs(step).max(axis=0)
    chord = step[:, :-1] + step[:, 1:]
    off = np.abs(step[0, :-1] * chord[1] - step[1, :-1] * chord[0]) / (np.hypot(chord[0], chord[1]) + 1e-9)
    # where the curve turns back on itself the chord is short: the distance to its end counts
    off = np.where((step[:, :-1] * step[:, 1:]).sum(axis=0) < 0, length[:-1], off)
    bent = off > BEND
    rough = np.zeros(len(length), bool)
    rough[1:] = bent
    rough[:-1] |= bent
    rough &= length > 0.4
    # a jump is far faster than what is beside it, however short the steps
    speed = length / np.diff(t)
    beside = np.full(len(speed), np.inf)
    beside[1:] = speed[:-1]
    beside[:-1] = np.fmin(beside[:-1], speed[1:])
    rough |= (length > 1.5) & (speed > 4 * beside)
    low, high = np.minimum(at[:, :-1], at[:, 1:]), np.maximum(at[:, :-1], at[:, 1:])
    rough &= (high[0] > left - 1) & (low[0] < right + 1) & (high[1] > top - 1) & (low[1] < bottom + 1)
    rough |= (length > 40) & (low[1] < bottom) & (high[1] > top) & (high[0] > left) & (low[0] < right)
    known = np.isfinite(at).all(axis=0)
    return rough | (known[:-1] != known[1:])


def clipped(at: np.ndarray, joined: np.ndarray, frame: Frame) -> tuple[np.ndarray, ...]:
    """The parts of a polyline (2 x n) inside the frame; `joined`: which of its n - 1 steps are drawn at all."""
    low, high = np.array([[frame[0]], [frame[1]]]), np.array([[frame[2]], [frame[3]]])
    if joined.all() and ((at >= low) & (at <= high)).all():
        return (at,)
    step = np.diff(at)
    step[step == 0] = 1e-12
    enter, leave = (low - at[:, :-1]) / step, (high - at[:, :-1]) / step
    first = np.maximum(np.minimum(enter, leave).max(axis=0), 0.0)
    last = np.minimum(np.maximum(enter, leave).min(axis=0), 1.0)
    kept = joined & (first < last)  # False where nan
    begins = kept.copy()
    begins[1:] &= ~kept[:-1] | (last[:-1] < 1) | (first[1:] > 0)
    ends = kept.copy()
    ends[:-1] &= ~kept[1:] | (last[:-1] < 1) | (first[1:] > 0)
    runs = []
    for i, j in zip(np.flatnonzero(begins).tolist(), np.flatnonzero(ends).tolist(), strict=True):
        run = at[:, i : j + 2].copy()
        run[:, 0] = at[:, i] + step[:, i] * first[i]
        run[:, -1] = at[:, j] + step[:, j] * last[j]
        runs.append(run)
    return tuple(runs)
