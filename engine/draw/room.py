"""Free room on the canvas: the mask of what is inked, and where a label's box still fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import atan2, hypot

import numpy as np

from engine.draw.shape import Shape, Straight, in_sweep

Box = tuple[int, int, int, int]


class Room:
    """The ink mask (rows x columns, bool) with the boxes of labels added as they are placed.

    The test is exact to the pixel and lazy: reading one box costs 1 us, and the first candidates mostly fit, so
    no summed-area table pays off.
    """

    __slots__ = ("height", "mask", "width")

    def __init__(self, mask: np.ndarray) -> None:
        self.mask = mask
        self.height, self.width = mask.shape

    def free(self, x0: int, y0: int, x1: int, y1: int, gap: int) -> bool:
        """Whether the box, widened by `gap` px on all sides, is on the canvas and without ink."""
        if x0 < gap or y0 < gap or x1 + gap > self.width or y1 + gap > self.height:
            return False
        return not np.count_nonzero(self.mask[y0 - gap : y1 + gap, x0 - gap : x1 + gap])  # half the time of any()

    def inked(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether there is ink in the part of the box that is on the canvas."""
        return bool(self.mask[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)].any())

    def take(self, box: Box, around: int = 0, beside: int = 0) -> None:
        """Mark a box as inked, widened by `around` px, and by `beside` px more to the left and right."""
        x0, y0, x1, y1 = box
        wide = around + beside
        self.mask[max(0, y0 - around) : y1 + around, max(0, x0 - wide) : x1 + wide] = True

    def take_points(self, points: list[tuple[float, float]], around: int = 1) -> None:
        """Mark the surroundings of points, such as samples of a dashed line, whose gaps are no room for a label.

        Squares of 2 `around` + 1 px, in one call; all that is drawn keeps the margin, so none of them wraps round.
        """
        cells = [int(y) * self.width + int(x) for x, y in points]
        self.mask.reshape(-1).put(np.add.outer(cells, _square(around, self.width)), True, mode="clip")

    def take_run(self, at: np.ndarray, around: int = 1) -> None:
        """The same for the samples of a line as an array (2 x n)."""
        cells = at[1].astype(np.intp) * self.width + at[0].astype(np.intp)
        self.mask.reshape(-1).put(np.add.outer(cells, _square(around, self.width)), True, mode="clip")

    def clear_along(self, points: list[tuple[float, float]], around: int) -> bool:
        """Whether a line sampled by the points runs free of ink, `around` px to all sides."""
        return next(self._blocked(points, around), None) is None

    def crossed(self, points: list[tuple[float, float]], around: int) -> float:
        """Share of the points with ink up to `around` px away."""
        return sum(1 for _ in self._blocked(points, around)) / len(points)

    def _blocked(self, points: list[tuple[float, float]], around: int) -> Iterator[tuple[int, int]]:
        for first in range(0, len(points), 8):
            some = points[first : first + 8]
            xs, ys = [int(x) for x, _ in some], [int(y) for _, y in some]
            if self.free(min(xs), min(ys), max(xs) + 1, max(ys) + 1, around):
                continue  # mostly all around is free: one look instead of eight
            for x, y in zip(xs, ys, strict=True):
                if not self.free(x, y, x + 1, y + 1, around):
                    yield x, y


@lru_cache(maxsize=64)
def _square(around: int, width: int) -> np.ndarray:
    """Offsets in a flat mask, `width` px wide, of the pixels `around` one."""
    reach = np.arange(-around, around + 1)
    return np.add.outer(reach * width, reach).reshape(-1)


def settle(room: Room, w: int, h: int, centres: Iterable[tuple[float, float]], gap: int) -> Box | None:
    """The box of w x h px at the first centre where it is free, or None."""
    for cx, cy in centres:
        x0, y0 = round(cx - w / 2), round(cy - h / 2)
        if room.free(x0, y0, x0 + w, y0 + h, gap):
            return x0, y0, x0 + w, y0 + h
    return None


def reach(ux: float, uy: float, w: float, h: float) -> float:
    """From a box's centre to its edge in the unit direction (ux, uy)."""
    across, up = abs(ux), abs(uy)
    return w / 2 / across if w * up < h * across else h / 2 / up


def support(nx: float, ny: float, w: float, h: float) -> float:
    """Half the box's extent along the unit normal (nx, ny)."""
    return abs(nx) * w / 2 + abs(ny) * h / 2


def point_to_box(x: float, y: float, box: Box) -> float:
    """Distance of a point to a box, px."""
    return hypot(max(box[0] - x, x - box[2], 0.0), max(box[1] - y, y - box[3], 0.0))


def nearer(box: Box, shape: Shape, limit: float) -> bool:
    """Whether a stroke comes nearer to the box than `limit` px; exact, but off the box's corners too strict.

    Separating axes (the box's two and the segment's normal); for a circle the box's nearest and farthest points.
    """
    x0, y0, x1, y1 = box
    if isinstance(shape, Straight):
        ax, ay, bx, by, _ = shape
        if (ax < x0 - limit and bx < x0 - limit) or (ax > x1 + limit and bx > x1 + limit):
            return False
        if (ay < y0 - limit and by < y0 - limit) or (ay > y1 + limit and by > y1 + limit):
            return False
        dx, dy = bx - ax, by - ay
        length = hypot(dx, dy) or 1.0
        off = abs(((x0 + x1) / 2 - ax) * dy - ((y0 + y1) / 2 - ay) * dx)
        return off < abs(dy) * (x1 - x0) / 2 + abs(dx) * (y1 - y0) / 2 + limit * length
    cx, cy, r = shape.cx, shape.cy, shape.r
    near = hypot(max(x0 - cx, cx - x1, 0.0), max(y0 - cy, cy - y1, 0.0))
    far = hypot(max(x1 - cx, cx - x0), max(y1 - cy, cy - y0))
    if near > r + limit or far < r - limit:
        return False
    angle = atan2((y0 + y1) / 2 - cy, (x0 + x1) / 2 - cx)
    return in_sweep(shape, angle, (hypot(x1 - x0, y1 - y0) / 2 + limit) / r)
