"""Candidate places around a point, in an angle and in a region."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

import numpy as np

from engine.draw.fills import inside
from engine.draw.marks import AngleArc, Wedge
from engine.draw.room import reach, support
from engine.draw.shape import TURN, Shape, Straight, in_sweep

Direction = tuple[float, float]  # angle, margin to the nearest stroke in degrees


class Fan(NamedTuple):
    """Where a point's label may go: directions of the strokes that leave it, the way outward, the best direction."""

    leaving: list[float]
    outward: float
    best: Direction


def rays(x: float, y: float, shapes: list[Shape], near: float) -> list[float]:
    """Directions in which strokes leave the point; `near` is how far off a stroke still passes through it."""
    found: list[float] = []
    for shape in shapes:
        if isinstance(shape, Straight):
            ax, ay, bx, by, _ = shape
            dx, dy = bx - ax, by - ay
            length = hypot(dx, dy) or 1.0
            if abs((x - ax) * dy - (y - ay) * dx) > near * length:
                continue
            t = ((x - ax) * dx + (y - ay) * dy) / length
            if t < -near or t > length + near:
                continue
            forward = atan2(dy, dx)
            if t < length - near:
                found.append(forward)
            if t > near:
                found.append(forward + pi)
        elif abs(hypot(x - shape.cx, y - shape.cy) - shape.r) < near:
            at = atan2(y - shape.cy, x - shape.cx)
            slack = near / max(shape.r, 1e-9)
            if not in_sweep(shape, at, slack):
                continue
            # a quarter radian inward of the tangent: the curve bends that way
            sides = (at + pi / 2 + 0.25, at - pi / 2 - 0.25)
            if abs(shape.sweep) < TURN - 1e-9:
                if in_sweep(shape, at + 2 * slack, 0.0):
                    found.append(sides[0])
                if in_sweep(shape, at - 2 * slack, 0.0):
                    found.append(sides[1])
            else:
                found += sides
    return found


def _gaps(leaving: list[float]) -> Iterator[tuple[float, float]]:
    """Middle and half width in degrees of the gaps between strokes that are wide enough for a label."""
    angles = sorted([angle % TURN for angle in leaving])
    angles.append(angles[0] + TURN)
    for start, end in pairwise(angles):
        if end - start >= 0.35:
            yield start + (end - start) / 2, degrees(end - start) / 2


def best_direction(leaving: list[float], outward: float) -> Direction | None:
    """The first of `directions`, without the work of ranking them all; None where strokes leave no gap."""
    if not leaving:
        return directions(leaving, outward)[0]
    ranked = [(-min(half, 65.0) - 0.05 * half - 12 * cos(mid - outward), mid, half) for mid, half in _gaps(leaving)]
    return min(ranked)[1:] if ranked else None


def directions(leaving: list[float], outward: float) -> list[Direction]:
    """Directions for a point's label, best first: the middle of wide gaps between strokes, rather outward."""
    if not leaving:
        fan = [(radians(i * 22.5 - 67.5), 60.0) for i in range(16)]
        return sorted(fan, key=lambda d: abs((d[0] - outward + pi) % TURN - pi))
    found: list[tuple[float, float, float]] = []
    for middle, half in _gaps(leaving):
        pull = 12 * cos(middle - outward)
        found.append((-min(half, 65.0) - 0.05 * half - pull, middle, half))
        for k in range(1, min(5, int((half - 10) / 16) + 1)):
            margin = half - k * 16
            worth = -min(margin, 65.0) - 0.05 * margin - pull
            found.append((worth, middle + 0.279 * k, margin))
            found.append((worth, middle - 0.279 * k, margin))
    found.sort()
    return [(angle, margin) for _, angle, margin in found]


def around_point(x: float, y: float, w: int, h: int, fan: Fan, off: float) -> Iterator[tuple[float, float]]:
    """Centres of a w x h box about a point: best directions close by, then farther off."""
    yield _anchored(x, y, w, h, fan.best, off)  # mostly this one fits, so ranking the others can wait
    ways = directions(fan.leaving, fan.outward)
    ranked = [
        (20 * k + 0.9 * i - (margin if margin < 50 else 50), i, k)
        for i, (_, margin) in enumerate(ways)
        for k in (0, 1, 2)
    ]
    for _, i, k in sorted(ranked):
        yield _anchored(x, y, w, h, ways[i], off + (0.0, 0.35, 0.75)[k] * h)


def _anchored(x: float, y: float, w: int, h: int, way: Direction, off: float) -> tuple[float, float]:
    """The nearest centre in a direction at which the box is `off` px clear of the point and of the strokes beside."""
    angle, margin = way
    ux, uy = cos(angle), sin(angle)
    t = reach(ux, uy, w + 2 * off, h + 2 * off)
    if margin < 115:
        t = max(t, _clear_of_legs(angle, radians(min(margin, 90.0)), w, h, off))
    return x + ux * t, y + uy * t


def _clear_of_legs(angle: float, half: float, w: int, h: int, off: float) -> float:
    """Distance along `angle` from which a box is `off` px clear of two rays that leave at +-half (at most pi/2)."""
    one, two = angle + half, angle - half
    far = max(support(sin(one), cos(one), w, h), support(sin(two), cos(two), w, h))
    return (far + off) / sin(half)


def in_angle(wedge: Wedge, w: int, h: int, inner: float, limit: float, gap: float) -> Iterator[tuple[float, float]]:
    """Centres in an angle, beyond radius `inner` and up to `limit`, near the bisector first."""
    lines = []
    for off in (0.0, -0.1, 0.1, -0.2, 0.2):
        angle = wedge.start + wedge.sweep * (0.5 + off)
        ux, uy = cos(angle), sin(angle)
        t = inner + gap + reach(ux, uy, w, h)
        if not off:
            t = max(t, _clear_of_legs(angle, abs(wedge.sweep) / 2, w, h, gap))
        lines.append((ux, uy, t + 20 * abs(off)))
    out = 0.0
    while any(t + out <= limit for _, _, t in lines):
        for ux, uy, t in lines:
            if t + out <= limit:
                yield wedge.x + ux * (t + out), wedge.y + uy * (t + out)
        out += 3.0


def angle_limits(wedge: Wedge, arcs: list[AngleArc], own: AngleArc | None, font: float) -> float:
    """How far from the vertex an angle's label may stand: before the arc of a wider angle, and well within the legs."""
    share = 0.66 if abs(wedge.sweep) < 0.6 else 0.55
    limit = max(share * wedge.leg, 0.0)
    for arc in arcs:
        if own is not None and arc is not own and abs(arc.wedge.x - wedge.x) + abs(arc.wedge.y - wedge.y) < 0.5:
            middle = wedge.start + wedge.sweep / 2 - arc.wedge.start - arc.wedge.sweep / 2
            covers = abs((middle + pi) % TURN - pi) < abs(arc.wedge.sweep) / 2
            if covers and arc.radius > own.outer:
                limit = min(limit, arc.radius)
    return limit


def in_region(loops: list[np.ndarray], samples: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places inside a region, farthest from its outline and from strokes (samples) first."""
    low, high = loops[0].min(axis=0), loops[0].max(axis=0)
    n = 13  # odd: the middle of a disc or a square is one of them
    grid = low + (high - low) * ((np.arange(n) + 0.5) / n)[:, None]
    xs, ys = grid[:, 0], grid[:, 1]
    rows, columns = inside(loops, xs, ys).nonzero()
    edge = np.concatenate([*(polygon[:: 1 + len(polygon) // 40] for polygon in loops), np.array(samples)])
    # a label is wider than high, so vertical room counts half
    across = np.abs(xs[:, None] - edge[:, 0]).astype(np.float32) * np.float32(0.7)
    up = np.abs(ys[:, None] - edge[:, 1]).astype(np.float32)
    roomy = np.maximum(across[columns], up[rows]).min(axis=1)
    best = np.argsort(-roomy, kind="stable")[:60]
    return list(zip(xs[columns[best]].tolist(), ys[rows[best]].tolist(), strict=True))
