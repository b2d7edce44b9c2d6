"""Regular hexagons, sectors and semicircles as parts of a figure."""

from functools import cache
from math import cos, radians, sin, sqrt

from generators.rules.arc import ARC_LENGTH
from generators.rules.area import (
    HEXAGON_AREA,
    HEXAGON_PERIMETER,
    SECTOR_AREA,
    SECTOR_PERIMETER,
    SEMICIRCLE_ARC,
    SEMICIRCLE_AREA_DIAMETER,
    SEMICIRCLE_PERIMETER,
)
from generators.rules.shapes import EQUAL_RADII, EQUAL_SIDES, HEXAGON_DIAGONAL
from generators.shapes.lengths import real
from generators.shapes.outline import Outline, Side
from generators.shapes.part import Shape


def hexagon_sizes(rng, base):
    return {"side": base, "diagonal": rng.random() < 0.3}


def hexagon_outline(size):
    a = real(size["side"])
    h = a * sqrt(3) / 2
    points = ((0, 0), (a, 0), (1.5 * a, h), (a, 2 * h), (0, 2 * h), (-a / 2, h))
    return Outline(points, tuple(Side(i, (i + 1) % 6, size["side"]) for i in range(6)))


def hexagon_state(p):
    words = {"figure": p.name}
    p.claim("regular", *range(6))
    p.introduce()
    used = p.used(*range(6))
    p.tie(EQUAL_SIDES, range(6), used, words)
    for i in used[:2]:
        p.apply(HEXAGON_AREA, a=p.side(i), S=p.area(), **words)
        p.apply(HEXAGON_PERIMETER, a=p.side(i), P=p.perimeter(), **words)
    if p.size["diagonal"]:
        p.s.segment(p.names[2], p.names[5])
        p.s.say("diagonal", diagonal=p.on(2, 5), figure=p.name)
        p.apply(HEXAGON_DIAGONAL, a=p.side(used[0]), d=p.length(2, 5), **words)
    p.corner = dict.fromkeys(range(6), 120)


def sector_sizes(rng, base):
    return {"radius": base, "angle": rng.choice(_sector_angles(base[0])), "center": rng.choice((0, 1))}


@cache
def _sector_angles(n):
    """Angles that give the radius n or n√2 an arc and an area with denominators up to 6."""
    angles = [a for a in range(30, 151) if a == 90 or abs(a - 90) > 8]
    return tuple(a for a in angles if (a % 5 == 0 or a % 12 == 0) and a * n % 30 == 0 and a * n * n % 60 == 0)


def sector_outline(size):
    r, turn = real(size["radius"]), radians(size["angle"])
    if size["center"] == 0:
        points = ((0, 0), (r, 0), (r * cos(turn), r * sin(turn)))
        return Outline(points, (Side(0, 1, size["radius"]), Side(1, 2, None, 0), Side(2, 0, size["radius"])))
    points = ((0, 0), (r, 0), (r - r * cos(turn), r * sin(turn)))
    return Outline(points, (Side(0, 1, size["radius"]), Side(1, 2, size["radius"]), Side(2, 0, None, 1)))


def sector_state(p):
    center, words = p.size["center"], {"figure": p.name}
    start, end, arc, radii = (1, 2, 1, (0, 2)) if center == 0 else (2, 0, 2, (0, 1))
    p.claim("sector", center, start, end)
    curve = p.s.quantity("arc_length", *(p.names[i] for i in (center, start, end)), **p.flags)
    p.lengths[arc] = curve
    used = p.used(*radii)
    p.tie(EQUAL_RADII, radii, used, words)
    angle = p.angle(start, center, end, p.size["angle"], ask=True)
    for i in used[:2]:
        r = p.side(i)
        p.apply(ARC_LENGTH, A=angle, r=r, L=curve, arc=f"arc {p.on(start, end)}")
        p.apply(SECTOR_AREA, A=angle, r=r, S=p.area(), **words)
    p.apply(SECTOR_PERIMETER, r=p.side(used[0]), L=curve, P=p.perimeter(), **words)
    p.introduce(center=p.names[center], arc=p.on(start, end))
    p.corner[center] = angle


def semicircle_sizes(rng, base):
    return {"diameter": base}


def semicircle_outline(size):
    d = real(size["diameter"])
    return Outline(((0, 0), (d, 0), (d / 2, 0)), (Side(0, 1, size["diameter"]), Side(1, 0, None, 2)), hidden=1)


def semicircle_state(p):
    words = {"figure": p.name}
    p.claim("semicircle", 2, 0, 1)
    p.introduce()
    d = p.side(0)
    flags = p.flags if p.flags["ask"] else p.extent_flags
    arc = p.s.quantity(
        "arc_length", p.names[2], p.names[1], p.names[0], symbol=f"arc {p.word}", noun=f"arc {p.word}", **flags
    )
    p.lengths[1] = arc
    p.apply(SEMICIRCLE_ARC, d=d, L=arc, **words)
    p.apply(SEMICIRCLE_AREA_DIAMETER, d=d, S=p.area(), **words)
    if 0 not in p.missing:
        p.apply(SEMICIRCLE_PERIMETER, d=d, P=p.perimeter(), **words)


ROUND = {
    "hexagon": Shape("hexagon", "hexagon", 0.7, hexagon_sizes, hexagon_outline, hexagon_state, single=True),
    "sector": Shape("sector", "sector", 1.1, sector_sizes, sector_outline, sector_state),
    "semicircle": Shape(
        "semicircle", "semicircle", 1.0, semicircle_sizes, semicircle_outline, semicircle_state, single=True
    ),
}
