"""A rectangle without right triangles at one or two corners: areas as differences, slanted sides by Pythagoras."""

from itertools import pairwise
from math import gcd, isqrt

from engine import Edge, Reject
from generators.rules.area import (
    RECTANGLE_AREA,
    RECTANGLE_PERIMETER,
    RIGHT_TRIANGLE_AREA,
    area_difference,
    perimeter_sum,
    segment_sum,
)
from generators.rules.quadrilateral import OPPOSITE_SIDES
from generators.rules.right_triangle import PYTHAGORAS

WEIGHT = 0.7


def sample(rng):
    short = rng.randint(6, 33)
    a, b = rng.sample((short, rng.randint(int(1.15 * short) + 1, min(40, int(1.9 * short)))), 2)
    corners = sorted(rng.sample(range(4), rng.choice((1, 2, 2))))
    cuts = [
        [rng.randint(a // 6 + 1, int(0.45 * a)), rng.randint(b // 6 + 1, int(0.45 * b))] for _ in corners
    ]  # along AB, along BC
    for x, y in cuts:
        square = x * x + y * y
        if abs(x - y) < 0.1 * x or (isqrt(square) ** 2 != square and square // gcd(x, y) ** 2 > 200):
            raise Reject("the cut is no simple root")
    return {"a": a, "b": b, "corners": corners, "cuts": cuts, "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    a, b = p["a"], p["b"]
    corners = [s.point(c, xy) for c, xy in zip("ABCD", ((0, 0), (a, 0), (a, b), (0, b)), strict=True)]
    entry, leave, removed, spare = list(corners), list(corners), [], iter("EFGH")
    whole = s.polygon(*corners, noun="rectangle")
    rectangle = f"rectangle {whole}"
    s.claim("rectangle", *corners, said=True)
    for i, (across, up) in zip(p["corners"], p["cuts"], strict=True):
        corner, (x, y) = corners[i], s.xy(corners[i])
        level, upright = (x + (across if x == 0 else -across), y), (x, y + (up if y == 0 else -up))
        E, F = s.point(next(spare), level if i % 2 else upright), s.point(next(spare), upright if i % 2 else level)
        entry[i], leave[i] = E, F
        s.segment(E, F)
        s.claim("between", E, corners[i - 1], corner)
        s.claim("between", F, corner, corners[(i + 1) % 4])
        triangle = E + corner + F
        s.region(triangle, f"triangle {triangle}", (Edge(E, corner), Edge(corner, F), Edge(F, E)))
        legs = (
            s.length(E, corner, across if i % 2 else up, ask=False),
            s.length(corner, F, up if i % 2 else across, ask=False),
        )
        removed.append(s.area(triangle, ask=False))
        s.apply(RIGHT_TRIANGLE_AREA, S=removed[-1], a=legs[0], b=legs[1], figure=f"triangle {triangle}")
        s.apply(PYTHAGORAS, a=legs[0], b=legs[1], c=s.length(E, F), triangle=triangle)

    outline = [point for ends in zip(entry, leave, strict=True) for point in dict.fromkeys(ends)]
    edges = list(zip(outline, outline[1:] + outline[:1], strict=True))
    s.region("shaded", "the shaded polygon", tuple(Edge(u, v) for u, v in edges))
    s.fill("shaded", p["fill"])
    sides = [
        s.length(u, v, ask=i < 2, give=i < 2)
        for i, (u, v) in enumerate(zip(corners, corners[1:] + corners[:1], strict=True))
    ]
    s.length(*corners[:2], a)
    s.length(*corners[1:3], b)
    for one, other in ((0, 2), (1, 3)):
        s.apply(OPPOSITE_SIDES, a=sides[one], b=sides[other], figure=rectangle)
    full, around = s.area(whole, ask=False), s.perimeter(whole, ask=False)
    s.apply(RECTANGLE_AREA, S=full, a=sides[0], b=sides[1], figure=rectangle)
    s.apply(RECTANGLE_PERIMETER, P=around, a=sides[0], b=sides[1], figure=rectangle)
    for i, start in enumerate(corners):
        stop = corners[(i + 1) % 4]
        stations = list(dict.fromkeys((start, leave[i], entry[(i + 1) % 4], stop)))
        if len(stations) > 2:
            parts = {f"p{k}": s.length(u, v, ask=False) for k, (u, v) in enumerate(pairwise(stations), 1)}
            s.apply(segment_sum(*(1 for _ in parts)), whole=sides[i], **parts, line=start + stop)
    parts = {f"p{k}": name for k, name in enumerate(removed, 1)}
    s.apply(area_difference(*(1 for _ in parts)), S=s.area("shaded"), whole=full, **parts, figure="the shaded polygon")
    pieces = {f"p{k}": s.length(u, v) for k, (u, v) in enumerate(edges, 1)}
    s.apply(perimeter_sum(*(1 for _ in pieces)), whole=s.perimeter("shaded"), **pieces, figure="the shaded polygon")
    cut = " and ".join(f"triangle {entry[i]}{corners[i]}{leave[i]}" for i in p["corners"])
    s.say("two" if len(removed) > 1 else "one", rectangle=rectangle, cut=cut, polygon="".join(outline))
