"""The random side of a composite figure: shapes added where they fit, then sides treated and a circle drawn."""

from itertools import accumulate
from math import hypot

from engine import Reject
from generators.shapes.circles import CIRCUMSCRIBED, INSCRIBED
from generators.shapes.layout import Ground, Plot, inside, lay, shortest
from generators.shapes.lengths import first_length, joins, real
from generators.shapes.parallelograms import PARALLELOGRAMS
from generators.shapes.right_triangles import RIGHT_TRIANGLES
from generators.shapes.round import ROUND
from generators.shapes.trapezoids import TRAPEZOIDS
from generators.shapes.triangles import TRIANGLES
from generators.shapes.whole import MOST_AREAS

SHAPES = PARALLELOGRAMS | TRAPEZOIDS | RIGHT_TRIANGLES | TRIANGLES | ROUND
NAMES, UP_TO = list(SHAPES), list(accumulate(shape.weight for shape in SHAPES.values()))
RATIO = 4.2  # longest over shortest length of the figure
SMALL = 1 / 11  # shortest side over the figure's extent: about 35 of 448 pixels
MOST_POINTS = 24
TREATMENTS = {"semicircle out": 30, "semicircle in": 24, "triangle out": 14, "triangle in": 12, "open": 8, "circle": 26}
CUTTERS = {"semicircle": "semicircle", "triangle": "equilateral_triangle"}


def _sine(part):
    """Whether a triangle with a side that is not exact still has an exact area."""
    size = part["size"]
    return size["angle"] in (30, 120, 135, 150) and size["apex"] < 2 if "apex" in size else size["angles"][1] == 0


def _plain(part, kind):
    """Whether a circle finds room: an inscribed one not beside a diagonal or height; the rhombus needs its height."""
    size = part["size"]
    if part["shape"] == "rhombus":
        return size["drawn"]
    if kind == "circumscribed" and part["shape"] != "equilateral_triangle":
        return True
    return not (size.get("diagonal") or size.get("height"))


class Growth:
    """A figure while it grows.

    Attributes:
        parts: what build() needs of each part: shape, size, on (host part and its side), mode ("on", "out" or "in").
        laid: where each part lies.
        near: numbers of the parts that share a side with each part.
        free: sides (part, number) that may carry another shape.
        missing: sides that are left out of the drawing though nothing stands on them.
        circle: (part, "inscribed" or "circumscribed"), or None.
    """

    def __init__(self, rng):
        self.rng, self.ground = rng, Ground()
        self.parts, self.laid, self.free, self.missing, self.circle = [], [], [], [], None
        self.near, self.low, self.high = [], float("inf"), 0.0

    def add(self, tries=12):
        """One more shape, on a free side; Reject if none is found that fits."""
        for _ in range(tries):
            name = self.rng.choices(NAMES, cum_weights=UP_TO)[0]
            if self.parts and not self.free:
                break
            on = self.rng.choice(self.free) if self.parts else None
            base = self._side(on).length if on else first_length(self.rng)
            size = SHAPES[name].sizes(self.rng, base)
            if size and self._put(name, size, on, "on"):
                return
        raise Reject("no room for another shape")

    def _side(self, on):
        return self.laid[on[0]].outline.sides[on[1]]

    def _put(self, name, size, on, mode):
        """Add the shape if it fits; whether it did."""
        outline = SHAPES[name].outline(size)
        low = min(self.low, shortest(outline))
        high = max(self.high, *[hypot(x, y) for x, y in outline.points])
        if high > RATIO * low:
            return False
        at = Plot(lay(outline, on, self.laid, mode == "in", sum(len(other.points) for other in self.laid)))
        if mode == "in":
            if not inside(self.laid[on[0]], at, on[1]):
                return False
        elif on and not self.ground.free(at, low, mode == "out" and name != "semicircle"):
            return False
        else:
            self.ground.add(at)
        self.parts.append({"shape": name, "size": size, "on": on and list(on), "mode": mode})
        self.laid.append(at)
        self.low, self.high = low, high
        number = len(self.near)
        self.near.append([on[0]] if on else [])
        if on:
            self.near[on[0]].append(number)
            self.free.remove(on)
        if mode == "on":
            straight = [i for i, side in enumerate(outline.sides) if side.center is None and joins(side.length)]
            self.free += [(number, i) for i in straight if i or not on]
        return True

    def treat(self, tries=6):
        """Cut a side away or replace it, or draw a circle, where that is possible; whether it was."""
        return any(self._treat() for _ in range(tries))

    def _treat(self):
        kind = self.rng.choices(list(TREATMENTS), list(TREATMENTS.values()))[0]
        if kind == "open" and len(self.parts) == 1:
            return False
        if kind == "circle":
            return self.round()
        sides = [on for on in self.free if not self._bare(on)]
        if not sides:
            return False
        on = self.rng.choice(sides)
        if kind == "open":
            self.missing.append(list(on))
            self.free.remove(on)
            return True
        cutter, way = kind.split()
        name = CUTTERS[cutter]
        base = self._side(on).length
        size = {"diameter": base} if cutter == "semicircle" else {"sides": [list(base)] * 3, "height": 0}
        if not self._put(name, size, on, way):
            return False
        twin = (on[0], (on[1] + 2) % 4)
        if self.parts[on[0]]["shape"] in ("rectangle", "square") and twin in self.free and len(self.parts) < 8:
            across = self.laid[on[0]].outline.sides[(on[1] + 1) % 4].length
            roomy = way == "out" or real(across) > (1.25 if cutter == "semicircle" else 2) * real(
                base
            )  # cuts must not meet
            if roomy and self.rng.random() < 0.3:
                self._put(name, size, twin, way)
        return True

    def _bare(self, on):
        """Whether the side must stay: its shape is round, or has a foot, a height or a diagonal drawn."""
        outline, size = self.laid[on[0]].outline, self.parts[on[0]]["size"]
        return len(outline.sides) < 3 or len(outline.points) > len(outline.corners) or bool(size.get("diagonal"))

    def round(self):
        """An inscribed circle, or about a single shape a circumscribed one."""
        kind = "circumscribed" if len(self.parts) == 1 and self.rng.random() < 0.5 else "inscribed"
        fit = CIRCUMSCRIBED if kind == "circumscribed" else INSCRIBED
        cut = {part["on"][0] for part in self.parts if part["mode"] != "on"}
        whole = [(i, part) for i, part in enumerate(self.parts) if part["mode"] == "on" and i not in cut]
        hosts = [i for i, part in whole if part["shape"] in fit and _plain(part, kind)]
        if hosts:
            self.circle = [self.rng.choice(hosts), kind]
        return bool(hosts)

    def simple(self):
        """Whether all measures follow from one length: few different problems of this sort exist."""
        return all(SHAPES[part["shape"]].single for part in self.parts)

    def goals(self, simple):
        """What may be asked: parts with exact lengths (the one with the circle more often), measures of the whole."""
        sides = [[side for side in at.outline.sides if side.center is None and side.length is None] for at in self.laid]
        measured = [not vague or _sine(part) for vague, part in zip(sides, self.parts, strict=True)]
        small = simple and len(self.parts) < 3
        numbers = [i for i, known in enumerate(measured) if known and (small or self._fed(i, measured))]
        numbers += [i for i in numbers if not SHAPES[self.parts[i]["shape"]].single]  # more different problems
        if self.circle:
            numbers += [self.circle[0]] * 2 * len(numbers)
        closed = len(self.parts) > 1 and not self.missing and not self.circle and (small or not simple)
        cuts = [part for part in self.parts if part["mode"] == "in"]
        few = (1 + len(cuts) if cuts else len(self.parts)) <= MOST_AREAS
        alike = len(self.parts) < 7  # of more parts too many lengths differ
        whole = ["area"] * (closed and few and all(measured)) + ["perimeter"] * (closed and alike and not any(sides))
        return numbers, whole

    def _fed(self, number, measured):
        """Whether the part, or a neighbour, takes more than one measure, and a neighbour leads on to the shared side.

        A neighbour with other neighbours does both.
        """
        near = self.near[number]
        if any(len(self.near[i]) > 1 for i in near):
            return True
        single = [SHAPES[self.parts[i]["shape"]].single for i in (number, *near)]
        return not all(single) and (not near or any(measured[i] for i in near))

    def check(self):
        """Reject a figure that would not be legible."""
        if self.low < SMALL * self.ground.extent():
            raise Reject("a part is too small to be legible")
        if sum(len(at.points) for at in self.laid) - 2 * (len(self.laid) - 1) > MOST_POINTS:
            raise Reject("more points than letters")
