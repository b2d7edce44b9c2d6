"""A triangle by the coordinates of its corners: centroid, midpoints, sides, area, the parallelogram's fourth corner."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.images import corners
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.plane import DISTANCE, MIDPOINT
from generators.rules.plane_figures import FOURTH_VERTEX
from generators.rules.transforms import AREA_BY_COORDINATES
from generators.rules.vectors import CENTROID

WEIGHT = 2.2


@again
def sample(rng):
    spots = corners(rng, 7, True)
    kind = rng.choice(("centroid", "centroid", "fourth"))
    (ax, ay), (bx, by), (cx, cy) = spots
    if kind == "centroid":
        extra = ((ax + bx + cx) // 3, (ay + by + cy) // 3)
        if (ax + bx + cx) % 3 or (ay + by + cy) % 3:
            raise Reject("the centroid is off the grid")
    else:
        extra = (ax + cx - bx, ay + cy - by)
    if max(map(abs, extra)) > 9:
        raise Reject("too far out")
    return {"spots": spots, "extra": extra, "kind": kind, "grid": rng.random() < 0.6}


def build(s, p):
    s.axes(square_window([*p["spots"], p["extra"]], p["grid"]))
    points = [plot(s, letter, *spot) for letter, spot in zip("ABC", p["spots"], strict=True)]
    (A, a), (B, b), (C, c) = points
    E, e = plot(s, "G" if p["kind"] == "centroid" else "D", *p["extra"])
    triangle = "".join((A, B, C))
    if p["kind"] == "centroid":
        s.polygon(A, B, C, noun="triangle")
        s.claim("centroid", E, A, B, C, said=True)
        s.apply(CENTROID, G=e, A=a, B=b, C=c, triangle=triangle, point=E)
        s.say("centroid", triangle=triangle, point=E)
    else:
        s.polygon(A, B, C, E, noun="parallelogram")
        s.claim("parallelogram", A, B, C, E, said=True)
        s.apply(FOURTH_VERTEX, D=e, A=a, B=b, C=c, figure=triangle + E, vertex=E)
        s.say("fourth", figure=triangle + E, point=E)
    for (one, first), (other, second) in ((points[0], points[1]), (points[1], points[2]), (points[0], points[2])):
        words = {"one": one, "other": other, "line": one + other}
        s.apply(MIDPOINT, M=s.quantity("midpoint", one, other), A=first, B=second, **words)
        s.apply(DISTANCE, d=s.length(one, other), A=first, B=second, **words)
    if p["kind"] == "centroid":
        s.apply(AREA_BY_COORDINATES, S=s.area(triangle), A=a, B=b, C=c, triangle=triangle, image=triangle)
        s.apply(DISTANCE, d=s.length(A, E), A=a, B=e, one=A, other=E, line=A + E)
