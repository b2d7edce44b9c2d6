"""A regular polygon with its centre, radii and apothem: side, perimeter, area, exact where the angles allow it."""

from math import cos, radians, sin

from engine import Edge, Exact, distance, polar
from generators.rules.angles import heard
from generators.rules.area import (
    CIRCLE_AREA,
    CIRCLE_CIRCUMFERENCE,
    REGULAR_POLYGON_AREA,
    TRIANGLE_AREA,
    area_difference,
)
from generators.rules.quadrilateral import (
    APOTHEM,
    APOTHEM_RADIUS,
    CIRCUMRADIUS_REGULAR,
    HALF_CENTRAL_ANGLE,
    REGULAR_AREA_RADIUS,
    central_angle,
    regular_area_apothem,
    regular_area_side,
    regular_perimeter,
    regular_triangles,
)
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import MIDPOINT_HALVES

NAMES = {3: "triangle", 4: "square", 5: "pentagon", 6: "hexagon", 9: "nonagon", 10: "decagon"}
SIDES = {3: 18, 4: 16, 5: 3, 6: 20, 9: 1, 10: 2}  # by weight; exact values for 3, 4 and 6
WEIGHT = 0.5


def sample(rng):
    n = rng.choices(list(SIDES), list(SIDES.values()))[0]
    exact = n in (3, 4, 6)
    size, root = (rng.randint(2, 90), rng.choice((1, 2, 3, 5, 6, 7))) if exact else (rng.randint(2, 99), 1)
    return {
        "n": n,
        "known": rng.choice(("side", "side", "apothem", "radius")),
        "size": size,
        "root": root,
        "circle": rng.choice(("", "out", "in")) if exact else "",
        "hide": rng.random() < 0.5,
        "half": rng.random() < 0.25,
        "start": rng.randint(0, 359),
    }


def build(s, p):
    n, half = p["n"], radians(180 / p["n"])
    size = Exact.of(p["size"]) * Exact.of(p["root"]).sqrt()
    radius = float(size) / {"side": 2 * sin(half), "apothem": cos(half), "radius": 1}[p["known"]]
    O = s.point("O", (0, 0), dot=True)
    corners = [s.point("ABCDEFGHJK"[i], polar((0, 0), radius, p["start"] + i * 360 / n)) for i in range(n)]
    A, B = corners[:2]
    M = s.point("M", polar((0, 0), radius * cos(half), p["start"] + 180 / n))
    whole = s.polygon(*corners, noun=NAMES[n])
    for end in (A, B):
        s.segment(O, end, role="thin")
    s.segment(O, M, role="aux")
    s.right_angle(O, M, A, said=False)
    s.claim("between", M, A, B)
    # a tick on A-B would stand beside M, as if on one half: equal angles say the rest
    s.equal_lengths(*zip(corners[1:], corners[2:] + corners[:1], strict=True), said=False)
    s.equal_angles(*zip(corners, corners[1:] + corners[:1], corners[2:] + corners[:2], strict=True), said=False)
    s.claim({3: "equilateral", 4: "square"}.get(n, "regular"), *corners, said=True)
    figure = f"{NAMES[n]} {whole}"
    shape = {3: "equilateral ", 4: ""}.get(n, "regular ") + figure
    s.say("", figure=figure, shape=shape, apothem=O + M, one=O + A, other=O + B, O=O, M=M, side=A + B)

    values = {p["known"]: size}
    shown = {
        "side": not p["hide"],
        "apothem": not p["hide"] or p["circle"] != "in",
        "radius": not p["hide"] or p["circle"] != "out",
    }
    pairs = {"side": (A, B), "apothem": (O, M), "radius": (O, A)}
    a, h, r = (s.length(*ends, values.get(key), **heard(shown[key])) for key, ends in pairs.items())
    words = {"line": O + M, "side": A + B, "radius": O + A}
    step = {"ask": False, "give": False}
    central, angle = s.angle(A, O, B, **step), s.angle(A, O, M, **step)
    s.apply(central_angle(n), A=central, figure=figure, point=O)
    s.apply(HALF_CENTRAL_ANGLE, h=angle, A=central, triangle=A + O + B, line=O + M)
    exact = n in (3, 4, 6)
    P, S, T = (
        s.perimeter(whole, ask=exact or p["known"] != "side"),
        s.area(whole),
        s.area(s.polygon(A, O, B, noun="triangle", draw=False), give=exact),
    )
    s.apply(APOTHEM, h=h, a=a, H=angle, **words)
    s.apply(CIRCUMRADIUS_REGULAR, r=r, a=a, H=angle, **words)
    s.apply(APOTHEM_RADIUS, h=h, r=r, H=angle, **words)
    s.apply(regular_area_side(n), S=S, a=a, H=angle, figure=figure)
    s.apply(regular_area_apothem(n), S=S, h=h, H=angle, figure=figure)
    s.apply(REGULAR_AREA_RADIUS, T=T, r=r, A=central, triangle=A + O + B)
    s.apply(regular_perimeter(n), P=P, a=a, figure=figure)
    s.apply(REGULAR_POLYGON_AREA, S=S, P=P, h=h, figure=figure)
    s.apply(regular_triangles(n), S=S, T=T, figure=figure, point=O, triangle=A + O + B)
    s.apply(TRIANGLE_AREA, S=T, b=a, h=h, figure=f"triangle {A}{O}{B}")
    if p["circle"]:
        _circle(s, p, (O, A, M), whole, figure, S, h, r)
    AM = s.length(A, M, give=p["half"], ask=p["half"])
    s.apply(MIDPOINT_HALVES, whole=a, a=AM, b=s.length(M, B, **step), mid=M, line=A + B)
    s.apply(PYTHAGORAS, a=AM, b=h, c=r, triangle=A + M + O)


def _circle(s, p, points, whole, figure, S, h, r):
    O, A, M = points
    outside = p["circle"] == "out"
    noun = "the circumscribed circle" if outside else "the inscribed circle"
    ring = s.circle(O, distance(s.xy(O), s.xy(A if outside else M)))
    s.claim("on_circle", A if outside else M, ring)
    s.say("out" if outside else "in", figure=figure, O=O)
    disk, around = (
        s.quantity("area", ring, noun=noun, symbol="Area(circle)"),
        s.quantity("circumference", ring, noun=noun, give=False),
    )
    s.apply(CIRCLE_AREA, S=disk, r=r if outside else h, figure=noun)
    s.apply(CIRCLE_CIRCUMFERENCE, C=around, r=r if outside else h, figure=noun)
    edges = tuple(Edge(a, b) for a, b in zip(whole, whole[1:] + whole[0], strict=True))
    shaded = s.region("shaded", "the shaded region", *((ring, edges) if outside else (edges, ring)))
    s.fill(shaded)
    big, small = (disk, S) if outside else (S, disk)
    s.apply(area_difference(1), S=s.area(shaded), whole=big, p1=small, figure="the shaded region")
