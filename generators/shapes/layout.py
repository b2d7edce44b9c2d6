"""Where the shapes of a composite figure stand, and whether they keep clear of each other (shapely decides)."""

from math import dist
from typing import NamedTuple

import shapely

from generators.shapes.outline import Outline, arc_points, interior_angles, placed

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


class Plot:
    """The ground that a part covers.

    Attributes:
        outline, points, ids: where it lies, see Laid.
        angles: interior angle by the corner's number in the figure.
        ring: its boundary as coordinates, arcs cut into short pieces.
        samples: corners with their numbers, and places on arcs away from the ends with the number -1.
        box: least and greatest x and y.
    """

    def __init__(self, laid):
        self.outline, self.points, self.ids = laid
        self.angles = {self.ids[corner]: angle for corner, angle in interior_angles(self.outline).items()}
        self.ring, self.samples, self._polygon = [], [], None
        for side in self.outline.sides:
            self.ring.append(self.points[side.a])
            self.samples.append((self.ids[side.a], self.points[side.a]))
            if side.center is not None:
                arc = arc_points(self.points, side)
                self.ring += arc
                self.samples += [(-1, p) for p in arc[3:-3:2]]
        xs, ys = zip(*self.ring, strict=True)
        self.box = min(xs), min(ys), max(xs), max(ys)

    @property
    def polygon(self):
        """The plot for shapely, made when it is first asked for."""
        if self._polygon is None:
            self._polygon = shapely.polygons(self.ring)
        return self._polygon


class Ground:
    """What is built on already: plots, and the angle that is taken at each corner."""

    def __init__(self):
        self.plots, self.taken = [], {}

    def add(self, plot):
        """Build the part."""
        self.plots.append(plot)
        for corner, angle in plot.angles.items():
            self.taken[corner] = self.taken.get(corner, 0) + angle

    def free(self, plot, shortest, bent=False):
        """Whether the part fits: no overlap, no touching but at its base, no slit, no nearly straight corner.

        bent: a straight corner will not do either, because the shared side is not drawn there.
        """
        for corner, angle in plot.angles.items():
            total = self.taken.get(corner, 0) + angle
            if total > 360 - NARROW or (0 if bent else 0.01) <= abs(total - 180) < STRAIGHT:
                return False
        gap = GAP * shortest
        near = [other for other in self.plots if _near(plot.box, other.box, gap)]
        # the part lies above its base line: what lies below it cannot overlap, and shapely need not be asked
        height = _height(*plot.points[:2])
        above = [other for other in near if max(map(height, other.ring)) > 1e-6 * gap]
        if above and shapely.intersects(_core(plot.polygon), [other.polygon for other in above]).any():
            return False
        base = plot.ids[:2]
        theirs = [p for other in near for i, p in other.samples if i not in base and height(p) > -gap]
        if theirs and shapely.distance(shapely.points(theirs), plot.polygon).min() < gap:
            return False
        mine = [p for i, p in plot.samples if i not in base and (above or height(p) < gap)]
        if not (mine and near):
            return True
        return shapely.distance(shapely.points(mine)[:, None], [other.polygon for other in near]).min() >= gap

    def extent(self):
        """Longer side of the box about everything."""
        left, low, right, high = zip(*(plot.box for plot in self.plots), strict=True)
        return max(max(right) - min(left), max(high) - min(low))


def _near(box, other, gap):
    """Whether two boxes are less than a gap apart."""
    return box[0] - other[2] < gap and other[0] - box[2] < gap and box[1] - other[3] < gap and other[1] - box[3] < gap


def _height(a, b):
    """The function that measures how far a point is to the left of a -> b."""
    size = dist(a, b)
    x, y = (a[1] - b[1]) / size, (b[0] - a[0]) / size
    offset = x * a[0] + y * a[1]
    return lambda p: x * p[0] + y * p[1] - offset


def _core(polygon):
    """The polygon a little smaller, clear of what it only touches."""
    center = polygon.centroid.x, polygon.centroid.y
    return shapely.transform(polygon, lambda at: (at - center) * 0.97 + center)


def inside(host, cut, side):
    """Whether a part cut into the host from that side lies within it, clear of the host's other sides."""
    if any(s.center is not None for s in host.outline.sides):
        return False
    polygon, piece = host.polygon, cut.polygon
    if piece.difference(polygon).area > 1e-6 * piece.area:
        return False
    base = cut.outline.points[1][0]
    around = [host.points[s.a] for s in host.outline.sides]
    n = len(around)
    rest = shapely.LineString([around[(side + 1 + i) % n] for i in range(n)])
    deep = [p for i, p in cut.samples if i not in cut.ids[:2]]
    return bool(shapely.distance(shapely.points(deep), rest).min() > 0.1 * base) and polygon.area > 1.5 * piece.area


def shortest(outline):
    """Length of the shortest straight side, by coordinates."""
    points = outline.points
    return min(dist(points[side.a], points[side.b]) for side in outline.sides if side.center is None)
