"""Where the shapes of a composite figure stand, and whether they keep clear of each other (shapely decides)."""

from math import hypot
from typing import NamedTuple

import numpy as np
import shapely

from generators.shapes.outline import Outline, arc_points, boundary, interior_angles, placed

GAP = 0.3  # least distance of parts that do not touch, in units of the shortest side
NARROW = 26  # least angle left open between two parts at a shared corner, in degrees
STRAIGHT = 8  # angles this near to 180 degrees look straight and are not


class Laid(NamedTuple):
    """A part in its place: outline, world coordinates of its points, and each point's number in the whole figure."""

    outline: Outline
    points: list
    ids: list


def lay(outline, on, laid, inward=False, count=0):
    """Put an outline on side `on` = (part, side) of what is laid, or down as the first; `count` points have numbers."""
    if on is None:
        a, b, first = (0.0, 0.0), outline.points[1], []
    else:
        host = laid[on[0]]
        side = host.outline.sides[on[1]]
        ends = (side.a, side.b) if inward else (side.b, side.a)
        a, b = (host.points[i] for i in ends)
        first = [host.ids[i] for i in ends]
    points = placed(outline.points, a, b)
    return Laid(outline, points, first + list(range(count, count + len(points) - len(first))))


class Ground:
    """What is built on already: polygons, their corners, and the angle that is taken at each corner."""

    def __init__(self):
        self.polygons, self.samples, self.owners, self.taken = [], [], [], {}

    def add(self, laid):
        """Build the part."""
        self.polygons.append(_polygon(laid))
        for i, point in _samples(laid):
            self.samples.append(point)
            self.owners.append(i)
        for corner, angle in interior_angles(laid.outline).items():
            self.taken[laid.ids[corner]] = self.taken.get(laid.ids[corner], 0) + angle

    def free(self, laid, shortest, bent=False):
        """Whether the part fits: no overlap, no touching but at its base, no slit, no nearly straight corner.

        bent: a straight corner will not do either, because the shared side is not drawn there.
        """
        for corner, angle in interior_angles(laid.outline).items():
            total = self.taken.get(laid.ids[corner], 0) + angle
            if total > 360 - NARROW or (0 if bent else 0.01) <= abs(total - 180) < STRAIGHT:
                return False
        polygon = _polygon(laid)
        others = np.array(self.polygons)
        x, y = polygon.centroid.x, polygon.centroid.y
        small = shapely.transform(polygon, lambda at: (at - (x, y)) * 0.97 + (x, y))
        if shapely.intersects(small, others).any():
            return False
        gap = GAP * shortest
        base = set(laid.ids[:2])
        theirs = [p for p, i in zip(self.samples, self.owners, strict=True) if i not in base]
        if theirs and shapely.distance(shapely.points(theirs), polygon).min() < gap:
            return False
        mine = [p for i, p in _samples(laid) if i not in base]
        return not mine or shapely.distance(shapely.points(mine)[:, None], others[None, :]).min() >= gap

    def extent(self):
        """Longer side of the box about everything."""
        at = np.array(self.samples)
        return float((at.max(axis=0) - at.min(axis=0)).max())


def _polygon(laid):
    return shapely.Polygon(boundary(laid.outline, laid.points))


def _samples(laid):
    """Corners with their numbers, and places on arcs away from the ends with the number -1."""
    found = [(laid.ids[side.a], laid.points[side.a]) for side in laid.outline.sides]
    for side in laid.outline.sides:
        if side.center is not None:
            found += [(-1, p) for p in arc_points(laid.points, side)[3:-3:2]]
    return found


def inside(host, cut, side):
    """Whether a part cut into the host from that side lies within it, clear of the host's other sides."""
    if any(s.center is not None for s in host.outline.sides):
        return False
    polygon, piece = _polygon(host), _polygon(cut)
    if piece.difference(polygon).area > 1e-6 * piece.area:
        return False
    base = cut.outline.points[1][0]
    around = [host.points[s.a] for s in host.outline.sides]
    n = len(around)
    rest = shapely.LineString([around[(side + 1 + i) % n] for i in range(n)])
    deep = [p for i, p in _samples(cut) if i not in cut.ids[:2]]
    return bool(shapely.distance(shapely.points(deep), rest).min() > 0.1 * base) and polygon.area > 1.5 * piece.area


def shortest(outline):
    """Length of the shortest straight side, by coordinates."""
    ends = [(outline.points[s.a], outline.points[s.b]) for s in outline.sides if s.center is None]
    return min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in ends)
