"""A triangle or a parallelogram by the coordinates of its corners: sides, midpoints, area, height, fourth corner."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.images import corners
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.area import TRIANGLE_AREA, TRIANGLE_PERIMETER
from generators.rules.plane import DISTANCE, NAMED_MIDPOINT
from generators.rules.plane_figures import FOURTH_VERTEX
from generators.rules.transforms import AREA_BY_COORDINATES

WEIGHT = 2.0


@again
def sample(rng):
    spots = corners(rng, 9, True)
    kind = rng.choice(("triangle", "triangle", "fourth"))
    (ax, ay), (bx, by), (cx, cy) = spots
    extra = [(ax + cx - bx, ay + cy - by)] if kind == "fourth" else []
    if extra and max(map(abs, extra[0])) > 12:
        raise Reject("too far out")
    return {"spots": spots, "extra": extra, "kind": kind, "grid": rng.random() < 0.6}


def build(s, p):
    s.axes(square_window([*p["spots"], *p["extra"]], p["grid"]))
    points = [plot(s, letter, *spot) for letter, spot in zip("ABC", p["spots"], strict=True)]
    (A, a), (B, b), (C, c) = points
    triangle = A + B + C
    sides = []
    pairs = (points[0], points[1]), (points[1], points[2]), (points[0], points[2])
    for own, ((one, first), (other, second)) in zip("KLM", pairs, strict=True):
        words = {"one": one, "other": other, "line": one + other}
        letter = s.letter(own)
        middle = s.quantity("midpoint", one, other, symbol=letter)
        s.apply(NAMED_MIDPOINT, M=middle, A=first, B=second, middle=letter, line=one + other)
        sides.append(s.length(one, other))
        s.apply(DISTANCE, d=sides[-1], A=first, B=second, **words)
    if p["kind"] == "fourth":
        (D, d) = plot(s, "D", *p["extra"][0])
        s.polygon(A, B, C, D, noun="parallelogram")
        s.claim("parallelogram", A, B, C, D, said=True)
        s.apply(FOURTH_VERTEX, D=d, A=a, B=b, C=c, figure=triangle + D, vertex=D)
        s.say("fourth", figure=triangle + D, point=D)
        return
    s.polygon(A, B, C, noun="triangle")
    area, words = s.area(triangle), {"figure": f"triangle {triangle}"}
    s.apply(AREA_BY_COORDINATES, S=area, A=a, B=b, C=c, triangle=triangle, image=triangle)
    height = s.quantity("distance", C, A, B, noun=f"{C} to line {A}{B}", give=False)
    s.apply(TRIANGLE_AREA, S=area, b=sides[0], h=height, **words)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(triangle, give=False), a=sides[0], b=sides[1], c=sides[2], **words)
    s.say("triangle", triangle=triangle)
