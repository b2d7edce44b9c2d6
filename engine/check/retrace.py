"""Curves sampled anew from the row's scene, and straight strokes clipped at its window, in pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import numpy as np

from engine.facts.function import values_of

FIRST, HALVINGS = 1.0, 14  # px between samples; a step that stays as high when it is halved 14 times is a jump

Window = tuple[float, float, float, float]  # left, top, right, bottom


def window_of(scene: Mapping[str, Any]) -> Window | None:
    """The axes' window in px, if there are axes."""
    if "axes" not in scene:
        return None
    x0, x1, y0, y1 = scene["axes"]["window"]
    a, _, _, d, e, f = scene["matrix"]
    return a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f


def curve_steps(scene: Mapping[str, Any], name: str) -> np.ndarray:
    """The curve as short straight steps (n x 4: x0, y0, x1, y1 px) in the window, none of them over a jump."""
    window = window_of(scene)
    assert window is not None, f"curve {name} without axes"
    found = [_piece_steps(piece, scene["matrix"], window) for piece in scene["curves"][name]]
    return np.concatenate(found) if found else np.zeros((0, 4))


def _piece_steps(piece: Sequence[Any], matrix: Sequence[float], window: Window) -> np.ndarray:
    x, y, start, stop = piece
    a, _, _, d, e, f = matrix
    left, top, right, bottom = window
    count = 700
    if x == "x":
        start, stop = max(start, (left - e) / a), min(stop, (right - e) / a)
        count = ceil((stop - start) * a / FIRST)
    if stop <= start:
        return np.zeros((0, 4))

    def at(t: np.ndarray) -> np.ndarray:
        px, py = a * (t if x == "x" else values_of(x, x=t, t=t)) + e, d * values_of(y, x=t, t=t) + f
        return np.stack((px, py))

    with np.errstate(all="ignore"):
        t = np.linspace(start, stop, max(count, 2) + 1)
        places = np.clip(at(t), -1e5, 1e5)
        low, high = np.minimum(places[:, :-1], places[:, 1:]), np.maximum(places[:, :-1], places[:, 1:])
        shown = (high[0] >= left - 1) & (low[0] <= right + 1) & (high[1] >= top) & (low[1] <= bottom)
        step = np.abs(np.diff(places)).max(axis=0)
        beside = np.minimum(np.append(step[1:], np.inf), np.append(np.inf, step[:-1]))
        # beside a pole that a place nearly hits, both steps are long: one over the whole window may be the leap
        leap = (step > 4 * beside + 2) | ((low[1] < top) & (high[1] > bottom))
        for i in np.flatnonzero(shown & leap).tolist():
            shown[i] = not _jumps(at, t[i], t[i + 1], step[i])
        x0, y0, x1, y1 = np.concatenate((places[:, :-1], places[:, 1:]))[:, shown]
        # clipped at the window, level by level: what leaves it is not drawn
        rise = np.where(y1 == y0, 1.0, y1 - y0)
        first, last = np.clip((np.stack((y0, y1)) - top) / (bottom - top), 0, 1) * (bottom - top) + top
        steps = np.stack((x0 + (first - y0) / rise * (x1 - x0), first, x1 + (last - y1) / rise * (x1 - x0), last)).T
        return steps[np.isfinite(steps).all(axis=1)]


def _jumps(at: Any, low: float, high: float, step: float) -> bool:
    """Whether the curve leaps between two parameters, by halving them towards the higher step."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        places = np.clip(at(np.array([low, middle, high])), -1e5, 1e5)
        first, second = np.abs(np.diff(places)).max(axis=0).tolist()
        if not first >= second:
            low = middle
        else:
            high = middle
    return not max(first, second) < 0.4 * step


def crossed(steps: np.ndarray, half: float, boxes: Sequence[Sequence[float]]) -> list[int]:
    """Numbers of the boxes that one of the steps meets, each grown by half a line's width (separating axes)."""
    if not boxes:
        return []
    ax, ay, bx, by = steps.T
    x0, y0, x1, y1 = (np.array(boxes, float) + np.array((-half, -half, half, half))).T[:, :, None]
    near = (np.maximum(ax, bx) > x0) & (np.minimum(ax, bx) < x1) & (np.maximum(ay, by) > y0) & (np.minimum(ay, by) < y1)
    which, at = np.nonzero(near)
    ax, ay, bx, by = steps[at].T
    dx, dy = bx - ax, by - ay
    x0, y0, x1, y1 = (side[which, 0] for side in (x0, y0, x1, y1))
    off = np.abs(((x0 + x1) / 2 - ax) * dy - ((y0 + y1) / 2 - ay) * dx)
    hit = off < np.abs(dy) * (x1 - x0) / 2 + np.abs(dx) * (y1 - y0) / 2
    return sorted(set(which[hit].tolist()))


def clip(line: Window, window: Window) -> Window | None:
    """The part of a straight stroke (x0, y0, x1, y1) in the window, if any."""
    x0, y0, x1, y1 = line
    low, high = 0.0, 1.0
    for start, delta, near, far in ((x0, x1 - x0, window[0], window[2]), (y0, y1 - y0, window[1], window[3])):
        if delta == 0:
            if not near <= start <= far:
                return None
            continue
        one, two = (near - start) / delta, (far - start) / delta
        low, high = max(low, min(one, two)), min(high, max(one, two))
    if low >= high:
        return None
    return x0 + (x1 - x0) * low, y0 + (y1 - y0) * low, x0 + (x1 - x0) * high, y0 + (y1 - y0) * high
