"""Named regions as pixels: outlines as polygons, tints, and hatch lines cut exactly at the outline."""

from __future__ import annotations

from math import atan2, ceil, cos, hypot, radians, sin

import numpy as np

from engine.draw.shape import TURN, Trace, sweep_between
from engine.facts.figure import Circle, Edge, Figure, Region

Points = dict[str, tuple[float, float]]


def _circle(figure: Figure, name: str, at: Points, scale: float) -> np.ndarray:
    circle = next((s for s in figure.strokes if isinstance(s, Circle) and s.name == name), None)
    if circle is None:
        raise ValueError(f"a region is bounded by circle '{name}', which is no stroke of the figure; draw it too")
    x, y = at[circle.center]
    r = circle.radius * scale
    angles = np.linspace(0, TURN, 120, endpoint=False)
    return np.column_stack((x + r * np.cos(angles), y + r * np.sin(angles)))


def _chain(edges: tuple[Edge, ...], at: Points, mirrored: bool) -> np.ndarray:
    points: list[tuple[float, float]] = []
    for edge in edges:
        points.append(at[edge.a])
        if edge.center is None:
            continue
        (cx, cy), (ax, ay), (bx, by) = at[edge.center], at[edge.a], at[edge.b]
        r, start = hypot(ax - cx, ay - cy), atan2(ay - cy, ax - cx)
        sweep = sweep_between(start, atan2(by - cy, bx - cx), edge.ccw, mirrored)
        n = max(2, ceil(abs(sweep) / 0.05))  # sagitta 0.0003 r: below a tenth of a pixel
        angles = start + sweep / n * np.arange(1, n)
        points += zip((cx + r * np.cos(angles)).tolist(), (cy + r * np.sin(angles)).tolist(), strict=True)
    return np.array(points)


def outline(region: Region, figure: Figure, at: Points, scale: float, mirrored: bool) -> list[np.ndarray]:
    """Closed polygons (n x 2, px) of the region's loops: the outer one turns positive, holes negative."""
    loops = []
    for i, loop in enumerate(region.loops):
        polygon = _circle(figure, loop, at, scale) if isinstance(loop, str) else _chain(loop, at, mirrored)
        x, y = polygon[:, 0], polygon[:, 1]
        turns = float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())
        loops.append(polygon if (turns > 0) == (i == 0) else polygon[::-1])
    return loops


def trace_fill(loops: list[np.ndarray]) -> Trace:
    """The region as one path for a non-zero fill."""
    trace = Trace()
    for polygon in loops:
        trace.polyline(*map(tuple, polygon.tolist()))
        trace.vertices.append((0.0, 0.0))
        trace.codes.append(79)  # close
    return trace


def _crossings(loops: list[np.ndarray], level: np.ndarray) -> list[np.ndarray]:
    """For each y in `level`: sorted x at which the outlines cross it (even-odd pairs are inside)."""
    starts = np.concatenate(loops)
    ends = np.concatenate([np.roll(p, -1, axis=0) for p in loops])
    y0, y1 = starts[:, 1], ends[:, 1]
    hit = (y0[None, :] <= level[:, None]) != (y1[None, :] <= level[:, None])
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    x = starts[:, 0] + (level[:, None] - y0) / rise * (ends[:, 0] - starts[:, 0])
    return [np.sort(row[mask]) for row, mask in zip(x, hit, strict=True)]


def trace_hatch(loops: list[np.ndarray], angle: float, gap: float) -> Trace:
    """Parallel lines `gap` px apart at `angle` degrees, inside the region only."""
    turn = radians(angle)
    c, s = cos(turn), sin(turn)
    rotate = np.array([[c, -s], [s, c]])
    turned = [polygon @ rotate for polygon in loops]
    low, high = turned[0][:, 1].min(), turned[0][:, 1].max()
    level = np.arange(np.ceil(low / gap) * gap + 0.37, high, gap)  # off the vertices of round coordinates
    trace = Trace()
    for y, xs in zip(level.tolist(), _crossings(turned, level), strict=True):
        ends = iter(xs.tolist())
        for x0, x1 in zip(ends, ends, strict=False):
            if x1 - x0 > 1.5:
                trace.polyline((c * x0 - s * y, s * x0 + c * y), (c * x1 - s * y, s * x1 + c * y))
    return trace


def inside(loops: list[np.ndarray], xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Which places (xs[j], ys[i]) of a grid lie in the region, holes excluded, as an array [i, j]."""
    odd = np.zeros((len(ys), len(xs)), bool)
    for row, crossed in zip(odd, _crossings(loops, ys), strict=True):
        row[:] = (len(crossed) - crossed.searchsorted(xs, "right")) % 2
    return odd
