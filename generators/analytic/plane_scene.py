"""One to four figures on a coordinate grid that do not overlap: where they are, how large, in what relation."""

from itertools import combinations, permutations

from engine import Axes, Reject
from generators.graphs.figures import letters, place
from generators.rules.plane import DISTANCE, MIDDLE
from generators.rules.plane_figures import AREA_DIFFERENCE, AREA_RATIO, AREA_SUM

WEIGHT = 2.0

LEAST = 5  # grid units that a figure's cell is wide and high
KINDS = {
    "point": 2,
    "segment": 3,
    "square": 4,
    "rectangle": 4,
    "triangle": 4,
    "polygon": 2,
    "circle": 4,
    "ellipse": 3,
    "sector": 3,
}
REMARKS = 3  # relations told in a caption


def cells(rng, box, count):
    """The box cut into `count` boxes that are each large enough for a figure."""
    if count == 1:
        return [box]
    x0, y0, x1, y1 = box
    first = rng.randint(1, count - 1)
    upright = x1 - x0 > y1 - y0 if x1 - x0 != y1 - y0 else rng.random() < 0.5
    low, high = (x0, x1) if upright else (y0, y1)
    if high - low < 2 * LEAST:
        raise Reject("no room for so many figures")
    cut = rng.randint(low + LEAST, high - LEAST)
    halves = ((x0, y0, cut, y1), (cut, y0, x1, y1)) if upright else ((x0, y0, x1, cut), (x0, cut, x1, y1))
    return cells(rng, halves[0], first) + cells(rng, halves[1], count - first)


def somewhere(rng, box):
    """A grid point of the box."""
    return rng.randint(box[0], box[2]), rng.randint(box[1], box[3])


def turned(rng, corners):
    """The corners from another one on."""
    start = rng.randrange(len(corners))
    return corners[start:] + corners[:start]


def convex(corners):
    """Whether the corners, counter-clockwise, all turn left, by a good angle."""
    for i, (bx, by) in enumerate(corners):
        (ax, ay), (cx, cy) = corners[i - 1], corners[(i + 1) % len(corners)]
        u, v = (bx - ax, by - ay), (cx - bx, cy - by)
        cross = u[0] * v[1] - u[1] * v[0]
        if cross <= 0 or cross**2 < 0.2 * (u[0] ** 2 + u[1] ** 2) * (v[0] ** 2 + v[1] ** 2):
            return False
        if u[0] ** 2 + u[1] ** 2 < 4:
            return False
    return True


def polygon(rng, box, count):
    """Corners of a convex polygon on grid points of the box."""
    for _ in range(40):
        corners = [somewhere(rng, box) for _ in range(count)]
        x, y = (sum(c[i] for c in corners) / count for i in (0, 1))
        corners.sort(key=lambda c: (c[0] < x, (c[1] - y) * (1 if c[0] >= x else -1), c))
        if convex(corners):
            return turned(rng, corners)
    raise Reject("no convex polygon found")


def shape(rng, kind, box):
    """What the figure's builder takes, its box and its area, in grid units."""
    x0, y0, x1, y1 = box
    w, h = x1 - x0, y1 - y0
    x, y = somewhere(rng, box)
    if kind == "point":
        return [(x, y)], (x, y, x, y), 0
    if kind == "segment":
        other = somewhere(rng, box)
        if abs(other[0] - x) + abs(other[1] - y) < 2:
            raise Reject("segment too short")
        return [[(x, y), other]], (min(x, other[0]), min(y, other[1]), max(x, other[0]), max(y, other[1])), 0
    if kind in ("triangle", "polygon"):
        corners = polygon(rng, box, 3 if kind == "triangle" else rng.choice((4, 4, 5)))
        xs, ys = zip(*corners, strict=True)
        twice = sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))
        return [corners], (min(xs), min(ys), max(xs), max(ys)), twice / 2
    if kind == "circle":
        r = rng.randint(1, min(w, h) // 2)
        x, y = rng.randint(x0 + r, x1 - r), rng.randint(y0 + r, y1 - r)
        dx, dy = rng.choice(((r, 0), (0, r), (-r, 0), (0, -r)))
        mark = (x + dx, y + dy) if rng.random() < 0.7 else None
        return [(x, y), r, mark], (x - r, y - r, x + r, y + r), 3.1416 * r * r
    if kind == "ellipse":
        a, b = rng.randint(1, w // 2), rng.randint(1, h // 2)
        if a == b:
            raise Reject("the ellipse is a circle")
        x, y = rng.randint(x0 + a, x1 - a), rng.randint(y0 + b, y1 - b)
        return [(x, y), a, b], (x - a, y - b, x + a, y + b), 3.1416 * a * b
    if kind == "sector":
        r, quarter = rng.randint(2, min(w, h)), rng.randrange(4)
        x, y = rng.randint(x0, x1 - r), rng.randint(y0, y1 - r)
        corner = (x + r * (quarter in (1, 2)), y + r * (quarter in (2, 3)))
        return [corner, r, quarter], (x, y, x + r, y + r), 0.7854 * r * r
    if kind == "square" and rng.random() < 0.3 and min(w, h) >= 3:
        u = rng.randint(1, min(w, h) - 1)
        v = rng.randint(1, min(w, h) - u)
        x, y = rng.randint(x0 + v, x1 - u), rng.randint(y0, y1 - u - v)
        corners = [(x, y), (x + u, y + v), (x + u - v, y + u + v), (x - v, y + u)]
        return [turned(rng, corners), rng.random() < 0.3], (x - v, y, x + u, y + u + v), u * u + v * v
    a, b = (rng.randint(2, min(w, h)),) * 2 if kind == "square" else (rng.randint(2, w), rng.randint(2, h))
    if kind == "rectangle" and a == b:
        raise Reject("the rectangle is a square")
    x, y = rng.randint(x0, x1 - a), rng.randint(y0, y1 - b)
    corners = turned(rng, [(x, y), (x + a, y), (x + a, y + b), (x, y + b)])
    return [corners, rng.random() < 0.3], (x, y, x + a, y + b), a * b


def scaled(value, unit, dx, dy):
    """A figure's places and sizes after the grid's unit and origin are chosen."""
    if isinstance(value, tuple):
        return unit * (value[0] - dx), unit * (value[1] - dy)
    if isinstance(value, list):
        return [scaled(part, unit, dx, dy) for part in value]
    return value


def sample(rng):
    count = rng.choices((1, 2, 3, 4), (2, 4, 3, 2))[0]
    size = rng.randint(*((7, 10), (10, 13), (11, 15), (12, 16))[count - 1])
    unit = rng.choice((1, 1, 1, 1, 2, 5, 10))
    dx, dy = (1, 1) if rng.random() < 0.25 else (rng.randint(1, size - 1), rng.randint(1, size - 1))
    figures = []
    for box in cells(rng, (0, 0, size, size), count):
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        takes, at, area = shape(rng, kind, (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1))
        takes = scaled(takes, unit, dx, dy)
        if kind in ("circle", "ellipse", "sector"):
            sizes = {"circle": (1,), "ellipse": (1, 2), "sector": (1,)}[kind]
            takes = [unit * part if i in sizes else part for i, part in enumerate(takes)]
        figures.append({"kind": kind, "takes": takes, "box": at, "area": area * unit * unit})
    if not any(figure["area"] for figure in figures) and count < 3:
        raise Reject("nothing but points and segments")
    window = (-dx * unit, (size - dx) * unit, -dy * unit, (size - dy) * unit)
    order = rng.sample(range(24), 24)
    return {"figures": figures, "window": window, "unit": unit, "grid": rng.random() < 0.7, "order": order}


def build(s, p):
    x0, x1, y0, y1 = p["window"]
    s.axes(Axes(x0, x1, y0, y1, p["unit"], p["unit"], grid=p["grid"]))
    take, figures = letters(), p["figures"]
    placed = [place(s, take, figure) for figure in figures]
    relations = []
    for (i, a), (j, b) in permutations(enumerate(placed), 2):
        one, other = figures[i]["box"], figures[j]["box"]
        if one[2] < other[0]:
            relations.append(("left_of", a, b))
        if one[1] > other[3]:
            relations.append(("above", a, b))
        if figures[i]["area"] > 1.001 * figures[j]["area"] > 0:
            relations.append(("larger", a, b))
    chosen = [relations[k] for k in p["order"] if k < len(relations)][:REMARKS]
    for kind, a, b in chosen:
        s.claim(kind, a.name, b.name, a.noun, b.noun)
        s.remark(kind, a=a.noun, b=b.noun)
    for a, b in combinations([figure for figure in placed if figure.area], 2):
        nouns = f"{a.noun} and {b.noun}"
        total = s.quantity("area_sum", a.name, b.name, symbol=f"Area({a.sign} + {b.sign})", noun=nouns)
        s.apply(AREA_SUM, S=total, a=a.area, b=b.area, figure=nouns)
        s.apply(AREA_RATIO, q=_ratio(s, a, b), a=a.area, b=b.area, figure=nouns)
        sizes = [figures[placed.index(figure)]["area"] for figure in (a, b)]
        if sizes[0] != sizes[1]:
            big, small = (a, b) if sizes[0] > sizes[1] else (b, a)
            nouns = f"{big.noun} and {small.noun}"
            difference = s.quantity("area_difference", big.name, small.name, noun=nouns, give=False)
            s.apply(AREA_DIFFERENCE, D=difference, a=big.area, b=small.area, figure=nouns)
    for a, b in combinations([figure.anchor for figure in placed if figure.anchor], 2):
        gap = s.quantity("point_distance", a.name, b.name, give=False)
        s.apply(DISTANCE, d=gap, A=a.place, B=b.place, one=a.name, other=b.name, line=a.name + b.name)
        letter = s.letter("I")
        middle = s.quantity("midpoint", a.name, b.name, symbol=letter, give=False)
        s.apply(MIDDLE, M=middle, A=a.place, B=b.place, middle=letter, line=a.name + b.name)


def _ratio(s, a, b):
    return s.quantity("area_ratio", a.name, b.name, noun=f"{a.noun} to that of {b.noun}", give=False)
