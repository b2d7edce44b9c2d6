"""Curves, slope fields and tints between curves as pixels, and where a curve's label or the legend stands."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, ceil
from typing import Any, NamedTuple

import numpy as np

from engine.draw.plane import Plane
from engine.draw.room import Box, Room, support
from engine.draw.sample import Frame, places, polylines
from engine.draw.shape import LINE, MOVE, Trace
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import Curve, Field, Piece, Shade
from engine.facts.function import values_of

MOST_POINTS = 40  # of a curve in the list of objects
FIELD_APART = 24.0  # px at least between strokes of a field: nearer, 97 % of pictures at 224 px had no room for a name


class Inked(NamedTuple):
    """A curve on the canvas: its runs (2 x n px each), all of them in one array, and at most 40 points along it."""

    curve: Curve
    runs: tuple[np.ndarray, ...]
    at: np.ndarray
    points: list[list[float]]


class Path:
    """Polylines as the renderer reads them, from arrays."""

    __slots__ = ("codes", "vertices")
    should_simplify = False
    simplify_threshold = 0.0

    def __init__(self, inked: Inked) -> None:
        self.vertices = inked.at.T
        self.codes = np.full(len(self.vertices), LINE, np.uint8)
        first = 0
        for run in inked.runs:
            self.codes[first] = MOVE
            first += run.shape[1]


def ink_curve(curve: Curve, plane: Plane) -> Inked:
    """The curve's runs in the window; Reject where none of it shows."""
    runs = [run for piece in curve.pieces for run in polylines(piece, plane.frame, plane.matrix)]
    if not runs:
        raise Reject("curve outside its window")
    at = runs[0] if len(runs) == 1 else np.concatenate(runs, axis=1)
    n = at.shape[1]
    few = at[:, np.arange(MOST_POINTS) * (n - 1) // (MOST_POINTS - 1)] if n > MOST_POINTS else at
    return Inked(curve, tuple(runs), at, tenths(few.T))


def tenths(at: np.ndarray) -> list[Any]:
    """Numbers to a tenth of a pixel."""
    return ((at * 10 + 0.5).astype(np.int64) / 10).tolist()


def trace_field(field: Field, plane: Plane) -> np.ndarray:
    """Ends (n x 4: x0, y0, x1, y1 px) of a short stroke on crossings of the grid where the slope is defined.

    Where crossings lie closer than FIELD_APART, on every second or third, so that a letter fits between.
    """
    a, _, _, d, e, f = plane.matrix
    axes = plane.axes
    every = ceil(FIELD_APART / min(a * axes.x_step, -d * axes.y_step))
    steps = (axes.x_step, axes.y_step)
    xs, ys = (
        np.array([t.number.value for t in ticks if round(t.number.value / step) % every == 0])
        for ticks, step in zip(plane.ticks, steps, strict=True)
    )
    x, y = (v.reshape(-1) for v in np.meshgrid(xs, ys))
    slope = values_of(field.slope, x=x, y=y)
    with np.errstate(all="ignore"):
        angle = np.arctan(np.clip(slope, -1e9, 1e9) * (-d / a))
    half = 0.31 * every * min(a * axes.x_step, -d * axes.y_step)
    dx, dy = half * np.cos(angle), -half * np.sin(angle)
    px, py = a * x + e, d * y + f
    ends = np.stack((px - dx, py - dy, px + dx, py + dy), axis=1)
    left, top, right, bottom = plane.frame
    inside = np.isfinite(slope) & (px > left + 1) & (px < right - 1) & (py > top + 1) & (py < bottom - 1)
    return ends[inside]


def shade_polygon(shade: Shade, curves: dict[str, Curve], plane: Plane) -> np.ndarray:
    """The closed outline (n x 2 px) of the tint between two graphs, clipped at the window."""
    a, e = plane.matrix[0], plane.matrix[4]
    low, high = max(shade.x0, plane.axes.x0), min(shade.x1, plane.axes.x1)
    if high <= low:
        raise Reject("shade outside the window")
    xs = np.linspace(low, high, max(8, int((high - low) * a / 2)))
    sides = []
    for name in (shade.upper, shade.lower):
        at = np.full((2, len(xs)), np.nan)
        at[0] = a * xs + e
        pieces = curves[name].pieces if name else (Piece("0", low, high),)
        for piece in pieces:
            on = (xs >= piece.start - 1e-9) & (xs <= piece.stop + 1e-9)
            at[1, on] = places(piece, xs[on], plane.matrix)[1]
        sides.append(at)
    outline = np.concatenate((sides[0], sides[1][:, ::-1]), axis=1)
    outline = outline[:, np.isfinite(outline).all(axis=0)]
    return np.clip(outline.T, (plane.left, plane.top), (plane.right, plane.bottom))


def leaving(x: float, y: float, curves: Sequence[Inked], near: float) -> list[float]:
    """Directions in which curves leave a point, seen at the distance `near` px."""
    found = []
    for inked in curves:
        for run in inked.runs:
            away = np.hypot(run[0] - x, run[1] - y)
            if away.min() > 3:
                continue
            cross = np.flatnonzero((away[:-1] < near) != (away[1:] < near))
            for i in cross.tolist():
                found.append(atan2((run[1, i] + run[1, i + 1]) / 2 - y, (run[0, i] + run[0, i + 1]) / 2 - x))
    return found


def place_beside_curve(
    inked: Inked,
    others: list[np.ndarray],
    w: int,
    h: int,
    room: Room,
    gaps: tuple[int, int],
    off: float,
    frame: Frame,
    framed: bool,
) -> Box | None:
    """A free place along the curve, near its right end first, nearer to it than to any other curve.

    It lies in the frame, or where that is only the axes' window, beside it if there is no place within.
    """
    far = np.concatenate(others, axis=1) if others else np.zeros((2, 0))
    stations = _stations(inked, 0.8 * h)
    near_end = stations[: 1 + len(stations) // 3]
    beyond = frame if framed else (0.0, frame[1], float(room.width), frame[3])
    wide, tight = gaps
    for some, (left, top, right, bottom), gap, more in (
        (near_end, frame, wide, 0.0),
        (near_end, beyond, wide, 0.0),
        (stations, frame, wide, 0.0),
        (stations, frame, tight, 0.0),
        (stations, beyond, tight, 0.4 * h),
    ):
        apart = off + gap + more
        for x, y, nx, ny in some:
            t = support(nx, ny, w, h) + apart
            for side in (t, -t):
                x0, y0 = round(x + nx * side - w / 2), round(y + ny * side - h / 2)
                x1, y1 = x0 + w, y0 + h
                if x0 < left or y0 < top or x1 > right or y1 > bottom or not room.free(x0, y0, x1, y1, gap):
                    continue
                if _distance(far, (x0, y0, x1, y1)) > 1.6 * apart + 0.6 * h:
                    return x0, y0, x1, y1
    return None


def _stations(inked: Inked, apart: float) -> list[tuple[float, float, float, float]]:
    """Places along the curve with their upper normals, from the right end to the left."""
    found: list[tuple[float, float, float, float]] = []
    for run in inked.runs:
        dx, dy = run[0, 1:] - run[0, :-1], run[1, 1:] - run[1, :-1]
        length = np.hypot(dx, dy)
        gone = length.cumsum()
        if gone[-1] < 12:
            continue
        pick = gone.searchsorted(np.arange(2.0, gone[-1], apart))
        for x, y, ux, uy, l in zip(*(v[pick].tolist() for v in (run[0], run[1], dx, dy, length)), strict=True):
            nx, ny = (uy / l, -ux / l) if l else (0.0, -1.0)
            found.append((x, y, nx, ny) if ny <= 0 else (x, y, -nx, -ny))
    found.sort(key=lambda place: -place[0])
    return found


def _distance(at: np.ndarray, box: Box) -> float:
    """Distance of the nearest of the points to the box."""
    if not at.shape[1]:
        return 1e9
    dx = np.maximum(np.maximum(box[0] - at[0], at[0] - box[2]), 0.0)
    dy = np.maximum(np.maximum(box[1] - at[1], at[1] - box[3]), 0.0)
    return float(np.hypot(dx, dy).min())


def place_legend(
    sizes: list[tuple[int, int]], plane: Plane, room: Room, style: Style
) -> tuple[Box, list[Box], list[tuple[float, float, float]]] | None:
    """The legend's box, the boxes of its texts, and (x0, x1, y) of its samples of line, in a free corner."""
    pad, sample, gap = round(0.45 * style.font), round(1.9 * style.font), round(0.4 * style.font)
    row = round(1.35 * style.font)
    width = 2 * pad + sample + gap + max(w for w, _ in sizes)
    height = 2 * pad + row * (len(sizes) - 1) + max(h for _, h in sizes)
    inset = 0.5 * style.font
    lefts = (plane.right - inset - width, plane.left + inset, (plane.left + plane.right - width) / 2)
    tops = (plane.top + inset, plane.bottom - inset - height, (plane.top + plane.bottom - height) / 2)
    for y in tops:
        for x in lefts:
            x0, y0 = round(x), round(y)
            if not room.free(x0, y0, x0 + width, y0 + height, 3):
                continue
            texts: list[Box] = []
            lines: list[tuple[float, float, float]] = []
            tallest = max(h for _, h in sizes)
            for i, (w, h) in enumerate(sizes):
                middle = y0 + pad + row * i + tallest / 2
                left, top = x0 + pad + sample + gap, round(middle - h / 2)
                texts.append((left, top, left + w, top + h))
                lines.append((x0 + pad, x0 + pad + sample, middle))
            return (x0, y0, x0 + width, y0 + height), texts, lines
    return None


def trace_pairs(ends: np.ndarray) -> Trace:
    """Strokes between pairs of ends (n x 4)."""
    trace = Trace()
    for x0, y0, x1, y1 in ends.tolist():
        trace.polyline((x0, y0), (x1, y1))
    return trace
